import type { Requirements } from '@modelhaven/core';
import type { Algorithm, Weights } from './options.ts';

/** How much each single score counts in the total. They add up to 1. */
export interface ScoreWeights {
  readonly quality: number;
  readonly latency: number;
  readonly task: number;
  readonly cost: number;
  readonly safety: number;
  readonly availability: number;
  readonly locality: number;
}

const NOTHING: ScoreWeights = { quality: 0, latency: 0, task: 0, cost: 0, safety: 0, availability: 0, locality: 0 };

// What the weight called "performance" is made of.
const PERFORMANCE = { quality: 0.6, latency: 0.25, task: 0.15 };

// How much of the total a focus takes; the rest stays as configured, so that the best of equals still comes first.
const FOCUS = 0.7;

const FOCUS_OF_ALGORITHM: Readonly<Record<Algorithm, Partial<ScoreWeights> | undefined>> = {
  performance_based: undefined,
  cost_based: { cost: 1 },
  adaptive: undefined,
  availability_based: { availability: 0.85, latency: 0.15 },
};

const FOCUS_OF_PREFERENCE: Readonly<Record<NonNullable<Requirements['prefer']>, Partial<ScoreWeights>>> = {
  quality: { quality: 0.8, task: 0.2 },
  speed: { latency: 1 },
  cost: { cost: 1 },
  local: { locality: 1 },
};

// Where much was learned, what the weights are for is known: they decide between models that are about equally good.
const FOCUS_OF_LEARNED = 0.985;
/** Verdicts after which half of that holds. */
const VERDICTS_HALFWAY = 4;

/**
 * The weights of single scores that an algorithm, the configured weights and a caller's preference come to. `evidence` is
 * the number of verdicts that `adaptive` has learned from.
 */
export function toScoreWeights(
  algorithm: Algorithm,
  weights: Weights,
  prefer: Requirements['prefer'],
  evidence = 0,
): ScoreWeights {
  const last = latest.get(weights);
  if (last?.algorithm === algorithm && last.prefer === prefer && last.evidence === evidence) return last.scoreWeights;
  const scoreWeights = workOut(algorithm, weights, prefer, evidence);
  latest.set(weights, { algorithm, prefer, evidence, scoreWeights });
  return scoreWeights;
}

/** What was worked out last for the weights of a selector: one plan asks as the one before it did. */
const latest = new WeakMap<
  Weights,
  {
    readonly algorithm: Algorithm;
    readonly prefer: Requirements['prefer'];
    readonly evidence: number;
    readonly scoreWeights: ScoreWeights;
  }
>();

function workOut(
  algorithm: Algorithm,
  weights: Weights,
  prefer: Requirements['prefer'],
  evidence: number,
): ScoreWeights {
  const configured = normalise({
    quality: weights.performance * PERFORMANCE.quality,
    latency: weights.performance * PERFORMANCE.latency,
    task: weights.performance * PERFORMANCE.task,
    cost: weights.cost,
    safety: weights.safety,
    availability: weights.availability,
    locality: weights.locality,
  });
  const learned = (FOCUS_OF_LEARNED * evidence) / (evidence + VERDICTS_HALFWAY);
  const byAlgorithm =
    algorithm === 'adaptive'
      ? focus(configured, { quality: 1 }, learned)
      : focus(configured, FOCUS_OF_ALGORITHM[algorithm]);
  return prefer === undefined ? byAlgorithm : focus(byAlgorithm, FOCUS_OF_PREFERENCE[prefer]);
}

function focus(base: ScoreWeights, on: Partial<ScoreWeights> | undefined, share = FOCUS): ScoreWeights {
  if (!on) return base;
  const target = { ...NOTHING, ...on };
  return mapWeights((name) => (1 - share) * base[name] + share * target[name]);
}

function normalise(weights: ScoreWeights): ScoreWeights {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return mapWeights((name) => weights[name] / sum);
}

function mapWeights(weightOf: (name: keyof ScoreWeights) => number): ScoreWeights {
  return {
    quality: weightOf('quality'),
    latency: weightOf('latency'),
    task: weightOf('task'),
    cost: weightOf('cost'),
    safety: weightOf('safety'),
    availability: weightOf('availability'),
    locality: weightOf('locality'),
  };
}
