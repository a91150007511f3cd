import type { AttemptRecord, Recorder } from '@modelhaven/core';

export interface HedgeBudgetOptions {
  /** What hedges may cost, as a part of what everything costs and of how many requests there are; 0 to 1. */
  readonly fraction: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps what hedging costs within its share. */
export interface HedgeBudget extends Recorder {
  /** Takes what a hedge is expected to cost, in USD; false where that would be more than its share. */
  take(expectedUsd: number): boolean;
}

const HALF_LIFE_MS = 3_600_000;

/**
 * Spending of late (an hour ago counts half), all of it and what was taken for hedges. What was taken is never given
 * back, although the loser of a race mostly costs less than expected: so the share is an upper bound. Numbers count
 * beside dollars, because free models have a load to bear as well.
 */
export function createHedgeBudget({ fraction, now }: HedgeBudgetOptions): HedgeBudget {
  let attempts = 0;
  let spentUsd = 0;
  let hedges = 0;
  let takenUsd = 0;
  let at = now();

  const fade = () => {
    const factor = 0.5 ** (Math.max(0, now() - at) / HALF_LIFE_MS);
    attempts *= factor;
    spentUsd *= factor;
    hedges *= factor;
    takenUsd *= factor;
    at = now();
  };

  return {
    record({ costUsd = 0 }: AttemptRecord) {
      fade();
      attempts++;
      spentUsd += costUsd;
    },
    take(expectedUsd) {
      fade();
      // What hedges cost is among the spending; their share is of the rest.
      const otherUsd = Math.max(0, spentUsd - takenUsd);
      const others = Math.max(0, attempts - hedges);
      if (hedges + 1 > fraction * others || takenUsd + expectedUsd > fraction * otherUsd) return false;
      hedges++;
      takenUsd += expectedUsd;
      return true;
    },
  };
}
