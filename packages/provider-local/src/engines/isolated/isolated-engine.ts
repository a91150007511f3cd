import {
  abortError,
  type EmbedResult,
  LlmError,
  type RerankResult,
  type StreamEvent,
  untilAborted,
} from '@modelhaven/core';
import type { Engine, EngineLoadOptions, EngineModel, GpuChoice } from '../../engine.ts';
import type { ChildScript } from '../../engine-child-path.ts';
import type { ModelFile } from '../../weights/model-file.ts';
import type { GgufFile } from '../../weights/scan.ts';
import { watchAbort } from '../abort-watch.ts';
import { EVENTS_AHEAD, type SentFile, type ToChild } from './messages.ts';
import { type ChildHandlers, type ModelChild, startChild } from './model-child.ts';

export interface IsolatedEngineOptions {
  readonly gpu: GpuChoice;
  readonly script: ChildScript;
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
}

/** Runs each model in a process of its own: what native code does to that process happens to nobody else. */
export function createIsolatedEngine({ gpu, script, random }: IsolatedEngineOptions): Engine {
  const children = new Set<ModelChild>();
  return {
    kind: 'isolated',

    async load(file: ModelFile, options: EngineLoadOptions): Promise<EngineModel> {
      const { signal, logger, onProgress, contextLength, contextAsked, sequences, threads, gpuLayers, draft } = options;
      const { cacheDir } = options;
      const child = startChild(script, logger);
      children.add(child);
      void child.ended.then(() => children.delete(child));
      try {
        const loaded = await untilAborted(
          child.load(
            {
              type: 'load',
              file: toSentFile(file),
              gpu,
              ...{ contextLength, contextAsked, sequences, threads, gpuLayers, cacheDir },
              draft: typeof draft === 'object' ? withoutHeader(draft) : draft,
            },
            onProgress,
          ),
          signal,
        );
        return createIsolatedModel(child, loaded, random);
      } catch (error) {
        await child.end();
        throw error;
      }
    },

    async close() {
      await Promise.all([...children].map((child) => child.end()));
    },
  };
}

function toSentFile(file: ModelFile): SentFile {
  return file.format === 'onnx' ? file : withoutHeader(file);
}

function withoutHeader({ header: _, ...rest }: GgufFile): Omit<GgufFile, 'header'> {
  return rest;
}

function createIsolatedModel(
  child: ModelChild,
  facts: Pick<EngineModel, 'contextLength' | 'memoryBytes' | 'gpuMemoryBytes' | 'warnings'>,
  random: () => number,
): EngineModel {
  return {
    ...facts,
    gone: child.ended,

    async *generate(request, { signal, model }) {
      const seed = request.seed ?? Math.floor(random() * 2 ** 32);
      const inbox = createInbox();
      const call = child.call(
        (id) => ({ type: 'generate', call: id, request: { ...request, seed }, model }),
        inbox.handlers,
      );
      const watch = watchAbort(signal);
      let taken = 0;
      try {
        for (;;) {
          const event = inbox.take() ?? (await watch.wait(inbox.next()));
          if (event === undefined) return;
          if (signal.aborted) throw abortError(signal);
          yield event;
          if (++taken < EVENTS_AHEAD / 2) continue;
          call.more(taken);
          taken = 0;
        }
      } finally {
        watch.end();
        call.leave();
      }
    },

    embed: (request, { signal, model }) =>
      resultOf<EmbedResult>(child, (call) => ({ type: 'embed', call, request, model }), signal),

    rerank: (request, { signal, model }) =>
      resultOf<RerankResult>(child, (call) => ({ type: 'rerank', call, request, model }), signal),

    countTokens: (request, { signal, model }) =>
      resultOf<number>(child, (call) => ({ type: 'count', call, request, model }), signal),

    dispose: () => child.end(),
  };
}

/** What comes of a call without events. */
async function resultOf<Result extends EmbedResult | RerankResult | number>(
  child: ModelChild,
  message: (call: number) => ToChild,
  signal: AbortSignal,
): Promise<Result> {
  if (signal.aborted) throw abortError(signal);
  let leave = () => {};
  try {
    const answer = new Promise<Result>((resolve, reject) => {
      let result: Result | undefined;
      const handlers: ChildHandlers = {
        // The child answers a call with what that call is for.
        onResult: (given) => {
          result = given as Result;
        },
        onEnd: (error) => {
          if (result !== undefined) resolve(result);
          else reject(error ?? new LlmError('INTERNAL', 'The engine gave no result.'));
        },
      };
      leave = child.call(message, handlers).leave;
    });
    return await untilAborted(answer, signal);
  } finally {
    leave();
  }
}

/** Keeps what came until it is asked for. */
function createInbox() {
  const events: StreamEvent[] = [];
  let over: { readonly error: LlmError | undefined } | undefined;
  let wake = () => {};
  const handlers: ChildHandlers = {
    onEvent(event) {
      events.push(event);
      wake();
    },
    onEnd(error) {
      over = { error };
      wake();
    },
  };
  return {
    handlers,
    /** The next event, where it is here already. */
    take: (): StreamEvent | undefined => events.shift(),
    /** The next event; undefined after the last one. Rejects with the error that ended the call. */
    async next(): Promise<StreamEvent | undefined> {
      for (;;) {
        const event = events.shift();
        if (event) return event;
        if (over?.error) throw over.error;
        if (over) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
