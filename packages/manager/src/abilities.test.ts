import { LlmError, type ModelFilter, type ModelInfo, type ModelProvider } from '@modelhaven/core';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { createHarness, provider, START, say } from './__fixtures__/harness.ts';
import { createModelManager } from './manager.ts';

const free: ModelInfo = {
  id: 'meta-llama/llama-3.1-8b-instruct:free',
  provider: 'shop',
  capabilities: ['chat'],
  free: true,
  pricing: { inputPrice: 0, outputPrice: 0 },
};
const paid: ModelInfo = {
  ...free,
  id: 'openai/gpt-5',
  free: false,
  pricing: { inputPrice: 1, outputPrice: 2 },
  contextLength: 128_000,
};

/** A shop of one free and one paid model, with a filter. */
function shop(overrides: Partial<ModelProvider> = {}): ModelProvider {
  let filter: ModelFilter = { showFreeOnly: false, preferFreeModels: true };
  return {
    ...createScriptedProvider({ id: 'shop' }),
    listModels: async () => (filter.showFreeOnly ? [free] : [paid, free]),
    filter: {
      get: () => filter,
      set: async ({ showFreeOnly = filter.showFreeOnly, preferFreeModels = filter.preferFreeModels }) => {
        filter = { showFreeOnly, preferFreeModels };
        return filter;
      },
    },
    ...overrides,
  };
}

const ids = async (manager: ReturnType<typeof createModelManager>) =>
  (await manager.listModels()).models.map(({ id }) => id);

test('a changed filter shows in the very next list', async () => {
  const manager = createModelManager({ providers: [shop()] });
  expect(await ids(manager)).toEqual([paid.id, free.id]);
  expect(await manager.filters.set('shop', { showFreeOnly: true })).toMatchObject({ showFreeOnly: true });
  expect(await ids(manager)).toEqual([free.id]);
  expect(manager.filters.get('shop')).toMatchObject({ showFreeOnly: true });
  await manager.close();
});

test('a list that was on its way before the change does not bring the old models back', async () => {
  let release = () => {};
  const waits = [new Promise<void>((resolve) => (release = resolve)), Promise.resolve()];
  const base = shop();
  const manager = createModelManager({
    providers: [
      {
        ...base,
        listModels: async (options) => {
          const models = await base.listModels(options);
          await waits.shift();
          return models;
        },
      },
    ],
  });
  const before = manager.listModels();
  await manager.filters.set('shop', { showFreeOnly: true });
  release();
  await before;
  expect(await ids(manager)).toEqual([free.id]);
  await manager.close();
});

test('free models come first until their provider is told otherwise; a request that asks for them is heard', async () => {
  const manager = createModelManager({
    providers: [shop()],
    settings: { selection: { weights: { performance: 1, cost: 0, safety: 0 } } },
  });
  const first = async (preferFree?: boolean) =>
    (await manager.select({ ...(preferFree === undefined ? {} : { preferFree }) })).ranked.map(({ model }) => model.id);
  const favoured = await first();
  expect(favoured[0]).toBe(free.id);
  await manager.filters.set('shop', { preferFreeModels: false });
  const plain = await first();
  expect(plain[0]).toBe(paid.id);
  expect(plain).toEqual(await first(false));
  expect((await first(true))[0]).toBe(free.id);
  await manager.close();
});

test('a provider without a filter says so, and an unknown one gets the nearest name', async () => {
  const manager = createModelManager({ providers: [shop(), createScriptedProvider({ id: 'bare' })] });
  await expect(manager.filters.set('bare', {})).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  expect(() => manager.filters.get('shpo')).toThrow(/Did you mean "shop"/);
  await manager.close();
});

test('accounts are read only where they are asked for, and never fail the status', async () => {
  let asked = 0;
  const known = shop({
    account: {
      read: async () => {
        asked++;
        return { creditsRemainingUsd: 4.5 };
      },
    },
  });
  const broken: ModelProvider = {
    ...createScriptedProvider({ id: 'broken' }),
    account: {
      read: () => {
        throw new LlmError('UNAUTHORIZED', 'No.');
      },
    },
  };
  const manager = createModelManager({ providers: [known, broken] });
  expect((await manager.providers())[0]).not.toHaveProperty('account');
  expect(asked).toBe(0);
  const [first, second] = await manager.providers({ account: true });
  expect(first).toMatchObject({
    account: { creditsRemainingUsd: 4.5 },
    filter: { showFreeOnly: false, preferFreeModels: true },
  });
  expect(second).toMatchObject({ id: 'broken', health: { status: 'up' } });
  expect(second).not.toHaveProperty('account');
  await manager.close();
});

test('weights are fetched by whoever is named, or by the only one that can; the list shows them at once', async () => {
  const pulled: string[] = [];
  const models = ['old'];
  const puller = (id: string): ModelProvider => ({
    ...createScriptedProvider({ id }),
    listModels: async () => models.map((model): ModelInfo => ({ id: model, provider: id, capabilities: ['chat'] })),
    residency: {
      loaded: async () => [],
      load: async (model) => ({ id: model }),
      unload: async () => {},
      pull: async (model, { onProgress } = {}) => {
        onProgress?.(0.5);
        pulled.push(`${id} ${model}`);
        models.push(model);
      },
    },
  });
  const seen: number[] = [];
  const one = createModelManager({ providers: [puller('box'), createScriptedProvider({ id: 'cloud' })] });
  expect(await ids(one)).toContain('old');
  await one.pull('box/new', { onProgress: (fraction) => seen.push(fraction) });
  await one.pull('org/other');
  expect(pulled).toEqual(['box new', 'box org/other']);
  expect(seen).toEqual([0.5]);
  await expect(one.pull('cloud/x')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  expect((await one.listModels()).models.map(({ id }) => id)).toContain('new');
  expect(await one.resolve('box/new')).toEqual(['box/new']);
  await one.close();
  const two = createModelManager({ providers: [puller('a'), puller('b')] });
  await expect(two.pull('new')).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: /"a\/new" or "b\/new"/ });
  await two.close();
});

test('weights are removed where their provider can, and are in no list then', async () => {
  let models = ['old', 'new'];
  const remove = async (model: string) => {
    models = models.filter((name) => name !== model);
  };
  const keeper = (id: string, canRemove: boolean): ModelProvider => ({
    ...createScriptedProvider({ id }),
    listModels: async () => models.map((model): ModelInfo => ({ id: model, provider: id, capabilities: ['chat'] })),
    residency: {
      loaded: async () => [],
      load: async (model) => ({ id: model }),
      unload: async () => {},
      ...(canRemove ? { remove } : {}),
    },
  });
  const manager = createModelManager({ providers: [keeper('box', true), keeper('shelf', false)] });
  expect(await ids(manager)).toContain('old');
  await manager.remove('box/old');
  const { models: left } = await manager.listModels({ provider: 'box' });
  expect(left.map(({ id }) => id)).toEqual(['new']);
  await expect(manager.remove('box/none')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  await expect(manager.remove('shelf/new')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  await manager.close();
});

test('the route tells what the verdict on the input asks for', async () => {
  const { manager, time } = createHarness([
    provider('one', [[START, ...say('Hi'), { type: 'finish', reason: 'stop', usage: {} }]]),
  ]);
  const { report } = await time.run(manager.generateText('Hi'));
  expect(report.safetyAction).toBe(report.safety.input.action);
  await manager.close();
});
