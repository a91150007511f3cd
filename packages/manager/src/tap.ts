/** What is told of a stream that passes by. */
export interface Tap<From, To = From> {
  /** Before a value is handed on. */
  event?(event: From): void;
  /** What is handed on in place of a value. */
  change?(event: From): To;
  /** What the reader gets instead of what the source threw. */
  error?(thrown: unknown): unknown;
  /** Once, when it is over: ended, thrown, or left by its reader. */
  end?(): void;
}

const finished = { done: true, value: undefined } as const;

/**
 * The same stream, watched. An iterator by hand: each async generator between source and reader costs every value
 * several turns of the microtask queue.
 */
export function tap<From, To = From>(source: AsyncIterable<From>, watcher: Tap<From, To>): AsyncIterable<To> {
  return { [Symbol.asyncIterator]: () => new Tapped(source[Symbol.asyncIterator](), watcher) };
}

// A class, as every open stream holds some: its methods are shared.
class Tapped<From, To> implements AsyncIterator<To> {
  readonly #source: AsyncIterator<From>;
  readonly #watcher: Tap<From, To>;
  #isOver = false;
  readonly #onNext: (result: IteratorResult<From>) => IteratorResult<To>;
  readonly #onFailure: (thrown: unknown) => never;

  constructor(source: AsyncIterator<From>, watcher: Tap<From, To>) {
    this.#source = source;
    this.#watcher = watcher;
    this.#onNext = (result) => this.#take(result);
    this.#onFailure = (thrown) => this.#fail(thrown);
  }

  next(): Promise<IteratorResult<To>> {
    if (this.#isOver) return Promise.resolve(finished);
    try {
      return this.#source.next().then(this.#onNext, this.#onFailure);
    } catch (thrown) {
      // One made by hand may throw at once.
      return Promise.reject(thrown).catch(this.#onFailure);
    }
  }

  return(): Promise<IteratorResult<To>> {
    const leaving = this.#source.return?.() ?? Promise.resolve(finished);
    return leaving.then(
      () => {
        this.#finish();
        return finished;
      },
      (thrown) => {
        this.#finish();
        throw thrown;
      },
    );
  }

  #take(result: IteratorResult<From>): IteratorResult<To> {
    if (result.done) {
      this.#finish();
      return finished;
    }
    try {
      this.#watcher.event?.(result.value);
      if (!this.#watcher.change) return result as IteratorResult<unknown> as IteratorResult<To>;
      return { done: false, value: this.#watcher.change(result.value) };
    } catch (thrown) {
      // Nobody reads on, and what the source holds would never be given back.
      void this.#source.return?.().catch(() => {});
      return this.#fail(thrown);
    }
  }

  #fail(thrown: unknown): never {
    const seen = this.#watcher.error ? this.#watcher.error(thrown) : thrown;
    this.#finish();
    throw seen;
  }

  #finish(): void {
    if (!this.#isOver) this.#watcher.end?.();
    this.#isOver = true;
  }
}
