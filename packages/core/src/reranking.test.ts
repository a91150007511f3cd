import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toRanking } from './reranking.ts';

it('puts the best first and keeps the order of equals', () => {
  expect(toRanking([0.2, 0.9, 0.2, 0.5])).toEqual([
    { index: 1, score: 0.9 },
    { index: 3, score: 0.5 },
    { index: 0, score: 0.2 },
    { index: 2, score: 0.2 },
  ]);
});

it('gives each document once, and with a limit only the best', () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 40 }), (all, topN) => {
      const ranking = toRanking(all, topN);
      expect(new Set(ranking.map(({ index }) => index)).size).toBe(Math.min(topN, all.length));
      for (const { index, score } of ranking) expect(score).toBe(all[index]);
      const worst = ranking.at(-1)?.score ?? 0;
      const left = all.filter((_, index) => !ranking.some((ranked) => ranked.index === index));
      for (const score of left) expect(score).toBeLessThanOrEqual(worst);
    }),
  );
});
