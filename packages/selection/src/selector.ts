import type { Plan, RejectedCandidate, Selector } from '@modelhaven/core';
import { type Assessment, assess, type Beliefs } from './assessment.ts';
import { checkRequirements } from './check-requirements.ts';
import { type Demand, toDemand } from './demand.ts';
import { FILTERS } from './filters/all.ts';
import type { Filter } from './filters/filter.ts';
import { createConduct } from './learning/conduct.ts';
import { promptFeatures } from './learning/features.ts';
import { createLearner, type LearnerSnapshot, type Outcome } from './learning/learner.ts';
import { createModelFacts } from './model-facts.ts';
import {
  type Algorithm,
  checkAlgorithm,
  checkExploration,
  checkHalfLife,
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

/** What a selector goes by. Everything has a default. */
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
  /** Share of plans, 0 to 1, in which `adaptive` may try another than the best one. Default: 0.1. */
  readonly exploration?: number;
  /** Days after which an outcome counts half. Default: 14. */
  readonly halfLifeDays?: number;
  /** What an earlier selector had learned. */
  readonly learned?: LearnerSnapshot;
  /** Numbers from 0 to 1 for `adaptive`. Default: `Math.random`. */
  readonly random?: () => number;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

/** A selector that takes in what became of its choices. */
export interface LearningSelector extends Selector {
  /**
   * Takes in how good an answer was. What is learned moves the quality of that model for prompts like that one, under
   * every algorithm. False where the outcome makes no sense, and nothing was learned.
   */
  learn(outcome: Outcome): boolean;
  /** What was learned so far, as plain data to be stored. */
  snapshot(): LearnerSnapshot;
}

const DAY_MS = 86_400_000;
const MAX_MODELS_LEARNED = 500;
/** Verdicts from which `adaptive` goes by what it learned. */
const LEARNING = 10;

/**
 * A selector that filters, scores and ranks. `createSelector` throws `CONFIG_INVALID` for options that make no sense;
 * `plan` throws `INVALID_REQUEST` for requirements that contradict each other, and returns an empty `ranked` where no
 * candidate meets them.
 */
export function createSelector(options: SelectorOptions = {}): LearningSelector {
  const { qualityPriors = {}, safetyScores = {}, now = Date.now, random = Math.random } = options;
  const algorithm = checkAlgorithm(options.algorithm ?? 'performance_based');
  const weights = checkWeights(options.weights ?? {});
  const thresholds = checkThresholds(options.thresholds ?? {});
  const halfLifeMs = checkHalfLife(options.halfLifeDays ?? 14) * DAY_MS;
  const learner = createLearner({ now, halfLifeMs, maxModels: MAX_MODELS_LEARNED }, options.learned);
  const conduct = createConduct({ random, share: checkExploration(options.exploration ?? 0.1), learner });
  const factsOf =
    typeof qualityPriors === 'function'
      ? createModelFacts(qualityPriors, false)
      : createModelFacts(createQualityPriors(qualityPriors), true);
  const knownSafety = new Map(Object.entries(safetyScores));

  const toBeliefs = (request: Parameters<Selector['plan']>[0], demand: Demand): Beliefs => {
    if (learner.isEmpty) return { factsOf, safetyScores: knownSafety, refine: (_, prior) => prior };
    const features = promptFeatures(request, demand.requirements.taskType, demand.promptTokens.tokens);
    return {
      factsOf,
      safetyScores: knownSafety,
      refine: (address, prior, tier) => learner.refine(address, prior, features, tier),
    };
  };

  return {
    plan(request, requirements, candidates, { promptTokensOf } = {}): Plan {
      checkRequirements(requirements);
      // What is learned puts the better one first by itself; a floor would keep what is not known yet from being tried.
      const isLearning = algorithm === 'adaptive' && learner.evidence >= LEARNING;
      const demand = toDemand(request, requirements, isLearning ? { ...thresholds, quality: 0 } : thresholds, now());
      const beliefs = toBeliefs(request, demand);
      const filters = FILTERS.filter(({ concerns }) => concerns(demand));
      const fit: Assessment[] = [];
      const rejected: RejectedCandidate[] = [];
      for (const candidate of candidates) {
        const assessment = assess(candidate, demand, beliefs, promptTokensOf?.(candidate));
        if (isRejected(assessment, demand, filters)) rejected.push(toRejectedEntry(assessment, demand));
        else fit.push(assessment);
      }
      const scoreWeights = toScoreWeights(algorithm, weights, requirements.prefer, learner.evidence);
      const greedy = rank(fit, demand, scoreWeights);
      const ranked = algorithm === 'adaptive' ? conduct.putFirst(greedy, scoreWeights, requirements) : greedy;
      const first = ranked[0]?.assessment.promptTokens ?? demand.promptTokens;
      return {
        algorithm,
        requirements,
        promptTokens: first.tokens,
        promptTokensUpper: first.upper,
        ranked: ranked.map((each) => toRankedEntry(each, demand)),
        rejected,
      };
    },
    learn: (outcome) => learner.learn(outcome),
    snapshot: () => learner.snapshot(),
  };
}

function isRejected(assessment: Assessment, demand: Demand, filters: readonly Filter[]): boolean {
  for (const filter of filters) if (filter.rejects(assessment, demand)) return true;
  return false;
}
