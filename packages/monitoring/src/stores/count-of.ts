import { unpackRollup } from '../pack-rollup.ts';
import type { MetricBlock } from './store.ts';

/**
 * Requests that a block counts. Of two versions of a block the one with more is the later one: a write that was given up
 * may still arrive after its successor, and must not undo it.
 */
export function countOf({ entries }: MetricBlock): number {
  const total = entries.find(({ dimension }) => dimension === 'total');
  return (total && unpackRollup(total.packed)?.requests) ?? 0;
}
