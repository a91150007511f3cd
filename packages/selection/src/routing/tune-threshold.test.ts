import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRoutes, type RoutedExample, routeCurve } from './compare-routes.ts';
import { thresholdForShare, tuneThreshold } from './tune-threshold.ts';

describe('tuneThreshold', () => {
  const examples: RoutedExample[] = Array.from({ length: 200 }, (_, at) => {
    const difficulty = at / 200;
    return {
      difficulty,
      cheap: { quality: difficulty < 0.6 ? 8 : 3, costUsd: 0.001 },
      strong: { quality: 8.5, costUsd: 0.02 },
    };
  });

  it('finds where the cheap model begins to fail', () => {
    const threshold = tuneThreshold(examples, 0.879);
    expect(threshold).toBeGreaterThan(0.5);
    expect(threshold).toBeLessThanOrEqual(0.6);
    const { byDifficulty, random, alwaysStrong, alwaysCheap, oracle } = compareRoutes(examples, threshold);
    expect(byDifficulty.quality).toBeGreaterThan(random.quality);
    expect(byDifficulty.costUsd).toBeLessThan(alwaysStrong.costUsd);
    expect(byDifficulty.quality).toBeGreaterThan(alwaysCheap.quality);
    expect(oracle.quality).toBeGreaterThanOrEqual(byDifficulty.quality);
  });

  const answer = fc.record({
    quality: fc.double({ min: 0, max: 10, noNaN: true }),
    costUsd: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const example = fc.record({
    difficulty: fc.double({ min: 0, max: 0.999, noNaN: true }),
    cheap: answer,
    strong: answer,
  });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('keeps what it was told to keep, for any data', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 40 }), share, (all, keep) => {
        const { byDifficulty, alwaysCheap, alwaysStrong } = compareRoutes(all, tuneThreshold(all, keep));
        expect(tuneThreshold(all, { keepQuality: keep })).toBe(tuneThreshold(all, keep));
        const wanted = alwaysCheap.quality + (alwaysStrong.quality - alwaysCheap.quality) * keep;
        const floor = Math.min(wanted, alwaysStrong.quality);
        expect(byDifficulty.quality).toBeGreaterThanOrEqual(floor - 1e-6);
      }),
    );
  });

  it('costs no more than it was told, and is the best of what does not', () => {
    const costOf = (threshold: number) => compareRoutes(examples, threshold).byDifficulty.costUsd;
    const always = compareRoutes(examples, 0).alwaysStrong.costUsd;
    expect(costOf(tuneThreshold(examples, { maxCostShare: 0.5 }))).toBeLessThanOrEqual(always * 0.5 + 1e-12);
    expect(tuneThreshold(examples, { maxCostShare: 0.5 })).toBeCloseTo(0.525, 1);
    expect(tuneThreshold(examples, { maxCostShare: 1 })).toBe(0);
    // Not even always cheap is as cheap as that.
    expect(tuneThreshold(examples, { maxCostShare: 0 })).toBe(1);
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 40 }), share, (all, maxCostShare) => {
        const { byDifficulty, alwaysCheap, alwaysStrong } = compareRoutes(all, tuneThreshold(all, { maxCostShare }));
        const bound = Math.max(alwaysStrong.costUsd * maxCostShare, alwaysCheap.costUsd);
        expect(byDifficulty.costUsd).toBeLessThanOrEqual(bound + 1e-9);
      }),
    );
  });

  it('sends no larger part to the strong model than it was told, and nearly as large a one', () => {
    expect(compareRoutes(examples, tuneThreshold(examples, { strongShare: 0.3 })).byDifficulty.strongShare).toBe(0.3);
    expect(thresholdForShare([], 0.5)).toBe(0);
    expect(thresholdForShare([0.2, 0.9], 1)).toBe(0);
    const difficulty = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.array(difficulty, { minLength: 1, maxLength: 60 }), share, (all, strongShare) => {
        const threshold = thresholdForShare(all, strongShare);
        const strong = all.filter((each) => each >= threshold).length;
        expect(threshold >= 0 && threshold <= 1).toBe(true);
        expect(strong).toBeLessThanOrEqual(all.length * strongShare + 1e-6);
        // One more step down and there would be too many.
        const wider = all.filter((each) => each >= threshold - 0.002).length;
        expect(threshold === 0 || wider > Math.floor(all.length * strongShare)).toBe(true);
      }),
    );
  });

  it('shows what several thresholds come to, dearer and better the lower they are', () => {
    const curve = routeCurve(examples, [0, 0.3, 0.6, 1]);
    expect(curve.map(({ strongShare }) => strongShare)).toEqual([1, 0.7, 0.4, 0]);
    const costs = curve.map(({ costUsd }) => costUsd);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  it('refuses targets that are none', () => {
    for (const target of [-0.1, 1.1, Number.NaN]) {
      expect(() => tuneThreshold(examples, target)).toThrow(LlmError);
      expect(() => tuneThreshold(examples, { maxCostShare: target })).toThrow(/maxCostShare/);
      expect(() => tuneThreshold(examples, { strongShare: target })).toThrow(/from 0 to 1/);
    }
  });
});
