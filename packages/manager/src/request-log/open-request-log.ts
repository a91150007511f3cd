import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger, silentLogger, systemTimers, type Timers } from '@modelhaven/core';
import { lockFolder } from '@modelhaven/monitoring';
import type { ModelhavenConfig } from '../config/types.ts';
import { openFileRequestLog } from './file-request-log.ts';
import type { RequestLog } from './request-log.ts';

/** Where the request log of a data folder is. */
export function requestLogFolder({ server }: Pick<ModelhavenConfig, 'server'>): string {
  return join(server.dataDir, 'requests');
}

/** What the request log of a configuration is opened with. */
export interface OpenRequestLogOptions {
  readonly config: Pick<ModelhavenConfig, 'requestLog' | 'server'>;
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  readonly timers?: Timers;
}

/**
 * The log that a server keeps, with the folder to itself; undefined where the configuration asks for none, or the
 * folder cannot be had, which is said in the log.
 */
export async function keepRequestLog(options: OpenRequestLogOptions): Promise<RequestLog | undefined> {
  const { config, logger = silentLogger } = options;
  if (!config.requestLog.enabled) return undefined;
  const folder = requestLogFolder(config);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await lockFolder(folder, 'request log');
    const log = openRequestLog(options);
    return {
      ...log,
      get dropped() {
        return log.dropped;
      },
      async close() {
        await log.close().finally(release);
      },
    };
  } catch (thrown) {
    logger.error({ error: LlmError.from(thrown).message }, 'Requests are not kept: their log cannot be opened.');
    return undefined;
  }
}

/**
 * Removes all that is kept of a user, from the folder itself. Rejects with `CONFIG_INVALID` while a server has it.
 * Resolves to the number of requests.
 */
export async function eraseFromRequestLog(options: OpenRequestLogOptions, user: string): Promise<number> {
  const folder = requestLogFolder(options.config);
  if (!existsSync(folder)) return 0;
  const release = await lockFolder(folder, 'request log');
  try {
    return await openRequestLog(options).erase(user);
  } finally {
    await release();
  }
}

/** The log of requests of a data folder, to be read. Makes no folder before the first entry. */
export function openRequestLog(options: OpenRequestLogOptions): RequestLog {
  const { config, logger = silentLogger, now = Date.now, timers = systemTimers } = options;
  const { content, redact, retentionDays, maxFileMb } = config.requestLog;
  return openFileRequestLog({
    folder: requestLogFolder(config),
    content: content ? (redact ? 'redacted' : 'plain') : 'none',
    retentionDays,
    maxFileBytes: maxFileMb * 1024 * 1024,
    now,
    timers,
    logger,
  });
}
