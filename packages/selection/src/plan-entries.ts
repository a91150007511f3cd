import type {
  CandidateScores,
  ModelInfo,
  PromptTokens,
  RankedCandidate,
  RejectedCandidate,
  RejectionReason,
} from '@modelhaven/core';
import type { Assessment } from './assessment.ts';
import type { Demand } from './demand.ts';
import { explainRank, explainRejection } from './explain.ts';
import { paidAnswerTokens } from './paid-answer.ts';
import type { Ranked } from './rank.ts';

/*
 * Sentences are written when they are read, since most plans are carried out and never shown. A getter of a class costs
 * nothing; one in an object literal would give each of thousands of entries a hidden class of its own. The price: a
 * spread (`{ ...entry }`) leaves `reasons` out. JSON has them, by `toJSON`.
 */

class LazyRanked implements RankedCandidate {
  readonly address: string;
  readonly model: ModelInfo;
  readonly scores: CandidateScores;
  readonly promptTokens: PromptTokens;
  declare readonly estimatedCostUsd?: number;
  declare readonly maxAnswerTokens?: number;
  readonly #ranked: Ranked;
  readonly #demand: Demand;
  #reasons: readonly string[] | undefined;

  constructor(ranked: Ranked, demand: Demand) {
    const { candidate, costUsd, promptTokens } = ranked.assessment;
    this.address = candidate.address;
    this.model = candidate.model;
    this.scores = ranked.scores;
    this.promptTokens = promptTokens;
    this.#ranked = ranked;
    this.#demand = demand;
    if (costUsd !== undefined) this.estimatedCostUsd = costUsd;
    const paidFor = paidAnswerTokens(ranked.assessment, demand);
    if (paidFor !== undefined) this.maxAnswerTokens = paidFor;
  }

  get reasons(): readonly string[] {
    this.#reasons ??= explainRank(this.#ranked, this.#demand);
    return this.#reasons;
  }

  toJSON(): RankedCandidate {
    return { ...this, reasons: this.reasons };
  }
}

class LazyRejected implements RejectedCandidate {
  readonly address: string;
  readonly promptTokens: PromptTokens;
  readonly #assessment: Assessment;
  readonly #demand: Demand;
  #reasons: readonly RejectionReason[] | undefined;

  constructor(assessment: Assessment, demand: Demand) {
    this.address = assessment.candidate.address;
    this.promptTokens = assessment.promptTokens;
    this.#assessment = assessment;
    this.#demand = demand;
  }

  get reasons(): readonly RejectionReason[] {
    this.#reasons ??= explainRejection(this.#assessment, this.#demand);
    return this.#reasons;
  }

  toJSON(): RejectedCandidate {
    return { ...this, reasons: this.reasons };
  }
}

/** The entry of a plan for a candidate in its place. */
export function toRankedEntry(ranked: Ranked, demand: Demand): RankedCandidate {
  return new LazyRanked(ranked, demand);
}

/** The entry of a plan for a candidate that does not meet the demand. */
export function toRejectedEntry(assessment: Assessment, demand: Demand): RejectedCandidate {
  return new LazyRejected(assessment, demand);
}
