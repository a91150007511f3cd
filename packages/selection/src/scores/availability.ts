/** A model nobody has used is believed to answer 19 times of 20, as if it had been asked ten times. */
export const PRIOR_SUCCESSES = 9.5;
/** See `PRIOR_SUCCESSES`. */
export const PRIOR_FAILURES = 0.5;

/** The chance, 0 to 1, that the next answer comes: the prior, moved towards what was seen. */
export function estimateSuccessRate(successes: number, failures: number): number {
  return (successes + PRIOR_SUCCESSES) / (successes + failures + PRIOR_SUCCESSES + PRIOR_FAILURES);
}

/** 10 for one that always answers; the last percents count most, since a failure costs the caller a second attempt. */
export function scoreAvailability(rate: number): number {
  return 10 * rate * rate * rate;
}
