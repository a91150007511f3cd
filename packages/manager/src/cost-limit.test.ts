import { type GenerateRequest, LlmError, type ModelInfo, type ModelMeasurements, type Usage } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import { estimatePromptTokens } from '@modelhaven/selection';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import { createVirtualTime } from './__fixtures__/virtual-time.ts';
import type { Alias } from './settings.ts';
import type { ManagerRequest } from './types.ts';

const PROMPT = 'Tell me a story of the sea.';
const { upper } = estimatePromptTokens({ model: 'm', messages: [{ role: 'user', content: PROMPT }] });
const pricing = { inputPrice: 1, outputPrice: 10 };
// For the prompt, and a hundred tokens of an answer.
const LIMIT = (upper + 100 * 10) / 1e6;

/** An answer of so many tokens at most that ends as it is told to. */
function writes(tokens: number, { maxTokens = Number.POSITIVE_INFINITY }: GenerateRequest, usage: Usage = {}): Script {
  const outputTokens = Math.min(tokens, maxTokens);
  const counted = finish({ inputTokens: upper, outputTokens, ...usage });
  return [START, ...say('word '.repeat(Math.min(outputTokens, 50))), counted];
}

const model = (more: Partial<ModelInfo> = {}) => ({ id: 'm', capabilities: ['chat' as const], pricing, ...more });

/** A manager over models that write as long as they may, and what each was asked for. */
function world(
  models: Readonly<Record<string, Partial<ModelInfo>>>,
  script = writes,
  aliases: Record<string, Alias> = {},
) {
  const asked: Record<string, (number | undefined)[]> = {};
  const providers = Object.entries(models).map(([id, more]) =>
    provider(
      id,
      (request) => {
        asked[id] = [...(asked[id] ?? []), request.maxTokens];
        return script(1_000_000, request);
      },
      { models: [model(more)] },
    ),
  );
  return { ...createHarness(providers, { settings: { aliases } }), asked };
}

describe('a limit on the cost of a request without max_tokens', () => {
  it('asks for no longer an answer than it pays for, and says so in the plan and the answer', async () => {
    const { manager, time, asked } = world({ a: {} });
    const request = { prompt: PROMPT, model: 'a/m', maxCostUsd: LIMIT };
    // The usual answer is longer than this pays for, so that the plan would refuse it.
    await expect(time.run(manager.generate(request))).rejects.toMatchObject({ code: 'NO_CANDIDATE' });
    const roomy = { ...request, maxCostUsd: (upper + 500 * 10) / 1e6 };
    const plan = await time.run(manager.select(roomy));
    expect(plan.ranked[0]?.maxAnswerTokens).toBe(500);
    expect(plan.ranked[0]?.reasons).toContain(
      'The limit on cost pays for 500 tokens of an answer; no more will be asked for.',
    );
    const answer = await time.run(manager.generate(roomy));
    expect(asked).toEqual({ a: [500] });
    expect(answer.report.costUsd).toBeLessThanOrEqual(roomy.maxCostUsd + 1e-15);
    expect(answer.warnings).toEqual(['The limit on cost pays for 500 tokens of an answer; no more were asked for.']);
  });

  it('asks for nothing where money sets no limit, or the request or the model sets a lower one', async () => {
    const { manager, time, asked } = world({ free: { free: true }, short: { maxOutputTokens: 90 }, a: {} });
    const request = { prompt: PROMPT, maxCostUsd: 0.05 };
    await time.run(manager.generate({ ...request, model: 'free/m', maxCostUsd: 0 }));
    await time.run(manager.generate({ ...request, model: 'short/m' }));
    await time.run(manager.generate({ ...request, model: 'a/m', maxTokens: 7 }));
    expect(asked).toEqual({ free: [undefined], short: [undefined], a: [7] });
  });

  it('holds for models of an alias that has it', async () => {
    const limit = (upper + 600 * 10) / 1e6;
    const aliases = { thrifty: { models: ['a/m'], maxCostUsd: limit } };
    const { manager, time, asked } = world({ a: {}, b: {} }, writes, aliases);
    await time.run(manager.generate({ prompt: PROMPT, model: 'thrifty', fallbacks: ['b/m'] }));
    expect(asked).toEqual({ a: [600] });
  });

  it('counts what failed attempts have cost, and passes on what is left no longer', async () => {
    const broken: Script = [START, ...say('word '.repeat(400)), new LlmError('STREAM_INTERRUPTED', 'Cut.')];
    let turn = 0;
    const { manager, time, asked, records } = world({ a: {}, b: {} }, (tokens, request) =>
      turn++ === 0 ? broken : writes(tokens, request),
    );
    const maxCostUsd = (upper * 2 + 600 * 10) / 1e6;
    const request = { prompt: PROMPT, model: 'a/m', fallbacks: ['b/m'], maxCostUsd };
    const answer = await time.run(manager.generate(request));
    expect(asked['a']?.[0]).toBeGreaterThanOrEqual(600);
    // Four hundred words are billed as five hundred tokens: the prompt was read again, and a hundred are left.
    const [second] = [...(asked['a'] ?? []).slice(1), ...(asked['b'] ?? [])];
    expect(second).toBeGreaterThanOrEqual(100);
    expect(second).toBeLessThanOrEqual(103);
    expect(records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0)).toBeCloseTo(answer.report.costUsd ?? -1, 12);
    expect(answer.report.costUsd).toBeLessThanOrEqual(maxCostUsd + 1e-15);
  });

  it('pays for the text that a model is given to go on from, which it reads as well', async () => {
    let turn = 0;
    const a = provider(
      'a',
      (request) => {
        if (turn++ === 0) return [START, ...say('word '.repeat(400)), new LlmError('STREAM_INTERRUPTED', 'Cut.')];
        const { tokens: inputTokens } = estimatePromptTokens(request);
        return [START, ...say(' and'), finish({ inputTokens, outputTokens: request.maxTokens ?? 100_000 })];
      },
      { models: [model({ capabilities: ['chat', 'prefill'], pricing: { inputPrice: 10, outputPrice: 10 } })] },
    );
    const { manager, time, records } = createHarness([a]);
    const maxCostUsd = ((upper * 2 + 1_500) * 10) / 1e6;
    await time.run(watch(manager.stream({ prompt: PROMPT, model: 'a/m', maxCostUsd })));
    expect(records.map(({ role, outcome }) => [role, outcome])).toEqual([
      ['first', 'STREAM_INTERRUPTED'],
      ['recovery', 'OK'],
    ]);
    expect(records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0)).toBeLessThanOrEqual(maxCostUsd + 1e-12);
  });

  it('asks for no more than the context has room for beside the prompt, which providers refuse', async () => {
    const prompt = 'word '.repeat(1_000);
    const tokensOf = (request: GenerateRequest) => estimatePromptTokens(request).tokens;
    const { manager, time, asked } = world({ a: { contextLength: 2_000 } }, (_, request) =>
      tokensOf(request) + (request.maxTokens ?? 1) > 2_000
        ? [new LlmError('CONTEXT_TOO_LONG', 'Too long.')]
        : writes(1, request),
    );
    // Pays for fifteen hundred tokens of an answer.
    await time.run(manager.generate({ prompt, model: 'a/m', maxCostUsd: (2_500 + 1_500 * 10) / 1e6 }));
    expect(asked['a']).toEqual([expect.any(Number)]);
  });

  it('lets a second model race only with what the first one cannot spend', async () => {
    const seen = { successes: 50, firstEventMs: { p50: 1, p95: 5, p99: 10 } } as unknown as ModelMeasurements;
    const racing = async (maxCostUsd: number, maxTokens?: number) => {
      const asked: string[] = [];
      const clock = createVirtualTime();
      const providers = ['a', 'b'].map((id) =>
        provider(
          id,
          (request) => {
            asked.push(id);
            return [{ type: 'delay', ms: 50 }, ...writes(1_000_000, request)];
          },
          { models: [model()], timers: clock.timers },
        ),
      );
      const settings = { hedging: { enabled: true, maxExtraCostFraction: 1 } };
      const { manager, time, records } = createHarness(
        providers,
        { measurements: { model: () => seen }, settings },
        clock,
      );
      // Races may cost a share of what was spent, so something has to be.
      for (let warm = 0; warm < 3; warm++) {
        await time.run(manager.generate({ prompt: PROMPT, model: 'a/m', maxTokens: 10_000 }));
      }
      asked.length = 0;
      records.length = 0;
      const request = { prompt: PROMPT, model: 'a/m', fallbacks: ['b/m'], maxCostUsd };
      await time.run(manager.generate({ ...request, ...(maxTokens === undefined ? {} : { maxTokens }) }));
      await time.pass(1_000);
      expect(records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0)).toBeLessThanOrEqual(maxCostUsd + 1e-15);
      return asked;
    };
    expect(await racing(0.02)).toEqual(['a']);
    expect(await racing(0.02, 500)).toEqual(['a', 'b']);
  });

  it('asks nobody whom nothing is left for', async () => {
    const broken: Script = [START, ...say('word '.repeat(3_000)), new LlmError('UNAVAILABLE', 'Gone.')];
    const { manager, time, asked } = world({ a: {}, b: {} }, () => broken);
    const request = { prompt: PROMPT, model: 'a/m', fallbacks: ['b/m'], maxCostUsd: (upper + 500 * 10) / 1e6 };
    const thrown: unknown = await time.run(manager.generate(request).catch((error: unknown) => error));
    expect(asked).toEqual({ a: [500] });
    if (!LlmError.is(thrown)) throw new Error('It was answered.');
    const dear = thrown.details.attempts?.find(({ code }) => code === 'UNSUPPORTED');
    expect(dear?.message).toMatch(/^[ab]\/m may cost more than the limit of \$[\d.]+ of which \$\S+ are left\. Raise/);
    expect(dear?.details.field).toBe('maxCostUsd');
  });
});

// Whole numbers: what is drawn from fractions is nearly nothing most of the time.
const price = fc.integer({ min: 0, max: 2_000 }).map((cents) => cents / 100);
const prices = fc.record(
  { inputPrice: price, outputPrice: price, cachedInputPrice: price, cacheWritePrice: price, reasoningPrice: price },
  { requiredKeys: ['inputPrice', 'outputPrice'] },
);
const priceList = fc
  .tuple(prices, fc.array(fc.tuple(fc.nat(40), prices), { maxLength: 2 }), price)
  .map(([base, tiers, requestPrice]) => ({
    ...base,
    requestPrice: requestPrice / 1e6,
    tiers: tiers
      .map(([fromInputTokens, tier]) => ({ fromInputTokens, ...tier }))
      .sort((a, b) => a.fromInputTokens - b.fromInputTokens),
  }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** What a call does: how much it writes, how it is counted, and where it breaks off. */
const behaviour = fc.record({
  tokens: fc.nat(3_000),
  input: share,
  cached: share,
  written: share,
  thought: share,
  end: fc.constantFrom('good', 'good', 'cut', 'failed', 'uncounted', 'stalled'),
});

it('whatever the prices and however attempts fail: all of them together never cost more than the limit', async () => {
  let answered = 0;
  let raced = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(priceList, fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(behaviour, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 40_000 }).map((millionths) => millionths / 1e6),
      fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: undefined }),
      fc.boolean(),
      fc.boolean(),
      async (lists, behaviours, maxCostUsd, maxTokens, streamed, hedges) => {
        let turn = 0;
        let isWarm = false;
        const clock = createVirtualTime();
        const providers = lists.map(([pricing, maxOutputTokens], index) =>
          provider(
            `p${index}`,
            (request) => {
              if (!isWarm) return writes(10_000, request);
              const it = behaviours[turn++ % behaviours.length];
              if (!it) return [];
              const inputTokens = Math.floor(it.input * upper);
              const limit = Math.min(request.maxTokens ?? 1e9, maxOutputTokens ?? 1e9);
              const outputTokens = Math.min(it.tokens, limit);
              const cachedInputTokens = Math.floor(it.cached * inputTokens);
              const usage = {
                inputTokens,
                outputTokens,
                cachedInputTokens,
                cacheWriteTokens: Math.floor(it.written * (inputTokens - cachedInputTokens)),
                reasoningTokens: Math.floor(it.thought * outputTokens),
              };
              const text = say('a '.repeat(outputTokens));
              const wait = { type: 'delay', ms: 50 } as const;
              switch (it.end) {
                case 'good':
                  return [wait, START, ...text, finish(usage)];
                case 'uncounted':
                  return [START, ...text, finish({ outputTokens })];
                case 'cut':
                  return [START, ...text];
                case 'stalled':
                  return [START, ...text, { type: 'stall' }];
                default:
                  return [START, ...text, new LlmError('UNAVAILABLE', 'Gone.')];
              }
            },
            {
              timers: clock.timers,
              models: [
                {
                  id: 'm',
                  capabilities: ['chat'],
                  pricing,
                  ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
                },
              ],
            },
          ),
        );
        const seen = { successes: 50, firstEventMs: { p50: 1, p95: 5, p99: 10 } } as unknown as ModelMeasurements;
        const { manager, time, records } = createHarness(
          providers,
          {
            ...(hedges ? { measurements: { model: () => seen } } : {}),
            settings: { hedging: { enabled: hedges, maxExtraCostFraction: 1 } },
          },
          clock,
        );
        const [first = '', ...fallbacks] = providers.map(({ id }) => `${id}/m`);
        // Races may cost a share of what was spent, so something has to be.
        if (hedges)
          for (let warm = 0; warm < 3; warm++) await time.run(manager.generate({ prompt: PROMPT, model: first }));
        isWarm = true;
        records.length = 0;
        const request: ManagerRequest = {
          ...{ prompt: PROMPT, model: first, fallbacks, maxCostUsd },
          ...(maxTokens === undefined ? {} : { maxTokens }),
        };
        const work = streamed
          ? watch(manager.stream(request)).then((all) => all.finish?.report)
          : manager.generate(request).then(
              ({ report }) => report,
              () => undefined,
            );
        const report = await time.run(work);
        await time.pass(1_000);
        if (report) answered++;
        if (records.some(({ role }) => role === 'hedge')) raced++;
        const billed = records.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
        expect(billed).toBeLessThanOrEqual(maxCostUsd + 1e-9);
        expect(report?.costUsd ?? 0).toBeLessThanOrEqual(maxCostUsd + 1e-9);
      },
    ),
    { numRuns: 200 },
  );
  expect(answered).toBeGreaterThan(5);
  expect(raced).toBeGreaterThan(0);
});
