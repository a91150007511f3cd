import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinearBelief } from './linear-belief.ts';
import { beta, normal, seededRandom } from './random.ts';

describe('createLinearBelief', () => {
  it('finds the line that observations lie on', () => {
    const random = seededRandom(1);
    const belief = createLinearBelief([4, 4, 4], 1);
    for (let step = 0; step < 2_000; step++) {
      const x = [1, random(), random()];
      belief.learn(x, 0.5 + 2 * (x[1] ?? 0) - 1.5 * (x[2] ?? 0) + normal(random));
    }
    expect(belief.predict([1, 0, 0]).mean).toBeCloseTo(0.5, 0);
    expect(belief.predict([1, 1, 0]).mean).toBeCloseTo(2.5, 0);
    expect(belief.predict([1, 0, 1]).mean).toBeCloseTo(-1, 0);
  });

  it('weighs a mean against its prior exactly as Bayes does', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 30 }), (targets) => {
        const belief = createLinearBelief([4], 6.25);
        for (const target of targets) belief.learn([1], target);
        const precision = 1 / 4 + targets.length / 6.25;
        const { mean, variance } = belief.predict([1]);
        expect(variance).toBeCloseTo(1 / precision, 9);
        expect(mean).toBeCloseTo(targets.reduce((sum, target) => sum + target, 0) / 6.25 / precision, 9);
      }),
    );
  });

  it('grows surer with every observation, and returns to its prior as it forgets', () => {
    const belief = createLinearBelief([4, 4], 1);
    let variance = belief.predict([1, 1]).variance;
    expect(variance).toBeCloseTo(8);
    for (let step = 0; step < 20; step++) {
      belief.learn([1, step % 2], 3);
      const next = belief.predict([1, 1]).variance;
      expect(next).toBeLessThan(variance);
      variance = next;
    }
    for (let step = 0; step < 60; step++) belief.forget(0.5);
    expect(belief.predict([1, 1]).variance).toBeCloseTo(8);
    expect(belief.predict([1, 1]).mean).toBeCloseTo(0);
  });

  it('comes back from a snapshot as it was', () => {
    const belief = createLinearBelief([4, 1], 2);
    belief.learn([1, 0.5], 3);
    belief.learn([1, 0], -1, 0.5);
    const copy = createLinearBelief([4, 1], 2, JSON.parse(JSON.stringify(belief.snapshot())));
    expect(copy.predict([1, 0.3])).toEqual(belief.predict([1, 0.3]));
    expect(copy.evidence).toBe(1.5);
  });
});

describe('random', () => {
  it('has the moments of its distributions, and repeats under a seed', () => {
    const random = seededRandom(7);
    const normals = Array.from({ length: 20_000 }, () => normal(random));
    const betas = Array.from({ length: 20_000 }, () => beta(random, 9.5, 0.5));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(mean(betas)).toBeCloseTo(0.95, 2);
    expect(Math.max(...betas)).toBeLessThanOrEqual(1);
    expect(Array.from({ length: 5 }, seededRandom(3))).toEqual(Array.from({ length: 5 }, seededRandom(3)));
  });
});
