import { type ErrorCode, LlmError } from '@modelhaven/core';
import type { Script, ScriptStep } from '@modelhaven/provider-testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import type { AnswerEvent, ManagerRequest, ModelManager } from './types.ts';

const WORDS = ['Once ', 'upon ', 'a ', 'time, ', 'all ', 'was ', 'well.'];
const TEXT = WORDS.join('');
const USAGE = { inputTokens: 100, outputTokens: 7 };
const pricing = { inputPrice: 3, outputPrice: 15 };
const WHOLE: Script = [START, ...say(...WORDS), finish(USAGE)];

const CODES: readonly ErrorCode[] = [
  'UNAUTHORIZED',
  'QUOTA_EXHAUSTED',
  'RATE_LIMITED',
  'BAD_RESPONSE',
  'PROVIDER_FAILED',
  'STREAM_INTERRUPTED',
  'UNAVAILABLE',
  'TIMEOUT',
];

/** The good answer, or one that fails somewhere in it. */
const script = fc.oneof(
  { arbitrary: fc.constant(WHOLE), weight: 2 },
  fc
    .record({ at: fc.integer({ min: 0, max: 8 }), code: fc.constantFrom(...CODES) })
    .map(({ at, code }): Script => [...WHOLE.slice(0, at), new LlmError(code, 'It failed.')]),
  fc.integer({ min: 0, max: 8 }).map((at): Script => [...WHOLE.slice(0, at), { type: 'stall' } as ScriptStep]),
  fc.integer({ min: 0, max: 8 }).map((at): Script => WHOLE.slice(0, at)),
);

/** What a caller sees of a stream. */
async function outcomeOf(stream: AsyncIterable<AnswerEvent>) {
  const { text, finish: last, error } = await watch(stream);
  return { text, report: last?.report, error };
}

/** What a caller sees who asked for the whole answer at once, as events. */
async function* generated(manager: ModelManager, request: ManagerRequest): AsyncGenerator<AnswerEvent> {
  const { report, text, usage } = await manager.generate(request);
  yield { type: 'text-delta', text };
  yield { type: 'finish', reason: 'stop', usage, report };
}

test('whatever fails: the whole answer or an error, each attempt recorded once, all costs in the report', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(script, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (scripts, streamed) => {
        const providers = scripts.map((some, index) =>
          provider(`p${index}`, some, { models: [{ id: 'm', capabilities: ['chat'], pricing }] }),
        );
        const { manager, time, records } = createHarness(providers);
        const [model = '', ...fallbacks] = providers.map(({ id }) => `${id}/m`);
        const request = { model, fallbacks, prompt: 'A story.' };
        const seen = await time.run(
          streamed ? outcomeOf(manager.stream(request)) : outcomeOf(generated(manager, request)),
        );

        if (seen.error) expect(TEXT.startsWith(seen.text)).toBe(true);
        else expect(seen.text).toBe(TEXT);
        expect(seen.report === undefined).toBe(seen.error !== undefined);

        const calls = providers.flatMap(({ calls: all }) => all.filter(({ method }) => method === 'stream'));
        expect(records).toHaveLength(calls.length);
        expect(records.map(({ attempt }) => attempt)).toEqual(records.map((_, index) => index + 1));
        expect(calls.every(({ released }) => released)).toBe(true);
        expect(records.filter(({ outcome }) => outcome === 'OK')).toHaveLength(seen.report ? 1 : 0);
        if (seen.report) {
          const { report } = seen;
          expect(report.attempts).toBe(records.length);
          expect(
            report.trail.map(({ address, outcome, totalMs, costUsd }) => [address, outcome, totalMs, costUsd]),
          ).toEqual(records.map((one) => [`${one.provider}/${one.model}`, one.outcome, one.totalMs, one.costUsd]));
          const billed = records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
          expect(report.costUsd).toBeCloseTo(billed, 12);
          expect(report.usage).toEqual(USAGE);
        }
        // What gave nothing is billed nothing.
        for (const { usage, firstEventMs } of records) expect(usage === undefined).toBe(firstEventMs === undefined);
      },
    ),
    { numRuns: 120 },
  );
});

test('two thousand requests with a third of them failing: none lost, none doubled, nothing left behind', async () => {
  let seed = 42;
  // A linear congruential generator (Numerical Recipes), so that every run sees the same faults.
  const chance = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const flaky = (id: string) =>
    provider(id, (): Script => {
      const turn = chance();
      if (turn < 0.1) return [new LlmError('PROVIDER_FAILED', 'It failed.')];
      if (turn < 0.2) return [START, new LlmError('UNAVAILABLE', 'It failed.')];
      if (turn < 0.3) return [START, ...say(...WORDS.slice(0, 3)), new LlmError('STREAM_INTERRUPTED', 'It was cut.')];
      return WHOLE;
    });
  const { manager, time, records } = createHarness([flaky('a'), flaky('b')], {
    settings: { circuit: { failureThreshold: 10_000, providerFailureThreshold: 10_000 } },
  });
  const seen = new Map<string, string>();
  let errors = 0;
  const ask = async (requestId: string) => {
    const request = { model: 'a/m', fallbacks: ['b/m'], prompt: 'A story.' };
    const { text, finish: last, error } = await watch(manager.stream(request, { requestId }));
    if (error) errors++;
    else if (last) seen.set(last.report.requestId, text);
  };
  for (let batch = 0; batch < 20; batch++) {
    await time.run(Promise.all(Array.from({ length: 100 }, (_, index) => ask(`${batch}-${index}`))));
  }
  expect(seen.size + errors).toBe(2_000);
  expect(errors).toBeLessThan(10);
  expect([...seen.values()].every((text) => text === TEXT)).toBe(true);
  const answered = records.filter(({ outcome }) => outcome === 'OK');
  expect(new Set(answered.map(({ requestId }) => requestId)).size).toBe(answered.length);
  expect(answered).toHaveLength(seen.size);
  await time.run(manager.close());
});

test('a primary that comes and goes is left alone while it is away, and used again once it is back', async () => {
  const { time } = createHarness([]);
  const startedAt = time.now();
  const isAway = () => time.now() - startedAt < 60_000;
  const away: Script = [new LlmError('UNAVAILABLE', 'Away.')];
  const primary = provider('a', () => (isAway() ? away : WHOLE));
  const { manager } = createHarness([primary, provider('b', [WHOLE])], {}, time);
  const answeredBy: string[] = [];
  for (let request = 0; request < 20; request++) {
    const { finish: last } = await time.run(watch(manager.stream({ model: 'a/m', fallbacks: ['b/m'], prompt: 'Hi' })));
    answeredBy.push(last?.report.provider ?? 'nobody');
    await time.pass(6_000);
  }
  expect(answeredBy.includes('nobody')).toBe(false);
  // Three failures open the circuit; then probes after 10, 20 and 40 seconds.
  expect(
    primary.calls.filter(({ method }) => method === 'stream').length - answeredBy.filter((id) => id === 'a').length,
  ).toBeLessThanOrEqual(6);
  expect(answeredBy.at(-1)).toBe('a');
  expect(answeredBy.slice(0, 10).every((id) => id === 'b')).toBe(true);
});
