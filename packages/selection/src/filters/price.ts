import type { Assessment } from '../assessment.ts';
import type { Demand } from '../demand.ts';
import { format } from '../format.ts';
import { dearestPricePerToken } from '../pricing.ts';
import type { Filter } from './filter.ts';

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
    const price = dearestPricePerToken(assessment.candidate.model, demand.promptTokens);
    if (price === undefined || price > maxCostPerToken) {
      if (!inWords) return '';
      const limit = `at most ${format.usd(maxCostPerToken)} per token is wanted`;
      return price === undefined
        ? `Its price is unknown, and ${limit}.`
        : `It costs ${format.usd(price)} per token, and ${limit}.`;
    }
  }
  if (maxCostUsd !== undefined && (assessment.costUsd === undefined || assessment.costUsd > maxCostUsd)) {
    if (!inWords) return '';
    const limit = `at most ${format.usd(maxCostUsd)} is to be spent`;
    return assessment.costUsd === undefined
      ? `Its price is unknown, and ${limit} on this request.`
      : `This request would cost about ${format.usd(assessment.costUsd)}, and ${limit}.`;
  }
  return undefined;
}
