export type { Estimate } from './estimate.ts';
export { type Relaxation, suggestRelaxation } from './explain.ts';
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
export type { QualityPrior } from './scores/quality.ts';
export { createSelector, type SelectorOptions } from './selector.ts';
export { estimateTokens, type TokenEstimate } from './token-estimate.ts';
