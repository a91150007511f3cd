import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import type { SupportTexts } from './types.ts';
import { zh } from './zh.ts';

/** Supportive texts by language. */
export const SUPPORT_TEXTS: Readonly<Record<string, SupportTexts>> = { en, es, fr, de, pt, it, zh, ja };
