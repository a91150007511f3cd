import type { LanguageModelV3 } from '@ai-sdk/provider';
import { LlmError, linkAbort } from '@modelhaven/core';
import { fromAnswer } from './from-answer.ts';
import { fromEvents } from './from-events.ts';
import type { ModelhavenSettings } from './modelhaven-provider.ts';
import { toRequest } from './to-request.ts';
import { toStream } from './to-stream.ts';

/** One language model of the AI SDK: a name that the manager resolves at every call. */
export function createLanguageModel(settings: ModelhavenSettings, modelId: string): LanguageModelV3 {
  const { manager, name = 'modelhaven', defaults } = settings;
  return {
    specificationVersion: 'v3',
    provider: name,
    modelId,
    // Links are handed on as they are; which model answers, and whether it reads them, is not known before the call.
    supportedUrls: { '*/*': [/^https?:\/\/.*$/] },
    async doGenerate(options) {
      const { request, options: call, warnings } = toRequest(modelId, options, defaults);
      try {
        return fromAnswer(await manager.generate(request, call), warnings);
      } catch (thrown) {
        throw asTheirAbort(thrown, options.abortSignal);
      }
    },
    async doStream(options) {
      const { request, options: call, warnings } = toRequest(modelId, options, defaults);
      const { signal, abort, release } = linkAbort(options.abortSignal);
      const values = fromEvents(manager.stream(request, { ...call, signal }), warnings);
      const toError = (thrown: unknown) => asTheirAbort(thrown, options.abortSignal);
      return { stream: await toStream({ values, abort, release, toError }) };
    },
  };
}

/** The AI SDK tells a call that was stopped from one that failed by the reason of its own signal. */
function asTheirAbort(thrown: unknown, signal: AbortSignal | undefined): unknown {
  const isStopped = LlmError.is(thrown) && thrown.code === 'ABORTED' && signal?.aborted;
  return isStopped ? signal.reason : thrown;
}
