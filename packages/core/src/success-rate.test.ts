import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countFailures, ERROR_TABLE, type ErrorCode, successRate } from './index.ts';

const CODES = Object.keys(ERROR_TABLE) as ErrorCode[];

it('counts whatever opens a circuit as a failure, and nothing that only the caller can mend', () => {
  for (const code of CODES) if (ERROR_TABLE[code].breaker) expect(ERROR_TABLE[code].failure).toBe(true);
  const callers: readonly ErrorCode[] = ['INVALID_REQUEST', 'CONTEXT_TOO_LONG', 'UNSUPPORTED', 'ABORTED'];
  for (const code of callers) expect(ERROR_TABLE[code].failure).toBe(false);
});

it('knows no rate where nothing was judged', () => {
  expect(successRate(0, { ABORTED: 3, INVALID_REQUEST: 2 })).toBeUndefined();
  expect(successRate(3, { ABORTED: 3 })).toBe(1);
  expect(successRate(1, { TIMEOUT: 3, INVALID_REQUEST: 9 })).toBe(0.25);
  expect(countFailures({ FROM_TOMORROW: 4 } as object)).toBe(0);
});

it('is not moved by what callers do', () => {
  const counts = fc.dictionary(fc.constantFrom(...CODES), fc.nat(1_000));
  fc.assert(
    fc.property(fc.nat(1_000), counts, counts, (successes, errors, more) => {
      const theirs = Object.fromEntries(
        Object.entries(more).filter(([code]) => !ERROR_TABLE[code as ErrorCode].failure),
      );
      const rate = successRate(successes, errors);
      expect(successRate(successes, { ...errors, ...theirs })).toBe(rate);
      if (rate !== undefined) expect(rate >= 0 && rate <= 1).toBe(true);
    }),
  );
});
