import { LlmError } from '@modelhaven/core';
import type { PromptEstimate } from './estimate-prompt.ts';

/** What the length of the context is chosen by; lengths in tokens. */
export interface ContextWish {
  readonly prompt: PromptEstimate;
  /** Tokens that the answer may have. */
  readonly answerTokens: number;
  /** What the request or the config says; wins over all but the model's own limit. */
  readonly fixed?: number | undefined;
  /** Most that may be used: by config and by the model's training. */
  readonly limit?: number | undefined;
  /** The model's own `num_ctx`, and what it is loaded with: less would load it anew for nothing. */
  readonly atLeast?: number | undefined;
  /** Whether the prompt may be cut. */
  readonly allowTruncation: boolean;
}

/** The steps in which a context grows, so that not every longer prompt loads the model anew. */
const FIRST_STEP = 4_096;

/** `num_ctx` for a request. Throws `CONTEXT_TOO_LONG` for a prompt that surely does not fit and must not be cut. */
export function chooseContext(wish: ContextWish): number {
  const { prompt, answerTokens, fixed, limit = Number.POSITIVE_INFINITY, atLeast = 0, allowTruncation } = wish;
  const most = fixed === undefined ? limit : Math.min(fixed, limit);
  if (prompt.least > most && !allowTruncation) {
    throw new LlmError(
      'CONTEXT_TOO_LONG',
      `The prompt has at least ${prompt.least} tokens and the context holds ${most}; shorten it or allow a longer context.`,
    );
  }
  if (fixed !== undefined) return most;
  const needed = prompt.most + answerTokens;
  let length = FIRST_STEP;
  while (length < needed) length *= 2;
  return Math.min(Math.max(length, atLeast), limit);
}
