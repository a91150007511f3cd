const finished = { done: true, value: undefined } as const;

/**
 * A stream that is made when it is first read, by work that takes its time. Once it is made nothing stands between it
 * and its reader, as an async generator would.
 */
export function deferred<Value>(open: () => Promise<AsyncIterable<Value>>): AsyncIterable<Value> {
  return { [Symbol.asyncIterator]: () => new Deferred(open) };
}

class Deferred<Value> implements AsyncIterator<Value> {
  #open: (() => Promise<AsyncIterable<Value>>) | undefined;
  #opening: Promise<AsyncIterator<Value>> | undefined;
  #iterator: AsyncIterator<Value> | undefined;
  #isLeft = false;

  constructor(open: () => Promise<AsyncIterable<Value>>) {
    this.#open = open;
  }

  next(): Promise<IteratorResult<Value>> {
    if (this.#isLeft) return Promise.resolve(finished);
    if (this.#iterator) return this.#iterator.next();
    this.#opening ??= this.#begin();
    return this.#opening.then(next, (thrown) => {
      this.#isLeft = true;
      throw thrown;
    });
  }

  async return(): Promise<IteratorResult<Value>> {
    this.#isLeft = true;
    const made = this.#iterator ?? (await this.#opening?.catch(() => undefined));
    await made?.return?.();
    return finished;
  }

  async #begin(): Promise<AsyncIterator<Value>> {
    const open = this.#open as () => Promise<AsyncIterable<Value>>;
    // What it was made from is not held for as long as it lasts.
    this.#open = undefined;
    const iterator = (await open())[Symbol.asyncIterator]();
    this.#iterator = iterator;
    this.#opening = undefined;
    return iterator;
  }
}

function next<Value>(made: AsyncIterator<Value>): Promise<IteratorResult<Value>> {
  return made.next();
}
