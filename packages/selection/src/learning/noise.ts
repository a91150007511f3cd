/** How far verdicts differ by chance from what was expected, learned from how far they did. */
export interface Noise {
  /** Takes in by how much a verdict was off. */
  add(off: number, weight: number): void;
  /** Makes everything counted so far count `factor` (0 to 1) of what it did. */
  forget(factor: number): void;
  /** Squared, in points of 10. */
  readonly variance: number;
  snapshot(): NoiseSnapshot;
}

/** What is known of noise, as plain data. */
export interface NoiseSnapshot {
  readonly squares: number;
  readonly verdicts: number;
}

/** What is taken for usual: answers that are right or wrong differ by about this much, and people disagree. */
export const USUAL_NOISE_VARIANCE = 4 ** 2;
const COUNTS_AS = 25;
// Somebody who always says the same has not become certain.
const LEAST_VARIANCE = 1.5 ** 2;

/** Noise as usual, or as a snapshot knew it. */
export function createNoise(known?: NoiseSnapshot): Noise {
  const isUsable = known !== undefined && known.squares >= 0 && known.verdicts >= 0;
  let squares = isUsable && Number.isFinite(known.squares) ? known.squares : 0;
  let verdicts = isUsable && Number.isFinite(known.verdicts) ? known.verdicts : 0;
  return {
    add(off, weight) {
      squares += weight * off * off;
      verdicts += weight;
    },
    forget(factor) {
      squares *= factor;
      verdicts *= factor;
    },
    get variance() {
      return Math.max(LEAST_VARIANCE, (squares + COUNTS_AS * USUAL_NOISE_VARIANCE) / (verdicts + COUNTS_AS));
    },
    snapshot: () => ({ squares, verdicts }),
  };
}
