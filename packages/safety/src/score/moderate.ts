import type { CheckResult } from '../check.ts';

/** Categories of OpenAI's moderation endpoint (platform.openai.com/docs/guides/moderation). */
export const MODERATION_CATEGORIES = [
  'sexual',
  'sexual/minors',
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'violence',
  'violence/graphic',
] as const;

/** One of the categories of OpenAI's moderation endpoint. */
export type ModerationCategory = (typeof MODERATION_CATEGORIES)[number];

/** One result of the endpoint. The scores are rule strengths, not calibrated probabilities. */
export interface Moderation {
  readonly flagged: boolean;
  readonly categories: Readonly<Record<ModerationCategory, boolean>>;
  /** 0 to 1. */
  readonly categoryScores: Readonly<Record<ModerationCategory, number>>;
}

const FROM_CATEGORY: Readonly<Record<string, readonly ModerationCategory[]>> = {
  suicide: ['self-harm'],
  self_injury: ['self-harm', 'self-harm/intent'],
  method_seeking: ['self-harm', 'self-harm/instructions'],
  overdose_poisoning: ['self-harm'],
  eating_disorder: ['self-harm'],
  encouragement: ['self-harm', 'self-harm/instructions'],
  method_information: ['self-harm', 'self-harm/instructions'],
  harm_to_others: ['violence', 'harassment/threatening'],
  child_safety: ['sexual/minors'],
  sexual_minors: ['sexual', 'sexual/minors'],
  sexual: ['sexual'],
  hate: ['hate'],
  harassment: ['harassment'],
  harassment_threatening: ['harassment', 'harassment/threatening'],
  violence: ['violence'],
  violence_graphic: ['violence', 'violence/graphic'],
  illicit: ['illicit'],
  illicit_violent: ['illicit', 'illicit/violent', 'violence'],
};
const FLAGGED_FROM = 0.5;

/** Maps the findings of a check onto the endpoint's categories. */
export function moderationOf(result: CheckResult): Moderation {
  const scores = Object.fromEntries(MODERATION_CATEGORIES.map((category) => [category, 0.0001])) as Record<
    ModerationCategory,
    number
  >;
  const raise = (category: ModerationCategory, score: number): void => {
    scores[category] = Math.max(scores[category], score);
  };
  for (const { category, level, subject } of result.findings) {
    const score = level <= 0 ? 0.08 : Math.min(0.99, 0.6 + level * 0.065);
    for (const target of FROM_CATEGORY[category] ?? []) raise(target, score);
    if (category === 'suicide' && subject === 'self' && level >= 2) raise('self-harm/intent', score);
    if (category === 'hate' && level >= 4) raise('hate/threatening', score);
  }
  const categories = Object.fromEntries(
    MODERATION_CATEGORIES.map((category) => [category, scores[category] >= FLAGGED_FROM]),
  ) as Record<ModerationCategory, boolean>;
  return { flagged: Object.values(categories).some(Boolean), categories, categoryScores: scores };
}
