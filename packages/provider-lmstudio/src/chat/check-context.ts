import type { FinishReason, Usage } from '@modelhaven/core';

/** What was asked of an answer, and what became of it. */
export interface ContextFacts {
  /** Tokens of context that were asked for when the model was loaded. */
  readonly asked: number | undefined;
  /** Tokens of context that the model has in memory. */
  readonly loaded: number | undefined;
  /** Tokens that the prompt has at least. */
  readonly leastPromptTokens: number;
  readonly usage: Usage;
  readonly finishReason: FinishReason;
  /** Most tokens that the answer might have. */
  readonly maxTokens: number | undefined;
}

/**
 * What LM Studio does without a word: it loads with less context than it was asked for (bug-tracker #1902), and cuts a
 * prompt or an answer that does not fit, as its overflow policy says.
 */
export function checkContext(facts: ContextFacts): readonly string[] {
  const { asked, loaded, leastPromptTokens, usage, finishReason, maxTokens } = facts;
  const warnings: string[] = [];
  if (asked !== undefined && loaded !== undefined && loaded < asked) {
    warnings.push(`LM Studio runs the model with a context of ${loaded} tokens in place of the ${asked} asked for.`);
  }
  const { inputTokens: read, outputTokens: written } = usage;
  if (read === undefined) return warnings;
  if (read < leastPromptTokens) {
    warnings.push(
      `The prompt was cut: it has at least ${leastPromptTokens} tokens, and LM Studio read ${read} of them. Shorten it, or load the model with a longer context.`,
    );
  } else if (
    loaded !== undefined &&
    written !== undefined &&
    finishReason === 'length' &&
    (maxTokens === undefined || written < maxTokens) &&
    read + written >= loaded - 1
  ) {
    warnings.push(
      `The answer ended because the context of ${loaded} tokens was full; load the model with a longer one.`,
    );
  }
  return warnings;
}
