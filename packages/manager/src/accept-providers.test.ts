import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import { acceptProviders } from './accept-providers.ts';
import type { ManagerRequest } from './types.ts';

const KNOWN = { providers: ['openrouter', 'ollama', 'local'], marketplaces: ['openrouter'] };

describe('wishes about providers', () => {
  test('our own become demands and an order', () => {
    const wishes = {
      order: ['ollama', 'local'],
      only: ['ollama', 'local'],
      ignore: ['openrouter'],
      sort: 'latency',
    } as const;
    expect(acceptProviders(wishes, { ...KNOWN, marketplaces: [] })).toEqual({
      requirements: { providers: ['ollama', 'local'], exclude: ['openrouter'], prefer: 'speed' },
      order: ['ollama', 'local'],
      issues: [],
    });
  });

  test('others are handed on to the marketplace, which alone can keep to them', () => {
    const wishes = {
      order: ['deepinfra', 'ollama'],
      only: ['deepinfra', 'ollama'],
      ignore: ['together'],
      sort: 'price',
    } as const;
    expect(acceptProviders(wishes, KNOWN)).toEqual({
      requirements: { providers: ['ollama', 'openrouter'], prefer: 'cost' },
      order: ['ollama', 'openrouter'],
      extra: {
        openrouter: { provider: { order: ['deepinfra'], only: ['deepinfra'], ignore: ['together'], sort: 'price' } },
      },
      issues: [],
    });
  });

  test('without a marketplace they are mistakes', () => {
    expect(acceptProviders({ order: ['olama'], only: [] }, { ...KNOWN, marketplaces: [] }).issues).toEqual([
      { path: 'providerPreferences.order[0]', message: 'There is no provider "olama". Did you mean "ollama"?' },
      { path: 'providerPreferences.only', message: expect.stringContaining('allows nobody') },
    ]);
  });
});

describe('a request with wishes', () => {
  const script = [[START, ...say('Yes.'), finish()]];
  const world = () => {
    const market = provider('market', script, { kind: 'openrouter' });
    return { market, ...createHarness([market, provider('b', script), provider('c', script)]) };
  };
  const ranked = async (request: Partial<ManagerRequest>) => {
    const { manager, time } = world();
    const plan = await time.run(manager.select({ prompt: 'Hi', ...request }));
    return plan.ranked.map(({ address }) => address);
  };

  test('orders what auto chooses, and leaves a list of the caller as it is', async () => {
    expect(await ranked({ providerPreferences: { order: ['c', 'market'] } })).toEqual(['c/m', 'market/m', 'b/m']);
    expect(await ranked({ models: ['b/m', 'c/m'], providerPreferences: { order: ['c'] } })).toEqual(['b/m', 'c/m']);
  });

  test('keeps to them, together with other demands', async () => {
    expect(await ranked({ providerPreferences: { only: ['b', 'c'] }, providers: ['b', 'market'] })).toEqual(['b/m']);
    expect(await ranked({ providerPreferences: { ignore: ['b'] }, exclude: ['c'] })).toEqual(['market/m']);
    const { manager, time } = world();
    const request = { prompt: 'Hi', providers: ['b'], providerPreferences: { ignore: ['b'] } };
    await expect(time.run(manager.generate(request))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test('hands the rest on, beside what the caller wrote', async () => {
    const { manager, time, market } = world();
    const extra = { openrouter: { transforms: [], provider: { zdr: true } } };
    await time.run(manager.generate({ prompt: 'Hi', extra, providerPreferences: { only: ['deepinfra'] } }));
    const call = market.calls.find(({ method }) => method === 'stream');
    expect(call?.request).toMatchObject({
      extra: { openrouter: { transforms: [], provider: { zdr: true, only: ['deepinfra'] } } },
    });
  });

  test('takes models, then fallbacks, each once; a wrong one is named by its place', async () => {
    expect(await ranked({ model: 'b/m', models: ['c/m', 'b/m'], fallbacks: ['market/m', 'c/m'] })).toEqual([
      'b/m',
      'c/m',
      'market/m',
    ]);
    const { manager, time } = world();
    const wrong = time.run(manager.generate({ prompt: 'Hi', models: ['b/m', 'b/nobody'] }));
    await expect(wrong).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND', details: { field: 'models[1]' } });
  });
});
