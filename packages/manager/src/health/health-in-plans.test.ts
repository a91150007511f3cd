import type { HealthReport } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createHarness, finish, provider, START, say } from '../__fixtures__/harness.ts';

const GOOD = [START, ...say('All is well.'), finish({ inputTokens: 1, outputTokens: 2 })];
const FREE = {
  models: [{ id: 'm', capabilities: ['chat'] as const, free: true, pricing: { inputPrice: 0, outputPrice: 0 } }],
};
const PRICED = { models: [{ id: 'm', capabilities: ['chat'] as const, pricing: { inputPrice: 1, outputPrice: 2 } }] };

it('passes over who was found down, before a request hits it, until it is back or nobody else is left', async () => {
  let first: HealthReport = { status: 'up', latencyMs: 1 };
  let second: HealthReport = { status: 'up', latencyMs: 1 };
  const one = { ...provider('one', [GOOD, GOOD, GOOD, GOOD], FREE), health: async () => first };
  const two = { ...provider('two', [GOOD, GOOD, GOOD], PRICED), health: async () => second };
  const { manager, time } = createHarness([one, two], {
    settings: { healthChecks: { enabled: true, intervalMs: 10_000 } },
  });
  const heard: string[] = [];
  manager.health.subscribe(({ id, status }) => heard.push(`${id} ${status}`));
  const who = async () => (await time.run(manager.generateText('Well?'))).report.provider;
  await time.pass(3_000);
  expect(await who()).toBe('one');
  await time.pass(20_000);
  first = { status: 'down', latencyMs: 1, detail: 'Nobody is there.' };
  await time.pass(12_000);
  expect(heard).toEqual(['one up', 'two up', 'one down']);
  const plan = await time.run(manager.select({}));
  expect(plan.ranked.map(({ address }) => address)).toEqual(['two/m']);
  expect(plan.rejected[0]).toMatchObject({ address: 'one/m', reasons: [{ filter: 'health' }] });
  expect(await who()).toBe('two');
  await time.pass(20_000);
  second = { status: 'down', latencyMs: 1 };
  await time.pass(12_000);
  // A check may be wrong: better to ask somebody than nobody.
  expect(await who()).toBe('one');
  expect(manager.health.all().find(({ id }) => id === 'one')).toMatchObject({ status: 'up' });
  await time.run(manager.close());
});

it('knows what was asked by hand', async () => {
  const one = {
    ...provider('one', [GOOD]),
    health: async (): Promise<HealthReport> => ({ status: 'down', latencyMs: 7 }),
  };
  const { manager, time } = createHarness([one]);
  expect(manager.health.all()).toMatchObject([{ id: 'one', status: 'unknown', checks: 0 }]);
  await time.run(manager.providers());
  expect(manager.health.all()).toMatchObject([{ id: 'one', status: 'down', checks: 1, failedChecks: 1, latencyMs: 7 }]);
});
