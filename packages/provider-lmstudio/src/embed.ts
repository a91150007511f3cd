import { type CallOptions, type EmbedRequest, type EmbedResult, LlmError, type Usage } from '@modelhaven/core';
import type { OpenAiClient } from '@modelhaven/wire/openai';

/**
 * Vectors from `/v1/embeddings`. LM Studio counts no tokens there and says 0, which is unknown; it also passes over
 * `dimensions` in silence, so that vectors of another length are refused with `UNSUPPORTED`.
 */
export async function embed(client: OpenAiClient, request: EmbedRequest, options: CallOptions): Promise<EmbedResult> {
  const { user: _, ...known } = request;
  const result = await client.embed(known, options);
  const { dimensions, model } = request;
  if (dimensions !== undefined && result.vectors[0]?.length !== dimensions) {
    throw new LlmError('UNSUPPORTED', 'LM Studio cannot shorten vectors; leave "dimensions" out.', {
      model,
      field: 'dimensions',
    });
  }
  return { ...result, usage: withoutZero(result.usage) };
}

/** A prompt has at least one token: 0 means that nobody counted. */
export function withoutZero(usage: Usage): Usage {
  const { inputTokens, ...rest } = usage;
  if (inputTokens !== 0) return usage;
  const { outputTokens, ...others } = rest;
  return outputTokens === undefined || outputTokens === 0 ? others : rest;
}
