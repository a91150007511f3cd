import { SIGN_PREFIX } from '../context/signs.ts';
import type { GroupMeaning } from '../lexicon/types.ts';

/**
 * The parts that the rules of a language are searched in, each by an automaton of its own: together their states would
 * multiply. Most sentences call for none of them, and context is looked for only where something was found.
 */
export const RULE_PARTS = ['findings', 'weak', 'context'] as const;

/** One of the parts. */
export type RulePart = (typeof RULE_PARTS)[number];

/** The part that the rules of a group belong to. */
export function partOf({ kind = 'finding', category = '', weak }: GroupMeaning): RulePart {
  if (kind !== 'finding') return 'context';
  return weak === true || category.startsWith(SIGN_PREFIX) ? 'weak' : 'findings';
}

const WEAK_SHIFT = 8;

/** The bit of a language's weak part, beside the bit of its findings: both stand in the masks of tokens and sentences. */
export function weakBit(bit: number): number {
  return bit << WEAK_SHIFT;
}
