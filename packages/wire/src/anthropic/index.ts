export {
  type AcceptedAnthropicRequest,
  acceptAnthropicCountRequest,
  acceptAnthropicRequest,
} from './accept-request.ts';
export { countTokensRequestSchema, messagesRequestSchema } from './accept-schemas.ts';
export { type AnthropicQuirks, type ClaudeVersion, parseClaudeVersion, quirksOfModel } from './quirks.ts';
export { anthropicErrorSchema, countTokensResponseSchema, messagesResponseSchema } from './response-schemas.ts';
export { type AnthropicErrorBody, toAnthropicError, toAnthropicErrorEvent } from './to-error.ts';
export { ANTHROPIC_PING, type AnthropicEvent, toAnthropicEvents } from './to-events.ts';
export {
  ANTHROPIC_VERSION,
  type AnthropicRequest,
  type ToAnthropicRequestOptions,
  toAnthropicCountRequest,
  toAnthropicRequest,
} from './to-request.ts';
export { type ToAnthropicResponseOptions, toAnthropicResponse } from './to-response.ts';
