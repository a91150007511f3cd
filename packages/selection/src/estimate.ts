/** A number that is not known for certain. */
export interface Estimate {
  readonly mean: number;
  /** One standard deviation: how far off the truth may well be. */
  readonly deviation: number;
  /** Where it comes from, as the end of a sentence: `assumed, since nothing is known of it`. */
  readonly source: string;
}

/**
 * Moves a prior towards what was measured, the further the more was measured (the posterior mean of a normal with known
 * variance). `strength` is how many measurements the prior is worth.
 */
export function shrink(prior: number, strength: number, measured: number, measurements: number): number {
  return (prior * strength + measured * measurements) / (strength + measurements);
}
