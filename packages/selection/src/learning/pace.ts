import type { Ranked } from '../rank.ts';
import type { Learner } from './learner.ts';

/** Keeps what a policy spends below what always asking the best single model would cost. */
export interface Pace {
  /** What costs count for in a plan among these; undefined as long as none of them was judged. */
  begin(peers: readonly Ranked[]): Toll | undefined;
}

/** What costs count for in one plan. */
export interface Toll {
  /** Points that the cost of a candidate counts as; infinite where the accounts cannot pay for it. */
  of(each: Ranked): number;
  /** The same where it would be a try. */
  ofTry(each: Ranked): number;
  /** Enters what was chosen into the accounts. */
  enter(chosen: Ranked): void;
}

interface Account {
  /** Faded sum of believed qualities, and of how many there were. */
  quality: number;
  plans: number;
  /** USD that always asking this model would have cost, and for how many plans; old ones fade. */
  totalUsd: number;
  priced: number;
  /** USD that it would have cost more than what was chosen; old ones fade. */
  savedUsd: number;
}

interface Contender {
  readonly each: Ranked;
  readonly costUsd: number;
  readonly account: Account;
  readonly quality: number;
  readonly doubt: number;
}

const NEW: Account = { quality: 0, plans: 0, totalUsd: 0, priced: 0, savedUsd: 0 };

// About the last thousand plans count.
const FADING = 0.999;
// And what is believed changes faster than what was spent.
const BELIEFS_FADING = 0.98;
/** What a choice may cost above its account, as a part: prices are estimated. */
const MARGIN = 0.98;
/** What tries may cost above it, as a part of what the best single model would have cost, and for how many plans ahead. */
const FOR_TRIES = 0.03;
const PLANS_AHEAD = 20;
/** Chance of being the best single model, beside the likeliest, from which its cost may be spent. */
const PLAUSIBLE = 0.5;
// Points that the cost of the best single model counts as, and more for each such cost that was spent too much.
const TOLL = 0.1;
const TOLL_FOR_DEBT = 0.02;
const MOST_FOR_DEBT = 2;

/**
 * One account for each model that was judged: whoever is the best single model later, what was spent until then is known
 * beside what it would have cost. Nobody knows for sure which one is the best, so the accounts of all that may be count,
 * by how likely that is. What is dearer than all of these must be paid for by what cheaper choices saved; and where too
 * much was spent, costs count more until that is made good (a dual price, as in Badanidiyuru and others, "Bandits with
 * knapsacks", 2013).
 */
export function createPace({ evidenceOn, doubtOn }: Pick<Learner, 'evidenceOn' | 'doubtOn'>): Pace {
  const accounts = new Map<string, Account>();

  const toContender = (each: Ranked): Contender => {
    const { candidate, costUsd = 0, quality } = each.assessment;
    const account = accounts.get(candidate.address) ?? NEW;
    return {
      each,
      costUsd,
      account,
      quality: account.plans > 0 ? account.quality / account.plans : quality.mean,
      doubt: doubtOn(candidate.address),
    };
  };

  const enter = (judged: readonly Ranked[], spentUsd: number) => {
    for (const { assessment } of judged) {
      const { candidate, quality, costUsd = 0 } = assessment;
      const before = accounts.get(candidate.address) ?? NEW;
      accounts.set(candidate.address, {
        quality: before.quality * BELIEFS_FADING + quality.mean,
        plans: before.plans * BELIEFS_FADING + 1,
        totalUsd: before.totalUsd * FADING + costUsd,
        priced: before.priced * FADING + 1,
        savedUsd: before.savedUsd * FADING + costUsd * MARGIN - spentUsd,
      });
    }
  };

  return {
    begin(peers) {
      const judged: Ranked[] = [];
      let stranger: Ranked | undefined;
      for (const each of peers) {
        const { candidate, costUsd, quality } = each.assessment;
        if (costUsd === undefined) continue;
        if (evidenceOn(candidate.address) > 0) judged.push(each);
        else if (!stranger || quality.mean > stranger.assessment.quality.mean) stranger = each;
      }
      if (judged.length === 0) return undefined;
      for (const address of accounts.keys()) if (evidenceOn(address) === 0) accounts.delete(address);
      // Of those that nobody judged, only the one that is believed to be the best may be the best.
      const contenders = (stranger ? [...judged, stranger] : judged).map(toContender);
      const { limitUsd, limitForTriesUsd, unitUsd, debt } = weigh(contenders);
      const points = TOLL + Math.min(MOST_FOR_DEBT, TOLL_FOR_DEBT * debt);
      const tollUpTo = (mostUsd: number) => (each: Ranked) => {
        // A price that nobody knows is taken for that of the best.
        const { costUsd = unitUsd } = each.assessment;
        if (costUsd > mostUsd) return Number.POSITIVE_INFINITY;
        return unitUsd > 0 ? (points * costUsd) / unitUsd : 0;
      };
      return {
        of: tollUpTo(limitUsd),
        ofTry: tollUpTo(limitForTriesUsd),
        enter: (chosen) => enter(judged, chosen.assessment.costUsd ?? unitUsd),
      };
    },
  };
}

/** What may be spent now, what the best single model usually costs, and how many such costs were spent too much. */
function weigh(contenders: readonly Contender[]) {
  let top = contenders[0] as Contender;
  for (const each of contenders) if (each.quality > top.quality) top = each;
  let chances = 0;
  let unitUsd = 0;
  let savedUsd = 0;
  let limitUsd = 0;
  let limitForTriesUsd = 0;
  for (const { costUsd, account, quality, doubt } of contenders) {
    const distance = (top.quality - quality) / Math.hypot(doubt, top.doubt);
    const chance = Math.exp(-1.5 * distance * distance);
    chances += chance;
    unitUsd += chance * (account.priced > 0 ? account.totalUsd / account.priced : costUsd);
    savedUsd += chance * account.savedUsd;
    if (chance <= PLAUSIBLE) continue;
    const paidUsd = costUsd * MARGIN + account.savedUsd;
    limitUsd = Math.max(limitUsd, costUsd, paidUsd);
    limitForTriesUsd = Math.max(limitForTriesUsd, paidUsd + FOR_TRIES * (account.totalUsd + PLANS_AHEAD * costUsd));
  }
  const debt = unitUsd > 0 ? Math.max(0, -savedUsd / unitUsd) : 0;
  return { limitUsd, limitForTriesUsd: Math.max(limitUsd, limitForTriesUsd), unitUsd: unitUsd / chances, debt };
}
