/** What bounds an adaptive limit. */
export interface AdaptiveLimitOptions {
  /** Where it starts, and what it never exceeds; 1 or more. It never falls below 1. */
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

/** What is left of the load after a 429, and after a spell of slow answers. */
const AFTER_REFUSAL = 0.7;
const AFTER_SLOWNESS = 0.85;
/** Answers so many times slower than usual mean a service at its limit. */
const TOO_SLOW = 3;
/** Weight of one answer in the running mean of slowness; about the last ten count. */
const SMOOTHING = 0.1;
/** With answers coming in, the limit grows by one at least this often, in milliseconds. */
const GROWTH_MS = 1_000;

/**
 * Additive increase, multiplicative decrease (Chiu and Jain, 1989; as a limit of concurrency in Netflix's
 * `concurrency-limits`, `AIMDLimit`). Down once for each spell of overload: requests that were sent before the last
 * step down tell nothing new. The step starts from the load there really was, not from a limit that nobody had reached.
 * Up by one for each round of answers, and at least once a second, so that one bad minute is not paid for by the hour.
 */
export function createAdaptiveLimit({ maximum, now }: AdaptiveLimitOptions): AdaptiveLimit {
  let limit = Math.max(1, Math.floor(maximum));
  // Parts of the next step up.
  let credit = 0;
  let steppedDownAt = Number.NEGATIVE_INFINITY;
  let grewAt = now();
  let slow = 1;

  const stepDown = ({ startedAt, inFlight }: Sample, factor: number) => {
    if (startedAt < steppedDownAt) return;
    limit = Math.max(1, Math.floor(Math.min(limit, inFlight) * factor));
    credit = 0;
    steppedDownAt = now();
    grewAt = steppedDownAt;
    slow = 1;
  };

  return {
    get current() {
      return limit;
    },
    answered(sample, slowness) {
      if (slowness !== undefined && sample.startedAt >= steppedDownAt) {
        // One answer that hung says little; capped, it cannot outweigh nine good ones.
        slow += SMOOTHING * (Math.min(slowness, 10 * TOO_SLOW) - slow);
        if (slow > TOO_SLOW) {
          stepDown(sample, AFTER_SLOWNESS);
          return;
        }
      }
      credit += 1 / limit;
      // Sums of fractions miss a whole by a hair.
      if (limit >= maximum || (credit < 1 - 1e-9 && now() - grewAt < GROWTH_MS)) return;
      limit++;
      credit = 0;
      grewAt = now();
    },
    overloaded: (sample) => stepDown(sample, AFTER_REFUSAL),
  };
}
