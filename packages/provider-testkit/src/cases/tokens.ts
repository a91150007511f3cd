import assert from 'node:assert/strict';
import { type GenerateRequest, LlmError, type TokenCount, type TokenCounter } from '@modelhaven/core';
import type { ConformanceCase } from '../bench.ts';

/** Counts make sense, are the same twice, and cost nobody a request. A provider that cannot count passes. */
export const tokenCases: readonly ConformanceCase[] = [
  {
    name: 'tokens/count',
    async run(bench) {
      const { tokenCounting } = bench.provider;
      if (!tokenCounting) return;
      if (bench.subject.replies?.models) bench.serve('models');
      const models = await bench.provider.listModels();
      const before = bench.server.requests.length;
      for (const model of models) {
        const counter = tokenCounting.counterOf(model);
        if (!counter) continue;
        assert.ok(counter.key.length > 0, `${model.id}: the key of its counter is not empty`);
        assert.equal(tokenCounting.counterOf(model)?.key, counter.key, `${model.id}: the key stays the same`);
        const request = { ...bench.request, model: model.id };
        const count = await countOf(counter, request);
        assert.deepEqual(await countOf(counter, request), count, `${model.id}: the same request has the same count`);
        if (!count) continue;
        const { tokens, upper } = count;
        assert.ok(Number.isSafeInteger(tokens) && tokens > 0, `${model.id}: ${tokens} is no number of tokens`);
        assert.ok(upper >= tokens, `${model.id}: the upper count ${upper} is below ${tokens}`);
      }
      assert.equal(bench.server.requests.length, before, 'counting sends no request');
    },
  },
];

async function countOf(counter: TokenCounter, request: GenerateRequest): Promise<TokenCount | undefined> {
  try {
    return await counter.count(request);
  } catch (thrown) {
    assert.ok(
      LlmError.is(thrown) && thrown.code === 'DEPENDENCY_MISSING',
      'only a missing library keeps it from counting',
    );
    return undefined;
  }
}
