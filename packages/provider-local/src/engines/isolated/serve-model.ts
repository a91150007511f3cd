import { LlmError, type Logger, systemTimers, type Timers } from '@modelhaven/core';
import type { Engine, EngineCall, EngineModel, GpuChoice } from '../../engine.ts';
import type { ModelFile } from '../../weights/model-file.ts';
import { readHeaderFile } from '../../weights/read-header-file.ts';
import type { GgufFile } from '../../weights/scan.ts';
import { EVENTS_AHEAD, type FromChild, type SentError, type SentFile, type ToChild } from './messages.ts';
import { createOutbox } from './outbox.ts';

/** The child's end of the connection. */
export interface ServeOptions {
  readonly post: (message: FromChild) => void;
  /** Makes the engine once it is known whether it may use a GPU. */
  readonly createEngine: (gpu: GpuChoice, logger: Logger) => Engine;
  readonly timers?: Timers;
}

interface Call {
  readonly abort: AbortController;
  /** Events that may be sent before the reader asks for more. */
  credit: number;
  wake: () => void;
}

/** Loads one model and answers with it; the returned function takes what the parent says. Never throws. */
export function serveModel({ post, createEngine, timers = systemTimers }: ServeOptions): (message: ToChild) => void {
  const outbox = createOutbox(post, timers);
  const { send } = outbox;
  const calls = new Map<number, Call>();
  const logger = createSentLogger(send, {});
  let model: EngineModel | undefined;

  const load = async ({ file, gpu, draft, ...options }: Extract<ToChild, { type: 'load' }>): Promise<void> => {
    try {
      model = await createEngine(gpu, logger).load(await complete(file), {
        ...options,
        draft: typeof draft === 'object' ? await completeGguf(draft) : draft,
        logger,
        // A load is cancelled by ending the process.
        signal: new AbortController().signal,
        onProgress: (fraction) => send({ type: 'progress', fraction }),
      });
      const { contextLength, memoryBytes, gpuMemoryBytes, memoryGrows, draftBytes, warnings } = model;
      send({ type: 'loaded', contextLength, memoryBytes, gpuMemoryBytes, memoryGrows, draftBytes, warnings });
    } catch (error) {
      send({ type: 'load-failed', error: toSentError(error) });
    }
  };

  const serve = async (id: number, run: (loaded: EngineModel, call: Call) => Promise<void>): Promise<void> => {
    const call: Call = { abort: new AbortController(), credit: EVENTS_AHEAD, wake: () => {} };
    calls.set(id, call);
    try {
      if (!model) throw new LlmError('INTERNAL', 'The model is not loaded.');
      await run(model, call);
      send({ type: 'ended', call: id });
    } catch (error) {
      send({ type: 'ended', call: id, error: toSentError(error) });
    } finally {
      calls.delete(id);
    }
  };

  return (message) => {
    switch (message.type) {
      case 'load':
        void load(message);
        break;
      case 'generate':
        void serve(message.call, async (loaded, call) => {
          const context: EngineCall = { signal: call.abort.signal, logger, model: message.model };
          for await (const event of loaded.generate(message.request, context)) {
            while (call.credit === 0 && !call.abort.signal.aborted) {
              await new Promise<void>((resolve) => {
                call.wake = resolve;
              });
            }
            call.credit--;
            outbox.event(message.call, event);
          }
        });
        break;
      case 'embed':
        void serve(message.call, async (loaded, call) => {
          const context: EngineCall = { signal: call.abort.signal, logger, model: message.model };
          send({ type: 'result', call: message.call, result: await loaded.embed(message.request, context) });
        });
        break;
      case 'rerank':
        void serve(message.call, async (loaded, call) => {
          const context: EngineCall = { signal: call.abort.signal, logger, model: message.model };
          const result = await loaded.rerank?.(message.request, context);
          if (!result) throw new LlmError('UNSUPPORTED', 'This engine cannot rank.', { field: 'model' });
          send({ type: 'result', call: message.call, result });
        });
        break;
      case 'count':
        void serve(message.call, async (loaded, call) => {
          const context: EngineCall = { signal: call.abort.signal, logger, model: message.model };
          const result = await loaded.countTokens?.(message.request, context);
          if (result === undefined) throw new LlmError('UNSUPPORTED', 'This engine cannot count.', { field: 'model' });
          send({ type: 'result', call: message.call, result });
        });
        break;
      case 'abort':
        calls.get(message.call)?.abort.abort();
        calls.get(message.call)?.wake();
        break;
      case 'more': {
        const call = calls.get(message.call);
        if (!call) break;
        call.credit += message.events;
        call.wake();
        break;
      }
    }
  };
}

async function complete(file: SentFile): Promise<ModelFile> {
  return file.format === 'onnx' ? file : completeGguf(file);
}

async function completeGguf(file: Omit<GgufFile, 'header'>): Promise<GgufFile> {
  const found = await readHeaderFile(file.path);
  if (!found.ok)
    throw new LlmError('MODEL_NOT_FOUND', `This model cannot be used. ${found.reason}`, { field: 'model' });
  return { ...file, header: found.header };
}

function toSentError(thrown: unknown): SentError {
  const { code, message, details } = LlmError.from(thrown);
  return { code, message, details };
}

function createSentLogger(send: (message: FromChild) => void, bindings: Readonly<Record<string, unknown>>): Logger {
  const method =
    (level: 'debug' | 'info' | 'warn' | 'error') => (fields: Readonly<Record<string, unknown>>, message?: string) =>
      send({ type: 'log', level, fields: { ...bindings, ...fields }, message });
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    child: (more) => createSentLogger(send, { ...bindings, ...more }),
  };
}
