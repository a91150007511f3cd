import {
  abortError,
  type EmbedRequest,
  type EmbedResult,
  LlmError,
  linkAbort,
  type ModelProvider,
  untilAborted,
} from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { type CallContext, ownerOf, recordAttempt } from './call-context.ts';
import { costOfUsage } from './cost.ts';
import { type AttemptsParts, enter, patienceMs, remainingMs, tellOfOverload } from './leased-attempt.ts';
import { pause } from './pause.ts';
import { asProviderError } from './provider-error.ts';
import { retryDelayMs } from './resilience/retry.ts';
import type { AnswerRoute } from './types.ts';

/** The one model that embeds: vectors of another one could not be compared, so nobody ever stands in. */
export interface EmbedTarget {
  readonly provider: ModelProvider;
  readonly target: Extract<Target, { type: 'model' }>;
}

/** The first model that was named, if its provider can embed. Throws `INVALID_REQUEST` for `auto`, else `UNSUPPORTED`. */
export function chooseEmbedTarget(
  targets: readonly Target[],
  providerOf: (id: string) => ModelProvider | undefined,
): EmbedTarget {
  const [target] = targets;
  if (target?.type !== 'model') {
    throw new LlmError(
      'INVALID_REQUEST',
      'Name the model that shall embed: the vectors of different models cannot be compared, so none is chosen for you.',
      { field: 'model' },
    );
  }
  const provider = providerOf(target.model.provider);
  if (!provider?.embeddings) {
    throw new LlmError('UNSUPPORTED', `${target.model.provider} has no embeddings. Name a model of another provider.`, {
      provider: target.model.provider,
      model: target.model.id,
      field: 'model',
    });
  }
  return { provider, target };
}

/** Embeds, and asks the same model again where the error table allows it. Every attempt is recorded once. */
export async function embed(
  parts: AttemptsParts,
  { provider, target }: EmbedTarget,
  request: EmbedRequest,
  call: CallContext,
): Promise<EmbedResult & { readonly route: AnswerRoute }> {
  for (let tries = 1; ; tries++) {
    try {
      const result = await embedOnce(parts, { provider, target }, request, call, tries);
      const route = { requestId: call.requestId, provider: provider.id, model: target.model.id };
      return { ...result, route: { ...route, address: target.address, attempts: tries } };
    } catch (thrown) {
      const error = LlmError.from(thrown, { provider: provider.id, model: target.model.id });
      const delayMs = call.signal.aborted
        ? undefined
        : retryDelayMs({
            error,
            failedTries: tries,
            othersWaiting: false,
            remainingMs: remainingMs(parts, call).untilContentMs,
            settings: parts.settings.retries,
            random: parts.random,
          });
      if (delayMs === undefined) throw error;
      await pause(delayMs, call.signal, parts.timers);
    }
  }
}

async function embedOnce(
  parts: AttemptsParts,
  { provider, target }: EmbedTarget,
  request: EmbedRequest,
  call: CallContext,
  number: number,
): Promise<EmbedResult> {
  const patience = patienceMs(parts, remainingMs(parts, call).untilContentMs, false);
  const { place, lease } = await enter(parts, { provider, address: target.address }, call, patience);
  const own = linkAbort(call.signal);
  const startedAt = parts.now();
  const limitMs = Math.max(1, remainingMs(parts, call).untilContentMs);
  const timer = parts.timers.set(() => {
    own.abort(new LlmError('TIMEOUT', `No vectors came within ${limitMs} ms.`));
  }, limitMs);
  const seen: { outcome: 'OK' | LlmError['code']; result?: EmbedResult } = { outcome: 'ABORTED' };
  try {
    const work = provider.embeddings?.embed(
      { ...request, model: target.model.id },
      { signal: own.signal, logger: call.logger },
    );
    if (!work) throw new LlmError('UNSUPPORTED', `${provider.id} has no embeddings.`);
    seen.result = await untilAborted(work, own.signal);
    if (seen.result.vectors.length !== request.input.length) {
      throw new LlmError('BAD_RESPONSE', `${provider.id} did not answer with one vector per input.`);
    }
    seen.outcome = 'OK';
    lease.succeed();
    place.answered(undefined);
    return seen.result;
  } catch (thrown) {
    const error = call.signal.aborted ? abortError(call.signal) : asProviderError(thrown, provider.id, target.model.id);
    seen.outcome = error.code;
    if (!call.signal.aborted) {
      lease.fail(error);
      tellOfOverload(place, error);
    }
    throw error;
  } finally {
    parts.timers.clear(timer);
    own.abort();
    own.release();
    lease.release();
    place.leave();
    const usage = seen.outcome === 'OK' ? seen.result?.usage : undefined;
    // Embedding has no output; a provider that counts none means zero.
    const costUsd = usage && costOfUsage({ outputTokens: 0, ...usage }, target.model.pricing, target.model.free);
    recordAttempt(parts.recorder, call, {
      requestId: call.requestId,
      attempt: number,
      provider: provider.id,
      model: target.model.id,
      operation: 'embeddings',
      streamed: false,
      startedAt,
      totalMs: parts.now() - startedAt,
      ...(place.queuedMs > 0 ? { queuedMs: place.queuedMs } : {}),
      outcome: seen.outcome,
      ...(usage ? { usage } : {}),
      ...(costUsd === undefined ? {} : { costUsd }),
      ...ownerOf(call),
    });
  }
}
