import type { GenerateRequest, ModelInfo } from '@modelhaven/core';
import { costOfUsage, type ManagerRequest } from '@modelhaven/manager';
import { NANO } from './rules.ts';

/** What a request may use at most, as far as can be said before. */
export interface Estimate {
  readonly tokens: number;
  /** Billionths of a USD; undefined where the price is unknown. */
  readonly costNano: number | undefined;
  /** False where no model that could answer costs anything. */
  readonly isBilled: boolean;
}

/** Where nobody says how long an answer may be, in tokens. */
const USUAL_OUTPUT = 1_000;
/** And where not even the model has a limit. */
const LONGEST_OUTPUT = 4_096;

/**
 * The most that the request may use of any of these models. Limits of tokens are asked for what is usual where nobody
 * bounds the answer, since what is too much is given back; money is asked for the worst.
 */
export function estimateOf(
  { maxTokens }: Pick<ManagerRequest | GenerateRequest, 'maxTokens'>,
  promptTokens: number,
  models: readonly Pick<ModelInfo, 'pricing' | 'free' | 'maxOutputTokens' | 'contextLength'>[],
): Estimate {
  const costs = models.map((model) => {
    const room = model.contextLength === undefined ? LONGEST_OUTPUT : Math.max(1, model.contextLength - promptTokens);
    const outputTokens = Math.min(maxTokens ?? model.maxOutputTokens ?? LONGEST_OUTPUT, room);
    return costOfUsage({ inputTokens: worstPrompt(promptTokens), outputTokens }, model.pricing, model.free);
  });
  const known = costs.filter((cost) => cost !== undefined);
  return {
    tokens: promptTokens + (maxTokens ?? USUAL_OUTPUT),
    costNano: known.length === 0 ? undefined : Math.ceil(Math.max(...known) * NANO),
    isBilled: costs.some((cost) => cost !== 0),
  };
}

/**
 * Tokens are estimated, and providers put words of their own around a prompt: for money twice as many and some more are
 * reckoned with.
 */
const worstPrompt = (promptTokens: number): number => promptTokens * 2 + 64;

/** About a token for three characters: more than most texts have. */
export function tokensOfTexts(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Math.ceil(text.length / 3), 0);
}
