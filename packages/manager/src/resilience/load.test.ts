import { LlmError } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from '../__fixtures__/harness.ts';
import { createVirtualTime } from '../__fixtures__/virtual-time.ts';
import { slownessOf, tellsOfOverload } from './load-signals.ts';

const GOOD: Script = [START, ...say('All is well.'), finish({ inputTokens: 10, outputTokens: 3 })];
const PROMPT = { model: 'a/m', prompt: 'Hi' };

/** A provider that needs a second for each answer. */
function slow(time = createVirtualTime()) {
  const script: Script = [START, { type: 'delay', ms: 1_000 }, ...GOOD.slice(1)];
  return { time, a: provider('a', [script], { timers: time.timers }) };
}

describe('under load', () => {
  test('requests wait for their turn, and the record says how long', async () => {
    const { time, a } = slow();
    const { manager, records } = createHarness([a], { settings: { concurrency: { maxConcurrent: 1 } } }, time);
    const ask = () => watch(manager.stream(PROMPT));
    const seen = await time.run(Promise.all([ask(), ask(), ask()]));
    expect(seen.map(({ text }) => text)).toEqual(['All is well.', 'All is well.', 'All is well.']);
    expect(records.map(({ queuedMs }) => queuedMs)).toEqual([undefined, 1_000, 2_000]);
    // Waiting is not the model's doing.
    expect(records.map(({ firstEventMs }) => firstEventMs)).toEqual([1_000, 1_000, 1_000]);
  });

  test('an operator sees how full a provider is', async () => {
    const { time, a } = slow();
    const { manager } = createHarness([a], { settings: { concurrency: { maxConcurrent: 1 } } }, time);
    expect((await time.run(manager.providers()))[0]?.load).toBeUndefined();
    const both = Promise.all([watch(manager.stream(PROMPT)), watch(manager.stream(PROMPT))]);
    await time.pass(500);
    expect((await manager.providers())[0]?.load).toEqual({ inFlight: 1, limit: 1, queued: 1 });
    await time.run(both);
    expect((await time.run(manager.providers()))[0]?.load).toEqual({ inFlight: 0, limit: 1, queued: 0 });
  });

  test('what is too much is refused with 503 and a time, and asks nobody', async () => {
    const { time, a } = slow();
    const settings = { concurrency: { maxConcurrent: 1, maxQueued: 1 } };
    const { manager, records } = createHarness([a], { settings }, time);
    const ask = () => watch(manager.stream(PROMPT));
    const seen = await time.run(Promise.all([ask(), ask(), ask()]));
    const refused = seen.filter(({ error }) => error);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.error).toMatchObject({ code: 'INSUFFICIENT_RESOURCES', traits: { http: 503 } });
    expect(refused[0]?.error?.details.retryAfterMs).toBeGreaterThanOrEqual(1_000);
    expect(records).toHaveLength(2);
    expect(manager.fallback.circuits()).toEqual([]);
  });

  test('where another model could answer, nobody waits longer than a second', async () => {
    const time = createVirtualTime();
    const script: Script = [START, { type: 'delay', ms: 5_000 }, ...GOOD.slice(1)];
    const a = provider('a', [script], { timers: time.timers });
    const settings = { concurrency: { providers: { a: 1 } } };
    const { manager } = createHarness([a, provider('b', [GOOD])], { settings }, time);
    const ask = () => watch(manager.stream({ ...PROMPT, fallbacks: ['b/m'] }));
    const [first, second] = await time.run(Promise.all([ask(), ask()]));
    expect(first?.finish?.report).toMatchObject({ address: 'a/m', latencyMs: 5_000 });
    expect(second?.finish?.report).toMatchObject({ address: 'b/m', attempts: 1, latencyMs: 1_000 });
    expect(second?.finish?.report.failedAttempts).toMatchObject([{ code: 'INSUFFICIENT_RESOURCES' }]);
  });

  test('who is too busy is asked at the end, where nobody else could answer', async () => {
    const time = createVirtualTime();
    const script: Script = [START, { type: 'delay', ms: 5_000 }, ...GOOD.slice(1)];
    const a = provider('a', [script], { timers: time.timers });
    const b = provider('b', [[new LlmError('QUOTA_EXHAUSTED', 'No credits.')]]);
    const { manager } = createHarness([a, b], { settings: { concurrency: { providers: { a: 1 } } } }, time);
    const ask = () => watch(manager.stream({ ...PROMPT, fallbacks: ['b/m'] }));
    const [, second] = await time.run(Promise.all([ask(), ask()]));
    expect(second?.finish?.report).toMatchObject({ address: 'a/m', attempts: 2, latencyMs: 10_000 });
    expect(second?.finish?.report.failedAttempts.map(({ code }) => code)).toEqual([
      'INSUFFICIENT_RESOURCES',
      'QUOTA_EXHAUSTED',
    ]);
  });

  test('who leaves while waiting is gone at once and recorded nowhere', async () => {
    const { time, a } = slow();
    const { manager, records } = createHarness([a], { settings: { concurrency: { maxConcurrent: 1 } } }, time);
    const controller = new AbortController();
    time.timers.set(() => controller.abort(), 100);
    const first = watch(manager.stream(PROMPT));
    const second = watch(manager.stream(PROMPT, { signal: controller.signal }));
    const [one, two] = await time.run(Promise.all([first, second]));
    expect(one.text).toBe('All is well.');
    expect(two.error).toMatchObject({ code: 'ABORTED' });
    expect(records).toHaveLength(1);
  });

  test('a service that can do six at once is soon asked about six at once', async () => {
    const time = createVirtualTime();
    let inside = 0;
    let most = 0;
    let refused = 0;
    const a = provider(
      'a',
      () => {
        if (inside >= 6) {
          refused++;
          return [new LlmError('RATE_LIMITED', 'Too many.')];
        }
        inside++;
        most = Math.max(most, inside);
        time.timers.set(() => inside--, 1_000);
        return [START, { type: 'delay', ms: 1_000 }, ...GOOD.slice(1)];
      },
      { timers: time.timers },
    );
    const settings = { concurrency: { maxConcurrent: 32, maxWaitMs: 600_000 }, deadlines: { untilContentMs: 900_000 } };
    const { manager } = createHarness([a], { settings }, time);
    const seen = await time.run(Promise.all(Array.from({ length: 200 }, () => watch(manager.stream(PROMPT)))));
    expect(most).toBe(6);
    expect(seen.filter(({ text }) => text === 'All is well.').length).toBeGreaterThan(180);
    // Without the limit each of the two hundred would be refused again and again.
    expect(refused).toBeLessThan(100);
  });
});

test('what tells of load', () => {
  const model = { id: 'm', provider: 'a', capabilities: ['chat'] } as const;
  const measured = (p50: number, successes = 50) =>
    ({ successes, firstEventMs: { p50, p95: p50, p99: p50 } }) as Parameters<typeof slownessOf>[1];
  expect(slownessOf(model, measured(1_000), 5_000)).toBe(5);
  expect(slownessOf(model, measured(10), 500)).toBe(1);
  expect(slownessOf(model, measured(1_000, 5), 5_000)).toBeUndefined();
  expect(slownessOf(model, undefined, 5_000)).toBeUndefined();
  expect(slownessOf({ ...model, local: true }, measured(1_000), 5_000)).toBeUndefined();
  const error = (code: LlmError['code'], retryAfterMs?: number) =>
    tellsOfOverload(new LlmError(code, 'No.', retryAfterMs === undefined ? {} : { retryAfterMs }));
  expect([error('RATE_LIMITED'), error('RATE_LIMITED', 5_000), error('UNAVAILABLE', 5_000)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([error('RATE_LIMITED', 3_600_000), error('UNAVAILABLE'), error('TIMEOUT')]).toEqual([false, false, false]);
});
