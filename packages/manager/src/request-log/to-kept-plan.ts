import type { Plan } from '@modelhaven/core';

/** A plan as it is kept with a request: who stood where and why others fell out, without sentences. */
export interface KeptPlan {
  readonly algorithm: string;
  readonly promptTokens: number;
  /** The first ones, in their order. */
  readonly ranked: readonly {
    readonly model: string;
    /** By name of the score, 0 to 10, with two digits. */
    readonly scores: Readonly<Record<string, number>>;
    readonly estimatedCostUsd?: number;
  }[];
  readonly rankedCount: number;
  /** How many candidates each filter rejected; one that failed several is counted by each. */
  readonly rejectedBy: Readonly<Record<string, number>>;
  readonly rejectedCount: number;
  readonly notes?: readonly string[];
}

/** Candidates that are kept by name. A catalogue of thousands would make every line of the log a book. */
const MOST_RANKED = 10;
/** Rejections that are looked at: their reasons are worked out only when they are read. */
const MOST_REJECTED = 200;

/** Keeps of a plan what explains the choice. */
export function toKeptPlan({ algorithm, promptTokens, ranked, rejected, notes }: Plan): KeptPlan {
  const rejectedBy: Record<string, number> = {};
  for (const { reasons } of rejected.slice(0, MOST_REJECTED)) {
    for (const { filter } of reasons) rejectedBy[filter] = (rejectedBy[filter] ?? 0) + 1;
  }
  return {
    algorithm,
    promptTokens,
    ranked: ranked.slice(0, MOST_RANKED).map(({ address, scores, estimatedCostUsd }) => ({
      model: address,
      scores: Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, Math.round(score * 100) / 100])),
      ...(estimatedCostUsd === undefined ? {} : { estimatedCostUsd }),
    })),
    rankedCount: ranked.length,
    rejectedBy,
    rejectedCount: rejected.length,
    ...(notes ? { notes } : {}),
  };
}
