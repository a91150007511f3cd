import type { CacheStatistics } from '@modelhaven/manager';
import type { z } from 'zod';
import type { cacheSchema } from './cache-schema.ts';

/** The counters of the cache as `GET /api/v1/cache` gives them. */
export function toCacheStatistics({ models, size, bypasses, ...sums }: CacheStatistics): z.output<typeof cacheSchema> {
  return {
    hits: sums.hits,
    similar_hits: sums.similarHits,
    misses: sums.misses,
    // A plain copy: its type says that every reason may be absent.
    bypasses: Object.fromEntries(Object.entries(bypasses)),
    kept: sums.kept,
    saved_cost_usd: sums.savedCostUsd,
    saved_input_tokens: sums.savedInputTokens,
    saved_output_tokens: sums.savedOutputTokens,
    models: Object.entries(models).map(([address, { hits, savedCostUsd }]) => ({
      address,
      hits,
      saved_cost_usd: savedCostUsd,
    })),
    ...(size ? { size: { entries: size.entries, size_bytes: size.sizeBytes } } : {}),
  };
}
