import type { ModelPricing, Usage } from '@modelhaven/core';

const MILLION = 1_000_000;
const THOUSAND = 1_000;

/**
 * What an answer cost in USD: the provider's own figure where it gave one, else tokens times prices. Undefined where a
 * price or a count that matters is unknown; never a guess of zero.
 */
export function costOfUsage(usage: Usage, pricing: ModelPricing | undefined, free?: boolean): number | undefined {
  if (usage.costUsd !== undefined) return usage.costUsd;
  if (free === true) return 0;
  if (!pricing || usage.inputTokens === undefined || usage.outputTokens === undefined) return undefined;
  const price = pricingAt(pricing, usage.inputTokens);

  const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  const written = Math.min(usage.cacheWriteTokens ?? 0, usage.inputTokens - cached);
  const reasoning = Math.min(usage.reasoningTokens ?? 0, usage.outputTokens);
  const parts = [
    [usage.inputTokens - cached - written, price.inputPrice],
    // Without prices of their own, cached and written tokens are billed as plain input.
    [cached, price.cachedInputPrice ?? price.inputPrice],
    [written, price.cacheWritePrice ?? price.inputPrice],
    [usage.outputTokens - reasoning, price.outputPrice],
    [reasoning, price.reasoningPrice ?? price.outputPrice],
  ] as const;
  let cost = (price.requestPrice ?? 0) / THOUSAND;
  for (const [tokens, perMillion] of parts) {
    if (tokens <= 0) continue;
    if (perMillion === undefined) return undefined;
    cost += (tokens * perMillion) / MILLION;
  }
  return cost;
}

/** The prices that hold for a request of so many input tokens: the highest tier reached lies over the base prices. */
export function pricingAt(pricing: ModelPricing, inputTokens: number): ModelPricing {
  const { tiers, ...base } = pricing;
  const reached = (tiers ?? [])
    .filter(({ fromInputTokens }) => inputTokens >= fromInputTokens)
    .sort((a, b) => a.fromInputTokens - b.fromInputTokens)
    .at(-1);
  if (!reached) return base;
  const { fromInputTokens: _, ...prices } = reached;
  return { ...base, ...prices };
}

/** The sum over attempts; undefined as soon as one is unknown. */
export function totalCost(costs: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const cost of costs) {
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total;
}
