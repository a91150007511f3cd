import { en } from './en/index.ts';
import type { LanguagePack } from './types.ts';

/** Every language, in the order of their bits. At most eight. */
export const LANGUAGE_PACKS: readonly LanguagePack[] = [en];
