import { type AttemptRecord, type HealthReport, type ModelProvider, silentLogger } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createVirtualTime } from '../__fixtures__/virtual-time.ts';
import { createHealthChecks } from './health-checks.ts';

const INTERVAL_MS = 30_000;

function makeProvider(id: string, more: Partial<ModelProvider> = {}) {
  const state: { report: HealthReport | 'hang' | 'throw'; asked: number } = {
    report: { status: 'up', latencyMs: 3 },
    asked: 0,
  };
  const provider = {
    id,
    health: async ({ signal }: { readonly signal?: AbortSignal } = {}) => {
      state.asked += 1;
      if (state.report === 'throw') throw new Error('broken by itself');
      if (state.report === 'hang')
        return new Promise<HealthReport>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      return state.report;
    },
    ...more,
  } as ModelProvider;
  return { state, provider };
}

function makeChecks(providers: readonly ModelProvider[], enabled = true) {
  const time = createVirtualTime();
  let turn = 0;
  const checks = createHealthChecks({
    providers,
    settings: { enabled, intervalMs: INTERVAL_MS, timeoutMs: 1_000 },
    now: time.now,
    timers: time.timers,
    random: () => [0.1, 0.5, 0.9][turn++ % 3] as number,
    logger: silentLogger,
  });
  const heard: string[] = [];
  checks.subscribe(({ id, status }) => heard.push(`${id} ${status}`));
  const attempt = (provider: string, outcome: AttemptRecord['outcome'], model = 'm') =>
    checks.record({
      ...{ requestId: 'r', attempt: 1, provider, model, operation: 'chat', streamed: true },
      ...{ startedAt: time.now() - 5, totalMs: 5, outcome },
    });
  return { time, checks, heard, attempt };
}

it('looks at every provider, at different times, and tells of changes only', async () => {
  const one = makeProvider('one');
  const two = makeProvider('two');
  const { time, checks, heard } = makeChecks([one.provider, two.provider]);
  expect(checks.all().map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  expect(checks.isDown('one')).toBe(false);
  await time.pass(300);
  expect(heard).toEqual(['one up']);
  await time.pass(2_000);
  expect(heard).toEqual(['one up', 'two up']);
  await time.pass(10 * INTERVAL_MS);
  for (const { state } of [one, two]) {
    expect(state.asked).toBeGreaterThanOrEqual(8);
    expect(state.asked).toBeLessThanOrEqual(14);
  }
  expect(heard).toHaveLength(2);
  two.state.report = { status: 'down', latencyMs: 1, detail: 'Nobody listens there.' };
  await time.pass(1.3 * INTERVAL_MS);
  expect(heard.at(-1)).toBe('two down');
  expect(checks.isDown('two')).toBe(true);
  two.state.report = { status: 'up', latencyMs: 1 };
  await time.pass(1.3 * INTERVAL_MS);
  const [, seen] = checks.all();
  expect(seen).toMatchObject({ status: 'up', failedChecks: 1, latencyMs: 1 });
  expect(seen?.history.map(({ status }) => status)).toEqual(['up', 'down', 'up', 'unknown']);
  expect(seen?.history[1]).toMatchObject({ detail: 'Nobody listens there.', until: seen?.since });
  checks.close();
  const before = one.state.asked;
  await time.pass(5 * INTERVAL_MS);
  expect(one.state.asked).toBe(before);
});

it('takes silence and defects for down', async () => {
  const silent = makeProvider('silent');
  silent.state.report = 'hang';
  const broken = makeProvider('broken');
  broken.state.report = 'throw';
  const { time, checks } = makeChecks([silent.provider, broken.provider], false);
  const states = await time.run(checks.check());
  expect(states.map(({ status, detail }) => [status, detail])).toEqual([
    ['down', 'No answer within 1000 ms.'],
    ['down', expect.any(String)],
  ]);
});

it('checks nothing by itself where it is off, and still hears attempts', async () => {
  const { state, provider } = makeProvider('one');
  const { time, checks, attempt, heard } = makeChecks([provider], false);
  await time.pass(10 * INTERVAL_MS);
  attempt('one', 'UNAVAILABLE');
  await time.pass(10 * INTERVAL_MS);
  expect(state.asked).toBe(0);
  attempt('one', 'OK');
  expect(heard).toEqual(['one up']);
  expect(checks.all()[0]?.history[0]?.source).toBe('attempt');
});

it('looks again soon after an attempt failed by the fault of the provider', async () => {
  const { state, provider } = makeProvider('one');
  const { time, attempt, heard } = makeChecks([provider]);
  await time.pass(2_000);
  state.report = { status: 'down', latencyMs: 1 };
  const before = state.asked;
  attempt('one', 'TIMEOUT');
  attempt('one', 'ABORTED');
  await time.pass(2_000);
  expect(state.asked).toBe(before);
  for (let count = 0; count < 50; count++) attempt('one', 'UNAVAILABLE');
  await time.pass(2_000);
  expect(state.asked).toBe(before + 1);
  expect(heard).toEqual(['one up', 'one down']);
});

it('does not call down who answers, whatever its list of models says', async () => {
  const { state, provider } = makeProvider('one');
  const { time, checks, attempt } = makeChecks([provider]);
  await time.pass(2_000);
  attempt('one', 'OK');
  state.report = { status: 'down', latencyMs: 1, detail: 'No list.' };
  await time.pass(1.3 * INTERVAL_MS);
  expect(checks.all()[0]).toMatchObject({ status: 'degraded', detail: 'No list.' });
  await time.pass(1.3 * INTERVAL_MS);
  expect(checks.isDown('one')).toBe(true);
  attempt('one', 'OK');
  expect(checks.all()[0]).toMatchObject({ status: 'up' });
  // An answer from before a failure says nothing of now.
  attempt('one', 'UNAVAILABLE');
  await time.pass(2_000);
  expect(checks.all()[0]).toMatchObject({ status: 'down' });
});

it('tells how models in memory are, by how attempts end', async () => {
  const loaded = async () => ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const residency = { loaded } as unknown as NonNullable<ModelProvider['residency']>;
  const { provider } = makeProvider('one', { residency });
  const { time, checks, attempt } = makeChecks([provider]);
  await time.pass(2_000);
  attempt('one', 'OK', 'a');
  attempt('one', 'TIMEOUT', 'b');
  for (let count = 0; count < 3; count++) attempt('one', 'TIMEOUT', 'c');
  for (let count = 0; count < 2_000; count++) attempt('one', 'OK', `m${count}`);
  attempt('one', 'OK', 'a');
  attempt('one', 'TIMEOUT', 'b');
  for (let count = 0; count < 3; count++) attempt('one', 'TIMEOUT', 'c');
  expect(checks.all()[0]?.models).toMatchObject([
    { id: 'a', status: 'up', lastSuccessAt: time.now() },
    { id: 'b', status: 'degraded', lastError: 'TIMEOUT' },
    { id: 'c', status: 'down' },
    { id: 'd', status: 'unknown' },
  ]);
});
