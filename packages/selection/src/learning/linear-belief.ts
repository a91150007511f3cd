/**
 * What is believed of a number that depends on some features: Bayesian linear regression with Gaussian noise, which
 * forgets (Bishop, "Pattern Recognition and Machine Learning", 2006, section 3.3; forgetting as in recursive least
 * squares). It starts at zero, sure by `priorVariances`, and returns there as time passes without news.
 */
export interface LinearBelief {
  /** Moves the belief towards `target`, as seen under `features`; a `weight` below 1 counts as part of an observation. */
  learn(features: readonly number[], target: number, weight?: number): void;
  /** Makes everything learned so far count `factor` (0 to 1) of what it did. */
  forget(factor: number): void;
  predict(features: readonly number[]): Prediction;
  /** Observations, those that were forgotten in part counted in part. */
  readonly evidence: number;
  /** For storing; `restore` takes it back. */
  snapshot(): LinearSnapshot;
}

export interface Prediction {
  readonly mean: number;
  /** Of the expectation, not of a single observation. */
  readonly variance: number;
  /** What the variance was before anything was learned. */
  readonly priorVariance: number;
}

/** A belief as plain numbers. */
export interface LinearSnapshot {
  readonly evidence: number;
  /** Precision that was learned, row by row, and the weighted sum of targets. */
  readonly precision: readonly number[];
  readonly shift: readonly number[];
}

/** A belief that knows nothing yet, or what a snapshot knew. */
export function createLinearBelief(
  priorVariances: readonly number[],
  noiseVariance: number,
  snapshot?: LinearSnapshot,
): LinearBelief {
  const size = priorVariances.length;
  const precision = Float64Array.from(snapshot?.precision ?? { length: size * size }, (value) => value ?? 0);
  const shift = Float64Array.from(snapshot?.shift ?? { length: size }, (value) => value ?? 0);
  let evidence = snapshot?.evidence ?? 0;
  let solved: { readonly mean: Float64Array; readonly covariance: Float64Array } | undefined;

  const solve = () => {
    if (solved) return solved;
    const matrix = Float64Array.from(precision);
    for (let at = 0; at < size; at++)
      matrix[at * size + at] = (matrix[at * size + at] ?? 0) + 1 / (priorVariances[at] ?? 1);
    const covariance = invertPositive(matrix, size);
    const mean = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let column = 0; column < size; column++)
        sum += (covariance[row * size + column] ?? 0) * (shift[column] ?? 0);
      mean[row] = sum;
    }
    solved = { mean, covariance };
    return solved;
  };

  return {
    learn(features, target, weight = 1) {
      const share = weight / noiseVariance;
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
      solved = undefined;
    },
    forget(factor) {
      for (let at = 0; at < precision.length; at++) precision[at] = (precision[at] ?? 0) * factor;
      for (let at = 0; at < size; at++) shift[at] = (shift[at] ?? 0) * factor;
      evidence *= factor;
      solved = undefined;
    },
    predict(features) {
      const { mean, covariance } = solve();
      let expected = 0;
      let variance = 0;
      let priorVariance = 0;
      for (let row = 0; row < size; row++) {
        const value = features[row] ?? 0;
        if (value === 0) continue;
        expected += value * (mean[row] ?? 0);
        priorVariance += value * value * (priorVariances[row] ?? 1);
        for (let column = 0; column < size; column++) {
          variance += value * (covariance[row * size + column] ?? 0) * (features[column] ?? 0);
        }
      }
      return { mean: expected, variance: Math.max(0, variance), priorVariance };
    },
    get evidence() {
      return evidence;
    },
    snapshot: () => ({ evidence, precision: [...precision], shift: [...shift] }),
  };
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
    for (let row = 0; row < size; row++) {
      let sum = row === unit ? 1 : 0;
      for (let k = 0; k < row; k++) sum -= (lower[row * size + k] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row--) {
      let sum = solution[row] ?? 0;
      for (let k = row + 1; k < size; k++) sum -= (lower[k * size + row] ?? 0) * (solution[k] ?? 0);
      solution[row] = sum / (lower[row * size + row] ?? 1);
    }
    for (let row = 0; row < size; row++) inverse[row * size + unit] = solution[row] ?? 0;
  }
  return inverse;
}
