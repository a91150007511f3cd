import type { GenerateRequest, StreamEvent, Usage } from '@modelhaven/core';
import { loadFixture } from '@modelhaven/provider-testkit';
import { fromOpenAiChunks, fromOpenAiResponse } from '@modelhaven/wire/openai';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDollars } from './decimal.ts';
import { mapModel } from './map-model.ts';
import { costsNothing, highestPricesFor, type PriceCard, parsePriceCard } from './price-card.ts';
import { modelEntrySchema } from './schemas.ts';
import { checkCost, costOf, readUsage } from './usage-cost.ts';
import { withCost } from './with-cost.ts';

const noon = Date.UTC(2026, 3, 15, 12); // a Wednesday
const card = (pricing: Record<string, unknown>): PriceCard => {
  const read = parsePriceCard(modelEntrySchema.parse({ id: 'a', pricing }).pricing);
  if (!read) throw new Error('The price is unknown.');
  return read;
};

describe('the cost by the price list', () => {
  const opus = card({
    prompt: '0.000005',
    completion: '0.000025',
    input_cache_read: '0.0000005',
    input_cache_write: '0.00000625',
  });

  test('counts cached and written tokens as part of the input', () => {
    const usage: Usage = { inputTokens: 10_000, cachedInputTokens: 6_000, cacheWriteTokens: 1_000, outputTokens: 500 };
    // 3,000 × 5 + 6,000 × 0.5 + 1,000 × 6.25 + 500 × 25, per million
    expect(costOf(opus, usage, noon)).toBe(0.03675);
  });

  test('counts reasoning as output, at its own price where it has one', () => {
    const usage: Usage = { inputTokens: 100, outputTokens: 1_000, reasoningTokens: 900 };
    expect(costOf(opus, usage, noon)).toBe(0.0255);
    const sonar = card({
      prompt: '0.000002',
      completion: '0.000008',
      internal_reasoning: '0.000003',
      request: '0.005',
    });
    expect(costOf(sonar, usage, noon)).toBe(0.0087); // 0.0002 + 0.0008 + 0.0027 + 0.005
  });

  test('takes the price of the tier for all tokens, strictly above its border', () => {
    const tiered = card({
      prompt: '0.000002',
      completion: '0.00001',
      overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000004' }],
    });
    expect(costOf(tiered, { inputTokens: 200_000, outputTokens: 0 }, noon)).toBe(0.4);
    expect(costOf(tiered, { inputTokens: 200_001, outputTokens: 100 }, noon)).toBe(0.801004);
  });

  test('takes the price of the hour and the day; a later override wins, price by price', () => {
    const nightly = card({
      prompt: '0.000002',
      completion: '0.000004',
      overrides: [
        { utc_start: 1630, utc_end: 30, prompt: '0.000001' },
        { utc_days: ['saturday'], completion: '0.000003', prompt: '0.0000015' },
      ],
    });
    const million = { inputTokens: 1_000_000, outputTokens: 1_000_000 };
    const at = (day: number, hour: number, minute: number) =>
      costOf(nightly, million, Date.UTC(2026, 3, day, hour, minute));
    expect(at(15, 16, 29)).toBe(6);
    expect(at(15, 16, 30)).toBe(5);
    expect(at(15, 0, 29)).toBe(5);
    expect(at(15, 0, 30)).toBe(6);
    expect(at(18, 23, 0)).toBe(4.5);
  });

  test('a window from an hour to itself is the whole day; a condition that is not known holds in no bill', () => {
    const usage = { inputTokens: 1_000_000, outputTokens: 0 };
    const base = { prompt: '0.000002', completion: '0' };
    const always = card({ ...base, overrides: [{ utc_start: 0, utc_end: 0, prompt: '0.000001' }] });
    expect(costOf(always, usage, noon)).toBe(1);
    const unclear = card({ ...base, overrides: [{ region: 'eu', prompt: '0.000009' }] });
    expect(costOf(unclear, usage, noon)).toBe(2);
    expect(highestPricesFor(unclear, 1).prompt).toBe(parseDollars('0.000009'));
    expect(costsNothing({ prompt: '0', completion: '0', overrides: [{ region: 'eu', prompt: '1' }] })).toBe(false);
  });

  test('adds images, and is unknown where a count is', () => {
    const vision = card({ prompt: '0.00002', completion: '0.00008', image: '0.0153' });
    expect(costOf(vision, { inputTokens: 10, outputTokens: 10 }, noon, { images: 2 })).toBe(0.0316);
    expect(costOf(vision, { inputTokens: 10 }, noon)).toBeUndefined();
    expect(costOf(vision, {}, noon)).toBeUndefined();
  });

  test('is exact where sums of floating point numbers are not', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5_000_000), fc.integer({ min: 1, max: 99_999 }), (input, output, price) => {
        const text = `0.${String(price).padStart(10, '0')}`; // up to ten places
        const exact = BigInt(price) * BigInt(input + output);
        const cost = costOf(
          card({ prompt: text, completion: text }),
          { inputTokens: input, outputTokens: output },
          noon,
        );
        expect(cost).toBe(Number(`${exact}e-10`));
      }),
    );
  });
});

describe('the bill', () => {
  test('counts, and differing from the list is seen', () => {
    expect(checkCost(0.5, 0.5)).toEqual({ costUsd: 0.5, ratio: 1, agrees: true });
    expect(checkCost(0.0504, 0.05)).toMatchObject({ costUsd: 0.0504, agrees: true });
    expect(checkCost(0.06, 0.05)).toMatchObject({ costUsd: 0.06, agrees: false });
    expect(checkCost(0.0000004, 0)).toEqual({ costUsd: 0.0000004, agrees: true });
    expect(checkCost(0.01, 0)).toEqual({ costUsd: 0.01, agrees: false });
    expect(checkCost(undefined, 0.05)).toEqual({ costUsd: 0.05, agrees: true });
    expect(checkCost(0, undefined)).toEqual({ costUsd: 0, agrees: true });
    expect(checkCost(undefined, undefined)).toEqual({ agrees: true });
  });

  test("of a key of the user's own is the fee and what the upstream bills", () => {
    const usage = {
      prompt_tokens: 10,
      completion_tokens: 5,
      cost: 0.0001,
      is_byok: true,
      cost_details: { upstream_inference_cost: 0.002 },
    };
    expect(readUsage(usage)?.costUsd).toBe(0.0021);
    expect(readUsage({ ...usage, is_byok: false })?.costUsd).toBe(0.0001);
    expect(readUsage({ ...usage, cost_details: null })?.costUsd).toBe(0.0001);
    expect(readUsage('much')).toBeUndefined();
  });
});

describe('accounting', () => {
  const request: GenerateRequest = { model: 'vendor/model', messages: [{ role: 'user', content: 'Hi' }] };
  const model = mapModel(
    modelEntrySchema.parse({
      id: 'vendor/model',
      canonical_slug: 'vendor/model-1',
      pricing: {
        prompt: '0.00000007',
        completion: '0.0000004',
        input_cache_read: '0.00000004',
        internal_reasoning: '0.0000003',
      },
    }),
    'openrouter',
  );
  const find = (id: string) => (id === 'vendor/model' ? model : undefined);
  const priced = (usage: Usage, answered: string) =>
    withCost(usage, { find, request, answered, startedAt: noon, onDifference: () => {} });

  test('a streamed answer costs what a whole one costs, whatever was used', async () => {
    const tokens = fc.nat(2_000_000);
    await fc.assert(
      fc.asyncProperty(
        tokens,
        tokens,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: undefined }),
        async (input, output, cachedShare, reasoningShare, cost) => {
          const usage = {
            prompt_tokens: input,
            completion_tokens: output,
            prompt_tokens_details: { cached_tokens: Math.floor(input * cachedShare) },
            completion_tokens_details: { reasoning_tokens: Math.floor(output * reasoningShare) },
            ...(cost === undefined ? {} : { cost }),
          };
          const whole = fromOpenAiResponse(
            { model: 'vendor/model-1', choices: [{ message: { content: 'a' }, finish_reason: 'stop' }], usage },
            { usageOf: readUsage },
          );
          const events: StreamEvent[] = [];
          const chunks = [
            { model: 'vendor/model-1', choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }] },
            { model: 'vendor/model-1', choices: [], usage },
          ].map((chunk) => ({ data: JSON.stringify(chunk) }));
          for await (const event of fromOpenAiChunks(from(chunks), { usageOf: readUsage })) events.push(event);
          const finish = events.at(-1);
          if (finish?.type !== 'finish') throw new Error('There is no finish.');
          const streamed = priced(finish.usage, 'vendor/model-1');
          expect(streamed).toEqual(priced(whole.usage, whole.model));
          expect(streamed.costUsd).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the recorded answers agree with the price list', async () => {
    const { text } = await loadFixture(`${import.meta.dirname}/__fixtures__/chat.json`);
    const usage = readUsage(JSON.parse(text).usage) as Usage;
    const gemma = card({ prompt: '0.00000007', completion: '0.0000004', input_cache_read: '0.00000004' });
    // 600 × 0.07 + 400 × 0.04 + 50 × 0.4, per million
    expect(costOf(gemma, usage, noon)).toBe(0.000078);
    expect(usage.costUsd).toBe(0.000078);
  });

  test('an answer under the canonical slug means the variant that was asked for', () => {
    const free = mapModel(
      modelEntrySchema.parse({
        id: 'vendor/model:free',
        canonical_slug: 'vendor/model-1',
        pricing: { prompt: '0', completion: '0' },
      }),
      'p',
    );
    const differences: unknown[] = [];
    const usage = withCost(
      { inputTokens: 100, outputTokens: 100 },
      {
        find: (id) => [free, model].find(({ info }) => info.id === id),
        request: { ...request, model: 'vendor/model:free' },
        answered: 'vendor/model-1',
        startedAt: noon,
        onDifference: (fields) => differences.push(fields),
      },
    );
    expect(usage.costUsd).toBe(0);
    expect(differences).toEqual([]);
  });

  test('an answer of a model that is not listed has the cost that was billed, or none', () => {
    expect(priced({ inputTokens: 1, outputTokens: 1 }, 'vendor/other').costUsd).toBeUndefined();
    expect(priced({ inputTokens: 1, outputTokens: 1, costUsd: 0.2 }, 'vendor/other').costUsd).toBe(0.2);
  });
});

async function* from<T>(items: readonly T[]) {
  yield* items;
}
