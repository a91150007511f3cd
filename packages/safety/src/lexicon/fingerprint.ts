import { createHash } from 'node:crypto';
import type { LanguagePack } from './types.ts';

/** Changes with every change of the packs: a snapshot carries that of the packs it was made from. */
export function fingerprintOf(packs: readonly LanguagePack[]): string {
  return createHash('sha256').update(JSON.stringify(packs)).digest('hex').slice(0, 16);
}
