export {
  type AcceptedOllamaEmbed,
  type AcceptedOllamaRequest,
  acceptOllamaChat,
  acceptOllamaEmbed,
  acceptOllamaGenerate,
  acceptOllamaShow,
} from './accept-request.ts';
export { createOllamaLineMaker, type OllamaLineMaker, type OllamaLineOptions } from './line-maker.ts';
export {
  ollamaChatRequestSchema,
  ollamaEmbedRequestSchema,
  ollamaGenerateRequestSchema,
  ollamaShowRequestSchema,
} from './request-schemas.ts';
export {
  ollamaChatResponseSchema,
  ollamaEmbedResponseSchema,
  ollamaErrorSchema,
  ollamaGenerateResponseSchema,
  ollamaPsSchema,
  ollamaShowSchema,
  ollamaTagsSchema,
  ollamaVersionSchema,
} from './response-schemas.ts';
export {
  type OllamaAnswerFacts,
  toOllamaAnswer,
  toOllamaChatLines,
  toOllamaEmbed,
  toOllamaGenerateLines,
  toOllamaResidency,
} from './to-answer.ts';
export { type OllamaErrorResponse, toOllamaError } from './to-error.ts';
export { type OllamaListedModel, toOllamaPs, toOllamaShow, toOllamaTags } from './to-models.ts';
