import { type BoundedStore, LlmError, type Logger } from '@modelhaven/core';

/** A store that failed is not asked again for so long, in milliseconds. */
const REST_MS = 5_000;

/**
 * A store that nobody waits for while it is away: after a failure it rests, and calls reject at once. The log says once
 * that it is away, and once that it is back.
 */
export function createCalmStore(store: BoundedStore, logger: Logger, now: () => number): BoundedStore {
  let restsUntil = 0;
  let isAway = false;
  const ask = async <T>(work: () => Promise<T>, mustAsk = false): Promise<T> => {
    if (!mustAsk && now() < restsUntil) {
      throw new LlmError('UNAVAILABLE', 'The store of the response cache does not answer.');
    }
    try {
      const result = await work();
      if (isAway) logger.info({}, 'The response cache is back.');
      isAway = false;
      restsUntil = 0;
      return result;
    } catch (thrown) {
      const error = LlmError.from(thrown);
      restsUntil = now() + REST_MS;
      if (!isAway) {
        logger.warn(
          { error: error.message },
          'The store of the response cache does not answer; until it does, every request is a miss.',
        );
      }
      isAway = true;
      throw error;
    }
  };
  return {
    get: (key) => ask(() => store.get(key)),
    put: (key, text, options) => ask(() => store.put(key, text, options)),
    delete: (key) => ask(() => store.delete(key), true),
    // Whoever erases wants to know, and may wait for it.
    erase: (label) => ask(() => store.erase(label), true),
    size: () => ask(() => store.size()),
    close: () => store.close(),
  };
}
