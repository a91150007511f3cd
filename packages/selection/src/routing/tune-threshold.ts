import { LlmError } from '@modelhaven/core';
import { type RouteAtThreshold, type RoutedExample, routeCurve } from './compare-routes.ts';

/** What a threshold is to reach. */
export type ThresholdTarget =
  /** At least this part (0 to 1) of what the strong model gains over the cheap one, for the least cost. */
  | { readonly keepQuality: number }
  /** The best quality for at most this part (0 to 1) of what always asking the strong model costs. */
  | { readonly maxCostShare: number }
  /** At most this part (0 to 1) of the prompts to the strong model, and as near to it as can be. */
  | { readonly strongShare: number };

const STEPS = 200;
const GRID = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);

/**
 * The threshold that reaches a target on these examples; a bare number is a `keepQuality`. What cannot be reached gives
 * the nearest there is: 0 (everything is hard) where quality is to be kept, 1 (nothing is) where cost is to be bounded.
 * Throws `INVALID_REQUEST` for a target outside 0 to 1. Tune on some of a log and try on the rest: `compareRoutes`.
 */
export function tuneThreshold(examples: readonly RoutedExample[], target: number | ThresholdTarget): number {
  const wanted = typeof target === 'number' ? { keepQuality: target } : target;
  if ('strongShare' in wanted) {
    const difficulties = examples.map(({ difficulty }) => difficulty);
    return thresholdForShare(difficulties, wanted.strongShare);
  }
  const curve = routeCurve(examples, GRID);
  return 'keepQuality' in wanted
    ? cheapestThatKeeps(curve, checkShare('keepQuality', wanted.keepQuality))
    : bestThatCosts(curve, checkShare('maxCostShare', wanted.maxCostShare));
}

/**
 * The threshold that at most this part (0 to 1) of such prompts reaches: all it needs are the difficulties of prompts
 * that are like those to come, and no answers. Throws `INVALID_REQUEST` for a share outside 0 to 1.
 */
export function thresholdForShare(difficulties: readonly number[], strongShare: number): number {
  const share = checkShare('strongShare', strongShare);
  const most = Math.floor(difficulties.length * share + 1e-9);
  const hardestFirst = [...difficulties].sort((a, b) => b - a);
  const next = hardestFirst[most];
  // All of them may: whatever comes is hard.
  if (next === undefined) return 0;
  // Just above the first one that may not, in steps that can be written down.
  return Math.min(1, (Math.floor(next * 1_000) + 1) / 1_000);
}

/** The first and the last of a curve over the grid: always strong and always cheap. */
function cheapestThatKeeps(curve: readonly RouteAtThreshold[], keep: number): number {
  const ceiling = curve[0]?.quality ?? 0;
  const floor = curve.at(-1)?.quality ?? 0;
  const wanted = floor + (ceiling - floor) * keep;
  let best = { threshold: 0, costUsd: Number.POSITIVE_INFINITY };
  for (const each of curve) if (each.quality >= wanted - 1e-9 && each.costUsd < best.costUsd) best = each;
  return best.threshold;
}

function bestThatCosts(curve: readonly RouteAtThreshold[], share: number): number {
  const most = (curve[0]?.costUsd ?? 0) * share;
  let best: { readonly threshold: number; readonly quality: number } = {
    threshold: 1,
    quality: Number.NEGATIVE_INFINITY,
  };
  // From the cheap end, so that of equals the cheaper one stays.
  for (const each of [...curve].reverse())
    if (each.costUsd <= most + 1e-12 && each.quality > best.quality + 1e-9) best = each;
  return best.threshold;
}

function checkShare(field: string, share: number): number {
  if (share >= 0 && share <= 1) return share;
  throw new LlmError('INVALID_REQUEST', `The target ${field} is ${share}; it must be from 0 to 1.`, { field });
}
