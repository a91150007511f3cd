import { LlmError } from '@modelhaven/core';
import { toAnthropicError } from '@modelhaven/wire/anthropic';
import { toOllamaError } from '@modelhaven/wire/ollama';
import { toOpenAiError } from '@modelhaven/wire/openai';
import type { AnyRequest } from '../server-types.ts';
import { toApiError } from './api-error.ts';

/** An error in the words of one family of clients. The status is told by the error table, for all of them alike. */
export interface DialectAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type ErrorDialect = 'api' | 'openai' | 'anthropic' | 'ollama';

/** Every name of Ollama's API, also of what is not offered here: who calls it shall understand the refusal. */
const OLLAMA =
  /^\/api\/(?:tags|version|ps|show|chat|generate|embed|embeddings|pull|push|create|copy|delete|blobs)(?:[/?]|$)/;

/** The dialect of whoever asked: told by the path, and where two share one, by the header that only one of them sends. */
export function dialectOf({ url, headers }: Pick<AnyRequest, 'url' | 'headers'>): ErrorDialect {
  if (OLLAMA.test(url)) return 'ollama';
  if (!/^\/v1(?:[/?]|$)/.test(url)) return 'api';
  return /^\/v1\/messages(?:[/?]|$)/.test(url) || headers['anthropic-version'] !== undefined ? 'anthropic' : 'openai';
}

/** Says an error in a dialect. */
export function sayError(dialect: ErrorDialect, error: LlmError, requestId: string): DialectAnswer {
  const named = withRequestId(error, requestId);
  switch (dialect) {
    case 'api':
      return { headers: {}, body: toApiError(error, requestId) };
    case 'openai': {
      const { headers, body } = toOpenAiError(named);
      return { headers, body };
    }
    case 'ollama':
      return { headers: {}, body: toOllamaError(error).body };
    case 'anthropic':
      return { headers: error.traits.retry ? {} : { 'x-should-retry': 'false' }, body: toAnthropicError(named).body };
  }
}

/** The same error, knowing the request that it answers. */
export function withRequestId(error: LlmError, requestId: string): LlmError {
  return new LlmError(error.code, error.message, { ...error.details, requestId, cause: error.cause });
}
