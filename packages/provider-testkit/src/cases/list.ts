import assert from 'node:assert/strict';
import type { ModelInfo, ModelPricing } from '@modelhaven/core';
import type { ConformanceCase } from '../bench.ts';

/** What a provider says of itself and of its models. */
export const listCases: readonly ConformanceCase[] = [
  {
    name: 'contract/shape',
    async run({ provider }) {
      assert.equal(provider.contract, 1, 'contract is the version 1');
      assert.ok(provider.id.length > 0 && !provider.id.includes('/'), 'id is not empty and has no slash');
      assert.ok(provider.kind.length > 0, 'kind is not empty');
    },
  },
  {
    name: 'list/identity',
    async run(bench) {
      if (bench.subject.replies?.models) bench.serve('models');
      const models = await bench.provider.listModels();
      assert.ok(models.length > 0, 'the list has at least one model');
      for (const model of models) {
        assert.ok(typeof model.id === 'string' && model.id.length > 0, 'every model has an id');
        assert.equal(model.provider, bench.provider.id, `${model.id} names its provider`);
        assert.ok(Array.isArray(model.capabilities), `${model.id} has a list of capabilities`);
      }
      const ids = models.map((model) => model.id);
      assert.equal(new Set(ids).size, ids.length, 'no id is listed twice');
    },
  },
  {
    name: 'list/facts',
    async run(bench) {
      if (bench.subject.replies?.models) bench.serve('models');
      for (const model of await bench.provider.listModels()) checkFacts(model);
    },
  },
];

function checkFacts(model: ModelInfo): void {
  for (const [name, value] of Object.entries({
    contextLength: model.contextLength,
    maxOutputTokens: model.maxOutputTokens,
  })) {
    assert.ok(
      value === undefined || (Number.isInteger(value) && value > 0),
      `${model.id}: ${name} is ${value}; unknown is absent`,
    );
  }
  for (const [name, value] of Object.entries({ createdAt: model.createdAt, expiresAt: model.expiresAt })) {
    assert.ok(
      value === undefined || (value > 0 && value < 1e11),
      `${model.id}: ${name} is ${value}, not seconds since 1970`,
    );
  }
  assert.ok(model.sizeBytes === undefined || model.sizeBytes > 0, `${model.id}: sizeBytes is ${model.sizeBytes}`);
  if (model.pricing) checkPricing(model.id, model.pricing, model.free);
}

function checkPricing(id: string, { tiers = [], ...base }: ModelPricing, free: boolean | undefined): void {
  const prices = Object.fromEntries(Object.entries(base).filter(([name]) => name !== 'source'));
  for (const [name, value] of [prices, ...tiers].flatMap((level) => Object.entries(level))) {
    assert.ok(typeof value === 'number' && Number.isFinite(value) && value >= 0, `${id}: ${name} is ${value}`);
    assert.ok(
      free !== true || name === 'fromInputTokens' || value === 0,
      `${id}: it is free, and its ${name} is ${value}`,
    );
  }
}
