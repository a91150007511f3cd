import { type ErrorCode, LlmError } from '@modelhaven/core';
import { retryAfterMs } from './retry-after.ts';

/** What is known of an answer that reports a failure. */
export interface HttpFailure {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Id of the provider, for the error's details. */
  readonly provider?: string;
  /** Milliseconds since 1970, to read a retry date against. */
  readonly nowMs: number;
}

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'QUOTA_EXHAUSTED',
  403: 'UNAUTHORIZED',
  404: 'MODEL_NOT_FOUND',
  405: 'UNSUPPORTED',
  407: 'UNAUTHORIZED',
  408: 'TIMEOUT',
  409: 'PROVIDER_FAILED',
  410: 'MODEL_NOT_FOUND',
  413: 'CONTEXT_TOO_LONG',
  422: 'INVALID_REQUEST',
  424: 'PROVIDER_FAILED',
  425: 'UNAVAILABLE',
  429: 'RATE_LIMITED',
  451: 'REFUSED_BY_PROVIDER',
  498: 'RATE_LIMITED',
  499: 'PROVIDER_FAILED',
  501: 'UNSUPPORTED',
  503: 'UNAVAILABLE',
  504: 'TIMEOUT',
  520: 'UNAVAILABLE',
  521: 'UNAVAILABLE',
  522: 'UNAVAILABLE',
  523: 'UNAVAILABLE',
  524: 'TIMEOUT',
  525: 'UNAVAILABLE',
  526: 'UNAVAILABLE',
  529: 'UNAVAILABLE',
  530: 'UNAVAILABLE',
};

const SENTENCE: Readonly<Partial<Record<ErrorCode, string>>> = {
  INVALID_REQUEST: 'refused the request as invalid',
  UNAUTHORIZED: 'refused the key; check that it is set, valid and allowed to use this model',
  QUOTA_EXHAUSTED: 'says that credits or quota are used up; top up or use another provider',
  MODEL_NOT_FOUND: 'knows no such model or address; check the model id and the base URL',
  UNSUPPORTED: 'does not offer this call at this address; check the base URL',
  TIMEOUT: 'gave up waiting for its own answer; try again',
  CONTEXT_TOO_LONG: 'says that the request is too large; shorten it or use a model with a longer context',
  RATE_LIMITED: 'asks to slow down; try again later',
  REFUSED_BY_PROVIDER: 'declined to serve this request',
  UNAVAILABLE: 'is not available at the moment; try again later',
  PROVIDER_FAILED: 'reported a failure of its own; try again later',
  BAD_RESPONSE: 'answered with an unexpected status',
};

/** The code that an HTTP status stands for when nothing more is known; `BAD_RESPONSE` for one that is no failure. */
export function codeOfStatus(status: number): ErrorCode {
  const known = CODE_OF_STATUS[status];
  if (known) return known;
  if (status >= 500 && status < 600) return 'PROVIDER_FAILED';
  return status >= 400 && status < 500 ? 'INVALID_REQUEST' : 'BAD_RESPONSE';
}

/** Our sentence for a code that a provider caused, with its name and status; never words of the answer. */
export function sentenceOf(code: ErrorCode, provider: string | undefined, status?: number): string {
  const what = SENTENCE[code] ?? 'could not serve the request';
  return `${provider ?? 'The provider'} ${what}${status === undefined || status === 0 ? '' : ` (status ${status})`}.`;
}

/** A failure status without a dialect's help: code, sentence and how long to wait. The body is not looked at. */
export function mapHttpFailure({ status, headers, provider, nowMs }: HttpFailure): LlmError {
  const code = codeOfStatus(status);
  const wait = code === 'RATE_LIMITED' || code === 'UNAVAILABLE' ? retryAfterMs(headers, nowMs) : undefined;
  return new LlmError(code, sentenceOf(code, provider, status), {
    ...(provider === undefined ? {} : { provider }),
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}
