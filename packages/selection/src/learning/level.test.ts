import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLevel, pullOf, type Seen, USUAL_LEVEL } from './level.ts';

const NOISE = 16;
const MODELS = 0.64;

function model(tier: number, mean: number, evidence = 400): Seen {
  return { prior: 5, tier, pull: 0.8, mean, evidence };
}

describe('fitLevel', () => {
  it('knows the usual level where nothing was judged', () => {
    expect(fitLevel([], NOISE, MODELS)).toEqual(USUAL_LEVEL);
    expect(fitLevel([model(1, 9, 0)], NOISE, MODELS)).toEqual(USUAL_LEVEL);
  });

  it('takes from the first verdicts on one model what to expect of all', () => {
    const { offset } = fitLevel([model(0, 8, 10)], NOISE, MODELS);
    expect(offset).toBeGreaterThan(1.5);
    expect(offset).toBeLessThan(3);
    expect(fitLevel([model(0, 2, 10)], NOISE, MODELS).offset).toBeCloseTo(-offset, 9);
  });

  it('learns whether dear models are better here', () => {
    const tiers = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2];
    const slopeOf = (points: number) =>
      fitLevel(
        tiers.map((tier) => model(tier, 6 + points * tier)),
        NOISE,
        MODELS,
      ).slope;
    expect(slopeOf(2)).toBeGreaterThan(2);
    expect(slopeOf(0)).toBeLessThan(0.5);
    expect(slopeOf(-2)).toBeLessThan(0);
  });

  it('is finite whatever was seen, in any order', () => {
    const seen = fc.record({
      prior: fc.double({ min: 0, max: 10, noNaN: true }),
      tier: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      pull: fc.double({ min: 0, max: 1, noNaN: true }),
      mean: fc.double({ min: 0, max: 10, noNaN: true }),
      evidence: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 30 }), (all) => {
        const level = fitLevel(all, NOISE, MODELS);
        expect(Math.abs(level.offset)).toBeLessThan(20);
        expect(Math.abs(level.slope)).toBeLessThan(40);
        const again = fitLevel([...all].reverse(), NOISE, MODELS);
        expect(again.offset).toBeCloseTo(level.offset, 6);
        expect(again.slope).toBeCloseTo(level.slope, 6);
      }),
    );
  });

  it('moves a prior that is sure less by its price', () => {
    expect(pullOf(0)).toBe(0);
    expect(pullOf(0.5)).toBeLessThan(0.25);
    expect(pullOf(2)).toBeGreaterThan(0.75);
  });
});
