import type { EmbedRequest, EmbedResult } from '@modelhaven/core';
import { parseBody, unknownKeys, unsupportedField } from './accept.ts';
import { toBase64Vector } from './embeddings.ts';
import type { JsonObject } from './json.ts';
import { embeddingRequestSchema } from './request-schemas.ts';
import { toOpenAiUsage } from './usage.ts';

/** A client's request for embeddings in our terms. */
export interface AcceptedEmbeddingRequest {
  readonly request: EmbedRequest;
  readonly encodingFormat: 'float' | 'base64';
  /** Top-level fields that were not looked at. */
  readonly unknownFields: readonly string[];
}

/** Reads a stranger's `POST /v1/embeddings`. Throws `INVALID_REQUEST` with the path, `UNSUPPORTED` for token ids. */
export function acceptEmbeddingRequest(body: unknown): AcceptedEmbeddingRequest {
  const wire = parseBody(embeddingRequestSchema, body);
  const input = (typeof wire.input === 'string' ? [wire.input] : wire.input).map((text) => {
    if (typeof text === 'string') return text;
    throw unsupportedField('input', 'Token ids are not understood; send text.');
  });
  return {
    request: {
      model: wire.model,
      input,
      ...(typeof wire.dimensions === 'number' ? { dimensions: wire.dimensions } : {}),
      ...(wire.user ? { user: wire.user } : {}),
    },
    encodingFormat: wire.encoding_format ?? 'float',
    unknownFields: unknownKeys(body, embeddingRequestSchema.shape),
  };
}

/** Vectors as the body of `POST /v1/embeddings`. */
export function toEmbeddingResponse(
  result: EmbedResult,
  {
    model = result.model,
    encodingFormat = 'float',
  }: { readonly model?: string; readonly encodingFormat?: 'float' | 'base64' } = {},
): JsonObject {
  const { inputTokens } = result.usage;
  return {
    object: 'list',
    data: result.vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: encodingFormat === 'base64' ? toBase64Vector(vector) : vector,
    })),
    model,
    ...(inputTokens === undefined ? {} : { usage: { ...toOpenAiUsage({ inputTokens }), total_tokens: inputTokens } }),
  };
}
