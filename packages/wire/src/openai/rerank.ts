import { LlmError, type RankedDocument, type RerankRequest, type RerankResult } from '@modelhaven/core';
import { z } from 'zod';
import { parseBody, unknownKeys } from './accept.ts';
import { isRecord, type JsonObject, listOf } from './json.ts';
import { fromOpenAiUsage } from './usage.ts';

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

/** What the scores of a server are: `share` from 0 to 1, or `logit`, which is made into one. */
export type RerankScale = 'share' | 'logit';

/** A request as the body of `POST /rerank`. */
export function toRerankRequest({ model, query, documents, topN, user }: RerankRequest): JsonObject {
  return {
    model,
    query,
    documents,
    ...(topN === undefined ? {} : { top_n: topN }),
    ...(user === undefined ? {} : { user }),
  };
}

/** The ranking from the body of an answer, best first. Throws `BAD_RESPONSE` unless it ranks what was sent, each once. */
export function fromRerankResponse(body: unknown, request: RerankRequest, scale: RerankScale = 'share'): RerankResult {
  if (!isRecord(body) || !Array.isArray(body['results'])) {
    throw new LlmError('BAD_RESPONSE', 'The answer is no ranking.');
  }
  const { documents, topN = documents.length } = request;
  const seen = new Set<number>();
  const results = listOf(body['results']).map((entry): RankedDocument => {
    const { index, relevance_score: score } = isRecord(entry) ? entry : {};
    if (typeof index !== 'number' || typeof score !== 'number' || !Number.isFinite(score)) {
      throw new LlmError('BAD_RESPONSE', 'The answer holds a rank without an index or a score.');
    }
    if (documents[index] === undefined || seen.has(index)) {
      throw new LlmError('BAD_RESPONSE', 'The answer ranks documents that were not sent, or one twice.');
    }
    seen.add(index);
    return { index, score: scale === 'logit' ? 1 / (1 + Math.exp(-score)) : score };
  });
  if (results.length < Math.min(topN, documents.length)) {
    throw new LlmError('BAD_RESPONSE', `The answer ranks ${results.length} of ${documents.length} documents.`);
  }
  return {
    model: typeof body['model'] === 'string' && body['model'] !== '' ? body['model'] : request.model,
    results: results.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, topN),
    usage: fromOpenAiUsage(body['usage']) ?? {},
  };
}
