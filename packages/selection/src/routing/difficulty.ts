import { FEATURE_NAMES, type PromptFeatures } from '../learning/features.ts';

/** How hard a prompt is likely to be. */
export interface Difficulty {
  /** 0 (any model will do) to 1 (only the best). */
  readonly score: number;
  /** What makes it hard, the strongest first. */
  readonly reasons: readonly string[];
}

type FeatureName = (typeof FEATURE_NAMES)[number];

// Fitted to one half of the graded prompts of `__fixtures__/graded-prompts.ts`, and by hand where they say nothing.
const WEIGHTS: Readonly<Partial<Record<FeatureName, { readonly weight: number; readonly reason: string }>>> = {
  analysis: { weight: 2, reason: 'it asks for analysis' },
  length: { weight: 1.3, reason: 'it is long' },
  mathematics: { weight: 0.6, reason: 'it calculates' },
  instructions: { weight: 0.6, reason: 'it sets many conditions' },
  creative: { weight: 0.5, reason: 'it asks for a piece of writing' },
  feelings: { weight: 0.5, reason: 'somebody speaks of feelings' },
  code: { weight: 0.4, reason: 'it is about code' },
  structure: { weight: 0.3, reason: 'it wants a structured answer' },
  choices: { weight: 0.2, reason: 'it gives answers to choose from' },
  conversation: { weight: 0.2, reason: 'the conversation is long' },
  not_latin: { weight: 0.2, reason: 'it is written in a less common script' },
};
/** What even an easy prompt has of all that. */
const USUAL = 0.3;
// Past some eighty tokens a longer prompt is a longer text to read, and not a harder question.
const LENGTH = FEATURE_NAMES.indexOf('length');
const LONG = 0.22;

const PARTS = FEATURE_NAMES.flatMap((name, index) => {
  const part = WEIGHTS[name];
  return part ? [{ index, ...part }] : [];
});

/** Estimates the difficulty of a prompt from its features. */
export function estimateDifficulty(features: PromptFeatures): Difficulty {
  const parts = PARTS.map(({ index, weight, reason }) => ({ reason, share: weight * amountOf(features, index) }))
    .filter(({ share }) => share > 0.03)
    .sort((a, b) => b.share - a.share);
  const sum = parts.reduce((total, { share }) => total + share, 0);
  return { score: 1 - Math.exp(-Math.max(0, sum - USUAL)), reasons: parts.map(({ reason }) => reason) };
}

function amountOf(features: PromptFeatures, index: number): number {
  const amount = features[index] ?? 0;
  return index === LENGTH ? Math.min(1, amount / LONG) : amount;
}
