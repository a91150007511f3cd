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
    expect(belief.mean([1, 0, 0])).toBeCloseTo(0.5, 0);
    expect(belief.mean([1, 1, 0])).toBeCloseTo(2.5, 0);
    expect(belief.mean([1, 0, 1])).toBeCloseTo(-1, 0);
  });

  it('weighs a mean against its prior exactly as Bayes does', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 30 }), (targets) => {
        const belief = createLinearBelief([4], 6.25);
        for (const target of targets) belief.learn([1], target);
        const precision = 1 / 4 + targets.length / 6.25;
        const mean = belief.mean([1]);
        expect(belief.variance([1])).toBeCloseTo(1 / precision, 9);
        expect(mean).toBeCloseTo(targets.reduce((sum, target) => sum + target, 0) / 6.25 / precision, 9);
      }),
    );
  });

  it('grows surer with every observation, and returns to its prior as it forgets', () => {
    const belief = createLinearBelief([4, 4], 1);
    let variance = belief.variance([1, 1]);
    expect(variance).toBeCloseTo(8);
    for (let step = 0; step < 20; step++) {
      belief.learn([1, step % 2], 3);
      const next = belief.variance([1, 1]);
      expect(next).toBeLessThan(variance);
      variance = next;
    }
    for (let step = 0; step < 60; step++) belief.forget(0.5);
    expect(belief.variance([1, 1])).toBeCloseTo(8);
    expect(belief.mean([1, 1])).toBeCloseTo(0);
  });

  it('comes to the same by small steps as all at once, also from a prior that is not zero', () => {
    const random = seededRandom(4);
    const seen = Array.from({ length: 1_200 }, () => ({ x: [1, random(), random() < 0.5 ? 0 : 1], y: 4 * random() }));
    const [stepwise, atOnce] = [createLinearBelief([4, 1, 1], 6), createLinearBelief([4, 1, 1], 6)];
    for (const { x, y } of seen) {
      stepwise.learn(x, y);
      stepwise.mean(x);
      atOnce.learn(x, y);
    }
    for (const { x } of seen.slice(0, 20)) {
      expect(stepwise.mean(x, 2)).toBeCloseTo(atOnce.mean(x, 2), 9);
      expect(stepwise.variance(x)).toBeCloseTo(atOnce.variance(x), 9);
    }
    const fresh = createLinearBelief([4, 1, 1], 6);
    expect(fresh.mean([1, 1, 1], 2)).toBeCloseTo(2, 9);
  });

  it('takes no snapshot that is broken or of another size', () => {
    const belief = createLinearBelief([4, 1], 2);
    belief.learn([1, 0.5], 3);
    const good = belief.snapshot();
    const nan = btoa(String.fromCharCode(...new Uint8Array(new Float32Array([Number.NaN, 1]).buffer)));
    for (const broken of [
      { ...good, shift: nan },
      { ...good, precision: '%' },
      { ...good, evidence: Number.NaN },
      { ...good, shift: '' },
    ]) {
      expect(createLinearBelief([4, 1], 2, broken).mean([1, 1])).toBe(0);
    }
    expect(createLinearBelief([4, 1, 1], 2, good).evidence).toBe(0);
  });

  it('comes back from a snapshot as it was', () => {
    const belief = createLinearBelief([4, 1], 2);
    belief.learn([1, 0.5], 3);
    belief.learn([1, 0], -1, 0.5);
    const copy = createLinearBelief([4, 1], 2, JSON.parse(JSON.stringify(belief.snapshot())));
    expect(copy.mean([1, 0.3])).toBeCloseTo(belief.mean([1, 0.3]), 5);
    expect(copy.variance([1, 0.3])).toBeCloseTo(belief.variance([1, 0.3]), 5);
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
