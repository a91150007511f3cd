export {
  type AcceptedAnthropicRequest,
  acceptAnthropicCountRequest,
  acceptAnthropicRequest,
} from './accept-request.ts';
export { countTokensRequestSchema, messagesRequestSchema } from './accept-schemas.ts';
export {
  type AnthropicCallOptions,
  type AnthropicClient,
  type AnthropicClientOptions,
  createAnthropicClient,
} from './anthropic-client.ts';
export type { AnthropicEvent } from './block-queue.ts';
export type { ServerEvent } from './event-decoder.ts';
export { type FromAnthropicErrorOptions, fromAnthropicError } from './from-error.ts';
export { fromAnthropicEvents } from './from-events.ts';
export { type FromAnthropicOptions, fromAnthropicResponse } from './from-response.ts';
export { type AnthropicQuirks, type ClaudeVersion, parseClaudeVersion, quirksOfModel } from './quirks.ts';
export type { AnthropicModel } from './read-schemas.ts';
export { anthropicErrorSchema, countTokensResponseSchema, messagesResponseSchema } from './response-schemas.ts';
export { type AnthropicSseWriter, createAnthropicSseWriter } from './sse-writer.ts';
export { type AnthropicErrorBody, toAnthropicError, toAnthropicErrorEvent } from './to-error.ts';
export {
  ANTHROPIC_PING,
  type AnthropicEventMaker,
  createAnthropicEventMaker,
  toAnthropicEvents,
} from './to-events.ts';
export {
  ANTHROPIC_VERSION,
  type AnthropicRequest,
  type ToAnthropicRequestOptions,
  toAnthropicCountRequest,
  toAnthropicRequest,
} from './to-request.ts';
export { type ToAnthropicResponseOptions, toAnthropicResponse } from './to-response.ts';
