import { describe, expect, it } from 'vitest';
import { createMemoryResponseStore } from './response-store.ts';

const said = (content: string) => ({ response: { id: content }, messages: [{ role: 'user' as const, content }] });

describe('the store in memory', () => {
  it('gives back what was put, until it is deleted', async () => {
    const store = createMemoryResponseStore({ now: () => 0 });
    await store.put('a', said('Hi'));
    expect(await store.get('a')).toEqual(said('Hi'));
    expect([await store.delete('a'), await store.delete('a')]).toEqual([true, false]);
    expect(await store.get('a')).toBeUndefined();
  });

  it('forgets the oldest first when it holds too many', async () => {
    const store = createMemoryResponseStore({ now: () => 0, maxResponses: 2 });
    for (const id of ['a', 'b', 'c']) await store.put(id, said(id));
    expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual([
      undefined,
      said('b'),
      said('c'),
    ]);
  });

  it('holds no more text than it may, and frees what it forgot', async () => {
    const store = createMemoryResponseStore({ now: () => 0, maxCharacters: 2_000 });
    await store.put('huge', said('x'.repeat(5_000)));
    expect(await store.get('huge')).toBeUndefined();
    for (let turn = 0; turn < 100; turn += 1) await store.put('same', said('x'.repeat(300)));
    await store.put('other', said('y'.repeat(300)));
    expect(await store.get('same')).toEqual(said('x'.repeat(300)));
  });

  it('forgets what is old', async () => {
    let at = 0;
    const store = createMemoryResponseStore({ now: () => at, maxAgeMs: 1_000 });
    await store.put('a', said('a'));
    at = 1_001;
    expect(await store.get('a')).toBeUndefined();
  });
});
