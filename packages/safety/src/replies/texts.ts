import { en } from './en.ts';
import type { SupportTexts } from './types.ts';

/** Reviewed texts by language. */
export const SUPPORT_TEXTS: Readonly<Record<string, SupportTexts>> = { en };
