import type { CandidateScores } from '@modelhaven/core';
import type { Assessment } from './assessment.ts';
import type { Demand } from './demand.ts';
import { scoreAvailability } from './scores/availability.ts';
import { scoreCost } from './scores/cost.ts';
import { scoreLatency } from './scores/latency.ts';
import { scoreLocality } from './scores/locality.ts';
import type { ScoreWeights } from './weights.ts';

// What an unknown counts as in the total: less than the middle, since a known good is worth more than a hope.
const UNKNOWN_COST = 2.5;
const UNKNOWN_SAFETY = 4;

/** A candidate with its scores and its place. */
export interface Ranked {
  readonly assessment: Assessment;
  readonly scores: CandidateScores;
  /** Place in the caller's own list. */
  readonly listed: number;
  /** True where it stands ahead of others because it costs nothing. */
  readonly favoured: boolean;
  /** True where it was put first to learn more of it, although another scores higher. */
  readonly explored?: boolean;
  /** True where it was put first for what it costs, although another scores a little higher. */
  readonly thrifty?: boolean;
  /** Number of thresholds of the config that it does not reach. */
  readonly missed: number;
  /** All of that in one number, the smaller the further in front; those with the same stand by their totals. */
  readonly place: number;
  readonly total: number;
}

/**
 * Puts candidates in order: the caller's own list first of all, then free before paid where that is asked for, then
 * those that reach all thresholds, then the higher total. Equal ones stand by address, so that the order is always the
 * same.
 */
export function rank(assessments: readonly Assessment[], demand: Demand, weights: ScoreWeights): Ranked[] {
  return assessments.map((assessment) => toRanked(assessment, demand, weights)).sort(compare);
}

function toRanked(assessment: Assessment, demand: Demand, weights: ScoreWeights): Ranked {
  const { candidate, quality, free } = assessment;
  const { thresholds, requirements, order } = demand;
  const scores = toScores(assessment, demand, weights);
  const listed = order?.get(candidate.address) ?? 0;
  // Being free is no merit of a model that cannot do the work.
  const favoured =
    requirements.preferFree === true &&
    free === true &&
    candidate.favourFree !== false &&
    quality.mean >= thresholds.quality / 2;
  const missed = countMissed(assessment, demand);
  const place = listed * PLACES + (favoured ? 0 : PLACES / 2) + missed;
  return { assessment, scores, listed, favoured, missed, place, total: scores.total };
}

/** Thresholds of the config that a candidate is known not to reach. */
export function missedThresholds(assessment: Assessment, demand: Demand): (keyof Demand['thresholds'])[] {
  return (['quality', 'latencyMs', 'safety'] as const).filter((name) => misses[name](assessment, demand));
}

const misses: Readonly<Record<keyof Demand['thresholds'], (assessment: Assessment, demand: Demand) => boolean>> = {
  quality: ({ quality }, { thresholds }) => quality.mean < thresholds.quality,
  latencyMs: ({ latencyMs, answersSeen }, { thresholds }) => answersSeen > 0 && latencyMs > thresholds.latencyMs,
  safety: ({ safety }, { thresholds }) => safety !== undefined && safety < thresholds.safety,
};

function countMissed(assessment: Assessment, demand: Demand): number {
  return (
    Number(misses.quality(assessment, demand)) +
    Number(misses.latencyMs(assessment, demand)) +
    Number(misses.safety(assessment, demand))
  );
}

function toScores(assessment: Assessment, demand: Demand, weights: ScoreWeights): CandidateScores {
  const { candidate, quality, costUsd, safety, task, answerTokens } = assessment;
  const latency = scoreLatency(assessment.latencyMs, demand.thresholds.latencyMs);
  const cost = costUsd === undefined ? undefined : scoreCost(costUsd, demand.promptTokens.tokens, answerTokens);
  const availability = scoreAvailability(assessment.successRate);
  const locality = scoreLocality(candidate);
  const sum =
    weights.quality * quality.mean +
    weights.latency * latency +
    weights.cost * (cost ?? UNKNOWN_COST) +
    weights.safety * (safety ?? UNKNOWN_SAFETY) +
    weights.availability * availability +
    weights.locality * locality +
    weights.task * (task ?? 0);
  // A task nobody knows anything of says nothing for or against a model.
  const total = task === undefined ? sum / (1 - weights.task) : sum;
  // Assigned rather than spread: a spread makes an object more for each of thousands of candidates.
  const scores: { -readonly [name in keyof CandidateScores]: CandidateScores[name] } = {
    total,
    quality: quality.mean,
    locality,
  };
  if (assessment.answersSeen > 0) scores.latency = latency;
  if (assessment.attemptsSeen > 0) scores.availability = availability;
  if (cost !== undefined) scores.cost = cost;
  if (safety !== undefined) scores.safety = safety;
  if (task !== undefined) scores.taskSuitability = task;
  return scores;
}

/** Half of them for each answer to whether a candidate is favoured; more than there are thresholds to be missed. */
const PLACES = 8;

// Run ten thousand times for a thousand candidates: it reads nothing but numbers.
function compare(a: Ranked, b: Ranked): number {
  if (a.place !== b.place) return a.place - b.place;
  if (a.total !== b.total) return b.total - a.total;
  return a.assessment.candidate.address < b.assessment.candidate.address ? -1 : 1;
}
