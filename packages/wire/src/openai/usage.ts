import type { Usage } from '@modelhaven/core';
import { isRecord } from './json.ts';

/** Tokens and cost from an OpenAI `usage` object, in the spellings of OpenAI, DeepSeek, OpenRouter, xAI and Groq. */
export function fromOpenAiUsage(usage: unknown): Usage | undefined {
  if (!isRecord(usage)) return undefined;
  const input = count(usage['prompt_tokens']) ?? count(usage['input_tokens']);
  const output = count(usage['completion_tokens']) ?? count(usage['output_tokens']);
  const total = count(usage['total_tokens']);
  const promptDetails = recordOf(usage['prompt_tokens_details']);
  const completionDetails = recordOf(usage['completion_tokens_details']);
  const reasoning = count(completionDetails['reasoning_tokens']) ?? count(usage['reasoning_tokens']);
  const cached =
    count(promptDetails['cached_tokens']) ?? count(usage['prompt_cache_hit_tokens']) ?? count(usage['cached_tokens']);
  const cacheWrite = count(promptDetails['cache_write_tokens']) ?? count(usage['cache_creation_input_tokens']);
  const cost = costOf(usage['cost']);
  // xAI counts thinking beside the completion; its total shows it.
  const isReasoningBeside =
    reasoning !== undefined &&
    reasoning > 0 &&
    input !== undefined &&
    output !== undefined &&
    total === input + output + reasoning;
  const allOutput = isReasoningBeside ? output + reasoning : output;
  return {
    ...(input === undefined ? {} : { inputTokens: input }),
    ...(allOutput === undefined ? {} : { outputTokens: allOutput }),
    ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    ...(cacheWrite === undefined ? {} : { cacheWriteTokens: cacheWrite }),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    ...(cost === undefined ? {} : { costUsd: cost }),
    ...(usage['estimated'] === true ? { estimated: true } : {}),
  };
}

/** An OpenAI `usage` object; undefined where nothing was counted. */
export function toOpenAiUsage(usage: Usage): Record<string, unknown> | undefined {
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens, costUsd, estimated } = usage;
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  const hasPromptDetails = cachedInputTokens !== undefined || cacheWriteTokens !== undefined;
  return {
    ...(inputTokens === undefined ? {} : { prompt_tokens: inputTokens }),
    ...(outputTokens === undefined ? {} : { completion_tokens: outputTokens }),
    ...(inputTokens === undefined || outputTokens === undefined ? {} : { total_tokens: inputTokens + outputTokens }),
    ...(hasPromptDetails
      ? {
          prompt_tokens_details: {
            ...(cachedInputTokens === undefined ? {} : { cached_tokens: cachedInputTokens }),
            ...(cacheWriteTokens === undefined ? {} : { cache_write_tokens: cacheWriteTokens }),
          },
        }
      : {}),
    ...(reasoningTokens === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
    ...(costUsd === undefined ? {} : { cost: costUsd }),
    ...(estimated === true ? { estimated: true } : {}),
  };
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function costOf(value: unknown): number | undefined {
  return isRecord(value) ? count(value['total_cost']) : count(value);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
