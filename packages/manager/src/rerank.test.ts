import { LlmError, type RerankRequest, type RerankResult, toRanking } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createHarness, provider } from './__fixtures__/harness.ts';

const byLength = ({ model, documents, topN }: RerankRequest): RerankResult => ({
  model,
  results: toRanking(
    documents.map((text) => 1 / text.length),
    topN,
  ),
  usage: { inputTokens: 3 },
});
const ranking = (id: string, rerank: (request: RerankRequest) => RerankResult) =>
  provider(id, [], { models: [{ id: 'r', capabilities: ['rerank'], pricing: { inputPrice: 2 } }], rerank });
const request = { model: 'a/r', query: 'which?', documents: ['long one', 'short', 'the longest one'] };

test('ranks, with its route, and leaves a record with its cost', async () => {
  const { manager, time, records } = createHarness([ranking('a', byLength)]);
  const result = await time.run(manager.rerank({ ...request, topN: 2 }));
  expect(result).toMatchObject({
    results: [{ index: 1 }, { index: 0 }],
    route: { address: 'a/r', provider: 'a', model: 'r', attempts: 1 },
  });
  expect(records).toMatchObject([{ operation: 'rerank', outcome: 'OK', costUsd: 0.000_006 }]);
});

test('asks the same model again, never another one', async () => {
  let calls = 0;
  const flaky = (asked: RerankRequest) => {
    if (++calls === 1) throw new LlmError('UNAVAILABLE', 'Down.');
    return byLength(asked);
  };
  const { manager, time, records } = createHarness([ranking('a', flaky), ranking('b', byLength)]);
  expect((await time.run(manager.rerank(request))).route.attempts).toBe(2);
  expect(records.map(({ provider: id, outcome }) => [id, outcome])).toEqual([
    ['a', 'UNAVAILABLE'],
    ['a', 'OK'],
  ]);
});

test('chooses no model by itself, and asks none that cannot', async () => {
  const { manager, time } = createHarness([ranking('a', byLength), provider('c', [])]);
  await expect(time.run(manager.rerank({ ...request, model: 'auto' }))).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  });
  await expect(time.run(manager.rerank({ ...request, model: 'c/m' }))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
});

test.each([
  ['too few results', [{ index: 0, score: 1 }]],
  ['a document twice', [0, 0, 1].map((index) => ({ index, score: 1 }))],
  ['a document that was not sent', [0, 1, 3].map((index) => ({ index, score: 1 }))],
])('takes no answer with %s', async (_, results) => {
  const { manager, time } = createHarness([ranking('a', (asked) => ({ ...byLength(asked), results }))]);
  await expect(time.run(manager.rerank(request))).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
});
