import { type ErrorCode, LlmError, type LlmErrorOptions } from '@modelhaven/core';
import { retryAfterMs } from '@modelhaven/wire';
import { fromOpenAiError } from '@modelhaven/wire/openai';
import type { z } from 'zod';
import { errorSchema } from './schemas.ts';

type OpenRouterError = z.output<typeof errorSchema>['error'];

/**
 * A failure as OpenRouter reports it (https://openrouter.ai/docs/api-reference/errors): as an answer of its own status,
 * or with `status` 0 inside a successful answer or a stream. Its words stay in the cause; a flagged text never does.
 */
export function mapError(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  nowMs: number,
): LlmError {
  const plain = fromOpenAiError(status, headers, body, nowMs);
  const read = errorSchema.safeParse(body);
  if (!read.success) return plain;
  const { error } = read.data;
  const actual = status > 0 ? status : statusOf(error.code);
  const decision = decide(actual, error);
  if (!decision) return plain;
  const { providerCode, field } = plain.details;
  const wait = decision.waits ? (plain.details.retryAfterMs ?? waitOf(error, headers, nowMs)) : undefined;
  const options: LlmErrorOptions = {
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(field === undefined ? {} : { field }),
    ...(actual > 0 ? { status: actual } : {}),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    // A moderation error quotes what was flagged: the prompt.
    ...(decision.code === 'REFUSED_BY_PROVIDER' || plain.cause === undefined ? {} : { cause: plain.cause }),
  };
  return new LlmError(decision.code, decision.message, options);
}

/** Rate limit headers of a failure, where they are: on the answer, or inside the body as OpenRouter sends them. */
export function rateLimitHeaders(
  headers: Readonly<Record<string, string>>,
  body: unknown,
): { readonly headers: Readonly<Record<string, string>>; readonly hint: string } {
  const read = errorSchema.safeParse(body);
  if (!read.success) return { headers, hint: '' };
  const { metadata, message } = read.data.error;
  return {
    headers: { ...innerHeaders(read.data.error), ...headers },
    hint: `${metadata?.limit_source ?? ''} ${message ?? ''}`,
  };
}

interface Decision {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether waiting helps. */
  readonly waits?: true;
}

function decide(status: number, { message, metadata }: OpenRouterError): Decision | undefined {
  const words = message ?? '';
  const source = metadata?.limit_source ?? '';
  switch (status) {
    case 402:
      if (/in_flight/.test(source)) {
        return {
          code: 'RATE_LIMITED',
          message: 'OpenRouter holds back credits for requests in progress; try again shortly.',
          waits: true,
        };
      }
      return {
        code: 'QUOTA_EXHAUSTED',
        message: 'The OpenRouter account or key is out of credits; add credits or raise the limit of the key.',
      };
    case 403:
      return decideForbidden(words, metadata?.reasons ?? []);
    case 404:
      if (
        /no (endpoints|providers?) found (that|matching|which|supporting)|data policy|privacy settings|support (tool|image)/i.test(
          words,
        )
      ) {
        return {
          code: 'UNSUPPORTED',
          message:
            'No provider behind OpenRouter serves this model with what was asked; drop tools, images or provider preferences, or check the privacy settings of the account.',
        };
      }
      return {
        code: 'MODEL_NOT_FOUND',
        message: 'OpenRouter has no such model, or no provider serves it now; see the list of models.',
      };
    case 408:
      return { code: 'TIMEOUT', message: 'The request timed out at OpenRouter; try again or choose another model.' };
    case 429:
      if (/per-day|daily/i.test(`${words} ${source}`)) {
        return {
          code: 'QUOTA_EXHAUSTED',
          message: 'The free requests of the day are used up; wait for the reset, add credits, or use a paid model.',
          waits: true,
        };
      }
      return {
        code: 'RATE_LIMITED',
        message: /per-min|minute/i.test(`${words} ${source}`)
          ? 'Too many requests of free models within a minute; wait a moment.'
          : 'OpenRouter or the provider behind it limits the rate; wait a moment or choose another model.',
        waits: true,
      };
    case 502:
      return {
        code: 'PROVIDER_FAILED',
        message: 'The provider behind OpenRouter is down or answered nonsense; try again or choose another model.',
      };
    case 503:
      return {
        code: 'UNAVAILABLE',
        message: 'No provider behind OpenRouter meets the routing requirements now; relax them, or try again.',
        waits: true,
      };
    default:
      return undefined;
  }
}

function decideForbidden(words: string, reasons: readonly string[]): Decision {
  if (/(key|spend(ing)?|total|credit|weekly|monthly|daily) limit|limit exceeded/i.test(words)) {
    return {
      code: 'QUOTA_EXHAUSTED',
      message: 'The OpenRouter key has reached its spending limit; raise it or wait for its reset.',
    };
  }
  if (reasons.length > 0 || /moderation|flagged|guardrail|blocked|prompt injection|content filter/i.test(words)) {
    const named = reasons.filter((reason) => /^[\w /-]{1,40}$/.test(reason)).slice(0, 8);
    const why = named.length > 0 ? ` (${named.join(', ')})` : '';
    return { code: 'REFUSED_BY_PROVIDER', message: `The input was flagged by moderation${why}.` };
  }
  return { code: 'UNAUTHORIZED', message: 'The OpenRouter key may not do this; check its rights.' };
}

function waitOf(error: OpenRouterError, headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const said = retryAfterMs(headers, nowMs) ?? retryAfterMs(innerHeaders(error), nowMs);
  const seconds = error.metadata?.retry_after_seconds;
  return said ?? (typeof seconds === 'number' && seconds >= 0 ? Math.ceil(seconds * 1000) : undefined);
}

function innerHeaders({ metadata }: OpenRouterError): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function statusOf(code: number | string | null | undefined): number {
  const number = Number(code ?? Number.NaN);
  return Number.isInteger(number) && number >= 400 && number < 600 ? number : 0;
}
