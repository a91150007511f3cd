import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sampling } from './to-sampling.ts';
import { createTokenSampler, logprobsOf } from './token-sampler.ts';

const plain: Sampling = { temperature: 1, topK: 0, topP: 1, minP: 0, seed: 1 };
const logits = (...values: number[]) => Float32Array.from(values);
const chosen = (sampling: Partial<Sampling>, values: readonly number[], output: readonly number[] = [], bias = {}) => {
  const sampler = createTokenSampler({ ...plain, ...sampling }, bias);
  return new Set(Array.from({ length: 200 }, () => sampler.next(logits(...values), output)));
};

describe('the next token', () => {
  it('is the likeliest at temperature 0, the first of equals', () => {
    expect(chosen({ temperature: 0 }, [1, 3, 3, 2])).toEqual(new Set([1]));
  });

  it('is any at temperature 1, as often as it is likely', () => {
    const sampler = createTokenSampler(plain, undefined);
    const counts = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const id = sampler.next(logits(Math.log(0.5), Math.log(0.3), Math.log(0.2)), []);
      counts[id] = (counts[id] ?? 0) + 1;
    }
    expect(counts.map((count) => count / 20_000)).toEqual([
      expect.closeTo(0.5, 1),
      expect.closeTo(0.3, 1),
      expect.closeTo(0.2, 1),
    ]);
  });

  it('is one of the first k, of the first p together, of those not too unlikely', () => {
    const values = [0.4, 0.3, 0.2, 0.1].map(Math.log);
    expect(chosen({ topK: 2 }, values)).toEqual(new Set([0, 1]));
    expect(chosen({ topP: 0.6 }, values)).toEqual(new Set([0, 1]));
    expect(chosen({ minP: 0.45 }, values)).toEqual(new Set([0, 1, 2]));
    expect(chosen({ topP: 0 }, values)).toEqual(new Set([0]));
  });

  it('follows bias and penalties', () => {
    const greedy = { temperature: 0 };
    expect(chosen(greedy, [1, 3], [], { '1': -100 })).toEqual(new Set([0]));
    expect(chosen(greedy, [1, 3], [], { '0': 5, '99': 5 })).toEqual(new Set([0]));
    const penalties = { penalty: 1, frequencyPenalty: 0, presencePenalty: 0 };
    expect(chosen({ ...greedy, penalties: { ...penalties, penalty: 4 } }, [1, 3], [1])).toEqual(new Set([0]));
    expect(chosen({ ...greedy, penalties: { ...penalties, frequencyPenalty: 1.5 } }, [1, 3], [1])).toEqual(
      new Set([1]),
    );
    expect(chosen({ ...greedy, penalties: { ...penalties, frequencyPenalty: 1.5 } }, [1, 3], [1, 1])).toEqual(
      new Set([0]),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.float({ noNaN: true, min: -20, max: 20 }), { minLength: 1 }),
        (seed, all) => {
          const run = () => {
            const sampler = createTokenSampler({ temperature: 0.8, topK: 40, topP: 0.95, minP: 0.05, seed }, undefined);
            return Array.from({ length: 5 }, () => sampler.next(logits(...all), []));
          };
          const ids = run();
          expect(ids).toEqual(run());
          for (const id of ids) expect(all[id]).toBeDefined();
        },
      ),
    );
  });
});

it('log probabilities are those of the model, with the likeliest tokens', () => {
  const values = logits(...[0.1, 0.6, 0.3].map((chance) => Math.log(chance) + 7));
  const { token, logprob, bytes, top } = logprobsOf(values, 2, 2, (id) => `t${id}`);
  expect([token, bytes]).toEqual(['t2', [116, 50]]);
  expect(Math.exp(logprob)).toBeCloseTo(0.3, 5);
  expect(top?.map((entry) => entry.token)).toEqual(['t1', 't2']);
  expect(logprobsOf(values, 2, 0, String)).not.toHaveProperty('top');
});

it('chooses exactly among the tokens that a plain reading of the options leaves', () => {
  const options = fc.record({
    topK: fc.nat({ max: 8 }),
    topP: fc.double({ min: 0, max: 1, noNaN: true }),
    minP: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const values = fc.uniqueArray(fc.float({ noNaN: true, min: -8, max: 8 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(options, values, ({ topK, topP, minP }, all) => {
      const sorted = [...all.keys()].sort((a, b) => (all[b] as number) - (all[a] as number));
      const kept = topK === 0 ? sorted : sorted.slice(0, topK);
      const weights = kept.map((id) => Math.exp(Math.fround(all[id] as number) - (all[sorted[0] as number] as number)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const left = new Set<number>();
      let covered = 0;
      for (const [i, id] of kept.entries()) {
        // Where the share is met to the last digit, either reading is right.
        fc.pre(topP === 1 || Math.abs(covered - topP * total) > 1e-6);
        fc.pre(Math.abs((weights[i] as number) - minP) > 1e-6 || i === 0);
        if (i > 0 && topP < 1 && covered >= topP * total) break;
        if (i > 0 && (weights[i] as number) < minP) break;
        covered += weights[i] as number;
        left.add(id);
      }
      // So hot that each of them comes up.
      const sampler = createTokenSampler({ temperature: 1e6, topK, topP, minP, seed: 3 }, undefined);
      const seen = new Set(Array.from({ length: 400 }, () => sampler.next(Float32Array.from(all), [])));
      expect(seen).toEqual(left);
    }),
    { numRuns: 60 },
  );
});

it('never chooses what must not come, and is quick with a large vocabulary and no limits', () => {
  const many = Float32Array.from({ length: 150_000 }, (_, id) => (id % 3 === 0 ? -Infinity : Math.sin(id) * 10));
  for (const more of [{}, { topP: 0.9 }, { minP: 0.01 }, { topK: 200_000 }]) {
    const sampler = createTokenSampler({ ...plain, ...more }, undefined);
    for (let i = 0; i < 5; i++) expect(sampler.next(many.slice(), []) % 3).not.toBe(0);
  }
});

it.each([0, 1])('says so where the bias forbids all that a format allows, at temperature %j', (temperature) => {
  const sampler = createTokenSampler({ ...plain, temperature }, { 2: -100 });
  expect(() => sampler.next(Float32Array.of(-Infinity, -Infinity, 3), [])).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', details: { field: 'logitBias' } }),
  );
});
