import { type Candidate, ERROR_TABLE, type ErrorCode } from '@modelhaven/core';

// A model nobody has used is believed to answer 19 times of 20.
const PRIOR_SUCCESSES = 9.5;
const PRIOR_FAILURES = 0.5;

export interface AvailabilityEstimate {
  /** 0 to 1: the chance that the next answer comes. */
  readonly rate: number;
  /** Attempts that it rests on. */
  readonly measurements: number;
}

/** How often a candidate answers. What the caller cancelled or asked wrongly does not count against it. */
export function estimateAvailability({ measured }: Candidate): AvailabilityEstimate {
  const successes = measured?.successes ?? 0;
  let failures = 0;
  for (const code in measured?.errors) {
    if (isFailure(code as ErrorCode)) failures += measured?.errors[code as ErrorCode] ?? 0;
  }
  const measurements = successes + failures;
  const rate = (successes + PRIOR_SUCCESSES) / (measurements + PRIOR_SUCCESSES + PRIOR_FAILURES);
  return { rate, measurements };
}

function isFailure(code: ErrorCode): boolean {
  return ERROR_TABLE[code]?.breaker === true || code === 'RATE_LIMITED' || code === 'INSUFFICIENT_RESOURCES';
}

/** 10 for one that always answers; the last percents count most, since a failure costs the caller a second attempt. */
export function scoreAvailability(rate: number): number {
  return 10 * rate ** 3;
}
