import { type ErrorCode, type ErrorDetails, LlmError } from '@modelhaven/core';
import type { JsonObject } from './json.ts';

/** OpenAI's type and code for each of ours (https://platform.openai.com/docs/guides/error-codes). */
const WORDS: Readonly<Partial<Record<ErrorCode, readonly [type: string, code: string]>>> = {
  INVALID_REQUEST: ['invalid_request_error', 'invalid_value'],
  CONTEXT_TOO_LONG: ['invalid_request_error', 'context_length_exceeded'],
  UNSUPPORTED: ['invalid_request_error', 'unsupported_parameter'],
  UNAUTHORIZED: ['authentication_error', 'invalid_api_key'],
  QUOTA_EXHAUSTED: ['insufficient_quota', 'insufficient_quota'],
  MODEL_NOT_FOUND: ['invalid_request_error', 'model_not_found'],
  BLOCKED_BY_SAFETY: ['invalid_request_error', 'content_filter'],
  REFUSED_BY_PROVIDER: ['invalid_request_error', 'content_filter'],
  RATE_LIMITED: ['rate_limit_error', 'rate_limit_exceeded'],
};

/** A failure as an HTTP answer. */
export interface OpenAiErrorResponse {
  readonly status: number;
  /** `retry-after` where a wait is known; `x-should-retry: false` where the same request would fail the same way. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/**
 * Any failure as OpenAI's error body. A provider's refusal of *our* key or credit is no fault of the client: it becomes
 * 502 with our code kept in `error.modelhaven`, while our own authentication and budgets (errors without a provider) keep
 * 401 and 402. The cause is never sent.
 */
export function toOpenAiError(thrown: unknown): OpenAiErrorResponse {
  const error = LlmError.from(thrown);
  const { code, details, traits } = error;
  const isUpstreamAccount = (code === 'UNAUTHORIZED' || code === 'QUOTA_EXHAUSTED') && details.provider !== undefined;
  const isForbidden = code === 'UNAUTHORIZED' && !isUpstreamAccount && details.status === 403;
  const status = isUpstreamAccount ? 502 : isForbidden ? 403 : traits.http;
  const [type, word] = isForbidden
    ? ['permission_error', 'insufficient_permissions']
    : ((isUpstreamAccount ? undefined : WORDS[code]) ?? ['server_error', code.toLowerCase()]);
  const { retryAfterMs } = details;
  return {
    status,
    headers: {
      ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
      ...(traits.retry ? {} : { 'x-should-retry': 'false' }),
    },
    body: {
      error: {
        message: error.message,
        type,
        param: details.field ?? null,
        code: word,
        modelhaven: noteOf(code, details),
      },
    },
  };
}

function noteOf(code: ErrorCode, details: ErrorDetails): JsonObject {
  const { provider, model, retryAfterMs, requestId, issues, attempts } = details;
  return {
    code,
    ...(provider === undefined ? {} : { provider }),
    ...(model === undefined ? {} : { model }),
    ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
    ...(requestId === undefined ? {} : { request_id: requestId }),
    ...(issues === undefined ? {} : { issues }),
    ...(attempts === undefined
      ? {}
      : {
          attempts: attempts.map((attempt) => ({
            code: attempt.code,
            message: attempt.message,
            ...(attempt.details.provider === undefined ? {} : { provider: attempt.details.provider }),
            ...(attempt.details.model === undefined ? {} : { model: attempt.details.model }),
          })),
        }),
  };
}
