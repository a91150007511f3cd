import { type ErrorCode, LlmError } from '@modelhaven/core';
import { codeOfStatus, sentenceOf } from '../http/map-failure.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { contextSentence, isContextMessage } from './context-length.ts';
import { filled, isRecord, type JsonObject } from './json.ts';

/** Codes and types by which providers name a failure, and what each means here. */
const CODE_OF_WORD: Readonly<Record<string, ErrorCode>> = {
  context_length_exceeded: 'CONTEXT_TOO_LONG',
  string_above_max_length: 'CONTEXT_TOO_LONG',
  exceed_context_size_error: 'CONTEXT_TOO_LONG',
  model_context_window_exceeded: 'CONTEXT_TOO_LONG',
  request_too_large: 'CONTEXT_TOO_LONG',
  insufficient_quota: 'QUOTA_EXHAUSTED',
  billing_hard_limit_reached: 'QUOTA_EXHAUSTED',
  billing_not_active: 'QUOTA_EXHAUSTED',
  insufficient_balance: 'QUOTA_EXHAUSTED',
  insufficient_credits: 'QUOTA_EXHAUSTED',
  insufficient_funds: 'QUOTA_EXHAUSTED',
  credits_exhausted: 'QUOTA_EXHAUSTED',
  rate_limit_exceeded: 'RATE_LIMITED',
  rate_limit_error: 'RATE_LIMITED',
  rate_limited: 'RATE_LIMITED',
  tokens_exceeded_error: 'RATE_LIMITED',
  too_many_requests: 'RATE_LIMITED',
  engine_overloaded: 'UNAVAILABLE',
  overloaded_error: 'UNAVAILABLE',
  server_overloaded: 'UNAVAILABLE',
  unavailable_error: 'UNAVAILABLE',
  service_unavailable: 'UNAVAILABLE',
  model_not_found: 'MODEL_NOT_FOUND',
  model_not_available: 'MODEL_NOT_FOUND',
  model_decommissioned: 'MODEL_NOT_FOUND',
  invalid_model: 'MODEL_NOT_FOUND',
  notfounderror: 'MODEL_NOT_FOUND',
  deploymentnotfound: 'MODEL_NOT_FOUND',
  content_filter: 'REFUSED_BY_PROVIDER',
  content_policy_violation: 'REFUSED_BY_PROVIDER',
  moderation_blocked: 'REFUSED_BY_PROVIDER',
  data_inspection_failed: 'REFUSED_BY_PROVIDER',
  responsibleaipolicyviolation: 'REFUSED_BY_PROVIDER',
  invalid_prompt: 'REFUSED_BY_PROVIDER',
  invalid_api_key: 'UNAUTHORIZED',
  authentication_error: 'UNAUTHORIZED',
  account_deactivated: 'UNAUTHORIZED',
  permission_denied: 'UNAUTHORIZED',
  permission_error: 'UNAUTHORIZED',
  unsupported_parameter: 'UNSUPPORTED',
  unsupported_value: 'UNSUPPORTED',
  unsupported_country_region_territory: 'UNAUTHORIZED',
  timeout: 'TIMEOUT',
  request_timeout: 'TIMEOUT',
  server_error: 'PROVIDER_FAILED',
  internal_server_error: 'PROVIDER_FAILED',
  api_error: 'PROVIDER_FAILED',
};

const QUOTA =
  /insufficient (balance|quota|credits?|funds)|exceeded your current quota|out of credits|requires more credits|billing/i;
const MODEL_MISSING =
  /\bmodel\b.{0,120}\b(not (found|exist)|does not exist|is not available|not supported|decommissioned)|no endpoints found/i;
const MODERATION = /content (management )?policy|content filter|flagged (by|for|as)|safety system|moderation/i;
// llama.cpp's server answers these with status 500, and asking again does not help.
const CANNOT = /\b(image|audio|video) input is not supported|context does not logits computation/i;
const MODEL_LOADING = /loading model|model is (currently )?loading|no (model|slot)s? (is |are )?(loaded|available)/i;

/**
 * A failure in OpenAI's dialect and its many variants (`{error: {message, type, param, code}}`, `{message}`,
 * `{detail}`, `{error: "text"}`, arrays of these). The provider's own words are kept as the cause only. `status` 0 stands
 * for an error inside a successful answer; a numeric code in it then counts as the status. Without `nowMs` (milliseconds since 1970) a wait that
 * is given as a date is not read.
 */
export function fromOpenAiError(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  nowMs = Number.NaN,
): LlmError {
  const error = errorOf(body);
  // An in-band error may be as long as an event; what it says, it says at its beginning.
  const message = messageOf(error, body).slice(0, 4_000);
  const words = [error['code'], error['type'], nestedCode(error)].map(wordOf);
  const actualStatus = status > 0 ? status : statusOf(error['code'] ?? error['status']);
  const code = codeOfOurs(error) ?? codeFor(actualStatus, words, message);
  const providerCode = words.find((word) => word !== undefined);
  const field = fieldOf(error['param']);
  const wait = code === 'RATE_LIMITED' || code === 'UNAVAILABLE' ? retryAfterMs(headers, nowMs) : undefined;
  const sentence =
    code === 'CONTEXT_TOO_LONG'
      ? contextSentence(message)
      : code === 'UNSUPPORTED' && CANNOT.test(message)
        ? 'The model at this address takes no such input, or does not answer in text.'
        : sentenceOf(code, undefined, actualStatus);
  return new LlmError(code, field === undefined ? sentence : `${sentence.replace(/\.$/, '')}: see "${field}".`, {
    ...(actualStatus > 0 ? { status: actualStatus } : {}),
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(field === undefined ? {} : { field }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(message === '' ? {} : { cause: new Error(message.slice(0, 1_000)) }),
  });
}

/** Codes that mean to us what they mean to the server of ours that sent them; others are that server's own affair. */
const SHARED: ReadonlySet<string> = new Set<ErrorCode>([
  'INVALID_REQUEST',
  'CONTEXT_TOO_LONG',
  'UNSUPPORTED',
  'UNAUTHORIZED',
  'QUOTA_EXHAUSTED',
  'MODEL_NOT_FOUND',
  'REFUSED_BY_PROVIDER',
  'RATE_LIMITED',
  'BAD_RESPONSE',
  'PROVIDER_FAILED',
  'STREAM_INTERRUPTED',
  'UNAVAILABLE',
  'TIMEOUT',
]);

function codeOfOurs(error: JsonObject): ErrorCode | undefined {
  const note = error['modelhaven'];
  const code = isRecord(note) ? note['code'] : undefined;
  if (code === 'BLOCKED_BY_SAFETY') return 'REFUSED_BY_PROVIDER';
  return typeof code === 'string' && SHARED.has(code) ? (code as ErrorCode) : undefined;
}

function codeFor(status: number, words: readonly (string | undefined)[], message: string): ErrorCode {
  const named = words.map((word) => (word === undefined ? undefined : CODE_OF_WORD[word])).find(Boolean);
  const isRequestProblem = status === 0 || (status >= 400 && status < 500) || status === 500;
  if (named === 'CONTEXT_TOO_LONG' || (isRequestProblem && isContextMessage(message) && named !== 'RATE_LIMITED')) {
    return 'CONTEXT_TOO_LONG';
  }
  if (named === 'QUOTA_EXHAUSTED' || (status === 429 && QUOTA.test(message))) return 'QUOTA_EXHAUSTED';
  // An authentication failure stays one whatever the words beside it say.
  if (status === 401) return 'UNAUTHORIZED';
  if (status === 402 || status === 429) return codeOfStatus(status);
  if (status === 500 && CANNOT.test(message)) return 'UNSUPPORTED';
  if (named !== undefined) return named;
  if ((status === 400 || status === 403) && MODERATION.test(message)) return 'REFUSED_BY_PROVIDER';
  if ((status === 400 || status === 422) && MODEL_MISSING.test(message)) return 'MODEL_NOT_FOUND';
  if ((status === 400 || status === 403) && QUOTA.test(message)) return 'QUOTA_EXHAUSTED';
  if (MODEL_LOADING.test(message)) return 'UNAVAILABLE';
  return status === 0 ? 'PROVIDER_FAILED' : codeOfStatus(status);
}

function errorOf(body: unknown): JsonObject {
  const first = Array.isArray(body) ? body[0] : body;
  if (!isRecord(first)) return {};
  if (isRecord(first['error'])) return first['error'];
  // FastAPI nests, vLLM before 0.10 did not.
  return isRecord(first['detail']) ? first['detail'] : first;
}

function messageOf(error: JsonObject, body: unknown): string {
  const metadata = isRecord(error['metadata']) ? filled(error['metadata']['raw']) : undefined;
  const own = filled(error['message']) ?? filled(error['error']) ?? filled(error['detail']) ?? filled(error['msg']);
  if (own !== undefined) return metadata === undefined ? own : `${own} ${metadata}`;
  return typeof body === 'string' && !body.trimStart().startsWith('<') ? body : '';
}

function nestedCode(error: JsonObject): unknown {
  const inner = error['innererror'] ?? error['metadata'];
  return isRecord(inner) ? (inner['code'] ?? inner['error_type']) : undefined;
}

/** Only what looks like an identifier: a code is shown to people, and a free text could quote the prompt. */
function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-zA-Z][\w.-]{1,63}$/.test(value) ? value.toLowerCase() : undefined;
}

function fieldOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.[\]-]{1,120}$/.test(value) ? value : undefined;
}

function statusOf(value: unknown): number {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 400 && number < 600 ? number : 0;
}
