import type { GenerateRequest } from './generation.ts';
import type { Capability, ModelInfo } from './model.ts';
import type { ModelMeasurements } from './monitoring.ts';
import type { PromptTokens } from './token-count.ts';

/** Task types that need no declaration. Others are declared in the config. */
export const TASK_TYPES = [
  'therapeutic_narrative',
  'therapeutic_response',
  'narrative_generation',
  'dialogue_generation',
  'character_development',
  'world_building',
  'choice_generation',
  'consequence_analysis',
  'general_chat',
] as const;

/** A task type that needs no declaration in the config. */
export type KnownTaskType = (typeof TASK_TYPES)[number];

/** What the caller demands of whoever answers. Scores run from 0 to 10. An absent field demands nothing. */
export interface Requirements {
  /** One of `TASK_TYPES` or declared in the config. */
  readonly taskType?: string;
  /** Only these models, in order of preference, as addresses. */
  readonly models?: readonly string[];
  /** Never these addresses or providers. */
  readonly exclude?: readonly string[];
  /** Only these provider instances. */
  readonly providers?: readonly string[];
  readonly requiredCapabilities?: readonly Capability[];
  /** Tokens that prompt and answer need together. */
  readonly contextLengthNeeded?: number;
  /** Milliseconds until the whole answer is there. */
  readonly maxLatencyMs?: number;
  /** 0 to 10. */
  readonly minQualityScore?: number;
  /** USD per token, the dearer of input and output price. */
  readonly maxCostPerToken?: number;
  /**
   * USD for the whole request, failed attempts included. Held against the most that it may cost before the call; the
   * answer is asked to be no longer than what is left pays for.
   */
  readonly maxCostUsd?: number;
  /** The model must have a known safety score of at least `minSafetyScore`. */
  readonly therapeuticSafetyRequired?: boolean;
  /** 0 to 10. */
  readonly minSafetyScore?: number;
  /** Only models that cost nothing. */
  readonly freeOnly?: boolean;
  /** Models that cost nothing first, all others after them. */
  readonly preferFree?: boolean;
  /** Only models on this machine or its network. */
  readonly localOnly?: boolean;
  /** What matters most, where the configured weights shall give way. */
  readonly prefer?: 'quality' | 'speed' | 'cost' | 'local';
}

/** A model that could answer, with all that is known of it now. */
export interface Candidate {
  /** `provider/model`. */
  readonly address: string;
  readonly model: ModelInfo;
  /** What monitoring has seen of it; absent where it was never used. */
  readonly measured?: ModelMeasurements;
  /** False while its circuit or its provider's is open. */
  readonly available: boolean;
  /** Safety score from an evaluation, 0 to 10; absent means unrated. */
  readonly safetyScore?: number;
  /** True where its weights are in memory now; absent where that does not matter. */
  readonly loaded?: boolean;
  /** False where its provider was told not to put free models first; `preferFree` then earns it nothing. */
  readonly favourFree?: boolean;
}

/** Scores of a candidate, 0 to 10 each. A score that nobody could know is absent. */
export interface CandidateScores {
  readonly total: number;
  readonly quality?: number;
  readonly latency?: number;
  readonly cost?: number;
  readonly safety?: number;
  readonly availability?: number;
  readonly locality?: number;
  readonly taskSuitability?: number;
}

/** A candidate that meets the requirements, in its place of the order. */
export interface RankedCandidate {
  readonly address: string;
  readonly model: ModelInfo;
  readonly scores: CandidateScores;
  /** Why it stands where it stands, one sentence each. */
  readonly reasons: readonly string[];
  /** USD that this request is expected to cost; absent where the price is unknown. */
  readonly estimatedCostUsd?: number;
  /** Tokens that it will read, and whether they were counted; absent where the selector does not say. */
  readonly promptTokens?: PromptTokens;
  /** Most tokens of the answer that will be asked for, where the limit on cost pays for no more. */
  readonly maxAnswerTokens?: number;
}

/** A candidate that does not meet the requirements. */
export interface RejectedCandidate {
  readonly address: string;
  /** At least one. */
  readonly reasons: readonly RejectionReason[];
  /** Tokens that it would have read, and whether they were counted; absent where the selector does not say. */
  readonly promptTokens?: PromptTokens;
}

/** Why a candidate is out. */
export interface RejectionReason {
  /** The filter that dropped it. */
  readonly filter:
    | 'address'
    | 'allowed'
    | 'excluded'
    | 'capability'
    | 'context'
    | 'price'
    | 'quality'
    | 'latency'
    | 'safety'
    | 'health'
    | 'privacy'
    | 'expired';
  /** One sentence with the demanded and the known value. */
  readonly message: string;
}

/** A decision as data: who is tried in which order, and why the others are not. */
export interface Plan {
  readonly algorithm: string;
  readonly requirements: Requirements;
  /** Tokens the prompt was counted or estimated to have, for the first one of `ranked`. */
  readonly promptTokens: number;
  /** Tokens that it will not exceed there; absent where nobody estimated that. */
  readonly promptTokensUpper?: number;
  /** Sentences about the plan as a whole, such as which of two lists a prompt was sent to. */
  readonly notes?: readonly string[];
  readonly ranked: readonly RankedCandidate[];
  readonly rejected: readonly RejectedCandidate[];
}

/** Turns candidates into a plan. Pure: calls no model and reads no clock but the one it was given. */
export interface Selector {
  plan(request: GenerateRequest, requirements: Requirements, candidates: readonly Candidate[], facts?: PlanFacts): Plan;
}

/** What was found out about one request before it is planned. */
export interface PlanFacts {
  /** Tokens that a candidate will read for it; undefined where nobody counted. Must answer at once. */
  readonly promptTokensOf?: (candidate: Candidate) => PromptTokens | undefined;
}
