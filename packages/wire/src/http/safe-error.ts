import { LlmError } from '@modelhaven/core';
import { safeCause } from './safe-cause.ts';

/**
 * Any thrown value as an LlmError that names the provider and holds no secret, neither in its message and details nor
 * anywhere in its chain of causes.
 */
export function safeError(thrown: unknown, provider: string, redact: (text: string) => string): LlmError {
  const error = LlmError.from(thrown);
  const { providerCode, field, ...details } = error.details;
  return new LlmError(error.code, redact(error.message), {
    provider,
    ...details,
    ...(providerCode === undefined ? {} : { providerCode: redact(providerCode) }),
    ...(field === undefined ? {} : { field: redact(field) }),
    ...(error.cause === undefined ? {} : { cause: safeCause(error.cause, redact) }),
  });
}
