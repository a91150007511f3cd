import type { LoadedModel } from '@modelhaven/core';
import type { Resident } from './resident.ts';

/** A resident as it is shown; none while it is on its way in or out. */
export function toLoadedModel({ id, model, leases, loadedAt, leaving, expiresAt, pinned }: Resident): LoadedModel[] {
  if (!model || leaving) return [];
  const { memoryBytes, gpuMemoryBytes, contextLength, warnings } = model;
  return [
    {
      id,
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes }),
      contextLength,
      loadedAt,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      activeRequests: leases.count,
      ...(pinned ? { pinned } : {}),
      ...(warnings.length === 0 ? {} : { warnings }),
    },
  ];
}
