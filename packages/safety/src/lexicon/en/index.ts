import type { LanguagePack } from '../types.ts';
import { CONTENT } from './content.ts';
import { CONTEXT } from './context.ts';
import { CRISES } from './crises.ts';
import { DANGERS } from './dangers.ts';
import { EVERYDAY } from './everyday.ts';
import { COMMON, MACROS } from './macros.ts';
import { PLANS } from './plans.ts';
import { REPLY } from './reply.ts';
import { RUBRIC } from './rubric.ts';
import { SELF_INJURY } from './self-injury.ts';
import { SUICIDE } from './suicide.ts';
import { WEARINESS } from './weariness.ts';

/** English. */
export const en: LanguagePack = {
  language: 'en',
  common: COMMON,
  macros: MACROS,
  groups: [
    ...SUICIDE,
    ...PLANS,
    ...WEARINESS,
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
