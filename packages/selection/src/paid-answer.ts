import type { Assessment } from './assessment.ts';
import type { Demand } from './demand.ts';
import { affordableAnswerTokens } from './worst-cost.ts';

/**
 * Most tokens of an answer that the limit on cost pays for; undefined where there is no limit, or where the request or
 * the model allows no more anyway.
 */
export function paidAnswerTokens({ candidate, promptTokens }: Assessment, demand: Demand): number | undefined {
  const { maxCostUsd } = demand.requirements;
  if (maxCostUsd === undefined) return undefined;
  const affordable = affordableAnswerTokens(candidate.model, promptTokens, demand.images, maxCostUsd);
  const { maxAnswerTokens: asked = Number.POSITIVE_INFINITY } = demand;
  return affordable !== undefined && affordable < asked ? affordable : undefined;
}
