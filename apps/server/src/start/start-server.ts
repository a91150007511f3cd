import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderDefinition, SharedState } from '@modelhaven/core';
import {
  assemble,
  type Environment,
  guardFrom,
  keepRequestLog,
  loadConfig,
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
import { checkExposure } from './check-exposure.ts';
import { listenAt, urlOf } from './listen.ts';
import { openAlerting } from './open-alerting.ts';
import { openShared } from './open-shared.ts';
import { openTelemetry } from './open-telemetry.ts';
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

const DEFAULT_FILE = 'modelhaven.yaml';

/**
 * Reads the configuration, puts the manager together and listens. Rejects with `CONFIG_INVALID` and every mistake at
 * once, or with a sentence that says why it cannot listen there and what to do.
 */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { environment, logger } = options;
  const file =
    options.config ?? (environment['MODELHAVEN_CONFIG'] || (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined));
  const load = (text: { readonly text?: string } = {}) =>
    loadConfig({
      ...text,
      environment,
      flags: { host: options.host, port: options.port, data_dir: options.dataDir, 'server.socket': options.socket },
      ...(file === undefined ? {} : { file }),
    });
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
  const parts = { config, load, assemble: assembleFor, managers, safety, audit, logger, now: Date.now };
  const reloader = createReloader(parts);
  const unshare = shared.state && shareReloads(reloader, shared.state, logger);
  const { aggregationIntervalMinutes: usageStepMinutes, realTimeMonitoring: liveEvents } = config.monitoring;
  const { ledger } = shared;
  const alerts = openAlerting({ config, manager, safety, keys, ledger, sharedState: shared.state, logger });
  const allowedHosts = options.allowedHosts ?? [];
  const live = { usageStepMinutes, liveEvents };
  const hardwareSettings = toHardwareSettings(config);
  const app = buildServer(manager, {
    ...{ host, allowedHosts, logger, ...live, keys, safety, alerts, hardwareSettings, reloader, audit },
    ...{ ledger, limits: config.server.load, trustedProxies: config.server.trustedProxies },
    ...(requestLog ? { requestLog } : {}),
    ...(responseCache ? { responseCache } : {}),
    responseStore,
    ...(tlsContent ? { tls: tlsContent, http2: tls?.http2 ?? true } : {}),
    ...(telemetry?.tracer ? { tracer: telemetry.tracer } : {}),
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
  const unwatch = file === undefined || watchMs === 0 ? undefined : watchConfig(file, watchMs, reloader, logger);
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
  try {
    await listenAt(app, config.server);
  } catch (thrown) {
    await end({ graceMs: 0 });
    throw thrown;
  }
  const stop: Stop = async ({ drainMs = config.server.drainSeconds * 1_000, ...patience } = {}) => {
    isDraining = true;
    if (drainMs > 0) await sleep(drainMs);
    return end({ graceMs: config.server.shutdownSeconds * 1_000, ...patience });
  };
  const url = urlOf(app, tls !== undefined);
  return { url, wantsKey: keys.isGuarded(), app, manager, reload: reloader.reload, stop };
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
  const safety = await openSafety({ config, logger, role: 'server' });
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
    checksHealth: true,
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
