import type { ErrorCode, LlmError } from '@modelhaven/core';

const TYPE_OF_CODE: Readonly<Record<ErrorCode, string>> = {
  INVALID_REQUEST: 'invalid_request_error',
  CONTEXT_TOO_LONG: 'invalid_request_error',
  UNSUPPORTED: 'invalid_request_error',
  CONFIG_INVALID: 'api_error',
  DEPENDENCY_MISSING: 'api_error',
  UNAUTHORIZED: 'authentication_error',
  QUOTA_EXHAUSTED: 'billing_error',
  MODEL_NOT_FOUND: 'not_found_error',
  BLOCKED_BY_SAFETY: 'invalid_request_error',
  REFUSED_BY_PROVIDER: 'invalid_request_error',
  RATE_LIMITED: 'rate_limit_error',
  ABORTED: 'api_error',
  INTERNAL: 'api_error',
  BAD_RESPONSE: 'api_error',
  PROVIDER_FAILED: 'api_error',
  STREAM_INTERRUPTED: 'api_error',
  UNAVAILABLE: 'overloaded_error',
  CIRCUIT_OPEN: 'overloaded_error',
  INSUFFICIENT_RESOURCES: 'overloaded_error',
  NO_CANDIDATE: 'overloaded_error',
  ALL_CANDIDATES_FAILED: 'overloaded_error',
  TIMEOUT: 'timeout_error',
};

/** An error as clients of the Messages API read it. */
export interface AnthropicErrorBody {
  readonly type: 'error';
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly details: { readonly error_code: string; readonly field?: string };
  };
  readonly request_id: string | null;
}

/**
 * Our error → status and body. A provider's 401 or 402 is not the caller's fault and becomes 502; our own code stays in
 * `error.details.error_code`.
 */
export function toAnthropicError(error: LlmError): { readonly status: number; readonly body: AnthropicErrorBody } {
  const [status, type] = statusAndType(error);
  // Clients look for these words to know that they must shorten the conversation.
  const message = error.code === 'CONTEXT_TOO_LONG' ? `prompt is too long: ${error.message}` : error.message;
  const { field, requestId } = error.details;
  return {
    status,
    body: {
      type: 'error',
      error: { type, message, details: { error_code: error.code, ...(field === undefined ? {} : { field }) } },
      request_id: requestId ?? null,
    },
  };
}

/** Our error → the event that ends a stream which has begun. */
export function toAnthropicErrorEvent(error: LlmError): {
  readonly event: 'error';
  readonly data: AnthropicErrorBody;
} {
  return { event: 'error', data: toAnthropicError(error).body };
}

function statusAndType({ code, traits, details }: LlmError): readonly [number, string] {
  const isUpstream = details.provider !== undefined && (code === 'UNAUTHORIZED' || code === 'QUOTA_EXHAUSTED');
  if (isUpstream) return [502, 'api_error'];
  if (code === 'INVALID_REQUEST' && details.status === 413) return [413, 'request_too_large'];
  if (code === 'UNAUTHORIZED' && details.status === 403) return [403, 'permission_error'];
  return [traits.http, TYPE_OF_CODE[code]];
}
