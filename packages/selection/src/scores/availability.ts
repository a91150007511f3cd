import { ERROR_TABLE, type ErrorCode, type ModelMeasurements } from '@modelhaven/core';

/** A model nobody has used is believed to answer 19 times of 20, as if it had been asked ten times. */
export const PRIOR_SUCCESSES = 9.5;
/** See `PRIOR_SUCCESSES`. */
export const PRIOR_FAILURES = 0.5;

/** Attempts that failed by the model's or its provider's fault. What callers cancelled or asked wrongly is none. */
export function countFailures(measured: ModelMeasurements | undefined): number {
  let failures = 0;
  for (const code in measured?.errors) {
    if (isFailure(code as ErrorCode)) failures += measured?.errors[code as ErrorCode] ?? 0;
  }
  return failures;
}

/** The chance, 0 to 1, that the next answer comes: the prior, moved towards what was seen. */
export function estimateSuccessRate(successes: number, failures: number): number {
  return (successes + PRIOR_SUCCESSES) / (successes + failures + PRIOR_SUCCESSES + PRIOR_FAILURES);
}

function isFailure(code: ErrorCode): boolean {
  return ERROR_TABLE[code]?.breaker === true || code === 'RATE_LIMITED' || code === 'INSUFFICIENT_RESOURCES';
}

/** 10 for one that always answers; the last percents count most, since a failure costs the caller a second attempt. */
export function scoreAvailability(rate: number): number {
  return 10 * rate * rate * rate;
}
