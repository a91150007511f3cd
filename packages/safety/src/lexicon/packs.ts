import { de } from './de.ts';
import { en } from './en/index.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import type { LanguagePack } from './types.ts';
import { zh } from './zh.ts';

/** Every language, in the order of their bits. At most eight. */
export const LANGUAGE_PACKS: readonly LanguagePack[] = [en, es, fr, de, pt, it, zh, ja];
