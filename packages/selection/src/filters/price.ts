import type { Assessment } from '../assessment.ts';
import type { Demand } from '../demand.ts';
import { format } from '../format.ts';
import { dearestPricePerToken } from '../pricing.ts';
import { worstPrices } from '../worst-cost.ts';
import type { Filter } from './filter.ts';

// What sums of floating-point numbers may be off.
const ROUNDING = 1e-9;

/** Only models whose price is known to keep to the ceiling. An unknown price keeps to none. */
export const priceFilter: Filter = {
  name: 'price',
  concerns: ({ requirements: { freeOnly, maxCostPerToken, maxCostUsd } }) =>
    freeOnly === true || maxCostPerToken !== undefined || maxCostUsd !== undefined,
  rejects: (assessment, demand) => violations(assessment, demand, false) !== undefined,
  explain: (assessment, demand) => violations(assessment, demand, true) ?? '',
};

function violations(assessment: Assessment, demand: Demand, inWords: boolean): string | undefined {
  const { freeOnly, maxCostPerToken, maxCostUsd } = demand.requirements;
  if (freeOnly === true && assessment.free !== true) {
    if (!inWords) return '';
    return assessment.free === false
      ? 'Only free models are wanted, and it costs something.'
      : 'Only free models are wanted, and whether it costs something is unknown.';
  }
  if (maxCostPerToken !== undefined) {
    const price = dearestPricePerToken(assessment.candidate.model, assessment.promptTokens.upper);
    if (price === undefined || price > maxCostPerToken) {
      if (!inWords) return '';
      const limit = `at most ${format.usd(maxCostPerToken)} per token is wanted`;
      return price === undefined
        ? `Its price is unknown, and ${limit}.`
        : `It costs ${format.usd(price)} per token, and ${limit}.`;
    }
  }
  if (maxCostUsd !== undefined) {
    const most = mostUsd(assessment, demand);
    if (most === undefined || most > maxCostUsd * (1 + ROUNDING)) {
      if (!inWords) return '';
      const limit = `at most ${format.usd(maxCostUsd)} is to be spent`;
      return most === undefined
        ? `Its price is unknown, and ${limit} on this request.`
        : `This request could cost up to ${format.usd(most)}, and ${limit}.`;
    }
  }
  return undefined;
}

/**
 * USD that the request will not exceed: the prompt as it was counted or at its upper estimate, and all tokens that the
 * answer may have. Where nobody set a limit on the answer, what answers of the model usually have; the answer that is
 * then asked for is bounded by what the rest of the money pays for.
 */
function mostUsd({ candidate, answerTokens, promptTokens }: Assessment, demand: Demand): number | undefined {
  const { maxAnswerTokens = answerTokens, images } = demand;
  const worst = worstPrices(candidate.model, promptTokens, images);
  return worst && worst.promptUsd + maxAnswerTokens * worst.answerTokenUsd;
}
