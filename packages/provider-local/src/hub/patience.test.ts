import { LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { PATIENCE, waitAfter } from './patience.ts';

const down = new LlmError('UNAVAILABLE', 'Down.');
const waits = (error: LlmError, random: number) =>
  Array.from({ length: 8 }, (_, index) => waitAfter(error, index + 1, random, PATIENCE));

test('waits grow, half a minute to a minute in all, and end', () => {
  const total = (random: number) => waits(down, random).reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
  expect(total(0)).toBeGreaterThan(29_000);
  expect(total(1)).toBeLessThan(62_000);
  expect(waits(down, 0.5).slice(-2)).toEqual([undefined, undefined]);
});

test('a wish is granted up to five minutes, and what will not change is not tried again', () => {
  const wish = (retryAfterMs: number) => new LlmError('RATE_LIMITED', 'Later.', { retryAfterMs });
  expect(waitAfter(wish(20_000), 1, 0, PATIENCE)).toBe(20_000);
  expect(waitAfter(wish(300_001), 1, 0, PATIENCE)).toBeUndefined();
  for (const code of ['UNAUTHORIZED', 'MODEL_NOT_FOUND', 'BAD_RESPONSE', 'INSUFFICIENT_RESOURCES'] as const) {
    expect(waitAfter(new LlmError(code, 'No.'), 1, 0, PATIENCE)).toBeUndefined();
  }
});
