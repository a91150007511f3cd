import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { type EmbedResult, LlmError, type Logger, type RerankResult, type StreamEvent } from '@modelhaven/core';
import type { ChildScript } from '../../engine-child-path.ts';
import { crashedWhileAnswering, crashedWhileLoading } from './describe-crash.ts';
import type { FromChild, SentError, ToChild } from './messages.ts';

/** Told what comes for one call. */
export interface ChildHandlers {
  onEvent?(event: StreamEvent): void;
  onResult?(result: EmbedResult | RerankResult | number): void;
  /** Called once; with an error where the call failed or the process ended. */
  onEnd(error: LlmError | undefined): void;
}

/** One call in progress. */
export interface ChildCall {
  /** Allows so many more events. */
  more(events: number): void;
  /** Forgets the call, and cancels it where it is not over. */
  leave(): void;
}

/** What a child says of the model it loaded. */
export type Loaded = Omit<Extract<FromChild, { type: 'loaded' }>, 'type'>;

/** The process of one model. */
export interface ModelChild {
  /** Resolves when the process is gone, however it ended. */
  readonly ended: Promise<void>;
  /** Loads the model; once per process. Rejects with `LlmError`, also where its process crashes at it. */
  load(message: Extract<ToChild, { type: 'load' }>, onProgress: (fraction: number) => void): Promise<LoadedFacts>;
  call(message: (id: number) => ToChild, handlers: ChildHandlers): ChildCall;
  /** Ends the process and waits until its memory is free. */
  end(): Promise<void>;
}

/** The facts of a loaded model, absent ones left out. */
export interface LoadedFacts {
  readonly contextLength: number;
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
  readonly memoryGrows?: true;
  readonly draftBytes?: number;
  readonly warnings: readonly string[];
}

const MOST_COMPLAINTS = 8192;

/** Starts a process for a model. It does not keep this one alive except while it loads or answers. */
export function startChild(script: ChildScript, logger: Logger): ModelChild {
  const child = fork(script.path, [], {
    execArgv: [...script.execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-MOST_COMPLAINTS);
  });
  const calls = new Map<number, ChildHandlers>();
  let loading: { readonly message: (message: FromChild) => void; readonly lost: () => void } | undefined;
  let lastCall = 0;
  let gone = false;
  let wanted = false;

  const stayAlive = keepAliveWhile(child, () => loading !== undefined || calls.size > 0 || wanted);
  stayAlive();
  const send = (message: ToChild) => {
    if (!gone) child.send(message, () => {});
  };
  const finish = (id: number, error: LlmError | undefined) => {
    const handlers = calls.get(id);
    calls.delete(id);
    stayAlive();
    handlers?.onEnd(error);
  };

  child.on('message', (received) => {
    const message = received as FromChild;
    if (message.type === 'log') logger[message.level](message.fields, message.message);
    else if (message.type === 'events') {
      for (const [call, event] of message.events) calls.get(call)?.onEvent?.(event);
    } else if (message.type === 'result') calls.get(message.call)?.onResult?.(message.result);
    else if (message.type === 'ended') finish(message.call, message.error && fromSentError(message.error));
    else loading?.message(message);
  });

  const ended = new Promise<void>((resolve) => {
    const over = (killedBy: NodeJS.Signals | null) => {
      if (gone) return;
      gone = true;
      if (!wanted)
        logger.warn(
          { engine: 'isolated', signal: killedBy ?? undefined },
          'The process of a model ended unexpectedly.',
        );
      loading?.lost();
      for (const id of [...calls.keys()]) finish(id, crashedWhileAnswering(child.signalCode, complaints));
      resolve();
    };
    // Not `exit`: what the process wrote last, the reason of a crash above all, comes before `close`.
    child.on('close', (_, killedBy) => over(killedBy));
    child.on('error', () => child.pid === undefined && over(null));
  });

  return {
    ended,

    load(message, onProgress) {
      return new Promise<LoadedFacts>((resolve, reject) => {
        const settle = () => {
          loading = undefined;
          stayAlive();
        };
        loading = {
          message(received) {
            if (received.type === 'progress') onProgress(received.fraction);
            else if (received.type === 'loaded') {
              settle();
              resolve(toFacts(received));
            } else if (received.type === 'load-failed') {
              settle();
              reject(fromSentError(received.error));
            }
          },
          lost() {
            settle();
            reject(crashedWhileLoading(child.signalCode, complaints));
          },
        };
        if (gone) loading.lost();
        stayAlive();
        send(message);
      });
    },

    call(message, handlers) {
      const id = ++lastCall;
      calls.set(id, handlers);
      stayAlive();
      if (gone) finish(id, crashedWhileAnswering(child.signalCode, complaints));
      else send(message(id));
      return {
        more: (events) => send({ type: 'more', call: id, events }),
        leave() {
          if (!calls.delete(id)) return;
          stayAlive();
          send({ type: 'abort', call: id });
        },
      };
    },

    end() {
      wanted = true;
      if (!gone) stayAlive();
      // Nothing of a model is worth saving, and a process that is killed leaves all of its memory at once.
      if (!gone) child.kill('SIGKILL');
      return ended;
    },
  };
}

/** An idle child must not keep its parent from ending; one that loads, answers or is being ended must. */
function keepAliveWhile(child: ChildProcess, isBusy: () => boolean): () => void {
  const { stderr } = child;
  const holds = [child, ...(stderr instanceof Socket ? [stderr] : [])];
  return () => {
    const busy = isBusy();
    for (const hold of holds) {
      if (busy) hold.ref();
      else hold.unref();
    }
    if (busy) child.channel?.ref();
    else child.channel?.unref();
  };
}

function toFacts({
  contextLength,
  memoryBytes,
  gpuMemoryBytes,
  memoryGrows,
  draftBytes,
  warnings,
}: Loaded): LoadedFacts {
  return {
    contextLength,
    warnings,
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes }),
    ...(memoryGrows ? { memoryGrows } : {}),
    ...(draftBytes === undefined ? {} : { draftBytes }),
  };
}

function fromSentError({ code, message, details }: SentError): LlmError {
  return new LlmError(code, message, details);
}
