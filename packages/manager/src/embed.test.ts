import { type EmbedRequest, type EmbedResult, LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createHarness, provider } from './__fixtures__/harness.ts';

const vectors = ({ model, input }: EmbedRequest): EmbedResult => ({
  model,
  vectors: input.map((text) => [text.length, 1]),
  usage: { inputTokens: 4 },
});
const embedding = (id: string, embed: (request: EmbedRequest) => EmbedResult) =>
  provider(id, [], { models: [{ id: 'e', capabilities: ['embeddings'], pricing: { inputPrice: 1 } }], embed });

test('embeds in order, with its route, and leaves a record', async () => {
  const { manager, time, records } = createHarness([embedding('a', vectors)]);
  const result = await time.run(manager.embed({ model: 'a/e', input: ['one', 'three'] }));
  expect(result).toMatchObject({
    vectors: [
      [3, 1],
      [5, 1],
    ],
    route: { address: 'a/e', attempts: 1 },
  });
  expect(records).toMatchObject([{ operation: 'embeddings', outcome: 'OK', costUsd: 0.000_004 }]);
});

test('asks the same model again, never another one', async () => {
  let calls = 0;
  const flaky = (request: EmbedRequest) => {
    if (++calls === 1) throw new LlmError('UNAVAILABLE', 'Down.');
    return vectors(request);
  };
  const { manager, time, records } = createHarness([embedding('a', flaky), embedding('b', vectors)]);
  expect((await time.run(manager.embed({ model: 'a/e', input: ['x'] }))).route.attempts).toBe(2);
  expect(records.map(({ provider: id, outcome }) => [id, outcome])).toEqual([
    ['a', 'UNAVAILABLE'],
    ['a', 'OK'],
  ]);
});

test('does not choose a model by itself, nor take less than was asked for', async () => {
  const short = (request: EmbedRequest) => ({ ...vectors(request), vectors: [] });
  const { manager, time } = createHarness([embedding('a', short), provider('c', [])]);
  await expect(time.run(manager.embed({ model: 'auto', input: ['x'] }))).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  });
  await expect(time.run(manager.embed({ model: 'c/m', input: ['x'] }))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  await expect(time.run(manager.embed({ model: 'a/e', input: ['x'] }))).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
});
