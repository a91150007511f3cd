import { access, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitOf, createFakeHub, type FakeHub } from '../testing/fake-hub.ts';
import { makeGguf } from '../testing/make-gguf.ts';
import { type OpenHubOptions, openHub } from '../testing/open-hub.ts';

const weights = makeGguf(300_000);
const repo = 'acme/Tiny-GGUF';
const address = `${repo}:Q4_K_M`;
const file = 'Tiny-Q4_K_M.gguf';

let fake: FakeHub;
let opened: Awaited<ReturnType<typeof openHub>>;
beforeEach(async () => {
  fake = await createFakeHub({ [repo]: { files: { [file]: weights, 'README.md': Buffer.from('# Tiny') } } });
});
afterEach(async () => {
  await opened?.close();
  await fake.close();
});
const open = async (options: OpenHubOptions = {}) => {
  opened = await openHub(fake.url, { pieceBytes: 50_000, ...options });
  return opened;
};
const blobRequests = () => fake.requests.filter(({ host }) => host === 'cdn');
const listFiles = async (folder: string) => (await readdir(folder, { recursive: true })).sort();

test('a model comes whole, with its commit noted, and is listed by its place', async () => {
  const { pull, modelsDir, files } = await open();
  const { model, fetchedBytes, fractions } = await pull(address);
  expect(model).toBe('acme/Tiny-GGUF/Tiny-Q4_K_M');
  expect(fetchedBytes).toBe(weights.length);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
  expect(await readdir(join(modelsDir, repo))).toEqual(['.modelhaven.json', file]);
  const record = JSON.parse(await readFile(join(modelsDir, repo, '.modelhaven.json'), 'utf8'));
  expect(record.files[file]).toMatchObject({ commit: commitOf(fake.repositories.get(repo) ?? { files: {} }) });
  expect((await files.list()).map(({ info }) => info.id)).toEqual([model]);
});

test('several connections fetch parts of it', async () => {
  const { pull } = await open();
  await pull(address);
  expect(blobRequests()).toHaveLength(6);
  expect(new Set(blobRequests().map(({ range }) => range)).size).toBe(6);
  // The hub itself was asked where the file is, and not again for each part.
  expect(fake.requests.filter(({ path }) => path.includes('/resolve/')).length).toBeLessThan(6);
});

test('what is here already is not fetched again', async () => {
  const { pull } = await open();
  await pull(address);
  const before = blobRequests().length;
  expect(await pull(address)).toMatchObject({ fetchedBytes: 0, model: 'acme/Tiny-GGUF/Tiny-Q4_K_M' });
  expect(blobRequests()).toHaveLength(before);
});

test('a file that somebody put there counts when its checksum is right, and is replaced when it is not', async () => {
  const { pull, modelsDir } = await open();
  await mkdir(join(modelsDir, repo), { recursive: true });
  await writeFile(join(modelsDir, repo, file), weights);
  expect(await pull(address)).toMatchObject({ fetchedBytes: 0 });
  await writeFile(join(modelsDir, repo, file), makeGguf(300_000, 7));
  // The record is older than the file.
  await writeFile(join(modelsDir, repo, '.modelhaven.json'), '{}');
  expect(await pull(address)).toMatchObject({ fetchedBytes: weights.length });
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
});

test('a download that is cut ten times completes, and no byte comes twice', async () => {
  let cuts = 0;
  fake.fault = ({ host }) => (host === 'cdn' && cuts++ < 10 ? { cutAfter: 20_000 } : undefined);
  const { pull, modelsDir } = await open({ config: { downloadConnections: 1 } });
  await pull(address);
  expect(cuts).toBeGreaterThan(10);
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
  const starts = blobRequests().map(({ range }) => Number(/=(\d+)-/.exec(range ?? '')?.[1]));
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(new Set(starts).size).toBe(starts.length);
});

test('cuts anywhere, with any number of connections, never change what arrives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      async (cuts, downloadConnections) => {
        const left = [...cuts];
        fake.fault = ({ host }) => {
          const cutAfter = host === 'cdn' ? left.pop() : undefined;
          return cutAfter === undefined ? undefined : { cutAfter };
        };
        const { pull, modelsDir, close } = await openHub(fake.url, {
          pieceBytes: 40_000,
          patience: { tries: 20, firstMs: 1, mostMs: 2 },
          config: { downloadConnections },
        });
        await pull(address);
        expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
        await close();
      },
    ),
    { numRuns: 12 },
  );
});

test('cancelling keeps what came, and the next try goes on with it', async () => {
  fake.fault = ({ host }) => (host === 'cdn' ? { stallAfter: 30_000 } : undefined);
  const { pull, modelsDir, hub } = await open({ config: { downloadConnections: 1 } });
  const controller = new AbortController();
  const work = hub.pull(address, {
    signal: controller.signal,
    onProgress: (fraction) => fraction > 0.05 && controller.abort(),
  });
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
  expect(await readdir(join(modelsDir, repo))).toEqual([`${file}.part`, `${file}.part.json`]);
  fake.fault = () => undefined;
  const before = blobRequests().length;
  const { fetchedBytes } = await pull(address);
  expect(fetchedBytes).toBeLessThan(weights.length);
  expect(blobRequests()[before]?.range).not.toMatch(/^bytes=0-/);
  expect(blobRequests()[before]?.ifRange).toBeDefined();
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
});

test('a host that falls silent is left for another try', async () => {
  let stalls = 2;
  fake.fault = ({ host }) => (host === 'cdn' && stalls-- > 0 ? { stallAfter: 10_000 } : undefined);
  const { pull } = await open({ silenceMs: 150 });
  expect(await pull(address)).toMatchObject({ fetchedBytes: weights.length });
});

test('a file whose mark changes on the way is fetched from its beginning', async () => {
  let served = 0;
  fake.fault = ({ host }) => {
    if (host !== 'cdn') return undefined;
    served++;
    return served === 1 ? { etag: '"one"', cutAfter: 20_000 } : { etag: '"two"' };
  };
  const { pull, modelsDir } = await open({ config: { downloadConnections: 1 } });
  const { events } = await pull(address);
  expect(events).toContainEqual({ type: 'note', message: expect.stringContaining('changed at its source') });
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
});

test('a host without ranges sends it whole, and a cut begins anew', async () => {
  let cuts = 1;
  fake.fault = ({ host }) =>
    host === 'cdn' ? { ignoreRange: true, ...(cuts-- > 0 ? { cutAfter: 100_000 } : {}) } : undefined;
  const { pull, modelsDir } = await open();
  await pull(address);
  expect(weights.equals(await readFile(join(modelsDir, repo, file)))).toBe(true);
});

test('links that expire are asked for anew', async () => {
  let isExpired = false;
  fake.fault = ({ host }) => {
    if (host === 'cdn' && !isExpired && blobRequests().length === 3) {
      isExpired = true;
      fake.expireLinks();
    }
    return undefined;
  };
  const { pull } = await open({ config: { downloadConnections: 1 } });
  expect(await pull(address)).toMatchObject({ fetchedBytes: weights.length });
  expect(fake.requests.filter(({ path }) => path.includes('/resolve/'))).toHaveLength(2);
});

test('wrong bytes are fetched once more, and thrown away when they stay wrong', async () => {
  let wrong = 1;
  const noise = makeGguf(300_000, 99);
  fake.fault = ({ host }) => (host === 'cdn' && wrong-- > 0 ? { content: noise } : undefined);
  const first = await open();
  const { events } = await first.pull(address);
  expect(events).toContainEqual({ type: 'note', message: expect.stringContaining('wrong checksum') });
  await first.close();
  fake.fault = ({ host }) => (host === 'cdn' ? { content: noise } : undefined);
  const { pull, modelsDir } = await open();
  await expect(pull(address)).rejects.toMatchObject({
    code: 'BAD_RESPONSE',
    message: expect.stringContaining('wrong checksum'),
  });
  expect((await stat(join(modelsDir, repo, `${file}.part`))).size).toBe(0);
  await expect(access(join(modelsDir, repo, file))).rejects.toThrow();
});

test('another length than was listed is refused, and what came before is kept', async () => {
  fake.fault = ({ host }) => (host === 'cdn' ? { content: weights.subarray(0, 250_000) } : undefined);
  const { pull } = await open();
  await expect(pull(address)).rejects.toMatchObject({
    code: 'BAD_RESPONSE',
    message: expect.stringContaining('300000 bytes'),
  });
});

test('a token goes to the hub and never to the host it sends us to', async () => {
  fake.repositories.set(repo, { files: { [file]: weights }, access: 'gated' });
  const { pull } = await open({ config: { hubToken: 'hf_good' } });
  await pull(address);
  expect(blobRequests().length).toBeGreaterThan(0);
  expect(blobRequests().every(({ authorization }) => authorization === undefined)).toBe(true);
  expect(fake.requests.some(({ authorization }) => authorization === 'Bearer hf_good')).toBe(true);
});

test.each([
  ['gated', undefined, 'UNAUTHORIZED', /accept its licence at http:.*acme\/Tiny-GGUF.*HF_TOKEN/],
  ['gated', 'hf_other', 'UNAUTHORIZED', /accept its licence.*with the account/],
  ['private', undefined, 'MODEL_NOT_FOUND', /if it is private, set HF_TOKEN/],
  ['private', 'hf_other', 'MODEL_NOT_FOUND', /token must be allowed/],
] as const)('a %s repository with the token %s says what to do', async (access, hubToken, code, message) => {
  fake.repositories.set(repo, { files: { [file]: weights }, access });
  const { pull } = await open({ config: hubToken ? { hubToken } : {} });
  const error = await pull(address).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  expect(JSON.stringify(error)).not.toContain('hf_other');
});

test('too many requests are waited for as long as is said, and not for ever', async () => {
  let refusals = 2;
  fake.fault = () => (refusals-- > 0 ? { status: 429, headers: { 'retry-after': '0.05' } } : undefined);
  const { pull } = await open();
  const startedAt = performance.now();
  await pull(address);
  expect(performance.now() - startedAt).toBeGreaterThan(90);
  fake.fault = () => ({ status: 429 });
  await expect(pull(address)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    message: expect.stringContaining('HF_TOKEN'),
  });
  fake.fault = () => ({ status: 429, headers: { 'retry-after': '9999' } });
  await expect(pull(address)).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 9_999_000 } });
  fake.fault = () => ({ status: 503 });
  await expect(pull(address)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a full disk is seen before', async () => {
  const { pull, modelsDir } = await open({ freeBytes: async () => 1_000_000 });
  await expect(pull(address)).rejects.toMatchObject({
    code: 'INSUFFICIENT_RESOURCES',
    message: expect.stringMatching(/300 kB are still to be fetched.*1\.0 MB free/),
  });
  expect(blobRequests()).toEqual([]);
  expect(await listFiles(modelsDir)).toEqual(['acme', 'acme/Tiny-GGUF']);
});

test('two at the same time fetch it once', async () => {
  const { pull, modelsDir } = await open();
  const other = await openHub(fake.url, { modelsDir, pieceBytes: 50_000 });
  fake.fault = ({ host }) => (host === 'cdn' ? { bytesPerSecond: 200_000 } : undefined);
  const [first, second] = await Promise.all([pull(address), other.pull(address)]);
  expect([first.model, second.model]).toEqual(['acme/Tiny-GGUF/Tiny-Q4_K_M', 'acme/Tiny-GGUF/Tiny-Q4_K_M']);
  expect(blobRequests()).toHaveLength(6);
  const notes = [...first.events, ...second.events].filter(({ type }) => type === 'note');
  expect(notes).toContainEqual({ type: 'note', message: expect.stringContaining('by somebody else') });
  await other.hub.close();
});

test('the lock of a process that is gone holds nobody up', async () => {
  const { pull, modelsDir } = await open();
  await mkdir(join(modelsDir, repo), { recursive: true });
  const { hostname } = await import('node:os');
  await writeFile(join(modelsDir, repo, `${file}.part.lock`), `999999999\n${hostname()}\nx`);
  expect(await pull(address)).toMatchObject({ fetchedBytes: weights.length });
});

test('nothing is written through links', async () => {
  const { pull, modelsDir } = await open();
  const outside = await openHub(fake.url);
  await symlink(outside.modelsDir, join(modelsDir, 'acme'));
  await expect(pull(address)).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    message: expect.stringContaining('link'),
  });
  expect(await readdir(outside.modelsDir)).toEqual([]);
  await outside.close();
});

test.each([
  '../evil.gguf',
  '/etc/evil.gguf',
  'a/../../evil.gguf',
  'NUL.gguf',
  'a\\..\\evil.gguf',
  'x:y.gguf',
  'dot./a.gguf',
  '.hidden.gguf',
])('a repository with a file called %s is not touched', async (name) => {
  fake.repositories.set(repo, { files: { [file]: weights, [name]: weights } });
  const { pull, modelsDir } = await open();
  await expect(pull(address)).rejects.toMatchObject({ code: 'BAD_RESPONSE', message: expect.stringContaining('name') });
  expect(await readdir(modelsDir)).toEqual([]);
});

test('weights that can hold code are neither fetched nor offered', async () => {
  const files = {
    'pytorch_model.bin': weights,
    'model.pt': weights,
    'modeling.py': Buffer.from('x'),
    'config.json': Buffer.from('{}'),
  };
  fake.repositories.set(repo, { files });
  const { pull, modelsDir } = await open();
  await expect(pull(repo)).rejects.toMatchObject({ code: 'UNSUPPORTED', message: expect.stringContaining('GGUF') });
  await expect(pull(`${repo}/model.pt`)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  expect(await readdir(modelsDir)).toEqual([]);
});

test('a file that only calls itself GGUF is not kept', async () => {
  fake.repositories.set(repo, { files: { 'Fake-Q8_0.gguf': Buffer.from('PK pickle') } });
  const { pull, modelsDir } = await open();
  await expect(pull(repo)).rejects.toMatchObject({
    code: 'BAD_RESPONSE',
    message: expect.stringContaining('zip archive'),
  });
  await expect(access(join(modelsDir, repo, 'Fake-Q8_0.gguf'))).rejects.toThrow();
});
