import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyFile } from './key-file.ts';
import { EMPTY_DOCUMENT, type KeyDocument, type KeyRecord, mergeDocuments } from './key-record.ts';
import { createKeyId, createSecret, formatKey, hashSecret, parseKey } from './key-secret.ts';
import { type KeyStore, openKeyStore } from './key-store.ts';
import { matchesModel, matchesPattern } from './model-patterns.ts';

let folder: string;
let now: number;
const open: KeyStore[] = [];
const openStore = async (): Promise<KeyStore> => {
  const store = await openKeyStore({ file: openKeyFile(folder), now: () => now, refreshMs: 0 });
  open.push(store);
  return store;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelhaven-keys-'));
  now = 1_800_000_000_000;
});
afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = () => join(folder, 'keys.json');

describe('keys', () => {
  it('have 256 random bits and a name', () => {
    const parsed = { id: createKeyId(), secret: createSecret() };
    expect(parseKey(formatKey(parsed))).toEqual(parsed);
    expect(Buffer.from(parsed.secret, 'base64url')).toHaveLength(32);
    for (const wrong of ['', 'sk-1', `${formatKey(parsed)}=`, formatKey(parsed).slice(0, -1)]) {
      expect(parseKey(wrong)).toBeUndefined();
    }
  });

  it('are kept as a hash, for the owner of the file only', async () => {
    const store = await openStore();
    expect(store.isGuarded()).toBe(false);
    const { key, record } = await store.create({ name: 'app', scopes: ['inference'] });
    const text = readFileSync(path(), 'utf8');
    expect(text).not.toContain(parseKey(key)?.secret);
    expect(text).toContain(hashSecret(parseKey(key)?.secret ?? ''));
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(await store.check(key)).toEqual({ outcome: 'known', record });
    expect(store.isGuarded()).toBe(true);
  });

  it('end at once for every process that has the file, and guard for ever', async () => {
    const [first, second] = [await openStore(), await openStore()];
    const { key, record } = await first.create({ name: 'app', scopes: ['inference'] });
    await second.refresh();
    expect((await second.check(key)).outcome).toBe('known');
    await first.revoke(record.id);
    await new Promise((resolve) => setTimeout(resolve, 25));
    expect((await second.check(key)).outcome).toBe('revoked');
    expect((await openStore()).isGuarded()).toBe(true);
  });

  it('are rotated with grace, or without', async () => {
    const store = await openStore();
    const { key: first, record } = await store.create({ name: 'app', scopes: ['inference'] });
    const { key: second } = await store.rotate(record.id, 60_000);
    expect((await store.check(first)).outcome).toBe('known');
    expect((await store.check(second)).outcome).toBe('known');
    now += 60_000;
    expect((await store.check(first)).outcome).toBe('unknown');
    const { key: third } = await store.rotate(record.id, 0);
    expect((await store.check(second)).outcome).toBe('unknown');
    expect((await store.check(third)).outcome).toBe('known');
  });

  it('expire to the millisecond', async () => {
    const store = await openStore();
    const { key } = await store.create({ name: 'app', scopes: ['read'], expires_at: now + 1 });
    expect((await store.check(key)).outcome).toBe('known');
    now += 1;
    expect((await store.check(key)).outcome).toBe('expired');
  });

  it('are not lost when many are made at once, by several processes', async () => {
    const stores = await Promise.all([openStore(), openStore(), openStore()]);
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (stores[index % 3] as KeyStore).create({ name: `k${index}`, scopes: ['read'] }),
      ),
    );
    const ids = (await openStore()).document().keys.map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(made.map(({ record }) => record.id)));
  });

  it.each(['', '{', 'null', '{"version":2,"keys":[]}', '{"version":1,"keys":[{"id":"x"}]}'])(
    'refuse a damaged file: %j',
    async (text) => {
      writeFileSync(path(), text);
      await expect(openStore()).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining(path()),
      });
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  it('still count while the file is damaged, or gone', async () => {
    const store = await openStore();
    const { key } = await store.create({ name: 'app', scopes: ['read'] });
    writeFileSync(path(), 'broken');
    await store.refresh();
    expect((await store.check(key)).outcome).toBe('known');
    expect((await store.check(`mh_${'a'.repeat(12)}_${'a'.repeat(43)}`)).outcome).toBe('unknown');
    await expect(store.create({ name: 'b', scopes: ['read'] })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    rmSync(path());
    await store.refresh();
    expect(store.isGuarded()).toBe(true);
    expect((await store.check(key)).outcome).toBe('known');
    await store.create({ name: 'c', scopes: ['read'] });
    expect((await openStore()).document().keys).toHaveLength(2);
  });

  it('say so where they cannot be written', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root can write everywhere');
    const store = await openStore();
    chmodSync(folder, 0o500);
    await expect(store.create({ name: 'a', scopes: ['read'] })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

const record = fc.record(
  {
    id: fc.constantFrom('a'.repeat(12), 'b'.repeat(12), 'c'.repeat(12)),
    name: fc.constantFrom('x', 'y'),
    scopes: fc.constant(['read' as const]),
    hash: fc.constantFrom('0'.repeat(64), '1'.repeat(64)),
    created_at: fc.constant(1),
    revision: fc.integer({ min: 1, max: 3 }),
    revoked_at: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['id', 'name', 'scopes', 'hash', 'created_at', 'revision'] },
) as fc.Arbitrary<KeyRecord>;
const documents = fc
  .uniqueArray(record, { selector: ({ id }) => id })
  .map((keys): KeyDocument => ({ ...EMPTY_DOCUMENT, keys }));
const sorted = ({ keys }: KeyDocument) => [...keys].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('copies of keys', () => {
  it('come to the same in whatever order they meet, and nothing revoked comes back', () => {
    fc.assert(
      fc.property(documents, documents, documents, (a, b, c) => {
        const one = mergeDocuments(mergeDocuments(a, b), c);
        expect(sorted(one)).toEqual(sorted(mergeDocuments(a, mergeDocuments(c, b))));
        expect(sorted(mergeDocuments(one, one))).toEqual(sorted(one));
        const revoked = [...a.keys, ...b.keys, ...c.keys].filter((key) => key.revoked_at !== undefined);
        for (const { id } of revoked) expect(one.keys.find((key) => key.id === id)?.revoked_at).toBeDefined();
      }),
    );
  });
});

describe('patterns of models', () => {
  it.each([
    [['local/*'], 'local/demo', true],
    [['local/*'], 'ollama/local/demo', false],
    [['openrouter/*:free'], 'openrouter/meta-llama/llama-3.1-8b:free', true],
    [['openrouter/*:free'], 'openrouter/meta-llama/llama-3.1-8b', false],
    [['demo'], 'local/demo', true],
    [['demo'], 'local/demo2', false],
    [['*'], 'a/b/c', true],
    [['a/b'], 'a/b', true],
    [['a/*b*c'], 'a/xbyc', true],
    [['a/*b*c'], 'a/xc', false],
  ])('%j means %s: %s', (patterns, address, expected) => {
    expect(matchesModel(patterns, address)).toBe(expected);
  });

  it('read what a regular expression would', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/', '.'), maxLength: 8 });
    fc.assert(
      fc.property(piece, piece, (pattern, text) => {
        const source = pattern.replace(/[.]/g, '\\.').replace(/\*/g, '[^]*');
        expect(matchesPattern(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });
});
