import type { PatternGroup } from '../types.ts';

/**
 * A group of warning signs: it says nothing alone; several of different kinds close together do (see
 * context/signs.ts). `weight` is 2 for what a plan is made of, 1 for what goes with it.
 */
export function sign(name: string, weight: 1 | 2, patterns: string): PatternGroup {
  return { id: `sign.${name}`, category: `sign.${name}`, level: weight, patterns };
}
