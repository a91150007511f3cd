import { LlmError, type ModelMeasurements } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import type { Alias, ManagerSettings } from './settings.ts';
import type { ManagerRequest } from './types.ts';

const GOOD: Script = [START, ...say('All ', 'is ', 'well.'), finish({ inputTokens: 10, outputTokens: 3 })];
const FAILED: Script = [new LlmError('UNAVAILABLE', 'Away.')];

const ALIASES: Readonly<Record<string, Alias>> = {
  at_home: { localOnly: true },
  at_home_first: ['at_home', 'cloud/rated'],
  gentle: { therapeuticSafetyRequired: true, minSafetyScore: 8 },
  mixed: ['cloud/rated', 'home/unrated', 'auto'],
  nested: { models: ['mixed', 'home/rated'], therapeuticSafetyRequired: true },
};
const RATED: NonNullable<ManagerSettings['selection']> = {
  safetyScores: { 'home/rated': 9, 'cloud/rated': 9, 'cloud/weak': 5 },
};

/** Two providers, one of them on this machine, whose models do as the script says; and who was asked. */
function world(script: () => Script, settings: ManagerSettings = {}) {
  const asked: string[] = [];
  const at = (id: string, local: boolean, models: readonly string[]) =>
    provider(
      id,
      ({ model }) => {
        asked.push(`${id}/${model}`);
        return script();
      },
      {
        models: models.map((model) => ({
          id: model,
          capabilities: ['chat', 'prefill'],
          free: true,
          ...(local ? { local } : {}),
        })),
      },
    );
  // An hour of good figures, so that every slow beginning is a reason to hedge.
  const seen = { successes: 50, firstEventMs: { p50: 1, p95: 5, p99: 10 } } as unknown as ModelMeasurements;
  const harness = createHarness(
    [at('home', true, ['rated', 'unrated']), at('cloud', false, ['rated', 'unrated', 'weak'])],
    {
      measurements: { model: () => seen },
      settings: {
        aliases: ALIASES,
        selection: RATED,
        hedging: { enabled: true, maxExtraCostFraction: 1 },
        ...settings,
      },
    },
  );
  return { ...harness, asked };
}

const isHome = (address: string) => address.startsWith('home/');
const isSafe = (floor: number) => (address: string) => (RATED.safetyScores?.[address] ?? 0) >= floor;

describe('stand-ins keep to privacy and safety', () => {
  test.each<[string, Partial<ManagerRequest>, (address: string) => boolean]>([
    [
      'the request demands this machine',
      { model: 'cloud/rated', fallbacks: ['home/rated', 'auto'], localOnly: true },
      isHome,
    ],
    [
      'the alias that fails is for this machine',
      { model: 'at_home', fallbacks: ['cloud/rated', 'auto', 'mixed'] },
      isHome,
    ],
    ['auto:local fails', { model: 'auto:local', fallbacks: ['cloud/rated'] }, isHome],
    [
      'the request demands safety',
      { model: 'mixed', fallbacks: ['cloud/weak'], therapeuticSafetyRequired: true },
      isSafe(7),
    ],
    [
      'the alias that fails demands more safety',
      { model: 'gentle', fallbacks: ['cloud/weak', 'home/unrated', 'auto'] },
      isSafe(8),
    ],
    ['an alias of aliases demands safety', { model: 'nested', fallbacks: ['auto', 'cloud/unrated'] }, isSafe(7)],
  ])('where %s', async (_, request, isAllowed) => {
    const { manager, time, asked } = world(() => FAILED);
    const { error } = await time.run(watch(manager.stream({ prompt: 'Hi', ...request })));
    expect(error).toBeDefined();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((address) => !isAllowed(address))).toEqual([]);
  });

  test('a list that its owner wrote may leave what one of its entries demands', async () => {
    const { manager, time, asked } = world(() => FAILED);
    await time.run(watch(manager.stream({ prompt: 'Hi', model: 'at_home_first' })));
    expect(asked).toContain('cloud/rated');
  });

  test('whatever is asked for and however it fails', async () => {
    const names = [
      'home/rated',
      'home/unrated',
      'cloud/rated',
      'cloud/unrated',
      'cloud/weak',
      'auto',
      'auto:fast',
      'auto:local',
      'auto:free',
      ...Object.keys(ALIASES),
    ];
    const step = fc.oneof(
      fc.constant(GOOD),
      fc
        .constantFrom(
          'UNAVAILABLE',
          'CONTEXT_TOO_LONG',
          'QUOTA_EXHAUSTED',
          'RATE_LIMITED',
          'TIMEOUT',
          'BAD_RESPONSE' as const,
        )
        .map((code): Script => [new LlmError(code as LlmError['code'], 'It failed.')]),
      fc.constant<Script>([START, ...say('All '), new LlmError('STREAM_INTERRUPTED', 'Cut.')]),
      fc.constant<Script>([START, ...say('All '), { type: 'stall' }]),
      fc.constant<Script>([START, { type: 'stall' }]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async ([model = 'auto', ...fallbacks], scripts, streamed, localOnly, therapeuticSafetyRequired) => {
          let turn = 0;
          const { manager, time, asked } = world(() => scripts[turn++ % scripts.length] ?? GOOD);
          const request = { prompt: 'Hi', model, fallbacks, localOnly, therapeuticSafetyRequired };
          const work = streamed ? watch(manager.stream(request)) : manager.generate(request).catch(() => undefined);
          await time.run<unknown>(work);
          if (localOnly) expect(asked.filter((address) => !isHome(address))).toEqual([]);
          if (therapeuticSafetyRequired) expect(asked.filter((address) => !isSafe(7)(address))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a model whose list could not be had is neither at home nor safe', async () => {
    const unlisted = provider('dark', [GOOD], { listError: new LlmError('UNAVAILABLE', 'Away.') });
    const { manager, time } = createHarness([unlisted, provider('home', [FAILED])]);
    for (const demand of [{ localOnly: true }, { therapeuticSafetyRequired: true }]) {
      const { error } = await time.run(watch(manager.stream({ prompt: 'Hi', model: 'dark/m', ...demand })));
      expect(error).toMatchObject({ code: 'NO_CANDIDATE' });
    }
    expect(unlisted.calls.filter(({ method }) => method === 'stream')).toEqual([]);
  });
});

describe('NO_CANDIDATE', () => {
  test('says of each model why not, and which demand is nearest to being met', async () => {
    const { manager, time } = world(() => GOOD);
    const request = {
      prompt: 'Hi',
      model: 'cloud/weak',
      fallbacks: ['auto'],
      therapeuticSafetyRequired: true,
      minSafetyScore: 10,
    };
    const { error } = await time.run(watch(manager.stream(request)));
    expect(error).toMatchObject({ code: 'NO_CANDIDATE', traits: { http: 503 } });
    const issues = error?.details.issues ?? [];
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'cloud/rated',
      'cloud/unrated',
      'cloud/weak',
      'home/rated',
      'home/unrated',
    ]);
    for (const { path, message } of issues) {
      expect(message, path).toMatch(/safety/i);
      expect(message, path).toMatch(/[.]$/);
    }
    expect(error?.message).toMatch(/^No model meets the requirements[.] .+[.]$/);
  });

  test('names the one demand that stands in the way', async () => {
    const { manager, time } = world(() => GOOD);
    const { error } = await time.run(watch(manager.stream({ prompt: 'Hi', requiredCapabilities: ['vision'] })));
    expect(error?.message).toBe('No model meets the requirements. Ask for fewer capabilities: 5 models would do.');
  });
});
