import type { BoundedStore, StoreBounds } from '@modelhaven/core';
import { expect } from 'vitest';

/** What every bounded store must do: a case opens stores over one fresh place, which `wait` lets grow older. */
export interface BoundedStoreCase {
  readonly name: string;
  run(open: (bounds: StoreBounds) => Promise<BoundedStore>, wait: (ms: number) => Promise<void>): Promise<void>;
}

const ROOMY: StoreBounds = { maxEntries: 100, maxBytes: 100_000 };
const LONG = { ttlMs: 60_000 };

export const BOUNDED_STORE_CASES: readonly BoundedStoreCase[] = [
  {
    name: 'gives what was put there last, as it was',
    async run(open) {
      const store = await open(ROOMY);
      expect(await store.get('a')).toBeUndefined();
      const text = 'line\r\n\u0000 „ä“ 🙂 {"json":true}\n';
      await store.put('a', 'older', LONG);
      await store.put('a', text, LONG);
      expect((await store.get('a'))?.text).toBe(text);
      expect(await store.size()).toEqual({ entries: 1, sizeBytes: Buffer.byteLength(text) });
      expect(await store.delete('a')).toBe(true);
      expect(await store.delete('a')).toBe(false);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.size()).toEqual({ entries: 0, sizeBytes: 0 });
    },
  },
  {
    name: 'forgets in time',
    async run(open, wait) {
      const store = await open(ROOMY);
      await store.put('short', 'x', { ttlMs: 300 });
      await store.put('long', 'y', LONG);
      expect((await store.get('short'))?.text).toBe('x');
      await wait(400);
      expect(await store.get('short')).toBeUndefined();
      expect(await store.delete('short')).toBe(false);
      expect((await store.get('long'))?.text).toBe('y');
    },
  },
  {
    name: 'lets go of what was not read for longest, by number',
    async run(open) {
      const store = await open({ maxEntries: 3, maxBytes: 1_000 });
      for (const key of ['a', 'b', 'c']) await store.put(key, key, LONG);
      await store.get('a');
      await store.put('d', 'd', LONG);
      expect(await store.get('b')).toBeUndefined();
      for (const key of ['a', 'c', 'd']) expect((await store.get(key))?.text).toBe(key);
    },
  },
  {
    name: 'lets go of what was not read for longest, by bytes, and takes in nothing that is larger than all',
    async run(open) {
      const store = await open({ maxEntries: 100, maxBytes: 10 });
      await store.put('a', 'äää', LONG);
      await store.put('b', '1234', LONG);
      expect(await store.size()).toEqual({ entries: 2, sizeBytes: 10 });
      await store.put('c', '1', LONG);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.size()).toEqual({ entries: 2, sizeBytes: 5 });
      await store.put('d', '12345678901', LONG);
      expect(await store.get('d')).toBeUndefined();
      expect(await store.size()).toEqual({ entries: 2, sizeBytes: 5 });
    },
  },
  {
    name: 'erases by label, and everything',
    async run(open) {
      const store = await open(ROOMY);
      await store.put('a', '1', { ...LONG, labels: ['key:x', 'user:1'] });
      await store.put('b', '2', { ...LONG, labels: ['key:x', 'user:11'] });
      await store.put('c', '3', LONG);
      expect(await store.erase('user:1')).toBe(1);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.erase('key:x')).toBe(1);
      expect(await store.erase('key:x')).toBe(0);
      expect(await store.size()).toEqual({ entries: 1, sizeBytes: 1 });
      expect(await store.erase()).toBe(1);
      expect(await store.size()).toEqual({ entries: 0, sizeBytes: 0 });
    },
  },
];
