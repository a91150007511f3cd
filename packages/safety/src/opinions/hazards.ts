import type { OpinionMark } from './opinion.ts';

/**
 * The hazards of MLCommons as Llama Guard 3 and 4 name them (meta-llama/PurpleLlama: Llama-Guard3/8B/MODEL_CARD.md and
 * Llama-Guard4/12B/MODEL_CARD.md), in our categories. A guard says yes or no: what it finds of a person asks for a
 * check-in and no more, because a guard that flags one text in twenty-five by mistake (FPR 0.04 by the card of version 3)
 * must not call a crisis alone. Hazards that are no matter of a person's safety are left out.
 */
export const HAZARDS: Readonly<Record<string, OpinionMark | undefined>> = {
  S1: { category: 'harm_to_others', level: 2 },
  S2: { category: 'illicit', level: 1 },
  S3: { category: 'sexual', level: 1 },
  S4: { category: 'sexual_minors', level: 4 },
  S6: { category: 'specialized_advice', level: 1 },
  S7: { category: 'privacy', level: 1 },
  S9: { category: 'illicit_violent', level: 2 },
  S10: { category: 'hate', level: 1 },
  S11: { category: 'suicide', level: 2 },
  S12: { category: 'sexual', level: 1 },
};

/** What a yes of a guard without categories counts as. */
export const UNNAMED_HARM: OpinionMark = { category: 'harm', level: 1 };

/** OpenAI's categories (platform.openai.com/docs/guides/moderation) in ours. */
export const OPENAI_MARKS: Readonly<Record<string, OpinionMark | undefined>> = {
  'self-harm': { category: 'suicide', level: 1 },
  'self-harm/intent': { category: 'suicide', level: 2 },
  'self-harm/instructions': { category: 'method_seeking', level: 2 },
  violence: { category: 'violence', level: 1 },
  'violence/graphic': { category: 'violence_graphic', level: 1 },
  harassment: { category: 'harassment', level: 1 },
  'harassment/threatening': { category: 'harm_to_others', level: 2 },
  hate: { category: 'hate', level: 1 },
  'hate/threatening': { category: 'hate', level: 2 },
  illicit: { category: 'illicit', level: 1 },
  'illicit/violent': { category: 'illicit_violent', level: 2 },
  sexual: { category: 'sexual', level: 1 },
  'sexual/minors': { category: 'sexual_minors', level: 4 },
};
