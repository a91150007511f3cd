import type { CandidateScores } from '@modelhaven/core';
import type { Assessment } from './assessment.ts';
import type { Demand } from './demand.ts';
import { scoreAvailability } from './scores/availability.ts';
import { scoreCost } from './scores/cost.ts';
import { scoreLatency } from './scores/latency.ts';
import { scoreLocality } from './scores/locality.ts';
import { scoreTask } from './scores/task.ts';
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
  /** Thresholds of the config that it does not reach. */
  readonly missed: readonly (keyof Demand['thresholds'])[];
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
  return {
    assessment,
    scores: toScores(assessment, demand, weights),
    listed: order?.get(candidate.address) ?? 0,
    // Being free is no merit of a model that cannot do the work.
    favoured: requirements.preferFree === true && free === true && quality.mean >= thresholds.quality / 2,
    missed: missedThresholds(assessment, demand),
  };
}

const NONE_MISSED: Ranked['missed'] = [];

function missedThresholds({ quality, latency, safety }: Assessment, { thresholds }: Demand): Ranked['missed'] {
  const missesQuality = quality.mean < thresholds.quality;
  const missesLatency = latency.measurements > 0 && latency.ms > thresholds.latencyMs;
  const missesSafety = safety !== undefined && safety < thresholds.safety;
  if (!missesQuality && !missesLatency && !missesSafety) return NONE_MISSED;
  const missed: (keyof Demand['thresholds'])[] = [];
  if (missesQuality) missed.push('quality');
  if (missesLatency) missed.push('latencyMs');
  if (missesSafety) missed.push('safety');
  return missed;
}

function toScores(assessment: Assessment, demand: Demand, weights: ScoreWeights): CandidateScores {
  const { candidate, quality, costUsd, safety, answerTokens } = assessment;
  const latency = scoreLatency(assessment.latency.ms, demand.thresholds.latencyMs);
  const cost = costUsd === undefined ? undefined : scoreCost(costUsd, demand.promptTokens, answerTokens);
  const availability = scoreAvailability(assessment.availability.rate);
  const locality = scoreLocality(candidate);
  const task = scoreTask(candidate.model, demand.requirements.taskType);
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
  return {
    total,
    quality: quality.mean,
    ...(assessment.latency.measurements > 0 ? { latency } : {}),
    ...(cost === undefined ? {} : { cost }),
    ...(safety === undefined ? {} : { safety }),
    ...(assessment.availability.measurements > 0 ? { availability } : {}),
    locality,
    ...(task === undefined ? {} : { taskSuitability: task }),
  };
}

function compare(a: Ranked, b: Ranked): number {
  return (
    a.listed - b.listed ||
    Number(b.favoured) - Number(a.favoured) ||
    a.missed.length - b.missed.length ||
    b.scores.total - a.scores.total ||
    (a.assessment.candidate.address < b.assessment.candidate.address ? -1 : 1)
  );
}
