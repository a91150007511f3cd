import type { ModelInfo, ModelPricing } from '@modelhaven/core';

/** True where a model is known to cost nothing, false where it is known to cost something, undefined where nobody knows. */
export function isFree(model: ModelInfo): boolean | undefined {
  if (model.free !== undefined) return model.free;
  const { pricing } = model;
  if (!pricing) return model.local === true ? true : undefined;
  const { inputPrice, outputPrice, requestPrice = 0, imagePrice = 0 } = pricing;
  if (Math.max(inputPrice ?? 0, outputPrice ?? 0, requestPrice, imagePrice) > 0) return false;
  return inputPrice === 0 && outputPrice === 0 ? true : undefined;
}

/** USD per token, the dearer of input and output; undefined where either is unknown. */
export function dearestPricePerToken(model: ModelInfo, promptTokens: number): number | undefined {
  if (isFree(model) === true) return 0;
  const prices = pricesAt(model.pricing, promptTokens);
  if (prices?.inputPrice === undefined || prices.outputPrice === undefined) return undefined;
  return Math.max(prices.inputPrice, prices.outputPrice) / 1e6;
}

/**
 * USD that a request of so many tokens and images will cost, before it is sent; undefined where a price that it needs is
 * unknown.
 */
export function estimateCostUsd(
  model: ModelInfo,
  promptTokens: number,
  answerTokens: number,
  images = 0,
): number | undefined {
  return isFree(model) === true ? 0 : pricedUsd(model.pricing, promptTokens, answerTokens, images);
}

/** The same for a model that is not free. */
export function pricedUsd(
  pricing: ModelPricing | undefined,
  promptTokens: number,
  answerTokens: number,
  images: number,
): number | undefined {
  const prices = pricesAt(pricing, promptTokens);
  if (prices?.inputPrice === undefined || prices.outputPrice === undefined) return undefined;
  return (
    (promptTokens * prices.inputPrice + answerTokens * prices.outputPrice) / 1e6 +
    ((prices.requestPrice ?? 0) + images * (prices.imagePrice ?? 0)) / 1e3
  );
}

function pricesAt(pricing: ModelPricing | undefined, promptTokens: number): ModelPricing | undefined {
  if (!pricing?.tiers) return pricing;
  let prices: ModelPricing = pricing;
  for (const tier of pricing.tiers) {
    if (promptTokens >= tier.fromInputTokens) prices = { ...prices, ...tier };
  }
  return prices;
}

// USD for a million tokens of prompt and as many of answer, of a model in the middle of the market.
const MIDDLE_PRICE = 5;
const MOST_DECADES = 1.5;

/**
 * By how many powers of ten a model is dearer than the middle of the market, from -1.5 to 1.5; undefined where it is free
 * or nobody knows.
 */
export function priceTier(model: ModelInfo): number | undefined {
  const { inputPrice, outputPrice } = model.pricing ?? {};
  if (inputPrice === undefined || outputPrice === undefined || isFree(model) === true) return undefined;
  const sum = inputPrice + outputPrice;
  return sum > 0 ? Math.min(MOST_DECADES, Math.max(-MOST_DECADES, Math.log10(sum / MIDDLE_PRICE))) : undefined;
}
