import type { ModelPricing, Usage } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOfUsage, pricingAt, totalCost } from './cost.ts';
import { addUsage } from './trail.ts';

describe('costOfUsage', () => {
  test('counts cached, written and reasoning tokens at their own prices, each token once', () => {
    const pricing: ModelPricing = {
      inputPrice: 3,
      outputPrice: 15,
      cachedInputPrice: 0.3,
      cacheWritePrice: 3.75,
      reasoningPrice: 20,
      requestPrice: 5,
    };
    const usage: Usage = {
      inputTokens: 10_000,
      cachedInputTokens: 4_000,
      cacheWriteTokens: 2_000,
      outputTokens: 1_000,
      reasoningTokens: 400,
    };
    const expected = (4_000 * 3 + 4_000 * 0.3 + 2_000 * 3.75 + 600 * 15 + 400 * 20) / 1e6 + 0.005;
    expect(costOfUsage(usage, pricing)).toBeCloseTo(expected, 12);
  });

  test('takes the highest tier that is reached, for the whole request', () => {
    const pricing: ModelPricing = {
      inputPrice: 1.25,
      outputPrice: 10,
      tiers: [
        { fromInputTokens: 1_000_000, inputPrice: 5 },
        { fromInputTokens: 200_000, inputPrice: 2.5, outputPrice: 15 },
      ],
    };
    expect(pricingAt(pricing, 199_999)).toMatchObject({ inputPrice: 1.25, outputPrice: 10 });
    expect(costOfUsage({ inputTokens: 200_000, outputTokens: 1_000 }, pricing)).toBeCloseTo(0.515, 12);
    expect(pricingAt(pricing, 1_000_000)).toMatchObject({ inputPrice: 5, outputPrice: 10 });
  });

  test('believes the provider, and free models cost nothing', () => {
    expect(costOfUsage({ costUsd: 0.25 }, { inputPrice: 1 })).toBe(0.25);
    expect(costOfUsage({ inputTokens: 1, outputTokens: 1 }, undefined, true)).toBe(0);
  });

  test('says nothing where a price or a count is unknown, but for what was not used', () => {
    expect(costOfUsage({ inputTokens: 1, outputTokens: 1 }, undefined)).toBeUndefined();
    expect(costOfUsage({ inputTokens: 1, outputTokens: 1 }, { inputPrice: 1 })).toBeUndefined();
    expect(costOfUsage({ inputTokens: 1 }, { inputPrice: 1, outputPrice: 1 })).toBeUndefined();
    expect(costOfUsage({ inputTokens: 1_000_000, outputTokens: 0 }, { inputPrice: 1 })).toBe(1);
  });

  test('is never negative, never more than all tokens at the dearest price, and does not shrink as tokens grow', () => {
    const price = fc.double({ min: 0, max: 100, noNaN: true });
    const tokens = fc.nat(100_000);
    fc.assert(
      fc.property(
        fc.record({ inputPrice: price, outputPrice: price }),
        fc.record({ cachedInputPrice: price, cacheWritePrice: price, reasoningPrice: price }, { requiredKeys: [] }),
        fc.record({ inputTokens: tokens, outputTokens: tokens }),
        fc.record(
          { cachedInputTokens: tokens, cacheWriteTokens: tokens, reasoningTokens: tokens },
          { requiredKeys: [] },
        ),
        (base, extra, counts, parts) => {
          const pricing = { ...base, ...extra };
          const cost = costOfUsage({ ...counts, ...parts }, pricing) ?? -1;
          const dearest = Math.max(...Object.values(pricing));
          const all = counts.inputTokens + counts.outputTokens;
          expect(cost).toBeGreaterThanOrEqual(0);
          expect(cost).toBeLessThanOrEqual((all * dearest) / 1e6 + 1e-9);
          const more = costOfUsage({ ...counts, ...parts, outputTokens: counts.outputTokens + 1 }, pricing) ?? -1;
          expect(more).toBeGreaterThanOrEqual(cost - 1e-12);
        },
      ),
    );
  });
});

test('a sum with an unknown in it is unknown', () => {
  expect(totalCost([])).toBe(0);
  expect(totalCost([0.1, 0.2])).toBeCloseTo(0.3, 12);
  expect(totalCost([0.1, undefined])).toBeUndefined();
});

test('usages add up, and an estimate in them makes the sum one', () => {
  expect(addUsage({ inputTokens: 1, outputTokens: 2 }, { inputTokens: 3, estimated: true })).toEqual({
    inputTokens: 4,
    outputTokens: 2,
    estimated: true,
  });
});
