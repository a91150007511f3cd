import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveSettings } from '../settings.ts';
import { retryDelayMs } from './retry.ts';

const settings = resolveSettings().retries;
const question = { failedTries: 1, othersWaiting: false, remainingMs: 1e9, settings, random: () => 0.5 };

test('waits a random part of an interval that doubles, up to its longest', () => {
  const error = new LlmError('UNAVAILABLE', 'x');
  const many = { ...settings, maxRetries: 10 };
  const waits = [1, 2, 3, 4, 5, 6, 7].map((failedTries) =>
    retryDelayMs({ ...question, error, failedTries, settings: many, random: () => 0.999_999 }),
  );
  expect(waits.map((wait) => Math.round(wait ?? -1))).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
});

test('never waits less than was asked for, nor past the deadline, nor more often than allowed', () => {
  fc.assert(
    fc.property(
      fc.record({
        retryAfterMs: fc.option(fc.nat(60_000), { nil: undefined }),
        failedTries: fc.integer({ min: 1, max: 5 }),
        othersWaiting: fc.boolean(),
        remainingMs: fc.nat(60_000),
        chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      ({ retryAfterMs, chance, ...rest }) => {
        const error = new LlmError('RATE_LIMITED', 'x', retryAfterMs === undefined ? {} : { retryAfterMs });
        const wait = retryDelayMs({ ...rest, error, settings, random: () => chance });
        if (wait === undefined) return;
        expect(wait).toBeGreaterThanOrEqual(retryAfterMs ?? 0);
        expect(wait).toBeLessThan(rest.remainingMs);
        expect(rest.failedTries).toBeLessThanOrEqual(rest.othersWaiting ? 1 : settings.maxRetries);
        if (rest.othersWaiting) expect(wait).toBeLessThanOrEqual(1_000);
      },
    ),
  );
});

test('does not ask again what the table forbids, nor a model that was silent', () => {
  for (const code of [
    'INVALID_REQUEST',
    'UNAUTHORIZED',
    'REFUSED_BY_PROVIDER',
    'CONTEXT_TOO_LONG',
    'TIMEOUT',
  ] as const) {
    expect(retryDelayMs({ ...question, error: new LlmError(code, 'x') })).toBeUndefined();
  }
});
