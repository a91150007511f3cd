import type { Usage } from '@modelhaven/core';
import { fromOpenAiUsage } from '@modelhaven/wire/openai';
import { type Dollars, parseDollars, toNumber } from './decimal.ts';
import { type PriceCard, pricesFor, type UnitPrices } from './price-card.ts';

/** What of a request costs something beside its tokens. */
export interface BilledExtras {
  /** Images in the request; 0 by default. */
  readonly images?: number;
}

/**
 * What an answer cost by the price list, in US dollars, exactly; undefined where a price or a count that is needed is
 * unknown. Cached tokens are part of the input and reasoning tokens part of the output, and cost the ordinary price
 * where they have none of their own. `nowMs` is the time of the request.
 */
export function costOf(card: PriceCard, usage: Usage, nowMs: number, extras: BilledExtras = {}): number | undefined {
  const { inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteTokens = 0, reasoningTokens = 0 } = usage;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const prices = pricesFor(card, inputTokens, nowMs);
  const { prompt, completion } = prices;
  if (prompt === undefined || completion === undefined) return undefined;
  const amount =
    fixedCost(prices, extras.images ?? 0) +
    prompt * count(inputTokens - cachedInputTokens - cacheWriteTokens) +
    (prices.cacheRead ?? prompt) * count(cachedInputTokens) +
    (prices.cacheWrite ?? prompt) * count(cacheWriteTokens) +
    completion * count(outputTokens - reasoningTokens) +
    (prices.reasoning ?? completion) * count(reasoningTokens);
  return toNumber(amount);
}

/** What a request costs before its first token. */
export function fixedCost({ request = 0n, image = 0n }: UnitPrices, images: number): Dollars {
  return request + image * count(images);
}

/**
 * Usage as OpenRouter counts it: OpenAI's fields, and `cost`. With a key of the user's own at the upstream provider
 * (`is_byok`), `cost` is only OpenRouter's fee; what the upstream bills is added.
 */
export function readUsage(usage: unknown): Usage | undefined {
  const read = fromOpenAiUsage(usage);
  if (!read || typeof usage !== 'object' || usage === null) return read;
  const { is_byok: isByok, cost_details: details } = usage as { is_byok?: unknown; cost_details?: unknown };
  const upstream = isByok === true ? upstreamCost(details) : undefined;
  const fee = parseDollars(read.costUsd) ?? 0n;
  return upstream === undefined ? read : { ...read, costUsd: toNumber(fee + upstream) };
}

/** How a bill compares to the price list. */
export interface CostCheck {
  /** The cost to record: what was billed, or what the price list says where nothing was said. */
  readonly costUsd?: number;
  /** Billed through listed; absent where one of the two is unknown or the listed one is zero. */
  readonly ratio?: number;
  /** False where the bill is more than 1 % away from the list, and more than a millionth of a dollar. */
  readonly agrees: boolean;
}

/**
 * Compares what was billed with what the price list says. They differ for a reason when another upstream provider than
 * the cheapest answered, so the bill counts; that they differ is worth knowing.
 */
export function checkCost(billedUsd: number | undefined, listedUsd: number | undefined): CostCheck {
  if (billedUsd === undefined) return { ...(listedUsd === undefined ? {} : { costUsd: listedUsd }), agrees: true };
  if (listedUsd === undefined) return { costUsd: billedUsd, agrees: true };
  const difference = Math.abs(billedUsd - listedUsd);
  return {
    costUsd: billedUsd,
    ...(listedUsd === 0 ? {} : { ratio: billedUsd / listedUsd }),
    agrees: difference <= 1e-6 || difference <= listedUsd * 0.01,
  };
}

function upstreamCost(details: unknown): Dollars | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  return parseDollars((details as { upstream_inference_cost?: unknown }).upstream_inference_cost);
}

function count(tokens: number): bigint {
  return BigInt(Math.max(0, Math.round(tokens)));
}
