/** What bounds an adaptive limit. */
export interface AdaptiveLimitOptions {
  /** Where it starts, and what it never exceeds; 1 or more. By itself it never falls below 4. */
  readonly maximum: number;
  /** Milliseconds on any clock that never goes back. */
  readonly now: () => number;
}

/** How one request went. */
export interface Sample {
  /** When it was sent, on the limit's clock. */
  readonly startedAt: number;
  /** Requests under way when it ended, itself included. */
  readonly inFlight: number;
}

/** How many requests may be under way at once: additive increase, multiplicative decrease. */
export interface AdaptiveLimit {
  /** A whole number of 1 or more. */
  readonly current: number;
  /** An answer came. `slowness` is its time to the first content over the usual one, where that is known. */
  answered(sample: Sample, slowness?: number): void;
  /** The service said that it was too much (HTTP 429). */
  overloaded(sample: Sample): void;
}

/** What is left of the load after a spell of refusals, and of slow answers. */
const AFTER_REFUSALS = 0.7;
const AFTER_SLOWNESS = 0.85;
/** Lower it never goes by itself: a service that can do less is told so by its maximum. */
const FLOOR = 4;
/** Part of the latest requests that a service may refuse before it has too much to do; some refuse now and then at any load. */
const TOO_MANY_REFUSALS = 0.15;
/** Part above which the limit grows by the clock only. */
const SOME_REFUSALS = 0.05;
/** Weight of one request in the running mean of refusals; about the last twenty count. */
const REFUSAL_WEIGHT = 0.05;
/** Answers so many times slower than usual mean a service at its limit. */
const TOO_SLOW = 3;
/** Weight of one answer in the running mean of slowness; about the last ten count. */
const SLOWNESS_WEIGHT = 0.1;
/** With answers coming in, the limit grows by one at least this often, in milliseconds. */
const GROWTH_MS = 1_000;

/**
 * Additive increase, multiplicative decrease (Chiu and Jain, 1989; as a limit of concurrency in Netflix's
 * `concurrency-limits`, `AIMDLimit`). Down once for each spell of overload: requests that were sent before the last
 * step down tell nothing new. The step starts from the load there really was, not from a limit that nobody had reached.
 * Up by one for each round of answers, and at least once a second, so that one bad minute is not paid for by the hour.
 */
export function createAdaptiveLimit({ maximum, now }: AdaptiveLimitOptions): AdaptiveLimit {
  const highest = Math.max(1, Math.floor(maximum));
  const lowest = Math.min(FLOOR, highest);
  let limit = highest;
  // Parts of the next step up.
  let credit = 0;
  let steppedDownAt = Number.NEGATIVE_INFINITY;
  let grewAt = now();
  let refusals = 0;
  let slowness = 1;

  const stepDown = (inFlight: number, factor: number) => {
    limit = Math.max(lowest, Math.floor(Math.min(limit, inFlight) * factor));
    credit = 0;
    steppedDownAt = now();
    grewAt = steppedDownAt;
    // The next step needs evidence of its own.
    refusals = Math.min(refusals, (TOO_MANY_REFUSALS + SOME_REFUSALS) / 2);
    slowness = 1;
  };

  const stepUp = () => {
    if (refusals <= SOME_REFUSALS) credit += 1 / limit;
    // Sums of fractions miss a whole by a hair.
    if (limit >= highest || (credit < 1 - 1e-9 && now() - grewAt < GROWTH_MS)) return;
    limit++;
    credit = 0;
    grewAt = now();
  };

  return {
    get current() {
      return limit;
    },
    answered({ startedAt, inFlight }, timesUsual) {
      refusals -= REFUSAL_WEIGHT * refusals;
      if (timesUsual !== undefined && startedAt >= steppedDownAt) {
        // One answer that hung says little; capped, it cannot outweigh nine good ones.
        slowness += SLOWNESS_WEIGHT * (Math.min(timesUsual, 10 * TOO_SLOW) - slowness);
        if (slowness > TOO_SLOW) {
          stepDown(inFlight, AFTER_SLOWNESS);
          return;
        }
      }
      stepUp();
    },
    overloaded({ startedAt, inFlight }) {
      if (startedAt < steppedDownAt) return;
      refusals += REFUSAL_WEIGHT * (1 - refusals);
      if (refusals > TOO_MANY_REFUSALS) stepDown(inFlight, AFTER_REFUSALS);
    },
  };
}
