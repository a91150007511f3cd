import { type Candidate, countFailures, type PromptTokens } from '@modelhaven/core';
import type { Demand } from './demand.ts';
import type { Estimate } from './estimate.ts';
import type { FactsOf } from './model-facts.ts';
import { pricedUsd } from './pricing.ts';
import { estimateSuccessRate } from './scores/availability.ts';
import { countAnswers, estimateLatencyMs } from './scores/latency.ts';

/** Everything that is known or believed of one candidate for one request. Filters and scores read nothing else. */
export interface Assessment {
  readonly candidate: Candidate;
  readonly quality: Estimate;
  /** Milliseconds until the whole answer of this request is there. */
  readonly latencyMs: number;
  /** Successful answers that `latencyMs` rests on; 0 means that it is assumed. */
  readonly answersSeen: number;
  /** 0 to 1: the chance that the next answer comes. */
  readonly successRate: number;
  /** Attempts that `successRate` rests on, and those of them that failed. */
  readonly attemptsSeen: number;
  readonly failuresSeen: number;
  /** 0 to 10; absent where nobody has rated it. */
  readonly safety: number | undefined;
  /** USD for this request; undefined where the price is unknown. */
  readonly costUsd: number | undefined;
  readonly free: boolean | undefined;
  /** How well its build fits the task, 0 to 10; undefined where that cannot be said. */
  readonly task: number | undefined;
  /** Tokens that it will read. One object for all candidates that count alike. */
  readonly promptTokens: PromptTokens;
  /** Tokens that the answer is expected to have. */
  readonly answerTokens: number;
}

/** What is believed of models from elsewhere. */
export interface Beliefs {
  readonly factsOf: FactsOf;
  /** Safety scores from evaluations, 0 to 10, by address or model id. */
  readonly safetyScores: ReadonlyMap<string, number>;
  /** Moves a prior by what was learned of the model on prompts like this one, and of models of its price. */
  readonly refine: (address: string, prior: Estimate, tier: number | undefined) => Estimate;
}

const USUAL_ANSWER_TOKENS = 400;
const ENOUGH_ANSWERS = 5;

/** Looks at a candidate with one request in mind. One flat object for each, since a plan looks at thousands. */
export function assess(
  candidate: Candidate,
  demand: Demand,
  beliefs: Beliefs,
  promptTokens: PromptTokens = demand.promptTokens,
): Assessment {
  const { model, measured } = candidate;
  const answerTokens = expectedAnswerTokens(candidate, demand);
  const facts = beliefs.factsOf(model, demand.requirements.taskType);
  const failures = measured ? countFailures(measured.errors) : 0;
  const successes = measured?.successes ?? 0;
  return {
    candidate,
    quality: beliefs.refine(candidate.address, facts.quality, facts.tier),
    latencyMs: estimateLatencyMs(candidate, answerTokens),
    answersSeen: countAnswers(measured),
    successRate: estimateSuccessRate(successes, failures),
    attemptsSeen: successes + failures,
    failuresSeen: failures,
    safety: candidate.safetyScore ?? beliefs.safetyScores.get(candidate.address) ?? beliefs.safetyScores.get(model.id),
    costUsd: facts.free === true ? 0 : pricedUsd(model.pricing, promptTokens.tokens, answerTokens, demand.images),
    free: facts.free,
    task: facts.task,
    promptTokens,
    answerTokens,
  };
}

function expectedAnswerTokens({ measured }: Candidate, { maxAnswerTokens = Number.POSITIVE_INFINITY }: Demand): number {
  const known = measured !== undefined && measured.successes >= ENOUGH_ANSWERS && measured.outputTokens > 0;
  return Math.min(maxAnswerTokens, known ? measured.outputTokens / measured.successes : USUAL_ANSWER_TOKENS);
}
