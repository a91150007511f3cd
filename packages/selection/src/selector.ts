import type { Plan, RejectedCandidate, Selector } from '@modelhaven/core';
import { type Assessment, assess, type Beliefs } from './assessment.ts';
import { checkRequirements } from './check-requirements.ts';
import { type Demand, toDemand } from './demand.ts';
import { FILTERS } from './filters/all.ts';
import {
  type Algorithm,
  checkAlgorithm,
  checkThresholds,
  checkWeights,
  type Thresholds,
  type Weights,
} from './options.ts';
import { toRankedEntry, toRejectedEntry } from './plan-entries.ts';
import { createQualityPriors } from './priors.ts';
import { rank } from './rank.ts';
import type { QualityPrior } from './scores/quality.ts';
import { toScoreWeights } from './weights.ts';

export interface SelectorOptions {
  /** Default: `performance_based`. */
  readonly algorithm?: Algorithm;
  /** Default: safety 0.4, performance 0.3, cost 0.3, availability 0.1, locality 0. */
  readonly weights?: Partial<Weights>;
  /** Default: quality 6, safety 7, latency 5,000 ms. */
  readonly thresholds?: Partial<Thresholds>;
  /**
   * What is believed of models before they were used here: a function, or scores from 0 to 10 by address or model id
   * that stand before the built-in table. Default: the table.
   */
  readonly qualityPriors?: QualityPrior | Readonly<Record<string, number>>;
  /** Safety scores from evaluations, 0 to 10, by address or model id. A candidate's own score comes before these. */
  readonly safetyScores?: Readonly<Record<string, number>>;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

/**
 * A selector that filters, scores and ranks. `createSelector` throws `CONFIG_INVALID` for options that make no sense;
 * `plan` throws `INVALID_REQUEST` for requirements that contradict each other, and returns an empty `ranked` where no
 * candidate meets them.
 */
export function createSelector(options: SelectorOptions = {}): Selector {
  const { qualityPriors = {}, safetyScores = {}, now = Date.now } = options;
  const algorithm = checkAlgorithm(options.algorithm ?? 'performance_based');
  const weights = checkWeights(options.weights ?? {});
  const thresholds = checkThresholds(options.thresholds ?? {});
  const beliefs: Beliefs = {
    quality: typeof qualityPriors === 'function' ? qualityPriors : createQualityPriors(qualityPriors),
    safetyScores: new Map(Object.entries(safetyScores)),
  };
  return {
    plan(request, requirements, candidates): Plan {
      checkRequirements(requirements);
      const demand = toDemand(request, requirements, thresholds, now());
      const fit: Assessment[] = [];
      const rejected: RejectedCandidate[] = [];
      for (const candidate of candidates) {
        const assessment = assess(candidate, demand, beliefs);
        if (isRejected(assessment, demand)) rejected.push(toRejectedEntry(assessment, demand));
        else fit.push(assessment);
      }
      const scoreWeights = toScoreWeights(algorithm, weights, requirements.prefer);
      return {
        algorithm,
        requirements,
        promptTokens: demand.promptTokens,
        ranked: rank(fit, demand, scoreWeights).map((each) => toRankedEntry(each, demand)),
        rejected,
      };
    },
  };
}

function isRejected(assessment: Assessment, demand: Demand): boolean {
  for (const filter of FILTERS) if (filter.rejects(assessment, demand)) return true;
  return false;
}
