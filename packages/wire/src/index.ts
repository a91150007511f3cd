export { joinUrl, parseBaseUrl, type Query, redirectTarget, sameOrigin } from './http/address.ts';
export {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type HttpLimits,
  type HttpRequest,
  type JsonResponse,
  type StreamResponse,
} from './http/client.ts';
export { codeOfStatus, type HttpFailure, mapHttpFailure, sentenceOf } from './http/map-failure.ts';
export { mapTransportFailure, type TransportFailure } from './http/map-transport-failure.ts';
export { isSensitiveName, REDACTED, redactHeaders, redactText, redactUrl } from './http/redact.ts';
export { retryAfterMs } from './http/retry-after.ts';
export { drainAnswer, type PeekedAnswer, peekAnswer, readWholeAnswer } from './http/streamed-answer.ts';
export { parseNdjson } from './ndjson/parse.ts';
export { decodeInto } from './sse/decode-into.ts';
export { formatSse } from './sse/format.ts';
export { createSseParser, parseSse, type SseEvent, type SseParser, type SseParserOptions } from './sse/parse.ts';
export { createLineSplitter, type LineSplitter, type LineSplitterOptions } from './text/line-splitter.ts';
export { type LinesOptions, linesFrom } from './text/lines.ts';
