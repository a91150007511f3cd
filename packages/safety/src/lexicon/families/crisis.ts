import type { PatternGroup } from '../types.ts';

/** A group about another crisis than suicide, told of oneself or of somebody close, that the vote has to confirm. */
export function crisis(name: string, category: string, level: number, patterns: string): PatternGroup {
  return { id: `family.${name}`, category, level, weak: true, subject: 'self', holdsNegation: true, patterns };
}
