export { type AcceptedEmbeddingRequest, acceptEmbeddingRequest, toEmbeddingResponse } from './accept-embedding.ts';
export { type AcceptedOpenAiRequest, acceptOpenAiRequest } from './accept-request.ts';
export { type ChunkDecoder, type ChunkEvent, createOpenAiChunkDecoder } from './chunk-decoder.ts';
export { acceptCompletionRequest, toCompletionChunks, toCompletionResponse } from './completions.ts';
export { fromOpenAiEmbeddingResponse, toOpenAiEmbeddingRequest } from './embeddings.ts';
export { fromOpenAiChunks } from './from-chunks.ts';
export { fromOpenAiError } from './from-error.ts';
export { type FromOpenAiOptions, fromOpenAiResponse } from './from-response.ts';
export type { JsonObject } from './json.ts';
export { chatMessageSchema } from './message-schemas.ts';
export {
  type AcceptedModerationRequest,
  acceptModerationRequest,
  type ModerationResult,
  moderationRequestSchema,
  moderationResponseSchema,
  toModerationResponse,
} from './moderations.ts';
export {
  createOpenAiClient,
  type OpenAiCallOptions,
  type OpenAiClient,
  type OpenAiClientOptions,
} from './openai-client.ts';
export { COMPATIBLE_QUIRKS, OPENAI_QUIRKS, type OpenAiQuirks } from './quirks.ts';
export { chatCompletionRequestSchema, completionRequestSchema, embeddingRequestSchema } from './request-schemas.ts';
export {
  type AcceptedRerankRequest,
  acceptRerankRequest,
  fromRerankResponse,
  type RerankScale,
  rerankRequestSchema,
  rerankResponseSchema,
  toRerankRequest,
  toRerankResponse,
} from './rerank.ts';
export {
  chatCompletionChunkSchema,
  chatCompletionResponseSchema,
  completionResponseSchema,
  embeddingResponseSchema,
  errorResponseSchema,
  modelListSchema,
  modelSchema,
  usageSchema,
} from './response-schemas.ts';
export { createOpenAiSseWriter, type OpenAiSseWriter } from './sse-writer.ts';
export { type ChunkMaker, createOpenAiChunkMaker, type ToChunksOptions, toOpenAiChunks } from './to-chunks.ts';
export { type OpenAiErrorResponse, toOpenAiError } from './to-error.ts';
export { type ListedModel, toModelEntry, toModelList } from './to-model-list.ts';
export { type OpenAiRequest, type ToOpenAiRequestOptions, toOpenAiRequest } from './to-request.ts';
export { type AnswerIdentity, toOpenAiResponse } from './to-response.ts';
export { openAiTokenCounter } from './token-counter.ts';
export { fromOpenAiUsage, toOpenAiUsage } from './usage.ts';
