import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToSketch,
  createSketchSum,
  eachBucket,
  emptySketch,
  LARGEST,
  MAX_BUCKETS,
  mergeSketch,
  quantile,
  SMALLEST,
} from './sketch.ts';

const value = fc.oneof(
  fc.double({ min: SMALLEST, max: LARGEST, noNaN: true }),
  fc.integer({ min: 1, max: 60_000 }),
  fc.double({ min: SMALLEST, max: 1, noNaN: true }),
);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

function sketchOf(values: readonly number[]) {
  const sketch = emptySketch();
  for (const each of values) addToSketch(sketch, each);
  return sketch;
}

function exactQuantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] as number;
}

describe('sketch', () => {
  it('gives every percentile within 1 % of the exact one', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), fraction, (values, q) => {
        const exact = exactQuantile(values, q);
        const read = quantile(sketchOf(values), q) as number;
        expect(Math.abs(read - exact)).toBeLessThanOrEqual(exact * 0.01);
      }),
      { numRuns: 500 },
    );
  });

  it('merges to exactly what the whole would be, in any grouping', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 50 }), { maxLength: 8 }), (parts) => {
        const merged = emptySketch();
        for (const part of parts) mergeSketch(merged, sketchOf(part));
        expect(merged).toEqual(sketchOf(parts.flat()));
        const sum = createSketchSum();
        for (const part of parts) sum.add(sketchOf(part));
        expect(sum.result()).toEqual(merged);
      }),
    );
  });

  it('leaves what it merges from as it was', () => {
    const into = emptySketch();
    const from = sketchOf([1, 2, 3]);
    mergeSketch(into, from);
    addToSketch(into, 2);
    expect(from).toEqual(sketchOf([1, 2, 3]));
  });

  it('holds the error bound on a long-tailed million', () => {
    // A fixed linear congruential generator, so that the sample is the same on every machine.
    let state = 42;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const values = Float64Array.from({ length: 1_000_000 }, () =>
      Math.exp(6 + 1.5 * (random() + random() + random() - 1.5)),
    );
    const sketch = emptySketch();
    for (const each of values) addToSketch(sketch, each);
    values.sort();
    for (const q of [0.01, 0.5, 0.9, 0.95, 0.99, 0.999]) {
      const exact = values[Math.ceil(q * values.length) - 1] as number;
      expect(Math.abs((quantile(sketch, q) as number) - exact) / exact).toBeLessThanOrEqual(0.01);
    }
  });

  it('never grows beyond its bound', () => {
    const sketch = emptySketch();
    for (let exponent = -400; exponent < 400; exponent += 0.01) addToSketch(sketch, 10 ** exponent);
    expect(sketch.bins.length / 2).toBeLessThanOrEqual(MAX_BUCKETS);
    expect(MAX_BUCKETS).toBeLessThan(1_500);
  });

  it('takes nonsense without breaking', () => {
    const sketch = sketchOf([Number.NaN, -5, 0, Number.POSITIVE_INFINITY]);
    expect(quantile(sketch, 0.5)).toBe(0);
    expect(quantile(sketch, 1)).toBeCloseTo(LARGEST, -7);
    expect(quantile(emptySketch(), 0.5)).toBeUndefined();
  });

  it('shows its buckets in order, with every value counted below its border', () => {
    const seen: [number, number][] = [];
    eachBucket(sketchOf([0, 1, 1, 100]), (bound, count) => seen.push([bound, count]));
    expect(seen.map(([, count]) => count)).toEqual([1, 2, 1]);
    expect(seen[1]?.[0]).toBeGreaterThanOrEqual(1);
    expect(seen[2]?.[0]).toBeGreaterThanOrEqual(100);
  });
});
