import { ERROR_TABLE, type ErrorCode, type GenerateRequest, LlmError, type ModelInfo } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from '../__fixtures__/harness.ts';

const GOOD: Script = [START, ...say('All ', 'is ', 'well.'), finish({ inputTokens: 10, outputTokens: 3 })];
const failing = (code: ErrorCode, details: ConstructorParameters<typeof LlmError>[2] = {}): Script => [
  new LlmError(code, 'It failed.', details),
];
const LIST = { model: 'a/m', fallbacks: ['b/m'], prompt: 'Hi' };

describe('before anything was given out', () => {
  const codes = (Object.keys(ERROR_TABLE) as ErrorCode[]).filter((code) => code !== 'ABORTED');
  test.each(codes)('%s does what the error table says', async (code) => {
    const a = provider('a', [failing(code)]);
    const b = provider('b', [GOOD]);
    const { manager, time, records } = createHarness([a, b]);
    const seen = await time.run(watch(manager.stream(LIST)));
    const { retry, next } = ERROR_TABLE[code];
    // Somebody else is waiting: at most one further try, and none after a timeout or a rate limit without a time.
    const tries = retry && code !== 'TIMEOUT' && code !== 'RATE_LIMITED' ? 2 : 1;
    expect(a.calls.filter(({ method }) => method === 'stream')).toHaveLength(tries);
    expect(records.filter((record) => record.provider === 'a')).toHaveLength(tries);
    if (next) {
      expect(seen.text).toBe('All is well.');
      expect(seen.finish?.report).toMatchObject({ address: 'b/m', attempts: tries + 1 });
      expect(seen.finish?.report.failedAttempts).toHaveLength(tries);
    } else expect(seen.error).toMatchObject({ code });
  });

  test('a provider that cancels by itself has broken its answer off; the caller has not cancelled', async () => {
    const { manager, time, records } = createHarness([provider('a', [failing('ABORTED'), GOOD])]);
    expect((await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Hi' })))).text).toBe('All is well.');
    expect(records.map(({ outcome }) => outcome)).toEqual(['STREAM_INTERRUPTED', 'OK']);
  });

  test('a 500 once is asked again and answers', async () => {
    const a = provider('a', [failing('PROVIDER_FAILED'), GOOD]);
    const { manager, time } = createHarness([a]);
    const seen = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Hi' })));
    expect(seen.text).toBe('All is well.');
    expect(seen.finish?.report.attempts).toBe(2);
  });

  test('waits as long as the provider asks for, when nobody else is there', async () => {
    const a = provider('a', [failing('RATE_LIMITED', { retryAfterMs: 7_000 }), GOOD]);
    const { manager, time } = createHarness([a]);
    const startedAt = time.now();
    const seen = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Hi' })));
    expect(seen.text).toBe('All is well.');
    expect(time.now() - startedAt).toBeGreaterThanOrEqual(7_000);
    expect(time.now() - startedAt).toBeLessThan(7_500);
  });

  test('does not wait at all when somebody else is there, nor longer than is sensible', async () => {
    const a = provider('a', [failing('RATE_LIMITED', { retryAfterMs: 7_000 })]);
    const { manager, time } = createHarness([a, provider('b', [GOOD])]);
    const startedAt = time.now();
    expect((await time.run(watch(manager.stream(LIST)))).text).toBe('All is well.');
    expect(time.now()).toBe(startedAt);

    const c = provider('c', [failing('RATE_LIMITED', { retryAfterMs: 3_600_000 })]);
    const alone = createHarness([c]);
    const seen = await alone.time.run(watch(alone.manager.stream({ model: 'c/m', prompt: 'Hi' })));
    expect(seen.error).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 3_600_000 } });
  });

  test('a model that asked for a rest is not asked while it rests', async () => {
    const a = provider('a', [failing('RATE_LIMITED', { retryAfterMs: 60_000 }), GOOD]);
    const { manager, time } = createHarness([a, provider('b', [GOOD])]);
    await time.run(watch(manager.stream(LIST)));
    await time.run(watch(manager.stream(LIST)));
    expect(a.calls.filter(({ method }) => method === 'stream')).toHaveLength(1);
    await time.pass(60_000);
    expect((await time.run(watch(manager.stream(LIST)))).finish?.report.address).toBe('a/m');
  });

  test('silence is left for the next one and told to stop', async () => {
    const a = provider('a', [[START, { type: 'stall' }]]);
    const { manager, time, records } = createHarness([a, provider('b', [GOOD])]);
    const startedAt = time.now();
    const seen = await time.run(watch(manager.stream(LIST)));
    expect(seen.text).toBe('All is well.');
    expect(time.now() - startedAt).toBe(30_000);
    expect(a.calls.at(-1)).toMatchObject({ aborted: true, released: true });
    expect(records.map(({ outcome }) => outcome)).toEqual(['TIMEOUT', 'OK']);
  });

  test('a source that ignores its signal cannot hold the call', async () => {
    const deaf = provider('a', [GOOD]);
    const { manager, time } = createHarness([
      {
        ...deaf,
        stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }),
      },
      provider('b', [GOOD]),
    ]);
    expect((await time.run(watch(manager.stream(LIST)))).text).toBe('All is well.');
  });

  test('a first token that is slow but in time is waited for', async () => {
    const time0 = createHarness([]).time;
    const a = provider('a', [[START, { type: 'delay', ms: 29_000 }, ...GOOD.slice(1)]], { timers: time0.timers });
    const { manager, time } = createHarness([a, provider('b', [GOOD])], {}, time0);
    expect((await time.run(watch(manager.stream(LIST)))).finish?.report.address).toBe('a/m');
  });

  test('a stream that answers and fails before content is replaced, and its start is never seen', async () => {
    const a = provider('a', [[START, { type: 'text-delta', text: '' }, ...failing('STREAM_INTERRUPTED')]]);
    const { manager, time } = createHarness([a, provider('b', [GOOD])]);
    const { events } = await time.run(watch(manager.stream(LIST)));
    expect(events.filter(({ type }) => type === 'start')).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'start', route: { address: 'b/m', attempts: 3 } });
  });

  test('a stream without its end, or without a beginning, is no answer', async () => {
    for (const script of [[START], [], say('x'), [START, START]] as const) {
      const { manager, time } = createHarness([provider('a', [script]), provider('b', [GOOD])]);
      expect((await time.run(watch(manager.stream(LIST)))).finish?.report.address).toBe('b/m');
    }
  });

  test("a foreign exception is the provider's failure and says nothing of its cause", async () => {
    const a = provider('a', [[new TypeError('canary-secret')]]);
    const { manager, time } = createHarness([a]);
    const { error } = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Hi' })));
    expect(error).toMatchObject({ code: 'PROVIDER_FAILED' });
    expect(JSON.stringify([error?.message, error?.details])).not.toContain('canary');
  });

  test('a prompt that is too long goes to a larger context only', async () => {
    const model = (contextLength: number): Omit<ModelInfo, 'provider'> => ({
      id: 'm',
      capabilities: ['chat'],
      contextLength,
    });
    const small = provider('small', [GOOD], { models: [model(4_000)] });
    const large = provider('large', [GOOD], { models: [model(32_000)] });
    const { manager, time } = createHarness([
      provider('a', [failing('CONTEXT_TOO_LONG')], { models: [model(8_000)] }),
      small,
      large,
    ]);
    const seen = await time.run(
      watch(manager.stream({ model: 'a/m', fallbacks: ['small/m', 'large/m'], prompt: 'Hi' })),
    );
    expect(seen.finish?.report).toMatchObject({ address: 'large/m', attempts: 2 });
    expect(small.calls.filter(({ method }) => method === 'stream')).toHaveLength(0);

    const none = await time.run(watch(manager.stream({ model: 'a/m', fallbacks: ['small/m'], prompt: 'Hi' })));
    expect(none.error).toMatchObject({ code: 'CONTEXT_TOO_LONG' });
  });

  test('a model that was named alone is never replaced', async () => {
    const b = provider('b', [GOOD]);
    const { manager, time } = createHarness([provider('a', [failing('UNAVAILABLE')]), b]);
    const { error } = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Hi' })));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { provider: 'a' } });
    expect(error?.details.attempts).toHaveLength(3);
    expect(b.calls.filter(({ method }) => method === 'stream')).toHaveLength(0);
  });

  test('all that fail are listed, with the shortest wait', async () => {
    const { manager, time } = createHarness([
      provider('a', [failing('RATE_LIMITED', { retryAfterMs: 90_000 })]),
      provider('b', [failing('RATE_LIMITED', { retryAfterMs: 50_000 })]),
    ]);
    const { error } = await time.run(watch(manager.stream(LIST)));
    expect(error).toMatchObject({ code: 'ALL_CANDIDATES_FAILED', details: { retryAfterMs: 50_000 } });
    expect(error?.details.attempts?.map(({ details }) => details.provider)).toEqual(['a', 'b']);
  });

  test('the deadline over all attempts ends the trying', async () => {
    const stalling = (id: string) => provider(id, [[{ type: 'stall' }]]);
    const { manager, time } = createHarness([stalling('a'), stalling('b'), stalling('c')], {
      settings: { deadlines: { firstEventMs: 20_000, untilContentMs: 30_000 } },
    });
    const startedAt = time.now();
    const { error } = await time.run(watch(manager.stream({ model: 'a/m', fallbacks: ['b/m', 'c/m'], prompt: 'Hi' })));
    expect(error?.details.attempts).toHaveLength(2);
    expect(time.now() - startedAt).toBe(30_000);
  });

  test('auto stops after so many models, and prefers another provider after a failure', async () => {
    const asked: string[] = [];
    const script = (id: string) => (request: GenerateRequest) => {
      asked.push(`${id}/${request.model}`);
      return failing('QUOTA_EXHAUSTED');
    };
    const { manager, time } = createHarness(
      [
        provider('a', script('a'), { models: ['m1', 'm2', 'm3'] }),
        provider('b', script('b'), { models: ['m1', 'm2', 'm3'] }),
      ],
      { settings: { fallback: { maxFurtherModels: 2 } } },
    );
    await time.run(watch(manager.stream({ prompt: 'Hi' })));
    expect(asked).toHaveLength(3);
    expect(asked[0]?.slice(0, 1)).not.toBe(asked[1]?.slice(0, 1));
  });

  test('fallback can be switched off', async () => {
    const { manager, time } = createHarness([provider('a', [failing('QUOTA_EXHAUSTED')]), provider('b', [GOOD])], {
      settings: { fallback: { enabled: false } },
    });
    expect((await time.run(watch(manager.stream(LIST)))).error).toMatchObject({ code: 'QUOTA_EXHAUSTED' });
  });
});

describe('cancelling', () => {
  test('stops the provider at once, asks nobody else, is recorded once and counts for nobody', async () => {
    const a = provider('a', [[START, ...say('One '), { type: 'stall' }]]);
    const b = provider('b', [GOOD]);
    const { manager, time, records } = createHarness([a, b]);
    const controller = new AbortController();
    const texts: string[] = [];
    const reading = (async () => {
      for await (const event of manager.stream(LIST, { signal: controller.signal })) {
        if (event.type === 'text-delta') {
          texts.push(event.text);
          time.timers.set(() => controller.abort(), 1);
        }
      }
    })();
    await expect(time.run(reading)).rejects.toMatchObject({ code: 'ABORTED' });
    expect(texts).toEqual(['One ']);
    expect(a.calls.at(-1)).toMatchObject({ aborted: true, released: true });
    expect(b.calls.filter(({ method }) => method === 'stream')).toHaveLength(0);
    expect(records).toMatchObject([{ outcome: 'ABORTED', usage: { estimated: true } }]);
    expect(manager.fallback.circuits()).toEqual([]);
  });

  test('a reader who leaves lets the source go, even in the middle of a read', async () => {
    const a = provider('a', [[START, ...say('One '), { type: 'stall' }]]);
    const { manager, time, records } = createHarness([a]);
    const iterator = manager.stream({ model: 'a/m', prompt: 'Hi' })[Symbol.asyncIterator]();
    await iterator.next();
    await iterator.next();
    const pending = iterator.next();
    const observed = expect(pending).rejects.toMatchObject({ code: 'ABORTED' });
    await time.run(Promise.resolve(iterator.return?.()));
    await observed;
    expect(a.calls.at(-1)).toMatchObject({ aborted: true, released: true });
    expect(records.map(({ outcome }) => outcome)).toEqual(['ABORTED']);
  });

  test('a signal that has fired already asks nobody', async () => {
    const a = provider('a', [GOOD]);
    const { manager, time } = createHarness([a]);
    const { error } = await time.run(
      watch(manager.stream({ model: 'a/m', prompt: 'Hi' }, { signal: AbortSignal.abort() })),
    );
    expect(error).toMatchObject({ code: 'ABORTED' });
    expect(a.calls.filter(({ method }) => method === 'stream')).toHaveLength(0);
  });

  test('during the wait for another try', async () => {
    const a = provider('a', [failing('RATE_LIMITED', { retryAfterMs: 20_000 }), GOOD]);
    const { manager, time } = createHarness([a]);
    const controller = new AbortController();
    time.timers.set(() => controller.abort(), 5_000);
    const startedAt = time.now();
    const { error } = await time.run(
      watch(manager.stream({ model: 'a/m', prompt: 'Hi' }, { signal: controller.signal })),
    );
    expect(error).toMatchObject({ code: 'ABORTED' });
    expect(time.now() - startedAt).toBe(5_000);
  });
});
