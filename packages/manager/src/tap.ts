/** What is told of a stream that passes by. */
export interface Tap<From, To = From> {
  /** Before a value is handed on. */
  readonly event?: (event: From) => void;
  /** What is handed on in place of a value. */
  readonly change?: (event: From) => To;
  /** What the reader gets instead of what the source threw. */
  readonly error?: (thrown: unknown) => unknown;
  /** Once, when it is over: ended, thrown, or left by its reader. */
  readonly end?: () => void;
}

const finished = { done: true, value: undefined } as const;

/**
 * The same stream, watched. An iterator by hand: each async generator between source and reader costs every value
 * several turns of the microtask queue.
 */
export function tap<From, To = From>(
  source: AsyncIterable<From>,
  { event, change, error, end }: Tap<From, To>,
): AsyncIterable<To> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      let isOver = false;
      const finish = () => {
        if (!isOver) end?.();
        isOver = true;
      };
      const onFailure = (thrown: unknown): never => {
        const seen = error ? error(thrown) : thrown;
        finish();
        throw seen;
      };
      const onNext = (result: IteratorResult<From>): IteratorResult<To> => {
        if (result.done) {
          finish();
          return finished;
        }
        try {
          event?.(result.value);
          return change
            ? { done: false, value: change(result.value) }
            : (result as IteratorResult<unknown> as IteratorResult<To>);
        } catch (thrown) {
          return onFailure(thrown);
        }
      };
      return {
        next: () => (isOver ? Promise.resolve(finished) : iterator.next().then(onNext, onFailure)),
        async return() {
          try {
            await iterator.return?.();
          } finally {
            finish();
          }
          return finished;
        },
      };
    },
  };
}
