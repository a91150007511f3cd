import type { Ranked } from '../rank.ts';

/** Keeps what a policy spends below what always asking the best single model would cost. */
export interface Pace {
  /** The same candidates; in front the first one that the account can pay for. Enters it into the account. */
  keep(ranked: readonly Ranked[]): readonly Ranked[];
}

interface Account {
  /** Faded sum of believed qualities, and of how many there were. */
  quality: number;
  plans: number;
  /** USD that always asking this model would have cost. */
  totalUsd: number;
  /** USD that it would have cost more than what was chosen; old ones fade. */
  savedUsd: number;
}

// About the last thousand plans count.
const FADING = 0.999;
// And what is believed changes faster than what was spent.
const BELIEFS_FADING = 0.98;
/** Plans after which a model may count as the best single one. */
const ENOUGH_PLANS = 20;
/** How far a single verdict may be off; the mean of many is off by less. */
const ONE_VERDICT = 3.5;
/** What a choice may cost above its account, as a part: prices are estimated. */
const MARGIN = 0.98;
/** What tries may cost above it, as a part of what the best single model would have cost. */
const FOR_TRIES = 0.03;

/**
 * One account for each model that was judged: whoever is the best single model later, what was spent until then is known
 * beside what it would have cost. A choice that is dearer than it must be paid for by what cheaper choices saved.
 * `verdictsOn` says how
 * much is known of a model; those of which nothing is known do not count.
 */
export function createPace(verdictsOn: (address: string) => number): Pace {
  const accounts = new Map<string, Account>();

  /** The dearest of those that may be the best single one, as far as can be told by now. */
  const bestOf = (judged: readonly Ranked[]): Ranked | undefined => {
    const known = judged.flatMap((each) => {
      const { address } = each.assessment.candidate;
      const account = accounts.get(address);
      if (!account || account.plans < ENOUGH_PLANS) return [];
      return [{ each, quality: account.quality / account.plans, doubt: ONE_VERDICT / Math.sqrt(verdictsOn(address)) }];
    });
    const highest = Math.max(...known.map(({ quality }) => quality));
    let best: Ranked | undefined;
    for (const { each, quality, doubt } of known) {
      if (quality + doubt < highest) continue;
      if (!best || (each.assessment.costUsd ?? 0) > (best.assessment.costUsd ?? 0)) best = each;
    }
    return best;
  };

  const enter = (judged: readonly Ranked[], spentUsd: number) => {
    for (const { assessment } of judged) {
      const { address } = assessment.candidate;
      const account = accounts.get(address) ?? { quality: 0, plans: 0, totalUsd: 0, savedUsd: 0 };
      account.quality = account.quality * BELIEFS_FADING + assessment.quality.mean;
      account.plans = account.plans * BELIEFS_FADING + 1;
      account.totalUsd = account.totalUsd * FADING + (assessment.costUsd ?? 0);
      account.savedUsd = account.savedUsd * FADING + (assessment.costUsd ?? 0) * MARGIN - spentUsd;
      accounts.set(address, account);
    }
  };

  return {
    keep(ranked) {
      const [first] = ranked;
      if (!first) return ranked;
      const judged = ranked.filter(
        ({ assessment }) => assessment.costUsd !== undefined && verdictsOn(assessment.candidate.address) > 0,
      );
      if (judged.length === 0) return ranked;
      for (const address of accounts.keys()) if (verdictsOn(address) === 0) accounts.delete(address);
      const best = judged.length < Math.min(ranked.length, 2) ? undefined : bestOf(judged);
      const bestUsd = best?.assessment.costUsd ?? Number.POSITIVE_INFINITY;
      const account = best && accounts.get(best.assessment.candidate.address);
      const forTries = first.explored === true ? FOR_TRIES * (account?.totalUsd ?? 0) : 0;
      const limit = Math.max(bestUsd, bestUsd * MARGIN + (account?.savedUsd ?? 0) + forTries);
      const isPeer = (each: Ranked) =>
        each.listed === first.listed && each.favoured === first.favoured && each.missed === first.missed;
      const chosen = ranked.find((each) => isPeer(each) && (each.assessment.costUsd ?? 0) <= limit) ?? best ?? first;
      enter(judged, chosen.assessment.costUsd ?? 0);
      return chosen === first ? ranked : [chosen, ...ranked.filter((each) => each !== chosen)];
    },
  };
}
