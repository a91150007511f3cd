/** A parser that is fed bytes and fills a list on the way. */
export interface PushParser {
  push(chunk: Uint8Array): void;
  end(): void;
}

/**
 * Feeds the bytes to a push parser and yields what it has put into `ready`. What was read before a failure comes out
 * before the failure, so that the outcome does not depend on how the bytes are cut.
 */
export async function* flatten<Item>(
  bytes: AsyncIterable<Uint8Array>,
  parser: PushParser,
  ready: Item[],
): AsyncGenerator<Item, void, undefined> {
  for await (const chunk of bytes) yield* step(() => parser.push(chunk), ready);
  yield* step(() => parser.end(), ready);
}

function* step<Item>(feed: () => void, ready: Item[]): Generator<Item, void, undefined> {
  let failure: { readonly error: unknown } | undefined;
  try {
    feed();
  } catch (error) {
    failure = { error };
  }
  yield* ready.splice(0);
  if (failure) throw failure.error;
}
