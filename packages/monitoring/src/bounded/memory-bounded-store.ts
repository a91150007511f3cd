import { type BoundedStore, type KeptText, LlmError, type StoreBounds } from '@modelhaven/core';

interface Entry extends KeptText {
  readonly sizeBytes: number;
  readonly expiresAt: number;
  readonly labels: readonly string[];
}

/** A bounded store that forgets with the process. */
export function createMemoryBoundedStore(
  bounds: StoreBounds,
  { now = Date.now }: { readonly now?: () => number } = {},
): BoundedStore {
  // In order of use: a map gives its keys in the order in which they were set.
  const entries = new Map<string, Entry>();
  let sizeBytes = 0;
  let isClosed = false;

  const begin = () => {
    if (isClosed) throw new LlmError('UNAVAILABLE', 'The store is closed.');
    return now();
  };
  const forget = (key: string): boolean => {
    sizeBytes -= entries.get(key)?.sizeBytes ?? 0;
    return entries.delete(key);
  };
  /** Where there is room left, what is over its time may stay a little longer. */
  const makeRoom = (at: number) => {
    if (entries.size <= bounds.maxEntries && sizeBytes <= bounds.maxBytes) return;
    for (const [key, { expiresAt }] of entries) if (expiresAt <= at) forget(key);
    for (const key of entries.keys()) {
      if (entries.size <= bounds.maxEntries && sizeBytes <= bounds.maxBytes) return;
      forget(key);
    }
  };

  return {
    async get(key) {
      const at = begin();
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.expiresAt <= at) {
        sizeBytes -= entry.sizeBytes;
        return undefined;
      }
      entries.set(key, entry);
      return { text: entry.text, keptAt: entry.keptAt };
    },
    async put(key, text, { ttlMs, labels = [] }) {
      const at = begin();
      forget(key);
      const ownBytes = Buffer.byteLength(text);
      if (ownBytes > bounds.maxBytes) return;
      entries.set(key, { text, keptAt: at, sizeBytes: ownBytes, expiresAt: at + ttlMs, labels });
      sizeBytes += ownBytes;
      makeRoom(at);
    },
    async delete(key) {
      const at = begin();
      const isAlive = (entries.get(key)?.expiresAt ?? at) > at;
      return forget(key) && isAlive;
    },
    async erase(label) {
      begin();
      const keys = [...entries].flatMap(([key, { labels }]) =>
        label === undefined || labels.includes(label) ? [key] : [],
      );
      for (const key of keys) forget(key);
      return keys.length;
    },
    async size() {
      begin();
      return { entries: entries.size, sizeBytes };
    },
    async close() {
      isClosed = true;
      entries.clear();
      sizeBytes = 0;
    },
  };
}
