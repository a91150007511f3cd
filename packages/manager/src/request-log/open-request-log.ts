import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger, silentLogger, systemTimers, type Timers } from '@modelhaven/core';
import { lockFolder } from '@modelhaven/monitoring';
import type { ModelhavenConfig } from '../config/types.ts';
import { openFileRequestLog, removeOldRequests } from './file-request-log.ts';
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

const TIDY_MS = 3_600_000;

/**
 * The log that a server keeps, with the folder to itself; undefined where the configuration asks for none, or the
 * folder cannot be had, which is said in the log. What is too old is removed now, whether a log is wanted or not, and once
 * an hour, whether anybody asks for something or not.
 */
export async function keepRequestLog(options: OpenRequestLogOptions): Promise<RequestLog | undefined> {
  const { config, logger = silentLogger, now = Date.now, timers = systemTimers } = options;
  const folder = requestLogFolder(config);
  const tidy = () =>
    removeOldRequests(folder, config.requestLog.retentionDays, now()).catch((thrown: unknown) => {
      logger.error({ error: LlmError.from(thrown).message }, 'Old requests could not be removed from their log.');
    });
  await tidy();
  if (!config.requestLog.enabled) return undefined;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await lockFolder(folder, 'request log');
    const log = openRequestLog(options);
    let timer: unknown;
    let isClosed = false;
    const schedule = () => {
      timer = timers.set(() => void tidy().then(() => (isClosed ? undefined : schedule())), TIDY_MS);
      if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
        timer.unref();
    };
    schedule();
    return {
      ...log,
      get dropped() {
        return log.dropped;
      },
      async close() {
        isClosed = true;
        timers.clear(timer);
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
