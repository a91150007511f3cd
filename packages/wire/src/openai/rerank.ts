import type { RerankRequest, RerankResult } from '@modelhaven/core';
import { z } from 'zod';
import { parseBody, unknownKeys } from './accept.ts';
import type { JsonObject } from './json.ts';

const text = z.string().min(1);

/** Body of `POST /v1/rerank`, as Cohere, Jina and vLLM have it. Unknown fields pass. */
export const rerankRequestSchema = z.looseObject({
  model: z.string().min(1),
  query: text,
  /** Texts, or objects with one. */
  documents: z
    .array(z.union([text, z.looseObject({ text })]))
    .min(1)
    .max(2048),
  top_n: z.int().min(1).nullish(),
  return_documents: z.boolean().nullish(),
  user: z.string().nullish(),
});

/** Answer of `POST /v1/rerank`. */
export const rerankResponseSchema = z.looseObject({
  id: z.string(),
  model: z.string(),
  results: z.array(
    z.looseObject({
      index: z.int().min(0),
      relevance_score: z.number(),
      document: z.looseObject({ text: z.string() }).optional(),
    }),
  ),
  usage: z.looseObject({ prompt_tokens: z.int(), total_tokens: z.int() }).optional(),
});

/** A client's request for a ranking in our terms. */
export interface AcceptedRerankRequest {
  readonly request: RerankRequest;
  /** Whether the documents are to be in the answer. */
  readonly returnDocuments: boolean;
  /** Top-level fields that were not looked at. */
  readonly unknownFields: readonly string[];
}

/** Reads a stranger's `POST /v1/rerank`. Throws `INVALID_REQUEST` with the path. */
export function acceptRerankRequest(body: unknown): AcceptedRerankRequest {
  const wire = parseBody(rerankRequestSchema, body);
  return {
    request: {
      model: wire.model,
      query: wire.query,
      documents: wire.documents.map((document) => (typeof document === 'string' ? document : document.text)),
      ...(typeof wire.top_n === 'number' ? { topN: wire.top_n } : {}),
      ...(wire.user ? { user: wire.user } : {}),
    },
    returnDocuments: wire.return_documents ?? false,
    unknownFields: unknownKeys(body, rerankRequestSchema.shape),
  };
}

/** A ranking as the body of `POST /v1/rerank`; with `documents`, their texts are in it. */
export function toRerankResponse(
  result: RerankResult,
  {
    id,
    model = result.model,
    documents,
  }: { readonly id: string; readonly model?: string; readonly documents?: readonly string[] },
): JsonObject {
  const { inputTokens } = result.usage;
  return {
    id,
    model,
    results: result.results.map(({ index, score }) => ({
      index,
      relevance_score: score,
      ...(documents ? { document: { text: documents[index] ?? '' } } : {}),
    })),
    ...(inputTokens === undefined ? {} : { usage: { prompt_tokens: inputTokens, total_tokens: inputTokens } }),
  };
}
