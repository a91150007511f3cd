import { LlmError, type ModelFilterCapability } from '@modelhaven/core';
import type { ModelPool } from './model-pool.ts';
import type { Registry } from './registry.ts';
import type { ModelManager } from './types.ts';

export interface FiltersParts {
  readonly registry: Registry;
  readonly pool: ModelPool;
}

/** The filters of the providers that have one, and lists that follow them. */
export function createFilters({ registry, pool }: FiltersParts): ModelManager['filters'] {
  const filterOf = (id: string): ModelFilterCapability => {
    const { filter } = registry.get(id);
    if (filter) return filter;
    throw new LlmError('UNSUPPORTED', `The models of ${id} cannot be filtered there. Use requirements instead.`, {
      provider: id,
      field: 'provider',
    });
  };
  return {
    get: (id) => filterOf(id).get(),
    async set(id, change, { signal } = {}) {
      const filter = await filterOf(id).set(change);
      pool.invalidate(id);
      // A list that cannot be had now is a note there; the filter holds all the same.
      await pool.read({ providers: [id], refresh: true, ...(signal ? { signal } : {}) });
      return filter;
    },
  };
}
