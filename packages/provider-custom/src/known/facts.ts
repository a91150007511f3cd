import type { Capability, ModelPricing } from '@modelhaven/core';
import type { ModelFacts } from '../model-info.ts';

/** A row of our tables: facts, and the ids they are true of beside its own. */
export interface KnownModel extends ModelFacts {
  /** Ids that begin like this are the same model for all we say. */
  readonly prefix?: string;
}

/** USD per million tokens: input, output, read from the cache, written to the cache. */
export type Prices = readonly [input: number, output: number, cached?: number, write?: number];

/** Prices with their source, and those that replace them for long prompts. */
export function pricingOf(
  [inputPrice, outputPrice, cachedInputPrice, cacheWritePrice]: Prices,
  source: string,
  long?: { readonly fromInputTokens: number; readonly prices: Prices },
): ModelPricing {
  const base = {
    inputPrice,
    outputPrice,
    ...(cachedInputPrice === undefined ? {} : { cachedInputPrice }),
    ...(cacheWritePrice === undefined ? {} : { cacheWritePrice }),
  };
  if (!long) return { ...base, source };
  const { source: _, ...tier } = pricingOf(long.prices, source);
  return { ...base, tiers: [{ fromInputTokens: long.fromInputTokens, ...tier }], source };
}

/** What nearly every hosted chat model of today can do. */
export const COMMON: readonly Capability[] = ['chat', 'tools', 'parallel-tools', 'json-schema'];
