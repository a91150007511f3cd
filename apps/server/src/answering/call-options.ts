import type { Logger } from '@modelhaven/core';
import type { ManagerCallOptions } from '@modelhaven/manager';
import type { AnyRequest } from '../server-types.ts';

/** What every call of the manager is told of the request it serves. */
export function callOptions(
  request: AnyRequest,
  signal: AbortSignal,
): ManagerCallOptions & { readonly logger: Logger } {
  return { signal, requestId: request.id, logger: request.log };
}
