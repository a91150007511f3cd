import type { GenerateRequest, Message } from '@modelhaven/core';
import { parseDollars, toNumber } from './decimal.ts';
import { highestPricesFor, type PriceCard } from './price-card.ts';
import { fixedCost } from './usage-cost.ts';

/** What a request may use, guessed from its size; rather too much than too little. */
export interface RequestSize {
  readonly inputTokens: number;
  readonly images: number;
}

/** Tokens that one image may count as; Anthropic's most is about 1,600, OpenAI's high detail is near it. */
const TOKENS_PER_IMAGE = 1_600;
/** Role and separators of a message. */
const TOKENS_PER_MESSAGE = 8;

/**
 * A careful guess of the input tokens: three ASCII characters per token (English has four), one token and a half per
 * other character, and what frames a message or a tool. A file at an address may be of any size: such a request counts
 * as one that fills the context.
 */
export function sizeOf(request: GenerateRequest, contextLength = Number.MAX_SAFE_INTEGER): RequestSize {
  const parts = request.messages.map(sizeOfMessage);
  const frame = [request.tools, request.responseFormat].filter(Boolean).map((value) => tokensOf(JSON.stringify(value)));
  const guessed = [...parts.map(({ inputTokens }) => inputTokens), ...frame].reduce((sum, tokens) => sum + tokens, 0);
  return {
    inputTokens: request.messages.some(hasFileElsewhere) ? Math.max(guessed, contextLength) : guessed,
    images: parts.reduce((sum, { images }) => sum + images, 0),
  };
}

/** Images in a request, which some models bill one by one. */
export function countImages({ messages }: Pick<GenerateRequest, 'messages'>): number {
  let images = 0;
  for (const { content } of messages) {
    if (typeof content !== 'string') for (const part of content) if (part.type === 'image') images += 1;
  }
  return images;
}

/** The answer to what a limit allows. */
export type CostDecision =
  | { readonly allowed: true /** To be sent as the limit of the answer. */; readonly maxTokens?: number }
  | { readonly allowed: false /** The most that the request may cost, in US dollars. */; readonly costUsd: number };

/** Fewer tokens than these are no answer worth paying for. */
const FEWEST_TOKENS = 16;

/**
 * Whether a request can keep below a cost, at the highest prices that may hold. A request that names no `maxTokens` is
 * given one that the limit affords; one that names more than that is not allowed.
 */
export function decideCost(
  card: PriceCard,
  request: Pick<GenerateRequest, 'maxTokens'>,
  size: RequestSize,
  limits: { readonly costUsd: number; readonly maxOutputTokens?: number },
): CostDecision {
  const prices = highestPricesFor(card, size.inputTokens);
  const input = [prices.prompt, prices.cacheWrite].reduce<bigint>(
    (most, price) => (price && price > most ? price : most),
    0n,
  );
  const output = [prices.completion, prices.reasoning].reduce<bigint>(
    (most, price) => (price && price > most ? price : most),
    0n,
  );
  const before = fixedCost(prices, size.images) + input * BigInt(size.inputTokens);
  const left = (parseDollars(limits.costUsd) ?? 0n) - before;
  const wanted = request.maxTokens ?? FEWEST_TOKENS;
  if (left < output * BigInt(wanted)) return { allowed: false, costUsd: toNumber(before + output * BigInt(wanted)) };
  if (request.maxTokens !== undefined || output === 0n) return { allowed: true };
  const affordable = Number(left / output);
  if (limits.maxOutputTokens !== undefined && affordable >= limits.maxOutputTokens) return { allowed: true };
  return { allowed: true, maxTokens: Math.min(affordable, Number.MAX_SAFE_INTEGER) };
}

function sizeOfMessage(message: Message): RequestSize {
  if (typeof message.content === 'string')
    return { inputTokens: TOKENS_PER_MESSAGE + tokensOf(message.content), images: 0 };
  let inputTokens = TOKENS_PER_MESSAGE;
  let images = 0;
  for (const part of message.content) {
    if (part.type === 'image') {
      images += 1;
      inputTokens += TOKENS_PER_IMAGE;
    } else if (part.type === 'file') inputTokens += Math.ceil((part.base64 ?? '').length / 4);
    else if (part.type === 'tool-call') inputTokens += tokensOf(part.name + part.arguments);
    else inputTokens += tokensOf(part.type === 'reasoning' ? part.text + (part.redacted ?? '') : part.text);
  }
  return { inputTokens, images };
}

function hasFileElsewhere({ content }: Message): boolean {
  return typeof content !== 'string' && content.some((part) => part.type === 'file' && part.base64 === undefined);
}

function tokensOf(text: string): number {
  let ascii = 0;
  let other = 0;
  for (const character of text) {
    if (character.charCodeAt(0) < 128) ascii += 1;
    else other += 1;
  }
  return Math.ceil(ascii / 3 + other * 1.5);
}
