import type { LlmError } from '@modelhaven/core';
import type { Lifecycle, RunningCall } from './lifecycle.ts';
import type { AnswerEvent } from './types.ts';

/**
 * An iterator that joins the calls in progress with its first `next()`. Its `return()` cancels at once, even while a
 * `next()` is pending, which a bare generator would not notice before that settles.
 */
export function cancellable(
  lifecycle: Pick<Lifecycle, 'enter'>,
  signal: AbortSignal | undefined,
  toError: (thrown: unknown) => LlmError,
  start: (running: RunningCall) => AsyncIterable<readonly AnswerEvent[]>,
): AsyncIterator<readonly AnswerEvent[]> {
  return new Cancellable(lifecycle, signal, toError, start);
}

type Batch = IteratorResult<readonly AnswerEvent[]>;
type Start = Parameters<typeof cancellable>[3];

const finished: Batch = { done: true, value: undefined };

// A class, as every open stream holds one: its methods are shared.
class Cancellable implements AsyncIterator<readonly AnswerEvent[]> {
  readonly #lifecycle: Pick<Lifecycle, 'enter'>;
  readonly #signal: AbortSignal | undefined;
  readonly #toError: (thrown: unknown) => LlmError;
  #start: Start | undefined;
  #running: RunningCall | undefined;
  #events: AsyncIterator<readonly AnswerEvent[]> | undefined;
  #isOver = false;
  /** What a `next()` waits for that has not come yet: whoever asks meanwhile comes after it. */
  #pending: Promise<Batch> | undefined;
  readonly #onNext: (result: Batch) => Batch;
  readonly #onFailure: (thrown: unknown) => never;

  constructor(
    lifecycle: Pick<Lifecycle, 'enter'>,
    signal: AbortSignal | undefined,
    toError: (thrown: unknown) => LlmError,
    start: Start,
  ) {
    this.#lifecycle = lifecycle;
    this.#signal = signal;
    this.#toError = toError;
    this.#start = start;
    this.#onNext = (result) => {
      this.#pending = undefined;
      if (result.done) this.#end();
      return result;
    };
    this.#onFailure = (thrown) => {
      this.#pending = undefined;
      this.#end();
      throw this.#toError(thrown);
    };
  }

  next(): Promise<Batch> {
    if (this.#pending) {
      const again = () => this.next();
      return this.#pending.then(again, again);
    }
    if (this.#isOver) return Promise.resolve(finished);
    try {
      this.#events ??= this.#begin();
    } catch (thrown) {
      return Promise.reject(thrown).catch(this.#onFailure);
    }
    this.#pending = this.#events.next().then(this.#onNext, this.#onFailure);
    return this.#pending;
  }

  async return(): Promise<Batch> {
    try {
      if (this.#events && !this.#isOver) {
        this.#running?.abort();
        await this.#events.return?.();
      }
    } finally {
      this.#end();
    }
    return finished;
  }

  #begin(): AsyncIterator<readonly AnswerEvent[]> {
    const running = this.#lifecycle.enter(this.#signal);
    const start = this.#start as Start;
    // What it was started with is not held for as long as it lasts.
    this.#start = undefined;
    try {
      const events = start(running)[Symbol.asyncIterator]();
      this.#running = running;
      return events;
    } catch (thrown) {
      running.leave();
      throw thrown;
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#running?.leave();
  }
}
