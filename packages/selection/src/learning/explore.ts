import type { Ranked } from '../rank.ts';
import { PRIOR_FAILURES, PRIOR_SUCCESSES, scoreAvailability } from '../scores/availability.ts';
import type { ScoreWeights } from '../weights.ts';
import { beta, normal, type Random } from './random.ts';

/** Decides now and then to try another than the best one, in order to learn. */
export interface Explorer {
  /** The same candidates, with at most one of them moved to the front. */
  explore(ranked: readonly Ranked[], weights: ScoreWeights, evidence: number): readonly Ranked[];
}

// A quiet time must not save up for a burst of experiments.
const MOST_SAVED = 3;
// While little is known, every verdict that comes in pays for a part of a further try: where nobody judges answers,
// trying more would teach nothing.
const EARLY_SHARE = 0.6;
const EARLY_VERDICTS_EACH = 20;
const MOST_COUNTED = 16;

/**
 * Thompson sampling (Thompson, 1933; Chapelle and Li, "An empirical evaluation of Thompson sampling", 2011): draws for
 * each candidate a quality and a success rate from what is believed of it, and puts the winner of the draw first. What is
 * well known seldom wins by chance; what is uncertain sometimes does. `share` bounds how many plans may end so.
 */
export function createExplorer(random: Random, share: number): Explorer {
  let saved = 0;
  let heard = 0;
  return {
    explore(ranked, weights, evidence) {
      const early = EARLY_SHARE * Math.exp(-evidence / (EARLY_VERDICTS_EACH * Math.min(ranked.length, MOST_COUNTED)));
      const earned = share > 0 ? early * Math.max(0, evidence - heard) : 0;
      heard = evidence;
      saved = Math.min(MOST_SAVED, saved + share + earned);
      const [best] = ranked;
      if (!best || saved < 1) return ranked;
      let winner = best;
      let highest = draw(best, weights, random);
      for (let at = 1; at < ranked.length; at++) {
        const candidate = ranked[at] as Ranked;
        // Only among those that stand equal before their totals are compared: nobody's list, floor or wish is overruled.
        if (!isPeer(candidate, best)) break;
        const drawn = draw(candidate, weights, random);
        if (drawn > highest) {
          highest = drawn;
          winner = candidate;
        }
      }
      if (winner === best) return ranked;
      saved -= 1;
      return [{ ...winner, explored: true }, ...ranked.filter((each) => each !== winner)];
    },
  };
}

function isPeer(a: Ranked, b: Ranked): boolean {
  return a.listed === b.listed && a.favoured === b.favoured && a.missed === b.missed;
}

function draw({ assessment, scores }: Ranked, weights: ScoreWeights, random: Random): number {
  const { quality, successRate, attemptsSeen, failuresSeen } = assessment;
  const drawnQuality = Math.min(10, Math.max(0, quality.mean + quality.deviation * normal(random)));
  const drawnRate = beta(random, attemptsSeen - failuresSeen + PRIOR_SUCCESSES, failuresSeen + PRIOR_FAILURES);
  return (
    scores.total +
    weights.quality * (drawnQuality - quality.mean) +
    weights.availability * (scoreAvailability(drawnRate) - scoreAvailability(successRate))
  );
}
