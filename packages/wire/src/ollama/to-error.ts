import { LlmError } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';

/** A failure as an HTTP answer, and within a stream as its last line. */
export interface OllamaErrorResponse {
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * Any failure as Ollama's error body: a sentence, with our code beside it. A provider's refusal of *our* key or credit
 * is no fault of the client and becomes 502. The cause is never sent.
 */
export function toOllamaError(thrown: unknown): OllamaErrorResponse {
  const error = LlmError.from(thrown);
  const { code, details, traits } = error;
  const isUpstreamAccount = (code === 'UNAUTHORIZED' || code === 'QUOTA_EXHAUSTED') && details.provider !== undefined;
  const isForbidden = code === 'UNAUTHORIZED' && !isUpstreamAccount && details.status === 403;
  const status = isUpstreamAccount ? 502 : isForbidden ? 403 : traits.http;
  return { status, body: { error: error.message, code } };
}
