import { ENGLISH_CRISES } from '../families/crises-en.ts';
import { ENGLISH_FAMILIES } from '../families/en.ts';
import type { LanguagePack } from '../types.ts';
import { CONTENT } from './content.ts';
import { CONTEXT } from './context.ts';
import { CRISES } from './crises.ts';
import { DANGERS } from './dangers.ts';
import { EVERYDAY } from './everyday.ts';
import { FRAMES_ACT } from './frames-act.ts';
import { FRAMES_CRISES } from './frames-crises.ts';
import { FRAMES_HARM, FRAMES_HELPER } from './frames-harm.ts';
import { FRAMES_PLAN } from './frames-plan.ts';
import { FRAMES_THOUGHT } from './frames-thought.ts';
import { FRAMES_WISH } from './frames-wish.ts';
import { COMMON, MACROS } from './macros.ts';
import { FRAME_MACROS } from './macros-frames.ts';
import { PLANS } from './plans.ts';
import { REPLY } from './reply.ts';
import { RUBRIC } from './rubric.ts';
import { SELF_INJURY } from './self-injury.ts';
import { SIGNS } from './signs.ts';
import { SUICIDE } from './suicide.ts';
import { WEARINESS } from './weariness.ts';

/** English. */
export const en: LanguagePack = {
  language: 'en',
  common: COMMON,
  macros: MACROS + FRAME_MACROS,
  groups: [
    ...SUICIDE,
    ...PLANS,
    ...WEARINESS,
    ...FRAMES_WISH,
    ...FRAMES_THOUGHT,
    ...FRAMES_PLAN,
    ...FRAMES_ACT,
    ...FRAMES_HARM,
    ...FRAMES_HELPER,
    ...FRAMES_CRISES,
    ...ENGLISH_FAMILIES,
    ...ENGLISH_CRISES,
    ...SIGNS,
    ...SELF_INJURY,
    ...CRISES,
    ...DANGERS,
    ...CONTENT,
    ...REPLY,
    ...RUBRIC,
    ...CONTEXT,
    ...EVERYDAY,
  ],
  typos:
    'suicide suicidal myself overdose overdosing killing kill pills wrists hanging harming cutting noose jumping bridge unalive tonight razor drown hang swallowed ending existing',
};
