import { copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_PATH } from '../demo.ts';
import { commitOf, createFakeHub, type FakeHub, sha256Of } from '../testing/fake-hub.ts';
import { makeGguf } from '../testing/make-gguf.ts';
import { type OpenHubOptions, openHub } from '../testing/open-hub.ts';

const weights = makeGguf(50_000);
const repo = 'acme/Tiny-GGUF';
const file = 'Tiny-Q4_K_M.gguf';
const repository = { files: { [file]: weights } };
const commit = commitOf(repository);

let fake: FakeHub;
let opened: Awaited<ReturnType<typeof openHub>>;
beforeEach(async () => {
  fake = await createFakeHub({ [repo]: repository });
});
afterEach(async () => {
  await opened?.close();
  await fake.close();
});

/** Opens a hub beside folders of other programs that `fill` writes. */
async function withOthers(fill: (home: string) => Promise<void>, options: OpenHubOptions = {}) {
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  await fill(home);
  const others = { huggingFace: join(home, 'hf'), lmStudio: join(home, 'lmstudio'), ollama: join(home, 'ollama') };
  opened = await openHub(fake.url, { others, ...options });
  return { ...opened, home };
}
const put = async (path: string, content: string | Uint8Array) => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
};

/** The cache of Hugging Face's own tools, with links as on Linux. */
async function fillHfCache(home: string, at = commit, withMain = true) {
  const folder = join(home, 'hf', `models--${repo.replace('/', '--')}`);
  const digest = sha256Of(weights);
  await put(join(folder, 'blobs', digest), weights);
  await mkdir(join(folder, 'snapshots', at), { recursive: true });
  await symlink(join('..', '..', 'blobs', digest), join(folder, 'snapshots', at, file));
  if (withMain) await put(join(folder, 'refs', 'main'), at);
}

/** Ollama's folder with one model. */
async function fillOllama(home: string, name = 'registry.ollama.ai/library/tiny/q4', bytes: Uint8Array = weights) {
  const digest = sha256Of(bytes);
  await put(join(home, 'ollama', 'blobs', `sha256-${digest}`), bytes);
  const layers = [
    { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${digest}`, size: bytes.length },
    { mediaType: 'application/vnd.ollama.image.template', digest: `sha256:${'0'.repeat(64)}`, size: 3 },
  ];
  await put(join(home, 'ollama', 'manifests', ...name.split('/')), JSON.stringify({ schemaVersion: 2, layers }));
}

test.each([
  ['the Hugging Face cache', fillHfCache, 'hf/acme/Tiny-GGUF/Tiny-Q4_K_M'],
  [
    'LM Studio',
    (home: string) => put(join(home, 'lmstudio', repo, file), weights),
    'lmstudio/acme/Tiny-GGUF/Tiny-Q4_K_M',
  ],
  ['Ollama', fillOllama, 'ollama/tiny:q4'],
] as const)('what %s has is listed, and not fetched', async (_name, fill, id) => {
  const { pull, files, modelsDir } = await withOthers((home) => fill(home));
  expect((await files.list()).map(({ info }) => info.id)).toEqual([id]);
  const { model, fetchedBytes, events } = await pull(repo);
  expect([model, fetchedBytes]).toEqual([id, 0]);
  expect(events).toContainEqual({ type: 'note', message: `It is on this machine already, as ${id}.` });
  expect(fake.requests.some(({ host }) => host === 'cdn')).toBe(false);
  expect(await readdir(modelsDir)).toEqual([]);
});

test('what was fetched before comes first, even where others have it too', async () => {
  const { modelsDir, pull } = await openHub(fake.url);
  await pull(repo);
  const again = await withOthers((home) => fillOllama(home), { modelsDir });
  expect(await again.pull(repo)).toMatchObject({ model: 'acme/Tiny-GGUF/Tiny-Q4_K_M', fetchedBytes: 0 });
});

test('another commit or other bytes are no reason not to fetch', async () => {
  const { pull } = await withOthers(async (home) => {
    await put(join(home, 'lmstudio', repo, file), makeGguf(50_004));
    await fillOllama(home, 'registry.ollama.ai/library/tiny/q4', makeGguf(50_000, 5));
  });
  expect(await pull(repo)).toMatchObject({ fetchedBytes: weights.length, model: 'acme/Tiny-GGUF/Tiny-Q4_K_M' });
});

test('models of other programs are never removed', async () => {
  const { hub, home } = await withOthers((folder) => fillOllama(folder));
  const removal = hub.remove('ollama/tiny:q4', new AbortController().signal);
  await expect(removal).rejects.toMatchObject({ code: 'UNSUPPORTED', message: expect.stringContaining('Ollama') });
  expect(await readdir(join(home, 'ollama', 'blobs'))).toHaveLength(1);
});

test('names are those that Ollama shows', async () => {
  const { files } = await withOthers(async (home) => {
    await fillOllama(home, 'registry.ollama.ai/library/qwen3/8b', makeGguf(1_000, 1));
    await fillOllama(home, 'registry.ollama.ai/somebody/story/latest', makeGguf(1_000, 2));
    await fillOllama(home, 'hf.co/acme/Tiny-GGUF/Q4_K_M', makeGguf(1_000, 3));
  });
  expect((await files.list()).map(({ info }) => info.id).toSorted()).toEqual([
    'ollama/hf.co/acme/Tiny-GGUF:Q4_K_M',
    'ollama/qwen3:8b',
    'ollama/somebody/story:latest',
  ]);
});

test('broken links, foreign files and rubbish are survived', async () => {
  const { files } = await withOthers(async (home) => {
    await fillHfCache(home);
    const folder = join(home, 'hf', 'models--acme--Broken');
    await mkdir(join(folder, 'snapshots', commit), { recursive: true });
    await symlink('../../blobs/nothing', join(folder, 'snapshots', commit, 'gone.gguf'));
    await symlink('/etc/hostname', join(folder, 'snapshots', commit, 'outside.gguf'));
    await put(join(home, 'hf', 'models--acme--Empty', 'refs', 'main'), 'nonsense');
    await put(join(home, 'hf', 'models--acme', 'x'), '');
    await put(join(home, 'hf', 'version.txt'), '1');
    await put(join(home, 'lmstudio', 'half.gguf'), 'GGUF');
    await put(join(home, 'ollama', 'manifests', 'registry.ollama.ai', 'library', 'bad', 'tag'), '{ "layers": 7 }');
    await put(join(home, 'ollama', 'manifests', 'stray'), 'x');
    const gone = { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${'1'.repeat(64)}`, size: 1 };
    await put(join(home, 'ollama', 'manifests', 'a', 'b', 'c', 'd'), JSON.stringify({ layers: [gone] }));
    const up = { ...gone, digest: 'sha256:../../../etc/passwd' };
    await put(join(home, 'ollama', 'manifests', 'a', 'b', 'c', 'e'), JSON.stringify({ layers: [up] }));
  });
  expect((await files.list()).map(({ info }) => info.id)).toEqual(['hf/acme/Tiny-GGUF/Tiny-Q4_K_M']);
});

test('a link of the cache that leads to a model outside of it is not followed', async () => {
  const { files } = await withOthers(async (home) => {
    await copyFile(DEMO_PATH, join(home, 'secret.gguf'));
    const folder = join(home, 'hf', 'models--acme--Sly', 'snapshots', commit);
    await mkdir(folder, { recursive: true });
    await symlink(join(home, 'secret.gguf'), join(folder, 'a.gguf'));
  });
  expect(await files.list()).toEqual([]);
});

test('offline, what is here is found and nothing is asked', async () => {
  const offline = { offline: true };
  const { pull } = await withOthers((home) => fillHfCache(home), { config: offline });
  expect(await pull(`${repo}:q4_k_m`)).toMatchObject({ model: 'hf/acme/Tiny-GGUF/Tiny-Q4_K_M', fetchedBytes: 0 });
  await expect(pull(`${repo}:Q8_0`)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('HF_HUB_OFFLINE'),
  });
  expect(fake.requests).toEqual([]);
});

test('trusted revisions: those are fetched without being named, others are refused', async () => {
  const newer = { files: { [file]: makeGguf(50_000, 2) } };
  fake.repositories.set(repo, { ...newer, revisions: { 'v1.0': repository } });
  opened = await openHub(fake.url, { config: { trustedModelRevisions: { [repo]: commit } } });
  const { pull, files } = opened;
  expect(await pull(repo)).toMatchObject({ fetchedBytes: weights.length });
  expect(await files.list()).toHaveLength(1);
  expect(await pull(`${repo}@v1.0`)).toMatchObject({ fetchedBytes: 0 });
  await expect(pull(`${repo}@main`)).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    message: expect.stringContaining('trusted_model_revisions'),
  });
});

test('trusted revisions: files of others, or of nobody knows which, are not offered', async () => {
  const trusted = { config: { trustedModelRevisions: { [repo]: 'f'.repeat(40) } } };
  const { files, modelsDir } = await withOthers((home) => fillHfCache(home), trusted);
  await put(join(modelsDir, repo, 'x.gguf'), weights);
  await put(join(modelsDir, 'acme', 'Free-GGUF', 'y.gguf'), weights);
  expect((await files.list()).map(({ info }) => info.id)).toEqual(['acme/Free-GGUF/y']);
  await expect(files.find('acme/Tiny-GGUF/x')).rejects.toMatchObject({
    message: expect.stringContaining('nobody noted'),
  });
  await expect(files.find('hf/acme/Tiny-GGUF/Tiny-Q4_K_M')).rejects.toMatchObject({
    message: expect.stringContaining(`revision ${commit.slice(0, 12)}`),
  });
});
