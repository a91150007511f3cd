import { type ErrorCode, LlmError } from '@modelhaven/core';
import { codeOfStatus, sentenceOf } from '../http/map-failure.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { errorSchema } from './read-schemas.ts';

// https://platform.claude.com/docs/en/api/errors
const CODE_OF_TYPE: Readonly<Record<string, ErrorCode>> = {
  invalid_request_error: 'INVALID_REQUEST',
  authentication_error: 'UNAUTHORIZED',
  billing_error: 'QUOTA_EXHAUSTED',
  permission_error: 'UNAUTHORIZED',
  not_found_error: 'MODEL_NOT_FOUND',
  request_too_large: 'CONTEXT_TOO_LONG',
  rate_limit_error: 'RATE_LIMITED',
  timeout_error: 'TIMEOUT',
  api_error: 'PROVIDER_FAILED',
  overloaded_error: 'UNAVAILABLE',
};

// What the type alone does not tell; the wording is that of the API (issues of anthropics/claude-code and
// anthropics/anthropic-sdk-python) and of compatible servers.
const CODE_OF_WORDS: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /prompt is too long|exceeds? (the )?(model'?s? )?(maximum )?context|context (window|length|limit)|too many tokens/i,
    'CONTEXT_TOO_LONG',
  ],
  [/credit balance|usage limits|spend(ing)? limit/i, 'QUOTA_EXHAUSTED'],
  [/not supported (for|on|by|with) this model|does not support/i, 'UNSUPPORTED'],
];

/** Beside status, headers and body: who answered, and when. */
export interface FromAnthropicErrorOptions {
  readonly provider?: string;
  /** Milliseconds since 1970, to read a retry date against. */
  readonly nowMs?: number;
}

/**
 * A failed answer → LlmError. `headers` have lower-case names; `body` is parsed JSON or whatever came instead. The
 * provider's own words decide the code but are not repeated; its type is kept as `providerCode`, and the path of a
 * wrong field as `field`.
 */
export function fromAnthropicError(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  { provider, nowMs = 0 }: FromAnthropicErrorOptions = {},
): LlmError {
  const parsed = errorSchema.safeParse(body);
  const error = parsed.success ? parsed.data.error : undefined;
  const code = codeOf(status, error?.type ?? undefined, error?.message ?? '', error?.details?.error_code ?? undefined);
  const requestId = nameOf(headers['request-id'] ?? (parsed.success ? parsed.data.request_id : undefined));
  const providerCode = nameOf(error?.details?.error_code ?? error?.type);
  const wait = code === 'RATE_LIMITED' || code === 'UNAVAILABLE' ? retryAfterMs(headers, nowMs) : undefined;
  const field = code === 'INVALID_REQUEST' ? fieldOf(error?.message ?? '') : undefined;
  const sentence =
    code === 'CONTEXT_TOO_LONG' ? contextSentence(error?.message ?? '') : sentenceOf(code, provider, status);
  return new LlmError(code, field === undefined ? sentence : `${sentence.slice(0, -1)}: look at "${field}".`, {
    ...(provider === undefined ? {} : { provider }),
    ...(status === 0 ? {} : { status }),
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(field === undefined ? {} : { field }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(error?.message ? { cause: new Error(error.message.slice(0, 1_000)) } : {}),
  });
}

/** An `error` event in the middle of a stream → LlmError; there is no status then. */
export function fromAnthropicErrorEvent(data: unknown, provider?: string): LlmError {
  return fromAnthropicError(0, {}, data, provider === undefined ? {} : { provider });
}

function codeOf(status: number, type: string | undefined, words: string, detail: string | undefined): ErrorCode {
  const known = type !== undefined && Object.hasOwn(CODE_OF_TYPE, type) ? CODE_OF_TYPE[type] : undefined;
  const code = known ?? (status === 0 ? 'PROVIDER_FAILED' : codeOfStatus(status));
  if (detail === 'enforced_spend_limit_reached') return 'QUOTA_EXHAUSTED';
  // Words count only where the request itself was refused: a rate limit "of tokens" is no long context.
  if (code !== 'INVALID_REQUEST') return code;
  return CODE_OF_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? code;
}

/** Our own sentence, with the provider's numbers: they tell how much must go. */
function contextSentence(words: string): string {
  const [, asked, limit] = /(\d{1,9}) tokens > (\d{1,9})/.exec(words) ?? [];
  const numbers = limit === undefined ? '' : ` of ${limit} tokens (it has ${asked})`;
  return `The request does not fit the model's context${numbers}; shorten it or use a model with a longer context.`;
}

/** A code or id, and nothing that only stands in its place: a broken server may repeat the prompt there. */
function nameOf(text: string | null | undefined): string | undefined {
  return text && /^[\w.-]{1,64}$/.test(text) ? text : undefined;
}

/** `messages.0.content.1.text: Field required` → `messages[0].content[1].text`. */
function fieldOf(words: string): string | undefined {
  const path = /^([a-z_]{1,40}(?:\.(?:[a-z_]{1,40}|\d{1,6})){0,12}): /.exec(words)?.[1];
  return path?.replaceAll(/\.(\d+)/g, '[$1]');
}
