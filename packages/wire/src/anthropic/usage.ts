import type { Usage } from '@modelhaven/core';
import * as z from 'zod';

const count = z.number().nonnegative().nullish().catch(undefined);

/** `usage` of an answer and of stream events; every count may be missing or null. */
export const usageSchema = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  cache_creation_input_tokens: count,
  cache_read_input_tokens: count,
  output_tokens_details: z.looseObject({ thinking_tokens: count }).nullish(),
});

/** Counts as the API gives them. */
export type AnthropicUsage = z.infer<typeof usageSchema>;

/** Two reports on one answer as one. The counts are cumulative, and some servers send zeros in one of the two. */
export function mergeUsage(first: AnthropicUsage | undefined, second: AnthropicUsage | undefined): AnthropicUsage {
  const largest = (
    key: 'input_tokens' | 'output_tokens' | 'cache_creation_input_tokens' | 'cache_read_input_tokens',
  ) => {
    const counts = [first?.[key], second?.[key]].filter((value) => typeof value === 'number');
    return counts.length === 0 ? undefined : Math.max(...counts);
  };
  return {
    input_tokens: largest('input_tokens'),
    output_tokens: largest('output_tokens'),
    cache_creation_input_tokens: largest('cache_creation_input_tokens'),
    cache_read_input_tokens: largest('cache_read_input_tokens'),
    output_tokens_details: second?.output_tokens_details ?? first?.output_tokens_details,
  };
}

/**
 * Their counts → ours. Theirs leave cached tokens out of `input_tokens`; ours are the sum of all three ("Total input
 * tokens in a request is the summation of input_tokens, cache_creation_input_tokens and cache_read_input_tokens").
 */
export function fromUsage(usage: AnthropicUsage | null | undefined): Usage {
  if (!usage) return {};
  const { input_tokens: fresh, output_tokens: output } = usage;
  const read = usage.cache_read_input_tokens;
  const write = usage.cache_creation_input_tokens;
  const thinking = usage.output_tokens_details?.thinking_tokens;
  return {
    ...(typeof fresh === 'number' ? { inputTokens: fresh + (read ?? 0) + (write ?? 0) } : {}),
    ...(typeof output === 'number' ? { outputTokens: output } : {}),
    ...(typeof read === 'number' ? { cachedInputTokens: read } : {}),
    ...(typeof write === 'number' ? { cacheWriteTokens: write } : {}),
    ...(typeof thinking === 'number' ? { reasoningTokens: thinking } : {}),
  };
}

/** Our counts → theirs. What is unknown is 0 where the dialect demands a number, else null. */
export function toUsage(usage: Usage): Readonly<Record<string, unknown>> {
  const read = usage.cachedInputTokens ?? 0;
  const write = usage.cacheWriteTokens ?? 0;
  return {
    input_tokens: Math.max(0, (usage.inputTokens ?? 0) - read - write),
    output_tokens: usage.outputTokens ?? 0,
    cache_creation_input_tokens: usage.cacheWriteTokens ?? null,
    cache_read_input_tokens: usage.cachedInputTokens ?? null,
    output_tokens_details: usage.reasoningTokens === undefined ? null : { thinking_tokens: usage.reasoningTokens },
  };
}
