import { join } from 'node:path';
import { type BoundedStore, LlmError, type Logger } from '@modelhaven/core';
import type { ServerConfig } from '@modelhaven/manager';
import { createMemoryBoundedStore, openFileBoundedStore } from '@modelhaven/monitoring';
import { createKeptResponseStore, type KeptResponseStore } from './kept-response-store.ts';

/** Begins every key of ours in a shared store. */
const PREFIX = 'modelhaven:responses';

/**
 * The store of responses that the configuration asks for: in the Redis that servers share, else in the data folder, or
 * in memory. A folder that cannot be had is said in the log, and memory takes its place. Rejects with
 * `DEPENDENCY_MISSING` without the driver of Redis.
 */
export async function openResponseStore(
  config: Pick<ServerConfig, 'responses' | 'sharedState' | 'dataDir'>,
  logger: Logger,
): Promise<KeptResponseStore> {
  const { retentionMs: ttlMs } = config.responses;
  return createKeptResponseStore({
    store: await openStore(config, logger),
    ttlMs,
    onLost: (error) => {
      logger.error({ error: LlmError.from(error).message }, 'A response could not be kept, so nobody can continue it.');
    },
  });
}

async function openStore(
  { responses, sharedState, dataDir }: Pick<ServerConfig, 'responses' | 'sharedState' | 'dataDir'>,
  logger: Logger,
): Promise<BoundedStore> {
  const { store, maxEntries, maxBytes } = responses;
  const bounds = { maxEntries, maxBytes };
  if (store === 'memory') return createMemoryBoundedStore(bounds);
  if (sharedState !== 'memory') {
    const { createRedisBoundedStore, openRedisConnection } = await import('@modelhaven/monitoring/redis');
    return createRedisBoundedStore(await openRedisConnection({ url: sharedState, logger }), PREFIX, bounds);
  }
  try {
    const folder = join(dataDir, 'responses');
    return await openFileBoundedStore({ folder, what: 'store of responses', ...bounds });
  } catch (thrown) {
    const error = LlmError.from(thrown).message;
    logger.error({ error }, 'Responses are kept in memory only: their folder cannot be had.');
    return createMemoryBoundedStore(bounds);
  }
}
