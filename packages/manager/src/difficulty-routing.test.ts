import { LlmError } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import { aliasIssues } from './check-aliases.ts';
import { loadConfig } from './config/load.ts';
import type { Alias } from './settings.ts';

const GOOD: Script = [START, ...say('Well.'), finish()];
const EASY = 'Hi! What is your favourite colour?';
const HARD =
  'Prove that the integral of x^2 from 0 to 3 is 9. Explain why, step by step, and compare two methods exactly.';

function world(alias: Alias, script: (model: string) => Script = () => GOOD) {
  const models = ['small', 'large'].map((id) => ({ id, capabilities: ['chat' as const] }));
  return createHarness([provider('p', ({ model }) => script(model), { models })], {
    settings: { aliases: { thrifty: alias } },
  }).manager;
}

const ROUTES = { easy: ['p/small'], hard: ['p/large'] };

describe('an alias that goes by difficulty', () => {
  test('sends easy prompts to one list and hard ones to the other, and says so', async () => {
    const manager = world({ byDifficulty: ROUTES });
    const asked = async (prompt: string) => (await manager.generate({ prompt, model: 'thrifty' })).report;
    const easy = await asked(EASY);
    expect(easy.address).toBe('p/small');
    expect(easy.plan.notes).toEqual([expect.stringMatching(/^"thrifty" sends it to its easy models first\. .+0\.50/)]);
    const hard = await asked(HARD);
    expect(hard.address).toBe('p/large');
    expect(hard.plan.notes).toEqual([expect.stringMatching(/hard models first.+it asks for analysis/)]);
    expect((await manager.generate({ prompt: EASY, model: 'p/large' })).report.plan.notes).toBeUndefined();
    await manager.close();
  });

  test('goes by its own threshold, and each list stands in for the other', async () => {
    const manager = world({ byDifficulty: { ...ROUTES, threshold: 0 } }, (model) =>
      model === 'large' ? [new LlmError('UNAUTHORIZED', 'No key.')] : GOOD,
    );
    const { report } = await manager.generate({ prompt: EASY, model: 'thrifty' });
    expect(report.trail.map(({ address }) => address).at(0)).toBe('p/large');
    expect(report.address).toBe('p/small');
    await manager.close();
  });

  test.each([
    [{ easy: [], hard: ['p/large'] }, 'aliases.a.byDifficulty.easy'],
    [{ easy: ['p/small'], hard: [] }, 'aliases.a.byDifficulty.hard'],
    [{ ...ROUTES, threshold: 1.5 }, 'aliases.a.byDifficulty.threshold'],
    [{ ...ROUTES, threshold: Number.NaN }, 'aliases.a.byDifficulty.threshold'],
    [{ easy: ['a'], hard: ['p/large'] }, 'aliases.a'],
  ])('%j is refused at %s', (byDifficulty, path) => {
    expect(aliasIssues({ a: { byDifficulty } }, [], ['p']).map((issue) => issue.path)).toContain(path);
  });

  test('one that lists models as well is refused', () => {
    const [issue] = aliasIssues({ a: { byDifficulty: ROUTES, models: ['p/small'] } }, [], ['p']);
    expect(issue).toMatchObject({ path: 'aliases.a.byDifficulty', message: expect.stringContaining('one of the two') });
  });

  test('is read from the file, which says where it is wrong', async () => {
    const load = (alias: string) =>
      loadConfig({ text: `model_management:\n  aliases:\n    thrifty: ${alias}\n`, environment: {} });
    const issuesOf = async (alias: string): Promise<string> => {
      const thrown: unknown = await load(alias).catch((error: unknown) => error);
      if (!LlmError.is(thrown)) throw new Error('It was accepted.');
      return (thrown.details.issues ?? []).map(({ path, message }) => `${path}: ${message}`).join('\n');
    };
    const { settings } = await load('{ by_difficulty: { easy: [p/small], hard: [p/large], threshold: 0.4 } }');
    expect(settings.aliases?.['thrifty']).toEqual({ byDifficulty: { ...ROUTES, threshold: 0.4 } });
    expect(await issuesOf('{ by_difficulty: { easy: [p/small], hard: [p/large], treshold: 0.4 } }')).toMatch(
      /thrifty.*treshold.*threshold/,
    );
    expect(await issuesOf('{ by_difficulty: { easy: [p/small], hard: [p/large] }, models: [p/small] }')).toMatch(
      /aliases\.thrifty\.by_difficulty: .*one of the two/,
    );
    expect(await issuesOf('{ by_difficulty: { easy: [p/small] } }')).toMatch(/thrifty/);
  });
});
