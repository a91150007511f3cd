import { ERROR_TABLE, LlmError } from '@modelhaven/core';
import { RefusedRequest } from './refused-request.ts';

/** A thrown value as the answer it becomes. */
export interface Failure {
  readonly status: number;
  readonly error: LlmError;
  readonly headers: Readonly<Record<string, string>>;
}

/** What anything that was thrown while a request was served means to its caller. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof RefusedRequest) {
    const { status, message, headers } = thrown;
    return { status, error: new LlmError('INVALID_REQUEST', message, { status }), headers };
  }
  const refused = LlmError.is(thrown) ? undefined : fromFastify(thrown);
  if (refused) return refused;
  const error = LlmError.from(thrown);
  const retryAfterMs = retryAfter(error);
  return {
    status: statusOf(error),
    error,
    headers: retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
  };
}

/** The table's status, but an upstream's 401 and 402 are our trouble and not the caller's. */
function statusOf(error: LlmError): number {
  const isUpstream = error.details.provider !== undefined;
  if (isUpstream && (error.code === 'UNAUTHORIZED' || error.code === 'QUOTA_EXHAUSTED')) return 502;
  // A key that counts, and may not do this, is no missing key.
  if (error.code === 'UNAUTHORIZED' && !isUpstream && error.details.status === 403) return 403;
  return ERROR_TABLE[error.code].http;
}

/** Where all attempts failed, it is worth trying again as soon as the first of them is. */
function retryAfter(error: LlmError): number | undefined {
  const waits = [error, ...(error.details.attempts ?? [])].flatMap(({ details }) =>
    details.retryAfterMs === undefined ? [] : [details.retryAfterMs],
  );
  return waits.length === 0 ? undefined : Math.min(...waits);
}

const FASTIFY_MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send a JSON object.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header content-type: application/json.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than this server accepts. Send less, or images by address.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its content-length header says.',
  FST_ERR_BAD_URL: 'The path of the request is not a valid URL path. Percent-encode special characters.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the path is too long.',
};

function fromFastify(thrown: unknown): Failure | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown) || !('statusCode' in thrown))
    return undefined;
  const { code, statusCode } = thrown;
  if (typeof code !== 'string' || typeof statusCode !== 'number') return undefined;
  if (!code.startsWith('FST_') || statusCode < 400 || statusCode > 499) return undefined;
  const message = FASTIFY_MESSAGES[code] ?? 'The request is not valid HTTP for this route.';
  return { status: statusCode, error: new LlmError('INVALID_REQUEST', message, { status: statusCode }), headers: {} };
}
