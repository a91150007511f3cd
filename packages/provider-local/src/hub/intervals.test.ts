import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addInterval, bytesOf, gapsOf, type Interval } from './intervals.ts';

const TOTAL = 60;
const interval = fc
  .tuple(fc.integer({ min: 0, max: TOTAL }), fc.integer({ min: 0, max: TOTAL }))
  .map(([a, b]): Interval => [Math.min(a, b), Math.max(a, b)]);

test('intervals cover what was added and nothing else, and gaps are the rest in small pieces', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (added, mostBytes) => {
      const covered = new Set(
        added.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      const list = added.reduce<readonly Interval[]>(addInterval, []);
      expect(bytesOf(list)).toBe(covered.size);
      for (let i = 1; i < list.length; i++) expect(list[i]?.[0]).toBeGreaterThan(list[i - 1]?.[1] ?? 0);
      const gaps = gapsOf(list, TOTAL, mostBytes);
      expect(gaps.every(([start, end]) => end > start && end - start <= mostBytes)).toBe(true);
      const missing = gaps.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));
      expect(missing).toEqual(Array.from({ length: TOTAL }, (_, i) => i).filter((i) => !covered.has(i)));
    }),
  );
});
