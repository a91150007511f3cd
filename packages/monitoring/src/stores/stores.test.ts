import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeBlock, encodeBlock } from './encode-block.ts';
import { openFileStore } from './file-store.ts';
import { fromFrames, toFrame } from './frames.ts';
import { createMemoryStore } from './memory-store.ts';
import { makeBlock, readAll, requestsIn, STORE_CASES } from './store-cases.ts';

const folders: string[] = [];
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-metrics-'));
  folders.push(folder);
  return folder;
}
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['memory', async () => createMemoryStore()],
  ['files', async () => openFileStore({ folder: await makeFolder() })],
  [
    'files that many may add to',
    async () => openFileStore({ folder: join(await makeFolder(), 'new'), access: 'append' }),
  ],
])('store in %s', (_, open) => {
  it.each(STORE_CASES)('$name', async ({ run }) => {
    const store = await open();
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });
});

describe('encodeBlock', () => {
  it('survives its own decoding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1e8 }), (requests, index) => {
        const block = makeBlock(requests, { index });
        expect(decodeBlock(encodeBlock(block))).toEqual(block);
      }),
    );
  });

  it('takes no harm from what is no block', () => {
    const line = encodeBlock(makeBlock(9));
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(decodeBlock(text)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
        expect(() => decodeBlock(line.slice(0, at) + put + line.slice(at + 1))).not.toThrow();
      }),
    );
  });
});

describe('frames', () => {
  it('give back every line but those a crash or a flipped bit damaged', () => {
    const line = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.nat(), (lines, seed) => {
        const text = lines.map(toFrame).join('');
        expect(fromFrames(text)).toEqual(lines);
        const cut = fromFrames(text.slice(0, seed % text.length));
        expect(cut).toEqual(lines.slice(0, cut.length));
      }),
    );
    let damaged = 0;
    const altered = toFrame('[1]') + toFrame('[2]').replace('2', '3') + toFrame('[4]');
    expect(fromFrames(altered, (count) => (damaged = count))).toEqual(['[1]', '[4]']);
    expect(damaged).toBe(1);
  });
});

describe('openFileStore', () => {
  it('keeps what it was given over a restart, and after a write that was cut off', async () => {
    const folder = await makeFolder();
    const first = await openFileStore({ folder });
    await first.put([makeBlock(3)]);
    await first.close();
    const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.log'));
    const half = toFrame(encodeBlock(makeBlock(9))).slice(0, 100);
    await appendFile(join(folder, name), half);
    const second = await openFileStore({ folder });
    await second.put([makeBlock(4, { origin: 'two' })]);
    const range = { span: 'minute', from: 0, to: 1e9 } as const;
    const read = await readAll(second, range);
    expect(read.map((block) => [block.origin, requestsIn(block)])).toEqual([
      ['one', 3],
      ['two', 4],
    ]);
    await second.close();
    await truncate(join(folder, name), 20);
    const third = await openFileStore({ folder });
    expect(await readAll(third, range)).toEqual([]);
    await third.close();
  });

  it('rewrites a past hour without what was replaced', async () => {
    const folder = await makeFolder();
    const store = await openFileStore({ folder });
    for (let version = 1; version <= 50; version++) await store.put([makeBlock(version)]);
    await store.put([makeBlock(1, { index: makeBlock(0).index + 60 })]);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.log')).sort();
    expect(files).toHaveLength(2);
    expect(fromFrames(await readFile(join(folder, files[0] ?? ''), 'utf8'))).toHaveLength(1);
    const read = await readAll(store, { span: 'minute', from: 0, to: 1e9 });
    expect(read.map(requestsIn).sort((a, b) => a - b)).toEqual([1, 50]);
    await store.close();
  });

  it('lets one process at a time in, and takes over from one that died', async () => {
    const folder = await makeFolder();
    const store = await openFileStore({ folder });
    await expect(openFileStore({ folder })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await store.close();
    await writeFile(join(folder, 'lock'), '999999999');
    const next = await openFileStore({ folder });
    await next.close();
    await expect(next.put([makeBlock(1)])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('says so where it cannot write', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(openFileStore({ folder: join(folder, 'file', 'sub') })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('several processes in one place', () => {
  const range = { span: 'minute', from: 0, to: 1e9 } as const;

  it('read the folders of each other while one of them has its own to itself', async () => {
    const folder = await makeFolder();
    const guests = join(folder, 'guests');
    const owner = await openFileStore({ folder, also: [guests] });
    const open = () => openFileStore({ folder: guests, also: [folder], access: 'append' });
    const [one, two] = [await open(), await open()];
    const reader = await openFileStore({ folder, also: [guests], access: 'read' });
    expect(await readAll(reader, range)).toEqual([]);
    await owner.put([makeBlock(3)]);
    await Promise.all([one.put([makeBlock(4, { origin: 'first' })]), two.put([makeBlock(5, { origin: 'second' })])]);
    await reader.put([makeBlock(9, { origin: 'reader' })]);
    for (const store of [owner, one, two, reader]) {
      expect((await readAll(store, range)).map(requestsIn).toSorted((a, b) => a - b)).toEqual([3, 4, 5]);
      await store.close();
    }
  });

  it('count a block that stands in two folders once, as it is when it is whole', async () => {
    const folder = await makeFolder();
    const guests = join(folder, 'guests');
    const owner = await openFileStore({ folder, also: [guests] });
    const guest = await openFileStore({ folder: guests, also: [folder], access: 'append' });
    await owner.put([makeBlock(2)]);
    await guest.put([makeBlock(7)]);
    expect((await readAll(owner, range)).map(requestsIn)).toEqual([7]);
    expect((await readAll(guest, range)).map(requestsIn)).toEqual([7]);
    await owner.prune({ minute: 1e9, hour: 1e9 });
    expect(await readAll(guest, range)).toEqual([]);
    for (const store of [owner, guest]) await store.close();
  });
});
