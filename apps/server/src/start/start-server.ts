import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderDefinition, SharedState } from '@modelhaven/core';
import {
  assemble,
  type Environment,
  guardFrom,
  keepRequestLog,
  type ModelhavenConfig,
  type ModelManager,
  openMonitor,
  openResponseCache,
  openSafety,
  toHardwareSettings,
} from '@modelhaven/manager';
import type { Logger } from 'pino';
import { openAuditLog } from '../audit/audit-log.ts';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { openResponseStore } from '../openai-responses/open-response-store.ts';
import { createEditConfig } from '../reload/edit-config.ts';
import { createReloader, type Reloader } from '../reload/reloader.ts';
import { shareProviders } from '../reload/share-providers.ts';
import { shareReloads } from '../reload/share-reloads.ts';
import { createManagerSwitch } from '../reload/switch-manager.ts';
import { watchConfig } from '../reload/watch-config.ts';
import { buildServer } from '../server.ts';
import type { App } from '../server-types.ts';
import { takeForwarded } from '../workers/take-forwarded.ts';
import type { WorkerLink } from '../workers/worker-link.ts';
import { checkExposure } from './check-exposure.ts';
import { listenAt, urlOf } from './listen.ts';
import { openAlerting } from './open-alerting.ts';
import { openShared } from './open-shared.ts';
import { openTelemetry } from './open-telemetry.ts';
import { findConfig } from './read-config.ts';
import { createStop, type Stop } from './stop.ts';
import { readTlsFiles, watchTlsFiles } from './tls-files.ts';

/** What a running server is made of. */
export interface StartServerOptions {
  /** Default: `MODELHAVEN_CONFIG`, else `modelhaven.yaml` in the working folder where there is one. */
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  /** Path of a Unix socket, in place of host and port. */
  readonly socket?: string;
  /** Where data is kept. Default: as the configuration says. */
  readonly dataDir?: string;
  /** Processes that answer at one address, for whoever starts them. Default: as the configuration says. */
  readonly workers?: number | 'auto';
  /** The others, where this server is one of several workers. Default: it is alone. */
  readonly worker?: WorkerLink;
  readonly environment: Environment;
  readonly catalog: readonly ProviderDefinition[];
  readonly logger: Logger;
  readonly allowUnauthenticated?: boolean;
  readonly allowedHosts?: readonly string[];
  /** Milliseconds between two looks at the configuration file; 0 never looks again. Default 2 000. */
  readonly watchMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Where clients on this machine reach it, without a slash at the end. */
  readonly url: string;
  /** Whether callers had to show a key when it began to listen. */
  readonly wantsKey: boolean;
  readonly app: App;
  readonly manager: ModelManager;
  /** Reads the configuration anew, for new requests. Rejects with `CONFIG_INVALID`, and then the old one goes on. */
  readonly reload: Reloader['reload'];
  /** Lets running answers end, then closes everything. Idempotent. */
  readonly stop: Stop;
}

/**
 * Reads the configuration, puts the manager together and listens. Rejects with `CONFIG_INVALID` and every mistake at
 * once, or with a sentence that says why it cannot listen there and what to do.
 */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { logger, worker } = options;
  const { file, load } = findConfig(options);
  const config = await load();
  const { dataDir, tls, socket } = config.server;
  // Who may come over a socket of the file system is decided there, and no web page can.
  const host = socket === undefined ? config.server.host : 'unix';
  const tlsContent = tls && readTlsFiles(tls);
  let isDraining = false;
  const keys = await openKeyStore({ file: openKeyFile(dataDir), now: Date.now, logger });
  const shared = await openShared(config.server, keys, logger);
  const release = async () => {
    keys.close();
    await shared.close();
  };
  const opened = await openManager(config, options, keys.isGuarded(), shared.state).catch(async (thrown: unknown) => {
    await release();
    throw thrown;
  });
  const responseStore = await openResponseStore(config.server, logger).catch(async (thrown: unknown) => {
    await opened.close();
    await release();
    throw thrown;
  });
  const audit = openAuditLog(dataDir, logger);
  const { safety, assembleFor, requestLog, responseCache, telemetry } = opened;
  const managers = createManagerSwitch(opened.manager);
  const { manager } = managers;
  // The leader keeps what all workers decide, and tells its listeners of their attempts.
  if (worker?.isLeader) worker.serve({ keep: (decision) => safety.take(decision) });
  else if (worker) manager.monitor.subscribe((attempt) => worker.tell(attempt));
  const parts = { config, load, assemble: assembleFor, managers, safety, audit, logger, now: Date.now };
  const reloader = createReloader(parts);
  const unshare = shared.state && shareReloads(reloader, shared.state, logger);
  const { aggregationIntervalMinutes: usageStepMinutes, realTimeMonitoring: liveEvents } = config.monitoring;
  const { ledger } = shared;
  const isLeader = worker?.isLeader ?? true;
  const alerting = { config: isLeader ? config : withoutAlerts(config), manager, safety, keys, ledger, logger };
  const alerts = openAlerting({ ...alerting, sharedState: shared.state });
  const allowedHosts = options.allowedHosts ?? [];
  const live = { usageStepMinutes, liveEvents };
  const hardwareSettings = toHardwareSettings(config, options.environment);
  const app = buildServer(manager, {
    ...{ host, allowedHosts, logger, ...live, keys, safety, alerts, hardwareSettings, reloader, audit },
    ...{ ledger, limits: config.server.load, trustedProxies: config.server.trustedProxies },
    ...(requestLog ? { requestLog } : {}),
    ...(responseCache ? { responseCache } : {}),
    responseStore,
    ...(tlsContent ? { tls: tlsContent, http2: tls?.http2 ?? true } : {}),
    ...(telemetry?.tracer ? { tracer: telemetry.tracer } : {}),
    ...(worker ? { worker } : {}),
    isDraining: () => isDraining,
    configuration: {
      ...(file === undefined ? {} : { file }),
      ...(file === undefined ? {} : { edit: createEditConfig({ file, loadText: (text) => load({ text }), reloader }) }),
      get entries() {
        return reloader.config().entries;
      },
      get notes() {
        return reloader.config().notes;
      },
    },
    // Read for every request, so that what is read anew holds at once.
    get corsOrigins() {
      return reloader.config().server.corsOrigins;
    },
    get allowedUrlHosts() {
      return reloader.config().server.allowedUrlHosts;
    },
    get usageLimits() {
      return reloader.config().server.limits;
    },
    get budgets() {
      return reloader.config().server.budgets;
    },
  });
  const { watchMs = 2_000 } = options;
  const unwatchTls = tls && watchMs > 0 ? watchTlsFiles(tls, watchMs, app, logger) : undefined;
  // One worker looks, and tells the others.
  const unwatch =
    file === undefined || watchMs === 0 || !isLeader ? undefined : watchConfig(file, watchMs, reloader, logger);
  app.addHook('onClose', async () => {
    unwatch?.();
    unshare?.();
    unwatchTls?.();
    await audit.flush();
    await alerts.close();
    await release();
    await safety.close();
  });
  const end = createStop(app, manager, () =>
    Promise.all([requestLog?.close(), responseCache?.close(), responseStore.close(), telemetry?.close()]),
  );
  let untake: (() => void) | undefined;
  try {
    await app.ready();
    await worker?.prepared();
    await listenAt(app, config.server);
    if (worker?.isLeader) untake = await takeForwarded(app, worker.leaderSocket(), tls !== undefined);
  } catch (thrown) {
    await end({ graceMs: 0 });
    throw thrown;
  }
  const stop: Stop = async ({ drainMs = config.server.drainSeconds * 1_000, ...patience } = {}) => {
    isDraining = true;
    untake?.();
    if (drainMs > 0) await sleep(drainMs);
    return end({ graceMs: config.server.shutdownSeconds * 1_000, ...patience });
  };
  const url = urlOf(app, tls !== undefined);
  return { url, wantsKey: keys.isGuarded(), app, manager, reload: reloader.reload, stop };
}

function withoutAlerts(config: ModelhavenConfig): ModelhavenConfig {
  const { monitoring } = config;
  return { ...config, monitoring: { ...monitoring, alerts: { ...monitoring.alerts, rules: [] } } };
}

async function openManager(
  config: ModelhavenConfig,
  options: StartServerOptions,
  hasKeys: boolean,
  sharedState: SharedState | undefined,
) {
  const { environment, logger } = options;
  const catalog = shareProviders(options.catalog);
  // Keys of other servers count too, so it is looked at after those are known.
  const { host, socket } = config.server;
  checkExposure(socket === undefined ? host : 'localhost', options.allowUnauthenticated ?? false, hasKeys);
  const { worker } = options;
  const isLeader = worker?.isLeader ?? true;
  const keepElsewhere = worker && !isLeader ? { keepElsewhere: worker.keep } : {};
  const safety = await openSafety({ config, logger, role: 'server', ...keepElsewhere });
  const monitor = await openMonitor({ config, logger });
  const telemetry = await openTelemetry({ config: config.server.telemetry, monitor }).catch(async (thrown: unknown) => {
    await safety.close();
    await monitor.close();
    throw thrown;
  });
  const requestLog = await keepRequestLog({ config, logger });
  const close = () => Promise.all([safety.close(), monitor.close(), requestLog?.close(), telemetry?.close()]);
  const responseCache = await openResponseCache({ config, logger }).catch(async (thrown: unknown) => {
    await close();
    throw thrown;
  });
  const parts = {
    catalog,
    environment,
    logger,
    monitor,
    guard: guardFrom(safety),
    checksHealth: isLeader,
    // One process writes the file of what was learned.
    ...(isLeader ? {} : { learned: { learned: undefined, save: async () => {} } }),
    isTraced: telemetry?.tracer !== undefined,
    ...(requestLog ? { requestLog } : {}),
    ...(responseCache ? { responseCache } : {}),
    ...(sharedState ? { sharedState } : {}),
  };
  const assembleFor = (settings: ModelhavenConfig) => assemble({ ...parts, config: settings });
  const manager = await assembleFor(config).catch(async (thrown: unknown) => {
    await Promise.all([close(), responseCache?.close()]);
    throw thrown;
  });
  const closeAll = async () => {
    await manager.close({ graceMs: 0 });
    await Promise.all([close(), responseCache?.close()]);
  };
  return { safety, manager, assembleFor, requestLog, responseCache, telemetry, close: closeAll };
}
