import { LlmError } from '@modelhaven/core';
import type { AnyRequest } from '../server-types.ts';

/** What a wildcard route caught, percent-decoded: a model's name with its slashes. `INVALID_REQUEST` where it is empty. */
export function restOfPath(request: Pick<AnyRequest, 'params'>): string {
  const rest = (request.params as { readonly '*'?: string })['*'] ?? '';
  if (rest === '')
    throw new LlmError('INVALID_REQUEST', 'The path ends before the name of a model.', { field: 'model' });
  return rest;
}
