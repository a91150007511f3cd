import type { Plan, RejectionReason } from '@modelhaven/core';
import type { Assessment } from './assessment.ts';
import type { Demand } from './demand.ts';
import { FILTERS } from './filters/all.ts';
import { format } from './format.ts';
import { paidAnswerTokens } from './paid-answer.ts';
import { missedThresholds, type Ranked } from './rank.ts';

/** Why a candidate stands where it stands, one sentence each, with the numbers. */
export function explainRank(ranked: Ranked, demand: Demand): string[] {
  const { assessment, scores, favoured, listed, explored, thrifty } = ranked;
  const { thresholds, order } = demand;
  const missed = missedThresholds(assessment, demand);
  return [
    ...(order ? [`The request lists it in place ${listed + 1}.`] : []),
    ...(favoured ? ['It costs nothing, and free models come first.'] : []),
    ...(explored ? ['It is tried first to learn more of it, although another scores higher so far.'] : []),
    ...(thrifty ? ['It is put first for what it costs, although another is expected to be a little better.'] : []),
    `In total it scores ${format.score(scores.total)} of 10.`,
    explainQuality(assessment),
    explainLatency(assessment),
    explainCost(assessment),
    ...explainPaidAnswer(assessment, demand),
    explainTokens(assessment),
    explainAvailability(assessment),
    assessment.safety === undefined
      ? 'Its safety was never rated.'
      : `Its safety is rated ${format.score(assessment.safety)} of 10.`,
    ...missed.map((name) =>
      name === 'latencyMs'
        ? `It stands back because it is slower than ${format.ms(thresholds.latencyMs)}.`
        : `It stands back because its ${name} is below ${format.score(thresholds[name])}.`,
    ),
  ];
}

function explainQuality({ quality }: Assessment): string {
  return `Its quality is ${format.score(quality.mean)} ± ${format.score(quality.deviation)} (${quality.source}).`;
}

function explainLatency({ latencyMs, answersSeen, answerTokens }: Assessment): string {
  const time = `${format.ms(latencyMs)} for ${format.count(answerTokens)} tokens`;
  return answersSeen === 0
    ? `It is assumed to take ${time}; nothing was measured yet.`
    : `It takes about ${time}, as ${format.count(answersSeen)} ${format.count(answersSeen) === '1' ? 'answer' : 'answers'} showed.`;
}

function explainCost({ costUsd, free }: Assessment): string {
  if (free === true) return 'It costs nothing.';
  return costUsd === undefined
    ? 'Its price is unknown, which counts as dear.'
    : `This request costs about ${format.usd(costUsd)}.`;
}

function explainPaidAnswer(assessment: Assessment, demand: Demand): string[] {
  const paidFor = paidAnswerTokens(assessment, demand);
  if (paidFor === undefined) return [];
  return [`The limit on cost pays for ${format.count(paidFor)} tokens of an answer; no more will be asked for.`];
}

function explainTokens({ promptTokens: { tokens, upper, method } }: Assessment): string {
  return method === 'exact'
    ? `The prompt has ${format.count(tokens)} tokens for it, counted.`
    : `The prompt is estimated to have ${format.count(tokens)} tokens for it, at most ${format.count(upper)}.`;
}

function explainAvailability({ attemptsSeen, candidate }: Assessment): string {
  if (attemptsSeen === 0) return 'It was not used of late.';
  const rate = (candidate.measured?.successes ?? 0) / attemptsSeen;
  return `It answered ${format.percent(rate)} of ${format.count(attemptsSeen)} ${format.count(attemptsSeen) === '1' ? 'attempt' : 'attempts'}.`;
}

/** Every filter that a candidate does not pass, with its sentence. */
export function explainRejection(assessment: Assessment, demand: Demand): RejectionReason[] {
  const reasons: RejectionReason[] = [];
  for (const filter of FILTERS) {
    if (filter.rejects(assessment, demand)) {
      reasons.push({ filter: filter.name, message: filter.explain(assessment, demand) });
    }
  }
  return reasons;
}

/** The one demand that stands between a request and an answer. */
export interface Relaxation {
  readonly filter: RejectionReason['filter'];
  /** Addresses that would do if this demand alone were dropped or loosened. */
  readonly addresses: readonly string[];
  /** One sentence: what to relax and what that would bring. */
  readonly message: string;
}

const WHAT_TO_RELAX: Readonly<Record<RejectionReason['filter'], string>> = {
  address: 'Allow other models than those listed',
  allowed: 'Allow more providers',
  excluded: 'Exclude fewer models and providers',
  capability: 'Ask for fewer capabilities',
  context: 'Ask for less context or shorten the prompt',
  price: 'Raise the price ceiling',
  quality: 'Lower the quality floor',
  latency: 'Allow more time',
  safety: 'Rate the safety of more models',
  health: 'Wait until a resting model recovers, or reset its circuit',
  privacy: 'Allow models outside this machine and its network',
  expired: 'Choose a model that is still served',
};

// Bounds no caller should be talked out of are proposed only where nothing else helps.
const LAST_RESORT: ReadonlySet<RejectionReason['filter']> = new Set(['safety', 'privacy']);

/** The nearest demand to relax in a plan without candidates; undefined where no single one would help. */
export function suggestRelaxation(plan: Plan): Relaxation | undefined {
  const byFilter = new Map<RejectionReason['filter'], string[]>();
  for (const { address, reasons } of plan.rejected) {
    const [only, ...others] = reasons;
    if (!only || others.length > 0) continue;
    const addresses = byFilter.get(only.filter);
    if (addresses) addresses.push(address);
    else byFilter.set(only.filter, [address]);
  }
  const [best] = [...byFilter].sort(
    ([a, some], [b, others]) =>
      Number(LAST_RESORT.has(a)) - Number(LAST_RESORT.has(b)) || others.length - some.length || (a < b ? -1 : 1),
  );
  if (!best) return undefined;
  const [filter, addresses] = best;
  const gain = addresses.length === 1 ? `"${addresses[0]}" would do` : `${addresses.length} models would do`;
  return { filter, addresses, message: `${WHAT_TO_RELAX[filter]}: ${gain}.` };
}

/**
 * Where no single demand stands in the way: the model that fails fewest, and what would have to change for it. Models
 * that fail a bound nobody should be talked out of come last. Undefined where no model was rejected.
 */
export function nearestMiss(plan: Plan): string | undefined {
  const bounds = (reasons: readonly RejectionReason[]) =>
    reasons.filter(({ filter }) => LAST_RESORT.has(filter)).length;
  let best: Plan['rejected'][number] | undefined;
  for (const entry of plan.rejected) {
    const isNearer =
      !best ||
      bounds(entry.reasons) < bounds(best.reasons) ||
      (bounds(entry.reasons) === bounds(best.reasons) && entry.reasons.length < best.reasons.length);
    if (isNearer) best = entry;
  }
  if (!best) return undefined;
  const changes = best.reasons.map(({ filter }) => lowerFirst(WHAT_TO_RELAX[filter]));
  return `Each fails several of them at once. "${best.address}" fails fewest; for it: ${changes.join('; ')}.`;
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
