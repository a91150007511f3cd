/** One text as the buckets of its pieces, and whether it calls for a check-in. */
export interface Example {
  readonly buckets: Int32Array;
  readonly isRisk: boolean;
  readonly weight: number;
}

/** A fitted vote before it is rounded. */
export interface Fit {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** How a vote is fitted. */
export interface FitOptions {
  readonly buckets: number;
  readonly rounds: number;
  /** Pull of every weight towards 0: what it takes for a piece to get one at all. */
  readonly lasso: number;
  readonly ridge: number;
  readonly rate: number;
}

/**
 * Logistic regression by FTRL-proximal (McMahan and others, 2013): in the order given, the same result on every run.
 * Pieces have the value 1 over the root of their number, so that long texts weigh no more than short ones.
 */
export function fit(examples: readonly Example[], { buckets, rounds, lasso, ridge, rate }: FitOptions): Fit {
  const z = new Float64Array(buckets + 1);
  const n = new Float64Array(buckets + 1);
  const weights = new Float64Array(buckets + 1);
  const beta = 1;
  const weightOf = (at: number): number => {
    const value = z[at] ?? 0;
    const pull = at === buckets ? 0 : lasso;
    if (Math.abs(value) <= pull) return 0;
    return -(value - Math.sign(value) * pull) / ((beta + Math.sqrt(n[at] ?? 0)) / rate + (at === buckets ? 0 : ridge));
  };
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < examples.length; index++) {
      // A stride that shares no factor with the number visits every example once, in another order each round.
      const example = examples[(index * stride(examples.length, round)) % examples.length];
      if (!example) continue;
      const { buckets: own, isRisk, weight: share } = example;
      const value = 1 / Math.sqrt(Math.max(1, own.length));
      let sum = weightOf(buckets);
      weights[buckets] = sum;
      for (const bucket of own) {
        const weight = weightOf(bucket);
        weights[bucket] = weight;
        sum += weight * value;
      }
      const error = (1 / (1 + Math.exp(-sum)) - (isRisk ? 1 : 0)) * share;
      const update = (at: number, by: number): void => {
        const gradient = error * by;
        const before = n[at] ?? 0;
        const sigma = (Math.sqrt(before + gradient * gradient) - Math.sqrt(before)) / rate;
        z[at] = (z[at] ?? 0) + gradient - sigma * (weights[at] ?? 0);
        n[at] = before + gradient * gradient;
      };
      for (const bucket of own) update(bucket, value);
      update(buckets, 1);
    }
  }
  for (let at = 0; at <= buckets; at++) weights[at] = weightOf(at);
  return { weights: weights.slice(0, buckets), bias: weights[buckets] ?? 0 };
}

/** The sum that the vote gives a text: the log-odds of a check-in. */
export function sumOf({ weights, bias }: Fit, buckets: Int32Array): number {
  const value = 1 / Math.sqrt(Math.max(1, buckets.length));
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket] ?? 0;
  return bias + sum * value;
}

function stride(size: number, round: number): number {
  for (let step = 7919 + round * 104_729; ; step++) if (divisor(step, size) === 1) return step;
}

function divisor(left: number, right: number): number {
  return right === 0 ? left : divisor(right, left % right);
}
