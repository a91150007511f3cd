import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '30' }, 30_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '999999999' }, 86_400_000],
  [{ 'retry-after': 'Thu, 01 Jan 2026 12:00:20 GMT' }, 20_000],
  [{ 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': 'Thursday, 01-Jan-26 12:00:20 GMT' }, 20_000], // the older form that RFC 9110 (5.6.7) has read as well
  [{ 'retry-after': '1m30s' }, 90_000],
  [{ 'retry-after-ms': '120', 'retry-after': '30' }, 120],
  [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-remaining-requests': '0' }, 1_000],
  [{ 'x-ratelimit-reset-tokens': '6m0s', 'x-ratelimit-remaining-tokens': '0' }, 360_000],
  [{ 'x-ratelimit-reset-requests': '120ms' }, 120],
  [{ 'x-ratelimit-reset-requests': '7.66s' }, 7_660],
  [{ 'x-ratelimit-reset-requests': '1h2m3s' }, 3_723_000],
  [
    {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '2s',
      'x-ratelimit-remaining-tokens': '900',
      'x-ratelimit-reset-tokens': '50s',
    },
    2_000,
  ],
  [{ 'x-ratelimit-reset': String(NOW + 5_000) }, 5_000],
  [{ 'x-ratelimit-reset': String(NOW / 1_000 + 5) }, 5_000],
  [{ 'x-ratelimit-reset': '8' }, 8_000],
  [{ 'anthropic-ratelimit-requests-reset': '2026-01-01T12:00:03Z' }, 3_000],
])('%j means %s', (headers, expected) => {
  expect(retryAfterMs(headers, NOW)).toBe(expected);
});

test('without a clock, only durations are read', () => {
  expect(retryAfterMs({ 'retry-after': 'Thu, 01 Jan 2026 12:00:20 GMT' }, Number.NaN)).toBeUndefined();
  expect(retryAfterMs({ 'x-ratelimit-reset': String(NOW), 'x-ratelimit-reset-tokens': '4s' }, Number.NaN)).toBe(4_000);
});

test('is undefined or within 0 and a day, whatever the header says', () => {
  fc.assert(
    fc.property(fc.constantFrom('retry-after', 'retry-after-ms', 'x-ratelimit-reset'), fc.string(), (name, value) => {
      const wait = retryAfterMs({ [name]: value }, NOW);
      expect(wait === undefined || (wait >= 0 && wait <= 86_400_000)).toBe(true);
    }),
  );
});
