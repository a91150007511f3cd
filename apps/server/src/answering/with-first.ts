/** What comes of an iterator whose first result has been taken already. No generator: this stands in every chunk's way. */
export function withFirst<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncIterable<T> {
  let pending: IteratorResult<T> | undefined = first;
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        if (pending === undefined) return rest.next();
        const result = pending;
        pending = undefined;
        return Promise.resolve(result);
      },
      async return() {
        await rest.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}
