import type { Candidate } from '@modelhaven/core';
import type { Demand } from './demand.ts';
import type { Estimate } from './estimate.ts';
import { estimateCostUsd, isFree } from './pricing.ts';
import { type AvailabilityEstimate, estimateAvailability } from './scores/availability.ts';
import { estimateLatency, type LatencyEstimate } from './scores/latency.ts';
import { estimateQuality, type QualityPrior } from './scores/quality.ts';
import { knownSafety } from './scores/safety.ts';

/** Everything that is known or believed of one candidate for one request. Filters and scores read nothing else. */
export interface Assessment {
  readonly candidate: Candidate;
  readonly quality: Estimate;
  readonly latency: LatencyEstimate;
  readonly availability: AvailabilityEstimate;
  /** 0 to 10; absent where nobody has rated it. */
  readonly safety: number | undefined;
  /** USD for this request; undefined where the price is unknown. */
  readonly costUsd: number | undefined;
  readonly free: boolean | undefined;
  /** Tokens that the answer is expected to have. */
  readonly answerTokens: number;
}

/** What is believed of models from elsewhere. */
export interface Beliefs {
  readonly quality: QualityPrior;
  /** Safety scores from evaluations, 0 to 10, by address or model id. */
  readonly safetyScores: Readonly<Record<string, number>>;
}

const USUAL_ANSWER_TOKENS = 400;
const ENOUGH_ANSWERS = 5;

/** Looks at a candidate with one request in mind. */
export function assess(candidate: Candidate, demand: Demand, beliefs: Beliefs): Assessment {
  const answerTokens = expectedAnswerTokens(candidate, demand);
  const work = { promptTokens: demand.promptTokens, answerTokens, images: demand.images };
  return {
    candidate,
    quality: estimateQuality(candidate.model, demand.requirements.taskType, beliefs.quality),
    latency: estimateLatency(candidate, answerTokens),
    availability: estimateAvailability(candidate),
    safety: knownSafety(candidate, beliefs.safetyScores),
    costUsd: estimateCostUsd(candidate.model, work),
    free: isFree(candidate.model),
    answerTokens,
  };
}

function expectedAnswerTokens({ measured }: Candidate, { maxAnswerTokens = Number.POSITIVE_INFINITY }: Demand): number {
  const known = measured !== undefined && measured.successes >= ENOUGH_ANSWERS && measured.outputTokens > 0;
  return Math.min(maxAnswerTokens, known ? measured.outputTokens / measured.successes : USUAL_ANSWER_TOKENS);
}
