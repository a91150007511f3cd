import type { ModelPricing, PricingTier } from '@modelhaven/core';
import { type Dollars, parseDollars, toNumber } from './decimal.ts';
import type { OpenRouterPricing } from './schemas.ts';

/** Prices of one unit each: a token, a request, an image. Absent: not stated. */
export interface UnitPrices {
  readonly prompt?: Dollars;
  readonly completion?: Dollars;
  readonly cacheRead?: Dollars;
  readonly cacheWrite?: Dollars;
  readonly reasoning?: Dollars;
  readonly request?: Dollars;
  readonly image?: Dollars;
  readonly audio?: Dollars;
}

/** Prices that hold only for long prompts or at certain times. */
export interface PriceOverride {
  /** Holds for prompts of strictly more tokens. */
  readonly aboveTokens?: number;
  /** Minutes of the UTC day, from inclusive, to exclusive; may wrap past midnight. */
  readonly fromMinute?: number;
  readonly toMinute?: number;
  /** UTC weekdays, 0 is Sunday. */
  readonly days?: readonly number[];
  /** Holds under a condition that is not known here: it may hold, so it counts as a highest price, but in no bill. */
  readonly isUnclear?: true;
  readonly prices: UnitPrices;
}

/** Everything that a model's price depends on. */
export interface PriceCard {
  readonly base: UnitPrices;
  /** A later one wins over an earlier one, price by price. */
  readonly overrides: readonly PriceOverride[];
}

/** All prices that the official SDK knows, those included that are not read. */
const PRICE_FIELDS: ReadonlySet<string> = new Set([
  ...['prompt', 'completion', 'request', 'image', 'image_token', 'image_output', 'audio', 'audio_output', 'web_search'],
  ...['internal_reasoning', 'input_cache_read', 'input_cache_write', 'input_cache_write_1h', 'input_audio_cache'],
]);
const KNOWN_FIELDS = new Set([...PRICE_FIELDS, 'min_prompt_tokens', 'utc_start', 'utc_end', 'utc_days']);
/** An image that costs no more than so many tokens is priced per token, and its tokens are in the usage. */
const TOKENS_OF_SMALLEST_IMAGE = 10n;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads a price list as `GET /models` has it (https://openrouter.ai/docs/api-reference/models; the overrides as the
 * official SDK's `PricingOverride` documents them). Undefined where the price of input, output or the request as such is
 * unknown: missing (the last one may be), unreadable, or negative, as `-1` stands for a router whose price depends on
 * the model that it picks.
 */
export function parsePriceCard(pricing: OpenRouterPricing | null | undefined): PriceCard | undefined {
  if (!pricing) return undefined;
  const base = unitPrices(pricing);
  if (base.prompt === undefined || base.completion === undefined) return undefined;
  if (pricing.request != null && base.request === undefined) return undefined;
  const overrides = (pricing.overrides ?? []).map(
    (entry): PriceOverride => ({
      ...(entry.min_prompt_tokens == null ? {} : { aboveTokens: entry.min_prompt_tokens }),
      ...(entry.utc_start == null || entry.utc_end == null
        ? {}
        : { fromMinute: minuteOf(entry.utc_start), toMinute: minuteOf(entry.utc_end) }),
      ...(Object.keys(entry).every((name) => KNOWN_FIELDS.has(name)) ? {} : { isUnclear: true as const }),
      ...(entry.utc_days ? { days: entry.utc_days.map((day) => WEEKDAYS.indexOf(day.toLowerCase())) } : {}),
      prices: unitPrices(entry, base),
    }),
  );
  return { base, overrides };
}

/** The prices of a request with so many prompt tokens at a time (milliseconds since 1970). */
export function pricesFor(card: PriceCard, promptTokens: number, nowMs: number): UnitPrices {
  const now = new Date(nowMs);
  const holding = card.overrides.filter((override) => applies(override, promptTokens, now));
  return Object.assign({}, card.base, ...holding.map(({ prices }) => prices)) as UnitPrices;
}

/** The highest that each price can become with so many prompt tokens, whatever the time. */
export function highestPricesFor(card: PriceCard, promptTokens: number): UnitPrices {
  const levels = card.overrides.filter(({ aboveTokens }) => aboveTokens === undefined || promptTokens > aboveTokens);
  return levels.reduce<UnitPrices>((highest, { prices }) => mergeHighest(highest, prices), card.base);
}

/**
 * True where nothing that the list names has a price, those included that are in no card (sound or images that come
 * out); false where something has; undefined where a price cannot be read or depends. A search of the web is not
 * counted: it is made only where it is asked for.
 */
export function costsNothing(pricing: OpenRouterPricing | null | undefined): boolean | undefined {
  if (parsePriceCard(pricing) === undefined) return undefined;
  const amounts = [pricing ?? {}, ...(pricing?.overrides ?? [])].flatMap((prices) =>
    Object.entries(prices).flatMap(([name, value]) => {
      if (value == null || name === 'web_search') return [];
      if (PRICE_FIELDS.has(name)) return [parseDollars(value) ?? -1n];
      // A price of a kind that came later; all of them are texts.
      return typeof value === 'string' ? (parseDollars(value) ?? []) : [];
    }),
  );
  if (amounts.some((amount) => amount > 0n)) return false;
  return amounts.every((amount) => amount === 0n) ? true : undefined;
}

/**
 * The card in the units of the contract. Prices that hold at certain times only are left out: they are `details`, and
 * count in the cost.
 */
export function toModelPricing({ base, overrides }: PriceCard): ModelPricing {
  const byTokens = overrides.filter(
    ({ fromMinute, days, isUnclear }) => fromMinute === undefined && days === undefined && !isUnclear,
  );
  const borders = [...new Set(byTokens.flatMap(({ aboveTokens }) => aboveTokens ?? []))].sort((a, b) => a - b);
  const tiers = borders.map(
    (above): PricingTier => ({
      fromInputTokens: above + 1,
      ...perMillion(pricesFor({ base, overrides: byTokens }, above + 1, 0)),
    }),
  );
  return { ...perMillion(base), ...(tiers.length === 0 ? {} : { tiers }), source: 'provider' };
}

function perMillion(prices: UnitPrices): Omit<ModelPricing, 'tiers' | 'source'> {
  const { prompt, completion, cacheRead, cacheWrite, reasoning, image, request } = prices;
  return {
    ...(prompt === undefined ? {} : { inputPrice: toNumber(prompt, 6) }),
    ...(completion === undefined ? {} : { outputPrice: toNumber(completion, 6) }),
    ...(cacheRead === undefined ? {} : { cachedInputPrice: toNumber(cacheRead, 6) }),
    ...(cacheWrite === undefined ? {} : { cacheWritePrice: toNumber(cacheWrite, 6) }),
    ...(reasoning === undefined || reasoning === completion ? {} : { reasoningPrice: toNumber(reasoning, 6) }),
    ...(image === undefined ? {} : { imagePrice: toNumber(image, 3) }),
    ...(request === undefined ? {} : { requestPrice: toNumber(request, 3) }),
  };
}

function unitPrices(pricing: OpenRouterPricing, base?: UnitPrices): UnitPrices {
  const prompt = price(pricing.prompt);
  const completion = price(pricing.completion);
  // Older lists write "0" where there is no price of its own: such tokens cost what all input or output costs.
  const own = (value: unknown, ordinary: Dollars | undefined) => {
    const amount = price(value);
    return amount === 0n && ordinary !== 0n ? undefined : amount;
  };
  const input = prompt ?? base?.prompt;
  const prices = {
    prompt,
    completion,
    cacheRead: own(pricing.input_cache_read, input),
    cacheWrite: own(pricing.input_cache_write, input),
    reasoning: own(pricing.internal_reasoning, completion ?? base?.completion),
    request: price(pricing.request),
    image: perImage(price(pricing.image), input),
    audio: price(pricing.audio),
  };
  return Object.fromEntries(Object.entries(prices).filter(([, amount]) => amount !== undefined));
}

function price(value: unknown): Dollars | undefined {
  const amount = parseDollars(value);
  return amount === undefined || amount < 0n ? undefined : amount;
}

function perImage(image: Dollars | undefined, prompt: Dollars | undefined): Dollars | undefined {
  const isPerToken =
    image !== undefined && prompt !== undefined && prompt > 0n && image <= prompt * TOKENS_OF_SMALLEST_IMAGE;
  return isPerToken ? undefined : image;
}

function mergeHighest(one: UnitPrices, other: UnitPrices): UnitPrices {
  const merged: Record<string, Dollars> = { ...one };
  for (const [name, amount] of Object.entries(other)) {
    const known = merged[name];
    if (known === undefined || amount > known) merged[name] = amount;
  }
  return merged;
}

function applies(override: PriceOverride, promptTokens: number, now: Date): boolean {
  const { aboveTokens, fromMinute, toMinute, days, isUnclear } = override;
  if (isUnclear) return false;
  if (aboveTokens !== undefined && promptTokens <= aboveTokens) return false;
  if (days && !days.includes(now.getUTCDay())) return false;
  if (fromMinute === undefined || toMinute === undefined) return true;
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  if (fromMinute === toMinute) return true; // round the clock
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** 1030 is half past ten. */
function minuteOf(clock: number): number {
  return Math.floor(clock / 100) * 60 + (clock % 100);
}
