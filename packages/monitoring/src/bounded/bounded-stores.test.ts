import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoundedStore } from '@modelhaven/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { BOUNDED_STORE_CASES } from './bounded-store-cases.ts';
import { openFileBoundedStore } from './file-bounded-store.ts';
import { createMemoryBoundedStore } from './memory-bounded-store.ts';

let time = 1_000;
const now = () => time;
const wait = async (ms: number) => {
  time += ms;
};
const folders: string[] = [];
const open: BoundedStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-bounded-'));
  folders.push(folder);
  return folder;
};

describe('a bounded store in memory', () => {
  it.each(BOUNDED_STORE_CASES)('$name', ({ run }) =>
    run(async (bounds) => createMemoryBoundedStore(bounds, { now }), wait),
  );

  it('never holds more than its bounds, and gives only what was put there', async () => {
    const bounds = { maxEntries: 4, maxBytes: 40 };
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.option(fc.string({ maxLength: 20 })));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = createMemoryBoundedStore(bounds, { now });
        const latest = new Map<string, string>();
        for (const [key, text] of steps) {
          if (text !== null) {
            await store.put(key, text, { ttlMs: 1_000 });
            latest.set(key, text);
          }
          const found = await store.get(key);
          if (found) expect(found.text).toBe(latest.get(key));
          const { entries, sizeBytes } = await store.size();
          expect(entries).toBeLessThanOrEqual(bounds.maxEntries);
          expect(sizeBytes).toBeLessThanOrEqual(bounds.maxBytes);
        }
      }),
    );
  });
});

describe('a bounded store in a folder', () => {
  const openIn = async (folder: string, bounds = { maxEntries: 100, maxBytes: 100_000 }) => {
    const store = await openFileBoundedStore({ folder, what: 'store of tests', now, ...bounds });
    open.push(store);
    return store;
  };

  it.each(BOUNDED_STORE_CASES)('$name', async ({ run }) => {
    const folder = newFolder();
    await run((bounds) => openIn(folder, bounds), wait);
  });

  it('knows after a restart what it held before, within its bounds', async () => {
    const folder = newFolder();
    const before = await openIn(folder);
    await before.put('gone', 'x', { ttlMs: 10 });
    for (const key of ['a', 'b', 'c']) {
      await before.put(key, `text of ${key}`, { ttlMs: 60_000, labels: ['user:1'] });
      time += 20;
    }
    await before.close();
    await expect(before.get('a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const after = await openIn(folder, { maxEntries: 2, maxBytes: 100_000 });
    expect(await after.get('gone')).toBeUndefined();
    expect(await after.get('a')).toBeUndefined();
    expect(await after.get('b')).toMatchObject({ text: 'text of b' });
    expect(await after.erase('user:1')).toBe(2);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is not stopped by files that are cut off, and takes them away', async () => {
    const folder = newFolder();
    const name = 'a'.repeat(64);
    writeFileSync(join(folder, `${name}.kept`), '{"keptAt":1,"exp');
    writeFileSync(join(folder, `${name}.kept.half`), '{"keptAt":1,"expiresAt":99999999,"labels":[]}\nhalf');
    const store = await openIn(folder);
    expect(await store.size()).toEqual({ entries: 0, sizeBytes: 0 });
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('has nothing where somebody took a file away, and goes on', async () => {
    const folder = newFolder();
    const store = await openIn(folder);
    await store.put('a', 'text', { ttlMs: 60_000 });
    for (const name of readdirSync(folder)) if (name.endsWith('.kept')) rmSync(join(folder, name));
    expect(await store.get('a')).toBeUndefined();
    expect(await store.size()).toEqual({ entries: 0, sizeBytes: 0 });
  });

  it('belongs to one process', async () => {
    const folder = newFolder();
    await openIn(folder);
    await expect(openIn(folder)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
