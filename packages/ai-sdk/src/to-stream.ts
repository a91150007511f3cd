/** What a stream is made from. */
export interface StreamSource<T> {
  readonly values: AsyncIterable<T>;
  /** Stops whoever makes the values: an iteration that waits for one does not hear of its reader's leaving. */
  readonly abort: () => void;
  /** Called once at the end, however it comes. */
  readonly release: () => void;
  /** What a reader shall see of an error. */
  readonly toError: (thrown: unknown) => unknown;
}

/**
 * A web stream of what an iteration gives. Waits for the first value, so that what fails before it rejects here and
 * not in the stream. Nothing is read ahead of its reader, and a reader who cancels ends the iteration.
 */
export async function toStream<T>({ values, abort, release, toError }: StreamSource<T>): Promise<ReadableStream<T>> {
  const iterator = values[Symbol.asyncIterator]();
  const next = async () => {
    try {
      const result = await iterator.next();
      if (result.done) release();
      return result;
    } catch (thrown) {
      release();
      throw toError(thrown);
    }
  };
  let first: IteratorResult<T> | undefined = await next();
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const result = first ?? (await next());
        first = undefined;
        if (result.done) controller.close();
        else controller.enqueue(result.value);
      },
      async cancel() {
        abort();
        release();
        // The end of a reader is no failure, whatever the iteration says about being stopped.
        await iterator.return?.().catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
