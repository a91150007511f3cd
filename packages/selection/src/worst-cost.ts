import type { ModelInfo, ModelPricing, PromptTokens } from '@modelhaven/core';
import { isFree } from './pricing.ts';

/** The dearest that a model may charge for a request, whatever of it turns out to be cached or thought. */
export interface WorstPrices {
  /** USD for the prompt, its pictures and the request itself. */
  readonly promptUsd: number;
  /** USD for each token of the answer. */
  readonly answerTokenUsd: number;
}

/**
 * The prices that a bill for this prompt cannot exceed; undefined where one that it needs is unknown. Which tier will
 * hold depends on what the provider counts, so every one up to the most that the prompt may have is looked at.
 */
export function worstPrices(model: ModelInfo, prompt: PromptTokens, images: number): WorstPrices | undefined {
  if (isFree(model) === true) return { promptUsd: 0, answerTokenUsd: 0 };
  const { pricing } = model;
  if (pricing?.inputPrice === undefined || pricing.outputPrice === undefined) return undefined;
  let worst = { input: 0, output: 0, request: 0, image: 0 };
  for (const prices of [pricing, ...reachableTiers(pricing, prompt.upper)]) {
    worst = {
      input: Math.max(worst.input, prices.inputPrice ?? 0, prices.cachedInputPrice ?? 0, prices.cacheWritePrice ?? 0),
      output: Math.max(worst.output, prices.outputPrice ?? 0, prices.reasoningPrice ?? 0),
      request: Math.max(worst.request, prices.requestPrice ?? 0),
      image: Math.max(worst.image, prices.imagePrice ?? 0),
    };
  }
  return {
    promptUsd: (prompt.upper * worst.input) / 1e6 + (worst.request + images * worst.image) / 1e3,
    answerTokenUsd: worst.output / 1e6,
  };
}

function reachableTiers({ tiers = [] }: ModelPricing, mostTokens: number) {
  return tiers.filter(({ fromInputTokens }) => fromInputTokens <= mostTokens);
}

/** Of a model that says neither how long its answers nor its context may be, in tokens. */
const LONGEST_ANSWER = 32_768;
// Parts of a token that a division of floating-point numbers may be off: what pays for 100 shall not pay for 99.
const ROUNDING = 1e-6;

/**
 * Most tokens of an answer that so many USD pay for after the prompt, and that the model may write: 0 where not even one
 * is left, undefined where a price is unknown, `Infinity` where money sets no limit to what the model may write.
 */
export function affordableAnswerTokens(
  model: ModelInfo,
  prompt: PromptTokens,
  images: number,
  budgetUsd: number,
): number | undefined {
  const worst = worstPrices(model, prompt, images);
  if (!worst) return undefined;
  const leftUsd = budgetUsd - worst.promptUsd;
  if (leftUsd < 0) return 0;
  if (worst.answerTokenUsd === 0) return Number.POSITIVE_INFINITY;
  const affordable = Math.floor(leftUsd / worst.answerTokenUsd + ROUNDING);
  const { maxOutputTokens = Number.POSITIVE_INFINITY, contextLength = Number.POSITIVE_INFINITY } = model;
  // Providers refuse a prompt and a limit that together are longer than the context.
  const room = contextLength - prompt.upper;
  const most = prompt.method === 'exact' && room > 0 ? room : contextLength;
  const known = Math.min(maxOutputTokens, most);
  if (affordable >= known) return Number.POSITIVE_INFINITY;
  if (known === Number.POSITIVE_INFINITY) return Math.min(affordable, LONGEST_ANSWER);
  return room > 0 ? Math.min(affordable, room) : affordable;
}
