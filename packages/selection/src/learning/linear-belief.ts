/**
 * What is believed of a number that depends on some features: Bayesian linear regression with Gaussian noise, which
 * forgets (Bishop, "Pattern Recognition and Machine Learning", 2006, section 3.3; forgetting as in recursive least
 * squares). It starts at zero, sure by `priorVariances`, and returns there as time passes without news.
 */
export interface LinearBelief {
  /**
   * Moves the belief towards `target`, as seen under `features`; a `weight` below 1 counts as part of an observation.
   * `sureness` is how many times less than `noiseVariance` this one varies by chance. Default: 1.
   */
  learn(features: readonly number[], target: number, weight?: number, sureness?: number): void;
  /** Makes everything learned so far count `factor` (0 to 1) of what it did. */
  forget(factor: number): void;
  /**
   * What to expect under these features. `start` is where the first feature's part began instead of at zero: it counts
   * less, the more was learned.
   */
  mean(features: readonly number[], start?: number): number;
  /** How uncertain that is, squared: of the expectation, not of a single observation. */
  variance(features: readonly number[]): number;
  /** What the variance was before anything was learned. */
  priorVariance(features: readonly number[]): number;
  /** Observations, those that were forgotten in part counted in part. */
  readonly evidence: number;
  /** For storing; `createLinearBelief` takes it back. */
  snapshot(): LinearSnapshot;
}

/** A belief as plain data. */
export interface LinearSnapshot {
  readonly evidence: number;
  /** Precision that was learned, its lower half row by row, and the weighted sum of targets: float32, base64. */
  readonly precision: string;
  readonly shift: string;
}

/** Updates in place gather errors of rounding; after so many everything is worked out anew. */
const UPDATES_UNTIL_EXACT = 500;

/** A belief that knows nothing yet, or what a snapshot knew. A snapshot of another size is left aside. */
export function createLinearBelief(
  priorVariances: readonly number[],
  noiseVariance: number,
  snapshot?: LinearSnapshot,
): LinearBelief {
  const size = priorVariances.length;
  const precision = new Float64Array(size * size);
  const shift = new Float64Array(size);
  let evidence = restore(snapshot, precision, shift);
  // Who knows nothing is solved already, and each observation changes that in place: inverting for hundreds of models at
  // once would hold up the plan that asks first.
  let covariance = evidence === 0 ? diagonal(priorVariances) : undefined;
  const centre = new Float64Array(size);
  const direction = new Float64Array(size);
  let updates = 0;

  const solve = (): Float64Array => {
    if (covariance) return covariance;
    const matrix = Float64Array.from(precision);
    for (let at = 0; at < size; at++)
      matrix[at * size + at] = (matrix[at * size + at] ?? 0) + 1 / (priorVariances[at] ?? 1);
    covariance = invertPositive(matrix, size);
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let column = 0; column < size; column++)
        sum += (covariance[row * size + column] ?? 0) * (shift[column] ?? 0);
      centre[row] = sum;
    }
    updates = 0;
    return covariance;
  };

  /** Sherman and Morrison: one more observation changes the solution by one outer product. */
  const update = (solved: Float64Array, features: readonly number[], target: number, share: number) => {
    let spread = 0;
    let expected = 0;
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let column = 0; column < size; column++) {
        const value = features[column] ?? 0;
        if (value !== 0) sum += (solved[row * size + column] ?? 0) * value;
      }
      direction[row] = sum;
      const value = features[row] ?? 0;
      spread += value * sum;
      expected += value * (centre[row] ?? 0);
    }
    const gain = share / (1 + share * spread);
    for (let row = 0; row < size; row++) {
      const step = gain * (direction[row] ?? 0);
      centre[row] = (centre[row] ?? 0) + step * (target - expected);
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        solved[at] = (solved[at] ?? 0) - step * (direction[column] ?? 0);
      }
    }
    updates++;
    if (updates >= UPDATES_UNTIL_EXACT) covariance = undefined;
  };

  return {
    learn(features, target, weight = 1, sureness = 1) {
      const share = (weight * sureness) / noiseVariance;
      for (let row = 0; row < size; row++) {
        const value = features[row] ?? 0;
        if (value === 0) continue;
        shift[row] = (shift[row] ?? 0) + value * target * share;
        for (let column = 0; column < size; column++) {
          const at = row * size + column;
          precision[at] = (precision[at] ?? 0) + value * (features[column] ?? 0) * share;
        }
      }
      evidence += weight;
      if (covariance) update(covariance, features, target, share);
    },
    forget(factor) {
      for (let at = 0; at < precision.length; at++) precision[at] = (precision[at] ?? 0) * factor;
      for (let at = 0; at < size; at++) shift[at] = (shift[at] ?? 0) * factor;
      evidence *= factor;
      covariance = undefined;
    },
    mean(features, start = 0) {
      const solved = solve();
      // A prior that is not at zero comes in through the column of its feature.
      const pull = start / (priorVariances[0] ?? 1);
      let sum = 0;
      for (let row = 0; row < size; row++) {
        const value = features[row] ?? 0;
        if (value !== 0) sum += value * ((centre[row] ?? 0) + pull * (solved[row * size] ?? 0));
      }
      return sum;
    },
    variance(features) {
      const solved = solve();
      let variance = 0;
      for (let row = 0; row < size; row++) {
        const value = features[row] ?? 0;
        if (value === 0) continue;
        let sum = 0;
        for (let column = 0; column < size; column++)
          sum += (solved[row * size + column] ?? 0) * (features[column] ?? 0);
        variance += value * sum;
      }
      return Math.max(0, variance);
    },
    priorVariance(features) {
      let sum = 0;
      for (let row = 0; row < size; row++) sum += (features[row] ?? 0) ** 2 * (priorVariances[row] ?? 1);
      return sum;
    },
    get evidence() {
      return evidence;
    },
    snapshot: () => ({ evidence, precision: toText(lowerHalf(precision, size)), shift: toText(shift) }),
  };
}

function diagonal(values: readonly number[]): Float64Array {
  const matrix = new Float64Array(values.length ** 2);
  for (const [at, value] of values.entries()) matrix[at * values.length + at] = value;
  return matrix;
}

function lowerHalf(matrix: Float64Array, size: number): Float64Array {
  const half = new Float64Array((size * (size + 1)) / 2);
  let at = 0;
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) half[at++] = matrix[row * size + column] ?? 0;
  return half;
}

/** Fills both from a snapshot, and returns its evidence; 0, and nothing is filled, where it does not fit. */
function restore(snapshot: LinearSnapshot | undefined, precision: Float64Array, shift: Float64Array): number {
  if (!snapshot || !(snapshot.evidence >= 0)) return 0;
  const size = shift.length;
  const half = fromText(snapshot.precision, (size * (size + 1)) / 2);
  const sums = fromText(snapshot.shift, size);
  if (!half || !sums) return 0;
  shift.set(sums);
  let at = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = half[at++] ?? 0;
      precision[row * size + column] = value;
      precision[column * size + row] = value;
    }
  }
  return snapshot.evidence;
}

function toText(values: Float64Array): string {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Undefined where the text does not hold so many finite numbers. */
function fromText(text: string, count: number): Float32Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    if (bytes.length !== count * 4) return undefined;
    const values = new Float32Array(bytes.buffer);
    return values.every(Number.isFinite) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** Inverse of a symmetric positive definite matrix, by Cholesky's decomposition. */
function invertPositive(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[column * size + column] ?? 1);
    }
  }
  const inverse = new Float64Array(size * size);
  const solution = new Float64Array(size);
  for (let unit = 0; unit < size; unit++) {
    // What stands before the unit is zero.
    for (let row = unit; row < size; row++) {
      let sum = row === unit ? 1 : 0;
      for (let k = unit; k < row; k++) sum -= (lower[row * size + k] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row * size + row] ?? 1);
    }
    // Symmetric: the half above the unit is known from the units before.
    for (let row = size - 1; row >= unit; row--) {
      let sum = solution[row] ?? 0;
      for (let k = row + 1; k < size; k++) sum -= (lower[k * size + row] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row * size + row] ?? 1);
    }
    for (let row = unit; row < size; row++) {
      inverse[row * size + unit] = solution[row] ?? 0;
      inverse[unit * size + row] = solution[row] ?? 0;
    }
  }
  return inverse;
}
