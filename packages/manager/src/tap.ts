/** What is told of a stream that passes by. */
export interface Tap<Event> {
  /** Before an event is handed on. */
  readonly event?: (event: Event) => void;
  /** What the reader gets instead of what the source threw. */
  readonly error?: (thrown: unknown) => unknown;
  /** Once, when it is over: ended, thrown, or left by its reader. */
  readonly end?: () => void;
}

/**
 * The same stream, watched. An iterator by hand: each async generator between source and reader costs every event
 * several turns of the microtask queue.
 */
export function tap<Event>(source: AsyncIterable<Event>, { event, error, end }: Tap<Event>): AsyncIterable<Event> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      let isOver = false;
      const finish = () => {
        if (!isOver) end?.();
        isOver = true;
      };
      return {
        async next() {
          if (isOver) return { done: true, value: undefined };
          try {
            const result = await iterator.next();
            if (result.done) finish();
            else event?.(result.value);
            return result;
          } catch (thrown) {
            const seen = error ? error(thrown) : thrown;
            finish();
            throw seen;
          }
        },
        async return() {
          try {
            await iterator.return?.();
          } finally {
            finish();
          }
          return { done: true, value: undefined };
        },
      };
    },
  };
}
