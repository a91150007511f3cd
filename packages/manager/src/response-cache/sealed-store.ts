import type { BoundedStore } from '@modelhaven/core';
import { openSealedText, sealText } from '@modelhaven/monitoring';

/**
 * A store whose texts nobody else can read or exchange for another: sealed with AES-256-GCM, each for its key. `secret`
 * is 32 bytes. What was sealed with another secret is as if it were not there.
 */
export function createSealedStore(store: BoundedStore, secret: Uint8Array): BoundedStore {
  return {
    ...store,
    async get(key) {
      const kept = await store.get(key);
      if (!kept) return undefined;
      const text = openSealedText(kept.text, key, secret);
      return text === undefined ? undefined : { text, keptAt: kept.keptAt };
    },
    put: (key, text, options) => store.put(key, sealText(text, key, secret), options),
  };
}
