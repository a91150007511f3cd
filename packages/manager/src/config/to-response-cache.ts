import type { CompleteConfig } from './to-config.ts';
import type { ResponseCacheConfig } from './types.ts';

const MEBIBYTE = 1_048_576;

/** The section `response_cache` in our words. */
export function toResponseCache(written: CompleteConfig['model_management']['response_cache']): ResponseCacheConfig {
  const { secret, semantic } = written;
  return {
    enabled: written.enabled,
    store: written.store,
    ttlMs: written.ttl_seconds * 1_000,
    maxEntries: written.max_entries,
    maxBytes: Math.ceil(written.max_mb * MEBIBYTE),
    maxEntryBytes: Math.ceil(written.max_entry_kb * 1_024),
    maxTemperature: written.max_temperature,
    tools: written.tools,
    shareUsers: written.share_users,
    shareTenants: written.share_tenants,
    ...(secret === undefined ? {} : { secret }),
    ...(semantic.enabled && semantic.model !== undefined
      ? { semantic: { model: semantic.model, threshold: semantic.threshold } }
      : {}),
  };
}
