import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import { expect, it } from 'vitest';
import { createSealedStore } from './sealed-store.ts';

const LONG = { ttlMs: 60_000 };

it('gives a text only to who has the secret, and only for the key it was kept under', async () => {
  const inner = createMemoryBoundedStore({ maxEntries: 10, maxBytes: 10_000 });
  const store = createSealedStore(inner, new Uint8Array(32));
  await store.put('a', 'canary ä', LONG);
  expect((await store.get('a'))?.text).toBe('canary ä');
  const sealed = (await inner.get('a'))?.text ?? '';
  expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('canary');
  expect(await createSealedStore(inner, new Uint8Array(32).fill(1)).get('a')).toBeUndefined();
  await inner.put('b', sealed, LONG);
  expect(await store.get('b')).toBeUndefined();
  for (const broken of ['', 'x', sealed.slice(0, 20), `${sealed.slice(0, -6)}AAAA==`]) {
    await inner.put('a', broken, LONG);
    expect(await store.get('a')).toBeUndefined();
  }
});
