import type { Requirements } from '@modelhaven/core';
import type { Ranked } from '../rank.ts';
import type { ScoreWeights } from '../weights.ts';
import { createExplorer } from './explore.ts';
import type { Learner } from './learner.ts';
import { createPace, type Toll } from './pace.ts';
import type { Random } from './random.ts';

/** How `adaptive` acts on what is believed: which of the best candidates goes first. */
export interface Conduct {
  /** The same candidates, with at most one of them moved to the front. */
  putFirst(ranked: readonly Ranked[], weights: ScoreWeights, requirements: Requirements): readonly Ranked[];
}

export interface ConductOptions {
  readonly random: Random;
  /** Part of the plans, 0 to 1, that may be tries. */
  readonly share: number;
  readonly learner: Learner;
}

/** Takes the best for what it costs, within the cost of the best single model, and now and then a try. */
export function createConduct({ random, share, learner }: ConductOptions): Conduct {
  const explorer = createExplorer({ random, share });
  const pace = createPace(learner);
  return {
    putFirst(ranked, weights, { models, prefer }) {
      const [front] = ranked;
      if (!front) return ranked;
      const peers = peersOf(front, ranked);
      // What the caller lists or wants most of all is not held against what it costs.
      const isFree = learner.isEmpty || (models?.length ?? 0) > 0 || prefer === 'quality' || prefer === 'speed';
      const toll = isFree ? undefined : pace.begin(peers);
      const best = bestOf(peers, toll);
      const worthOf = (each: Ranked) => each.total - (toll?.ofTry(each) ?? 0);
      const tried = explorer.explore({ peers, best, worthOf, weights, evidence: learner.evidence });
      const chosen = tried ?? best;
      toll?.enter(chosen);
      if (chosen === front) return ranked;
      const told: Ranked = tried ? { ...tried, explored: true } : { ...best, thrifty: true };
      const order = [told];
      for (const each of ranked) if (each !== chosen) order.push(each);
      return order;
    },
  };
}

/** Those that stand equal with the first one before totals are compared: nobody's list, floor or wish is overruled. */
function peersOf(front: Ranked, ranked: readonly Ranked[]): readonly Ranked[] {
  const end = ranked.findIndex(
    ({ listed, favoured, missed }) => listed !== front.listed || favoured !== front.favoured || missed !== front.missed,
  );
  return end === -1 ? ranked : ranked.slice(0, end);
}

function bestOf(peers: readonly Ranked[], toll: Toll | undefined): Ranked {
  let best = peers[0] as Ranked;
  if (!toll) return best;
  let highest = Number.NEGATIVE_INFINITY;
  for (const each of peers) {
    const worth = each.total - toll.of(each);
    if (worth > highest) {
      highest = worth;
      best = each;
    }
  }
  return best;
}
