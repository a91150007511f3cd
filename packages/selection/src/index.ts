export type { Estimate } from './estimate.ts';
export { nearestMiss, type Relaxation, suggestRelaxation } from './explain.ts';
export { FEATURE_NAMES, type PromptFeatures, promptFeatures } from './learning/features.ts';
export type { LearnerSnapshot, Outcome } from './learning/learner.ts';
export { seededRandom } from './learning/random.ts';
export {
  ALGORITHMS,
  type Algorithm,
  DEFAULT_THRESHOLDS,
  DEFAULT_WEIGHTS,
  type Thresholds,
  type Weights,
} from './options.ts';
export { estimateCostUsd, isFree } from './pricing.ts';
export { createQualityPriors } from './priors.ts';
export { estimatePromptTokens } from './prompt-tokens.ts';
export { FIGURE_SOURCES, type FigureSource, QUALITY_TABLE_VERSION } from './quality-table.ts';
export {
  type ReplayCase,
  type ReplayDifference,
  type ReplayedAnswer,
  type ReplayOptions,
  type ReplayReport,
  type ReplayResult,
  replayLog,
} from './replay.ts';
export { type ReplayTableOptions, readReplayTable } from './replay-table.ts';
export {
  compareRoutes,
  type RouteAtThreshold,
  type RouteComparison,
  type RoutedAnswer,
  type RoutedExample,
  type RouteResult,
  routeCurve,
} from './routing/compare-routes.ts';
export { type Difficulty, estimateDifficulty } from './routing/difficulty.ts';
export {
  createDifficultyRouter,
  type DifficultyRouter,
  type DifficultyRouterOptions,
  type Route,
} from './routing/difficulty-router.ts';
export { type ThresholdTarget, thresholdForShare, tuneThreshold } from './routing/tune-threshold.ts';
export type { QualityPrior } from './scores/quality.ts';
export { createSelector, type LearningSelector, type SelectorOptions } from './selector.ts';
export { estimateTokens, type TokenEstimate } from './token-estimate.ts';
export { affordableAnswerTokens, type WorstPrices, worstPrices } from './worst-cost.ts';
