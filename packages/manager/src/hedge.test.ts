import { LlmError, type ModelInfo, type ModelMeasurements } from '@modelhaven/core';
import type { Script, ScriptedProvider } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import { createVirtualTime, type VirtualTime } from './__fixtures__/virtual-time.ts';
import { createHedgeBudget } from './resilience/hedge-budget.ts';
import type { ManagerSettings } from './settings.ts';
import type { Answer, AnswerEvent, ManagerRequest } from './types.ts';

const USAGE = { inputTokens: 100, outputTokens: 10 };
const PRICE = { inputPrice: 1, outputPrice: 10 };
const GOOD: Script = [START, ...say('All ', 'is ', 'well.'), finish(USAGE)];
const after = (ms: number, ...rest: Script): Script => [START, { type: 'delay', ms }, ...rest];
const SEEN = { successes: 50, firstEventMs: { p50: 100, p95: 500, p99: 900 } } as unknown as ModelMeasurements;
const LIST: ManagerRequest = { model: 'a/m', fallbacks: ['b/m'], prompt: 'Hi', maxTokens: 10 };

interface Scene {
  readonly a: Script;
  readonly b: Script;
  readonly request?: Partial<ManagerRequest>;
  readonly signal?: AbortSignal;
  readonly settings?: ManagerSettings;
  readonly modelB?: Partial<ModelInfo>;
  readonly modelA?: Partial<ModelInfo>;
}

/** Two models that first answer some requests at once, so that the budget has room, and then play the scene. */
function scene(
  { a, b, request = {}, signal, settings = {}, modelA = {}, modelB = {} }: Scene,
  time: VirtualTime = createVirtualTime(),
) {
  const model = (change: Partial<ModelInfo>) => [
    { id: 'm', capabilities: ['chat'] as const, pricing: PRICE, ...change },
  ];
  const { timers } = time;
  let isOn = false;
  const one = provider('a', () => (isOn ? a : GOOD), { timers, models: model(modelA) });
  const two = provider('b', () => (isOn ? b : GOOD), { timers, models: model(modelB) });
  const harness = createHarness(
    [one, two],
    {
      measurements: { model: () => SEEN },
      settings: { hedging: { enabled: true, maxExtraCostFraction: 0.5 }, ...settings },
    },
    time,
  );
  const { manager, records } = harness;
  const asked = (some: ScriptedProvider) => some.calls.filter(({ method }) => method === 'stream').length;
  const play = async (streamed = true) => {
    for (let warm = 0; warm < 10; warm++) await time.run(manager.generate({ model: 'a/m', prompt: 'Hi' }));
    isOn = true;
    records.length = 0;
    const startedAt = time.now();
    const before = [asked(one), asked(two)] as const;
    const whole = { ...LIST, ...request };
    const seen = await time.run(
      watch(streamed ? manager.stream(whole, signal ? { signal } : {}) : allAtOnce(manager.generate(whole))),
    );
    return {
      ...seen,
      ms: time.now() - startedAt,
      asked: [asked(one) - before[0], asked(two) - before[1]],
      records,
      one,
      two,
    };
  };
  return { play, ...harness };
}

/** A whole answer as the end of a stream. */
async function* allAtOnce(answer: Promise<Answer>): AsyncGenerator<AnswerEvent> {
  const { text, report, usage } = await answer;
  yield { type: 'text-delta', text };
  yield { type: 'finish', reason: 'stop', usage, report };
}

describe('hedging', () => {
  test.each([true, false])('a second model answers for one that is slow to begin (streamed: %s)', async (streamed) => {
    const seen = await scene({ a: after(20_000, ...GOOD.slice(1)), b: GOOD }).play(streamed);
    expect(seen).toMatchObject({ text: 'All is well.', ms: 500, asked: [1, 1] });
    const { report } = seen.finish ?? {};
    expect(report).toMatchObject({ address: 'b/m', attempts: 2, failedAttempts: [] });
    expect(report?.trail).toMatchObject([
      { address: 'a/m', role: 'first', outcome: 'ABORTED', totalMs: 500, usage: { outputTokens: 0, estimated: true } },
      { address: 'b/m', role: 'hedge', outcome: 'OK', usage: USAGE },
    ]);
    // Both are accounted for: the answer, and the prompt of the one that was stopped.
    expect(seen.records.map(({ provider: id, attempt, outcome }) => [id, attempt, outcome])).toEqual([
      ['a', 1, 'ABORTED'],
      ['b', 2, 'OK'],
    ]);
    const [lost, won] = report?.trail ?? [];
    expect(lost?.costUsd).toBeGreaterThan(0);
    expect(report?.costUsd).toBeCloseTo((lost?.costUsd ?? 0) + (won?.costUsd ?? 0), 12);
    expect(seen.one.calls.at(-1)).toMatchObject({ aborted: true, released: true });
  });

  test('the first may still win, and then the second is stopped and stays a stand-in', async () => {
    const broken = new LlmError('UNAVAILABLE', 'Gone.');
    const seen = await scene({
      a: after(700, ...say('All ', 'is '), broken),
      b: after(3_000, ...GOOD.slice(1)),
    }).play();
    expect(seen.text).toBe('All is well.');
    expect(seen.finish?.report.trail.map(({ address, role, outcome }) => [address, role, outcome])).toEqual([
      ['b/m', 'hedge', 'ABORTED'],
      ['a/m', 'first', 'UNAVAILABLE'],
      ['a/m', 'recovery', 'UNAVAILABLE'],
      ['a/m', 'recovery', 'UNAVAILABLE'],
      ['b/m', 'recovery', 'OK'],
    ]);
  });

  test('where one of the two fails, the other answers alone', async () => {
    const failing = after(600, new LlmError('PROVIDER_FAILED', 'No.'));
    const slow = after(900, ...GOOD.slice(1));
    const first = await scene({ a: failing, b: slow }).play();
    expect(first).toMatchObject({ text: 'All is well.', asked: [1, 1] });
    expect(first.finish?.report).toMatchObject({ address: 'b/m', failedAttempts: [{ address: 'a/m' }] });
    const second = await scene({
      a: after(1_500, ...GOOD.slice(1)),
      b: [new LlmError('PROVIDER_FAILED', 'No.')],
    }).play();
    expect(second).toMatchObject({ text: 'All is well.', asked: [1, 1], ms: 1_500 });
    expect(second.finish?.report).toMatchObject({ address: 'a/m', failedAttempts: [{ address: 'b/m' }] });
    const both = await scene({
      a: after(600, new LlmError('QUOTA_EXHAUSTED', 'No.')),
      b: after(600, new LlmError('QUOTA_EXHAUSTED', 'No.')),
    }).play();
    expect(both.error).toMatchObject({ code: 'ALL_CANDIDATES_FAILED' });
    expect(both).toMatchObject({ asked: [1, 1] });
  });

  test('a refusal of the first is not routed around, although another is on its way', async () => {
    const seen = await scene({
      a: after(600, new LlmError('REFUSED_BY_PROVIDER', 'I will not.')),
      b: after(900, ...GOOD.slice(1)),
    }).play();
    expect(seen.error).toMatchObject({ code: 'REFUSED_BY_PROVIDER' });
    expect(seen.records.map(({ provider: id, outcome }) => [id, outcome])).toEqual([
      ['a', 'REFUSED_BY_PROVIDER'],
      ['b', 'ABORTED'],
    ]);
    expect(seen.two.calls.at(-1)).toMatchObject({ aborted: true, released: true });
  });

  const slowScene: Scene = { a: after(2_000, ...GOOD.slice(1)), b: GOOD };
  test.each<[string, Partial<Scene>]>([
    ['it is not asked for', { settings: { hedging: { enabled: false } } }],
    ['tools could act twice', { request: { tools: [{ name: 'pay' }] } }],
    ['nobody else may answer', { request: { fallbacks: [] } }],
    ['it would leave this machine', { modelA: { local: true } }],
    ['the other would have to be loaded', { modelB: { local: true } }],
    ['the price of the other is unknown', { modelB: { pricing: {} } }],
    ['it would cost more than its share', { modelB: { pricing: { inputPrice: 1_000, outputPrice: 10_000 } } }],
    ['too many were hedged already', { settings: { hedging: { enabled: true, maxExtraCostFraction: 0.05 } } }],
  ])('no second model where %s', async (_, change) => {
    const seen = await scene({ ...slowScene, ...change }).play();
    expect(seen).toMatchObject({ text: 'All is well.', ms: 2_000, asked: [1, 0] });
  });

  test('where the second has no room, the first answers alone, and the second stays a stand-in', async () => {
    const settings: ManagerSettings = {
      hedging: { enabled: true, maxExtraCostFraction: 0.5 },
      concurrency: { maxConcurrent: 1 },
    };
    for (const a of [after(2_000, ...GOOD.slice(1)), after(2_000, new LlmError('UNAUTHORIZED', 'No key.'))]) {
      const { play, manager, time } = scene({ a, b: GOOD, settings });
      // Holds the only place at the second, and gives it back after the race would have begun.
      const busy = manager.stream({ model: 'b/m', prompt: 'Hi' })[Symbol.asyncIterator]();
      await time.run(busy.next());
      const playing = play();
      time.timers.set(() => void busy.return?.(), 1_500);
      const { text, error, records, asked } = await playing;
      expect(error).toBeUndefined();
      expect(text).toBe('All is well.');
      expect(records.some(({ role }) => role === 'hedge')).toBe(false);
      const isFailing = asked[1] === 1;
      const last = records.filter(({ outcome }) => outcome === 'OK').at(-1);
      expect(last?.role).toBe(isFailing ? 'fallback' : 'first');
    }
  });

  test('a caller who leaves stops both', async () => {
    const { play, manager, time, records } = scene({ a: [START, { type: 'stall' }], b: [START, { type: 'stall' }] });
    const controller = new AbortController();
    const played = play().catch(() => {});
    void played;
    time.timers.set(() => controller.abort(), 1_000_000);
    const left = manager.stream(LIST, { signal: controller.signal });
    await time.run(watch(left));
    expect(records.every(({ outcome }) => outcome === 'OK' || outcome === 'ABORTED' || outcome === 'TIMEOUT')).toBe(
      true,
    );
  });
});

test('the budget keeps hedges within their share of dollars and of requests, and forgets', () => {
  let now = 0;
  const budget = createHedgeBudget({ fraction: 0.1, now: () => now });
  const record = (costUsd: number) => budget.record({ costUsd } as Parameters<typeof budget.record>[0]);
  expect(budget.take(0)).toBe(false);
  for (let each = 0; each < 20; each++) record(1);
  expect(budget.take(2.5)).toBe(false);
  expect(budget.take(1.5)).toBe(true);
  record(1.5);
  expect(budget.take(1)).toBe(false);
  expect(budget.take(0.1)).toBe(true);
  expect(budget.take(0)).toBe(false);
  now += 24 * 3_600_000;
  for (let each = 0; each < 20; each++) record(0);
  expect(budget.take(0.01)).toBe(false);
  expect(budget.take(0)).toBe(true);
});
