import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BoundedStore, LlmError, type Logger, silentLogger } from '@modelhaven/core';
import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import type { ModelhavenConfig } from '../config/types.ts';
import { createResponseCache } from './create-response-cache.ts';
import { createSealedStore } from './sealed-store.ts';
import type { ResponseCache } from './types.ts';

/** What the cache of a configuration is opened with. */
export interface OpenResponseCacheOptions {
  readonly config: Pick<ModelhavenConfig, 'responseCache' | 'server'>;
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

const SECRET_BYTES = 32;
/** Begins every key of ours in a shared store. */
const PREFIX = 'modelhaven:cache';

/**
 * The cache that a configuration asks for; undefined where it asks for none. Rejects with `DEPENDENCY_MISSING` without
 * the driver of its store, and with `CONFIG_INVALID` where its secret can neither be read nor made. A Redis that is
 * away keeps nobody from starting.
 */
export async function openResponseCache(options: OpenResponseCacheOptions): Promise<ResponseCache | undefined> {
  const { config, logger = silentLogger, now = Date.now } = options;
  const { enabled, store: where, maxEntries, maxBytes, secret: given, ...settings } = config.responseCache;
  if (!enabled) return undefined;
  const bounds = { maxEntries, maxBytes };
  if (where === 'memory') {
    const store = createMemoryBoundedStore(bounds, { now });
    return createResponseCache({ store, settings, secret: randomBytes(SECRET_BYTES), logger, now });
  }
  const root = given === undefined ? await secretOf(config.server.dataDir) : Buffer.from(given);
  const { createRedisBoundedStore, openRedisConnection } = await import('@modelhaven/monitoring/redis');
  const connection = await openRedisConnection({ url: where, logger });
  const redis: BoundedStore = createRedisBoundedStore(connection, PREFIX, bounds);
  const store = createSealedStore(redis, derived(root, 'seal'));
  return createResponseCache({ store, settings, secret: derived(root, 'names'), logger, now });
}

/** One secret for each purpose, so that none tells of another. */
function derived(root: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', root, '', `modelhaven response cache: ${purpose}`, SECRET_BYTES));
}

/** The secret of this data folder, made at the first start. */
async function secretOf(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, 'cache-secret');
  try {
    await mkdir(dataDir, { recursive: true });
    // Whoever comes second reads what the first one made.
    await writeFile(path, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
      (thrown: NodeJS.ErrnoException) => {
        if (thrown.code !== 'EEXIST') throw thrown;
      },
    );
    const secret = Buffer.from(await readFile(path, 'utf8'), 'base64');
    if (secret.length === SECRET_BYTES) return secret;
    throw new LlmError('CONFIG_INVALID', `${path} holds no secret of ours. Remove it; a new one is made.`);
  } catch (thrown) {
    if (LlmError.is(thrown)) throw thrown;
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
    throw new LlmError(
      'CONFIG_INVALID',
      `The secret of the response cache cannot be kept in ${path} (${code}). Set model_management.response_cache.secret, or make the folder writable.`,
    );
  }
}
