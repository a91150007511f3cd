import { type GenerateRequest, LlmError, type PromptTokens, type Usage } from '@modelhaven/core';
import { affordableAnswerTokens, worstPrices } from '@modelhaven/selection';
import type { Route } from './attempt.ts';

/** What an attempt may cost at most, and what became of it. */
export interface CostLease {
  /** The request with as many tokens for its answer as are paid for. */
  readonly request: GenerateRequest;
  /** What the reader of the answer should know, one sentence each. */
  readonly warnings: readonly string[];
  /** What it came to; once, when it is recorded. */
  settle(usage: Usage | undefined, costUsd: number | undefined): void;
  /** For an attempt that is over, recorded or not. */
  release(): void;
}

/** Keeps all attempts of one call together within what it may cost. */
export interface CostLimit {
  /**
   * Sets aside what an attempt may cost at most. Throws `UNSUPPORTED` where what is left does not pay for its prompt and
   * a token of an answer, so that a cheaper model is asked.
   */
  lease(route: Route, request: GenerateRequest): CostLease;
}

export interface CostLimitOptions {
  /** USD that the call may cost with this model; undefined: any. */
  readonly limitOf: (address: string) => number | undefined;
  /** Tokens of the prompt for a route that does not say. */
  readonly promptTokens: PromptTokens;
}

/** Nothing spent yet. */
export function createCostLimit({ limitOf, promptTokens }: CostLimitOptions): CostLimit {
  let spentUsd = 0;
  // Of attempts under way: two may race, and neither may spend what the other one needs.
  let reservedUsd = 0;

  const leaseWithin = (route: Route, request: GenerateRequest, limitUsd: number): CostLease => {
    const prompt = route.promptTokens ?? promptTokens;
    const images = countImages(request);
    const leftUsd = limitUsd - spentUsd - reservedUsd;
    const affordable = affordableAnswerTokens(route.model, prompt, images, leftUsd);
    const worst = worstPrices(route.model, prompt, images);
    if (affordable === undefined || !worst || affordable < 1) throw tooDear(route, limitUsd, leftUsd);
    const { maxTokens = Number.POSITIVE_INFINITY } = request;
    const most = Math.min(maxTokens, affordable);
    const isCut = most < maxTokens;
    const { maxOutputTokens, contextLength } = route.model;
    const longest = Math.min(most, maxOutputTokens ?? most, contextLength ?? most);
    let reservation = worst.promptUsd + (worst.answerTokenUsd === 0 ? 0 : longest * worst.answerTokenUsd);
    reservedUsd += reservation;
    const release = () => {
      reservedUsd -= reservation;
      reservation = 0;
    };
    return {
      request: isCut ? { ...request, maxTokens: most } : request,
      warnings: isCut ? [`The limit on cost pays for ${most} tokens of an answer; no more were asked for.`] : [],
      settle(usage, costUsd) {
        // Where nobody can say what it cost, it cost what it may have cost.
        if (usage) spentUsd += costUsd ?? reservation;
        release();
      },
      release,
    };
  };

  return {
    lease(route, request) {
      const limitUsd = limitOf(route.address);
      if (limitUsd !== undefined) return leaseWithin(route, request, limitUsd);
      // A stand-in may have a limit where this one has none, and what is spent counts for it.
      return {
        request,
        warnings: [],
        settle: (usage, costUsd) => {
          if (usage) spentUsd += costUsd ?? 0;
        },
        release: () => {},
      };
    },
  };
}

function tooDear({ provider, model, address }: Route, limitUsd: number, leftUsd: number): LlmError {
  const left = leftUsd < limitUsd ? ` of which ${toUsd(Math.max(0, leftUsd))} are left` : '';
  return new LlmError(
    'UNSUPPORTED',
    `${address} may cost more than the limit of ${toUsd(limitUsd)}${left}. Raise maxCostUsd, or shorten the prompt.`,
    { provider: provider.id, model: model.id, field: 'maxCostUsd' },
  );
}

const toUsd = (usd: number): string => `$${Number(usd.toPrecision(3))}`;

function countImages({ messages }: GenerateRequest): number {
  let images = 0;
  for (const { content } of messages) {
    if (typeof content !== 'string') for (const part of content) if (part.type === 'image') images++;
  }
  return images;
}
