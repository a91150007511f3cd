import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelProvider, RerankRequest } from '@modelhaven/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLocal } from '../../index.ts';
import { writeRankingModel } from '../../testing/ranking-model.ts';

const WORDS = ['a', 'the', 'in', 'lake', 'street', 'house', 'tree'];
const request: RerankRequest = {
  model: 'ranker',
  query: 'the bear',
  documents: ['the house in the street', 'a bear in the lake', 'bear bear', 'a tree'],
};
let folder: string;
const open: ModelProvider[] = [];
const local = (isolation: 'none' | 'process'): ModelProvider => {
  const provider = createLocal('local', { modelsDir: folder, isolation, gpu: false, threads: 1, demo: false });
  open.push(provider);
  return provider;
};
const rank = (provider: ModelProvider, more: Partial<RerankRequest> = {}, signal?: AbortSignal) => {
  if (!provider.reranking) throw new Error('It cannot rank.');
  return provider.reranking.rerank({ ...request, ...more }, signal ? { signal } : {});
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-ranker-'));
  await writeFile(
    join(folder, 'ranker.gguf'),
    writeRankingModel({ wanted: 'bear', words: WORDS, contextLength: 2048 }),
  );
});
afterAll(async () => {
  await Promise.all(open.map((provider) => provider.close()));
  await rm(folder, { recursive: true });
});

it('ranks with a model whose file says that it can, in this process as in another', async () => {
  const here = local('none');
  expect(await here.listModels()).toMatchObject([{ id: 'ranker', capabilities: ['rerank'] }]);
  const { results, usage, model } = await rank(here);
  expect(results.map(({ index }) => index).slice(0, 2)).toEqual([2, 1]);
  expect(new Set(results.map(({ index }) => index)).size).toBe(4);
  for (const { score } of results) expect(score > 0 && score < 1).toBe(true);
  expect(model).toBe('ranker');
  // Each document is read with the question: [CLS] the bear [SEP] [SEP] … [SEP].
  expect(usage.inputTokens).toBe(4 * 6 + 5 + 5 + 2 + 2);
  const there = await rank(local('process'));
  expect(there).toEqual({ results, usage, model });
});

it('scores a document by itself, whatever else is sent with it, and gives the best of them', async () => {
  const provider = local('none');
  const whole = await rank(provider);
  const alone = await rank(provider, { documents: ['a bear in the lake'] });
  expect(alone.results[0]?.score).toBeCloseTo(whole.results.find(({ index }) => index === 1)?.score ?? 0, 6);
  expect((await rank(provider, { topN: 2 })).results).toEqual(whole.results.slice(0, 2));
});

it('takes long documents, and refuses those that are longer than the model reads', async () => {
  const provider = local('none');
  const long = Array.from({ length: 1500 }, () => 'tree').join(' ');
  const { results } = await rank(provider, { documents: [long, 'bear'] });
  expect(results.map(({ index }) => index)).toEqual([1, 0]);
  await expect(rank(provider, { documents: ['bear', `${long} ${long}`] })).rejects.toMatchObject({
    code: 'CONTEXT_TOO_LONG',
    details: { field: 'documents[1]' },
  });
  expect((await rank(provider)).results[0]?.index).toBe(2);
});

it('ends at once when it is cancelled, and serves the next one', async () => {
  const provider = local('process');
  await provider.residency?.load('ranker');
  const abort = new AbortController();
  const cancelled = rank(provider, { documents: Array.from({ length: 2000 }, () => 'a tree') }, abort.signal);
  setTimeout(() => abort.abort(), 20);
  await expect(cancelled).rejects.toMatchObject({ code: 'ABORTED' });
  expect((await rank(provider)).results[0]?.index).toBe(2);
});

it('refuses what makes no sense, and models that do something else', async () => {
  const provider = local('none');
  await expect(rank(provider, { documents: [] })).rejects.toMatchObject({ details: { field: 'documents' } });
  await expect(rank(provider, { documents: ['a', ''] })).rejects.toMatchObject({ details: { field: 'documents[1]' } });
  await expect(rank(provider, { query: '' })).rejects.toMatchObject({ details: { field: 'query' } });
  await expect(rank(provider, { topN: 0 })).rejects.toMatchObject({ details: { field: 'topN' } });
  await expect(
    provider.generate({ model: 'ranker', messages: [{ role: 'user', content: 'Hi' }] }),
  ).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  const demo = createLocal('local', {});
  open.push(demo);
  await expect(rank(demo, { model: 'demo' })).rejects.toMatchObject({ code: 'UNSUPPORTED' });
});
