import { FEATURE_NAMES, type PromptFeatures } from '../learning/features.ts';

/** How hard a prompt is likely to be. */
export interface Difficulty {
  /** 0 (any model will do) to 1 (only the best). */
  readonly score: number;
  /** What makes it hard, the strongest first. */
  readonly reasons: readonly string[];
}

type FeatureName = (typeof FEATURE_NAMES)[number];

// By hand, from what is known to separate weak from strong models: chains of steps, code, many constraints, length.
const WEIGHTS: Readonly<Partial<Record<FeatureName, { readonly weight: number; readonly reason: string }>>> = {
  mathematics: { weight: 0.34, reason: 'it calculates' },
  code: { weight: 0.3, reason: 'it is about code' },
  analysis: { weight: 0.28, reason: 'it asks for analysis' },
  instructions: { weight: 0.22, reason: 'it sets many conditions' },
  length: { weight: 0.22, reason: 'it is long' },
  structure: { weight: 0.14, reason: 'it wants a structured answer' },
  feelings: { weight: 0.14, reason: 'somebody speaks of feelings' },
  choices: { weight: 0.12, reason: 'it gives answers to choose from' },
  not_latin: { weight: 0.1, reason: 'it is written in a less common script' },
  conversation: { weight: 0.1, reason: 'the conversation is long' },
};

const PARTS = FEATURE_NAMES.flatMap((name, index) => {
  const part = WEIGHTS[name];
  return part ? [{ index, ...part }] : [];
});

/** Estimates the difficulty of a prompt from its features. */
export function estimateDifficulty(features: PromptFeatures): Difficulty {
  const parts = PARTS.map(({ index, weight, reason }) => ({ reason, share: weight * (features[index] ?? 0) }))
    .filter(({ share }) => share > 0.03)
    .sort((a, b) => b.share - a.share);
  const sum = parts.reduce((total, { share }) => total + share, 0);
  return { score: 1 - Math.exp(-1.6 * sum), reasons: parts.map(({ reason }) => reason) };
}
