import { join } from 'node:path';
import { LlmError, type Logger, silentLogger, type Timers } from '@modelhaven/core';
import { createMonitor, type MetricStore, type Monitor, openFileStore } from '@modelhaven/monitoring';
import type { ModelhavenConfig } from './config/types.ts';

/** What the monitor of a configuration is opened with. */
export interface OpenMonitorOptions {
  readonly config: Pick<ModelhavenConfig, 'monitoring' | 'server'>;
  /**
   * Who asks. `server` runs for long and keeps the embedded store tidy; `guest` is a short call beside it, which reads all
   * and adds its own; `reader` adds nothing. Default: `server`.
   */
  readonly role?: 'server' | 'guest' | 'reader';
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  readonly timers?: Timers;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Single minutes are kept for so long, and nothing for less. */
const MINUTES_MS = 25 * HOUR_MS;
/** A short call must not be long because its numbers cannot be kept. */
const SHORT_TIMEOUT_MS = 1_000;
/** A reader is looked at while it reads. */
const READER_REFRESH_MS = 1_000;

/**
 * The monitor that a configuration describes; close it last. Rejects with `DEPENDENCY_MISSING` where the driver of the
 * store is not installed. Files that cannot be had, and servers that do not answer, are said in the log and keep nobody from starting.
 */
export async function openMonitor(options: OpenMonitorOptions): Promise<Monitor> {
  const { config, role = 'server', logger = silentLogger, now, timers } = options;
  const { enabled, store, metricsRetentionDays } = config.monitoring;
  const opened = enabled ? await openStore(store, config.server.dataDir, role, logger) : undefined;
  return createMonitor({
    retention: { minutesMs: MINUTES_MS, hoursMs: Math.max(metricsRetentionDays * DAY_MS, MINUTES_MS) },
    logger,
    ...(opened ? { stores: [opened] } : {}),
    ...(role === 'reader' ? { refreshMs: READER_REFRESH_MS } : {}),
    ...(now ? { now } : {}),
    ...(timers ? { timers } : {}),
  });
}

async function openStore(
  store: string,
  dataDir: string,
  role: NonNullable<OpenMonitorOptions['role']>,
  logger: Logger,
): Promise<MetricStore | undefined> {
  if (store === 'memory') return undefined;
  if (store === 'embedded') return openEmbedded(join(dataDir, 'metrics'), role, logger);
  const patience = role === 'guest' ? { timeoutMs: SHORT_TIMEOUT_MS } : {};
  const scheme = store.slice(0, store.indexOf(':'));
  if (/^rediss?$/.test(scheme)) {
    const { openRedisStore } = await import('@modelhaven/monitoring/redis');
    return openRedisStore({ url: store, logger, ...patience });
  }
  if (/^postgres(ql)?$/.test(scheme)) {
    const { openPostgresStore } = await import('@modelhaven/monitoring/postgres');
    return openPostgresStore({ url: store, logger, ...patience });
  }
  // The schema of the configuration lets no other scheme through.
  const { openNeo4jStore } = await import('@modelhaven/monitoring/neo4j');
  return openNeo4jStore({ url: store, logger, ...patience });
}

/** One process has the folder. Whoever comes beside it adds to another one, which both of them read. */
async function openEmbedded(
  folder: string,
  role: NonNullable<OpenMonitorOptions['role']>,
  logger: Logger,
): Promise<MetricStore | undefined> {
  const guests = join(folder, 'guests');
  if (role === 'reader') return openFileStore({ folder, also: [guests], access: 'read', logger });
  const asGuest = () => openFileStore({ folder: guests, also: [folder], access: 'append', logger });
  if (role === 'guest') return asGuest();
  try {
    return await openFileStore({ folder, also: [guests], logger });
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (error.code === 'CONFIG_INVALID') {
      logger.warn({}, 'Another process keeps the metrics of this data folder; adding to them as a guest.');
      return asGuest();
    }
    logger.warn({ error: error.message }, 'Metrics are kept in memory only.');
    return undefined;
  }
}
