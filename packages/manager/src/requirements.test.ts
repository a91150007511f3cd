import type { Requirements } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRequirements } from './requirements.ts';

test('the stricter of both holds', () => {
  expect(
    mergeRequirements(
      {
        minQualityScore: 5,
        maxCostPerToken: 2,
        providers: ['a', 'b'],
        exclude: ['x'],
        localOnly: false,
        prefer: 'cost',
      },
      {
        minQualityScore: 7,
        maxCostPerToken: 1,
        providers: ['b', 'c'],
        exclude: ['y'],
        localOnly: true,
        prefer: 'speed',
      },
    ),
  ).toEqual({
    minQualityScore: 7,
    maxCostPerToken: 1,
    providers: ['b'],
    exclude: ['x', 'y'],
    localOnly: true,
    prefer: 'cost',
  });
});

test('providers that exclude each other are a contradiction, not the absence of a limit', () => {
  expect(() => mergeRequirements({ providers: ['a'] }, { providers: ['b'] })).toThrow('Only a may answer');
});

test('no demand of either is ever loosened', () => {
  const requirements: fc.Arbitrary<Requirements> = fc.record(
    {
      minSafetyScore: fc.double({ min: 0, max: 10, noNaN: true }),
      maxCostUsd: fc.double({ min: 0, max: 10, noNaN: true }),
      localOnly: fc.boolean(),
      therapeuticSafetyRequired: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(requirements, requirements, (first, second) => {
      const merged = mergeRequirements(first, second);
      for (const one of [first, second]) {
        expect(merged.minSafetyScore ?? 0).toBeGreaterThanOrEqual(one.minSafetyScore ?? 0);
        expect(merged.maxCostUsd ?? Infinity).toBeLessThanOrEqual(one.maxCostUsd ?? Infinity);
        if (one.localOnly) expect(merged.localOnly).toBe(true);
        if (one.therapeuticSafetyRequired) expect(merged.therapeuticSafetyRequired).toBe(true);
      }
    }),
  );
});
