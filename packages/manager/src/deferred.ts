const finished = { done: true, value: undefined } as const;

/**
 * A stream that is made when it is first read, by work that takes its time. Once it is made nothing stands between it
 * and its reader, as an async generator would.
 */
export function deferred<Value>(open: () => Promise<AsyncIterable<Value>>): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      let opening: Promise<AsyncIterator<Value>> | undefined;
      let iterator: AsyncIterator<Value> | undefined;
      let isLeft = false;
      const begin = async (): Promise<AsyncIterator<Value>> => {
        iterator = (await open())[Symbol.asyncIterator]();
        return iterator;
      };
      return {
        next() {
          if (isLeft) return Promise.resolve(finished);
          if (iterator) return iterator.next();
          opening ??= begin();
          return opening.then(
            (made) => made.next(),
            (thrown) => {
              isLeft = true;
              throw thrown;
            },
          );
        },
        async return() {
          isLeft = true;
          const made = iterator ?? (await opening?.catch(() => undefined));
          await made?.return?.();
          return finished;
        },
      };
    },
  };
}
