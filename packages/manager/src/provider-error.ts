import { LlmError } from '@modelhaven/core';

/** What a provider threw, as an error of ours. A foreign exception is the provider's failure, not a defect of ours. */
export function asProviderError(thrown: unknown, provider: string, model?: string): LlmError {
  const where = { provider, ...(model === undefined ? {} : { model }) };
  const error = LlmError.from(thrown, where);
  if (LlmError.is(thrown) || error.code === 'ABORTED') return error;
  return new LlmError('PROVIDER_FAILED', `${provider} failed in an unexpected way.`, { ...where, cause: thrown });
}
