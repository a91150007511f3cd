import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import type { ManagerSettings } from './settings.ts';
import type { ManagerRequest } from './types.ts';

const script = [[START, ...say('Yes.'), finish()]];
const providers = () => [
  provider('cloud', script, {
    models: [
      {
        id: 'dear',
        capabilities: ['chat', 'tools'],
        contextLength: 100_000,
        pricing: { inputPrice: 10, outputPrice: 30 },
      },
      { id: 'free', capabilities: ['chat'], contextLength: 8_000, free: true },
    ],
  }),
  provider('home', script, {
    models: [{ id: 'own', capabilities: ['chat'], contextLength: 4_096, local: true, free: true }],
  }),
];
async function plan(request: ManagerRequest, settings: ManagerSettings = {}) {
  const { manager, time } = createHarness(providers(), { settings });
  const { ranked, rejected } = await time.run(manager.select(request));
  return {
    ranked: ranked.map(({ address }) => address),
    rejected: Object.fromEntries(
      rejected.map(({ address, reasons }) => [address, reasons.map(({ filter }) => filter)]),
    ),
  };
}

describe('planning', () => {
  test('auto considers everybody, free models first', async () => {
    const { ranked } = await plan({ prompt: 'Hi' });
    expect([...ranked].sort()).toEqual(['cloud/dear', 'cloud/free', 'home/own']);
    expect(ranked.at(-1)).toBe('cloud/dear');
  });

  test('variants of auto and demands of the request hold together', async () => {
    expect((await plan({ prompt: 'Hi', model: 'auto:local' })).ranked).toEqual(['home/own']);
    expect(await plan({ prompt: 'Hi', model: 'auto:local', requiredCapabilities: ['tools'] })).toMatchObject({
      ranked: [],
      rejected: { 'cloud/dear': ['privacy'], 'home/own': ['capability'] },
    });
  });

  test('a list stands in its order, with auto in its place and nobody twice', async () => {
    const { ranked } = await plan({ prompt: 'Hi', model: 'cloud/dear', fallbacks: ['auto', 'home/own'] });
    expect(ranked[0]).toBe('cloud/dear');
    expect(ranked).toHaveLength(3);
  });

  test('who is named is asked, though nobody says that it can; what was demanded holds', async () => {
    const tools = [{ name: 'look' }];
    expect((await plan({ prompt: 'Hi', model: 'home/own', tools })).ranked).toEqual(['home/own']);
    expect((await plan({ prompt: 'Hi', model: 'home/own', requiredCapabilities: ['tools'] })).ranked).toEqual([]);
    expect((await plan({ prompt: 'Hi', model: 'cloud/free', localOnly: true })).rejected).toEqual({
      'cloud/free': ['privacy'],
    });
  });

  test('what an alias demands binds the models that it lists, and a safety floor binds all', async () => {
    const aliases = { quiet: { models: ['cloud/dear', 'home/own'], localOnly: true } };
    expect((await plan({ prompt: 'Hi', model: 'quiet' }, { aliases })).ranked).toEqual(['home/own']);
    const settings = { selection: { safetyScores: { 'cloud/dear': 8, 'cloud/free': 6 } } };
    expect((await plan({ prompt: 'Hi', therapeuticSafetyRequired: true }, settings)).ranked).toEqual(['cloud/dear']);
    expect((await plan({ prompt: 'Hi', model: 'home/own', minSafetyScore: 5 }, settings)).ranked).toEqual([]);
  });

  test('preferred models come first among those of their provider', async () => {
    const settings = { selection: { preferredModels: ['cloud/dear'] } };
    const { ranked } = await plan({ prompt: 'Hi', providers: ['cloud'] }, settings);
    expect(ranked).toEqual(['cloud/dear', 'cloud/free']);
  });

  test('bare requirements need no question, and call nobody', async () => {
    const all = providers();
    const { manager, time } = createHarness(all);
    const selection = await time.run(manager.select({ taskType: 'general_chat', maxCostPerToken: 0.00001 }));
    expect(selection.ranked.length).toBe(2);
    expect(all.flatMap(({ calls }) => calls).every(({ method }) => method === 'listModels')).toBe(true);
  });
});

describe('when nobody is left', () => {
  test('the error lists why not, and what to relax', async () => {
    const { manager, time } = createHarness(providers());
    const work = time.run(manager.generate({ prompt: 'Hi', localOnly: true, contextLengthNeeded: 50_000 }));
    await expect(work).rejects.toMatchObject({
      code: 'NO_CANDIDATE',
      message: expect.stringContaining('would do'),
      details: { issues: expect.arrayContaining([{ path: 'home/own', message: expect.stringContaining('4,096') }]) },
    });
  });

  test('all that rest are a matter of time', async () => {
    const { manager, time } = createHarness(providers());
    manager.fallback.isolate('cloud');
    manager.fallback.isolate('home');
    await expect(time.run(manager.generate({ prompt: 'Hi' }))).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
    await expect(time.run(manager.generate({ prompt: 'Hi', model: 'home/own' }))).rejects.toMatchObject({
      code: 'CIRCUIT_OPEN',
      message: 'home was taken out of service by hand.',
    });
    manager.fallback.reset('home');
    expect((await time.run(manager.generate({ prompt: 'Hi' }))).report.address).toBe('home/own');
  });

  test('no provider at all is said plainly', async () => {
    const { manager, time } = createHarness([]);
    await expect(time.run(manager.generate({ prompt: 'Hi' }))).rejects.toMatchObject({ code: 'NO_CANDIDATE' });
  });
});

describe('requests that make no sense', () => {
  test.each<[string, ManagerRequest]>([
    ['prompt', { prompt: 'x', messages: [{ role: 'user', content: 'x' }] }],
    ['messages', {}],
    ['prompt', { prompt: '  ' }],
    ['temperature', { prompt: 'x', temperature: 3 }],
    ['maxTokens', { prompt: 'x', maxTokens: 1.5 }],
    ['minQualityScore', { prompt: 'x', minQualityScore: 11 }],
    ['maxCostPerToken', { prompt: 'x', maxCostPerToken: -1 }],
    ['taskType', { prompt: 'x', taskType: 'world_bilding' }],
    ['providers[0]', { prompt: 'x', providers: ['clowd'] }],
    ['providers[0]', { prompt: 'x', providers: ['cloud'], exclude: ['cloud'] }],
    ['exclude', { prompt: 'x', model: 'home/own', exclude: ['home/own'] }],
    ['model', { prompt: 'x', model: '' }],
  ])('%s', async (field, request) => {
    const { manager, time } = createHarness(providers());
    await expect(time.run(manager.generate(request))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      details: { field },
    });
  });

  test('unknown names come with the nearest and the place', async () => {
    const { manager, time } = createHarness(providers());
    await expect(
      time.run(manager.generate({ prompt: 'x', model: 'home/own', fallbacks: ['home/owm'] })),
    ).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
      message: expect.stringContaining('"home/own"'),
      details: { field: 'fallbacks[0]' },
    });
  });
});
