import type { AnyRequest } from '../server-types.ts';
import { toApiError } from './api-error.ts';
import type { Failure } from './to-failure.ts';

/** How one family of clients wants to hear of errors. */
export interface ErrorDialect {
  body(failure: Failure, requestId: string): unknown;
}

const api: ErrorDialect = { body: ({ error }, requestId) => toApiError(error, requestId) };

/** The dialect of whoever asked, told by the path. */
export function dialectOf(_request: Pick<AnyRequest, 'url' | 'headers'>): ErrorDialect {
  return api;
}
