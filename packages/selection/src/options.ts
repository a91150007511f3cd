import { LlmError } from '@modelhaven/core';

/** The orders that a selector can put models in. */
export const ALGORITHMS = ['performance_based', 'cost_based', 'availability_based', 'adaptive'] as const;

/** One of `ALGORITHMS`. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** How much each side of a model counts in its total, 0 or more each. Only their ratio matters. */
export interface Weights {
  readonly safety: number;
  /** Quality, speed and fitness for the task together. */
  readonly performance: number;
  readonly cost: number;
  readonly availability: number;
  readonly locality: number;
}

/** What a good candidate reaches. A candidate below is not dropped, but stands behind all that reach it. */
export interface Thresholds {
  /** 0 to 10. */
  readonly quality: number;
  /** 0 to 10. Also the floor where a request requires safety without naming one. */
  readonly safety: number;
  /** Milliseconds for the whole answer. */
  readonly latencyMs: number;
}

/** The weights and thresholds of a config that says nothing of them. */
export const DEFAULT_WEIGHTS: Weights = { safety: 0.4, performance: 0.3, cost: 0.3, availability: 0.1, locality: 0 };
/** See `DEFAULT_WEIGHTS`. */
export const DEFAULT_THRESHOLDS: Thresholds = { quality: 6, safety: 7, latencyMs: 5_000 };

/** Fills in and checks weights. Throws `CONFIG_INVALID` with the field. */
export function checkWeights(weights: Partial<Weights>): Weights {
  const merged = { ...DEFAULT_WEIGHTS, ...weights };
  for (const [name, value] of Object.entries(merged)) {
    if (!(value >= 0) || value === Number.POSITIVE_INFINITY) {
      throw invalid(`weights.${name}`, `The weight "${name}" is ${value}; make it 0 or more.`);
    }
  }
  if (Object.values(merged).every((value) => value === 0)) {
    throw invalid('weights', 'All weights are 0; make at least one larger.');
  }
  return merged;
}

/** Fills in and checks thresholds. Throws `CONFIG_INVALID` with the field. */
export function checkThresholds(thresholds: Partial<Thresholds>): Thresholds {
  const merged = { ...DEFAULT_THRESHOLDS, ...thresholds };
  for (const name of ['quality', 'safety'] as const) {
    const value = merged[name];
    if (!(value >= 0 && value <= 10)) {
      throw invalid(`thresholds.${name}`, `The threshold "${name}" is ${value}; scores run from 0 to 10.`);
    }
  }
  if (!(merged.latencyMs > 0)) {
    throw invalid('thresholds.latencyMs', `The latency threshold is ${merged.latencyMs} ms; make it more than 0.`);
  }
  return merged;
}

/** Checks the name of an algorithm. Throws `CONFIG_INVALID`, naming those there are. */
export function checkAlgorithm(name: string): Algorithm {
  const known = ALGORITHMS.find((algorithm) => algorithm === name);
  if (known) return known;
  throw invalid('algorithm', `There is no algorithm "${name}"; choose one of ${ALGORITHMS.join(', ')}.`);
}

/** Checks the share of plans that may try something new. Throws `CONFIG_INVALID`. */
export function checkExploration(share: number): number {
  if (share >= 0 && share <= 1) return share;
  throw invalid('exploration', `The exploration share is ${share}; it must be from 0 to 1.`);
}

/** Checks the days after which an outcome counts half. Throws `CONFIG_INVALID`. */
export function checkHalfLife(days: number): number {
  if (days > 0 && days < Number.POSITIVE_INFINITY) return days;
  throw invalid('halfLifeDays', `The half-life is ${days} days; make it more than 0.`);
}

function invalid(field: string, message: string): LlmError {
  return new LlmError('CONFIG_INVALID', message, { field });
}
