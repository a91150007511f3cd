import type { Ranked } from '../rank.ts';
import { PRIOR_FAILURES, PRIOR_SUCCESSES, scoreAvailability } from '../scores/availability.ts';
import type { ScoreWeights } from '../weights.ts';
import { beta, normal, type Random } from './random.ts';

/** Decides now and then to try another than the best one, in order to learn. */
export interface Explorer {
  /** Another of the peers than the best one, to be tried; undefined where it is better to stay with the best. */
  explore(choice: Choice): Ranked | undefined;
}

/** What there is to choose from in one plan. */
export interface Choice {
  /** Candidates that stand equal before their totals are compared: nobody's list, floor or wish is overruled. */
  readonly peers: readonly Ranked[];
  readonly best: Ranked;
  /** What a peer is worth where it is tried, in points; minus infinity where it may not be. */
  readonly worthOf: (each: Ranked) => number;
  readonly weights: ScoreWeights;
  /** Verdicts over all models. */
  readonly evidence: number;
}

export interface ExplorerOptions {
  readonly random: Random;
  /** Part of the plans, 0 to 1, that may be tries. */
  readonly share: number;
}

// A quiet time must not save up for a burst of experiments.
const MOST_SAVED = 3;
// Points that tries may be expected to lose, for each point of quality that plans are believed to bring; how many of
// them may be saved up, and how many there are to begin with.
const LOSS_SHARE = 0.015;
const MOST_LOSS_SAVED = 40;
const LOSS_TO_BEGIN_WITH = 4;
/** Verdicts for each model after which half as much is tried as at first. What is forgotten brings that back. */
const VERDICTS_HALFWAY = 80;
const MOST_COUNTED = 16;

/**
 * Thompson sampling (Thompson, 1933; Chapelle and Li, "An empirical evaluation of Thompson sampling", 2011): draws for
 * each candidate a quality and a success rate from what is believed of it, and tries the winner of the draw. What is well
 * known seldom wins by chance; what is uncertain sometimes does. Two budgets bind: `share` bounds how many plans are
 * tries, and what they are expected to lose in quality stays below a part of what is won (after Wu and others,
 * "Conservative bandits", 2016).
 */
export function createExplorer({ random, share }: ExplorerOptions): Explorer {
  let saved = 0;
  let mayLose = LOSS_TO_BEGIN_WITH;
  return {
    explore({ peers, best, worthOf, weights, evidence }) {
      const halfway = VERDICTS_HALFWAY * Math.min(MOST_COUNTED, peers.length);
      saved = Math.min(MOST_SAVED, saved + share / (1 + evidence / halfway));
      mayLose = Math.min(MOST_LOSS_SAVED, mayLose + LOSS_SHARE * best.assessment.quality.mean);
      if (saved < 1) return undefined;
      const draw = (each: Ranked) => drawLuck(each, weights, random);
      const worth = worthOf(best);
      let winner = best;
      let highest = worth + draw(best);
      for (const candidate of peers) {
        const its = worthOf(candidate);
        if (candidate === best || worth - its > mayLose) continue;
        const drawn = its + draw(candidate);
        if (drawn > highest) {
          highest = drawn;
          winner = candidate;
        }
      }
      if (winner === best) return undefined;
      saved -= 1;
      mayLose -= Math.max(0, worth - worthOf(winner));
      return winner;
    },
  };
}

/** By how much a candidate may turn out better or worse than its total, drawn by chance. */
function drawLuck({ assessment }: Ranked, weights: ScoreWeights, random: Random): number {
  const { quality, successRate, attemptsSeen, failuresSeen } = assessment;
  const drawnQuality = Math.min(10, Math.max(0, quality.mean + quality.deviation * normal(random)));
  const drawnRate = beta(random, attemptsSeen - failuresSeen + PRIOR_SUCCESSES, failuresSeen + PRIOR_FAILURES);
  return (
    weights.quality * (drawnQuality - quality.mean) +
    weights.availability * (scoreAvailability(drawnRate) - scoreAvailability(successRate))
  );
}
