import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
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
  openSafety,
  toHardwareSettings,
} from '@modelhaven/manager';
import type { Logger } from 'pino';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { buildServer } from '../server.ts';
import type { App } from '../server-types.ts';
import { checkExposure } from './check-exposure.ts';
import { listenError } from './listen-error.ts';
import { openAlerting } from './open-alerting.ts';
import { openShared } from './open-shared.ts';
import { createStop, type Stop } from './stop.ts';

/** What a running server is made of. */
export interface StartServerOptions {
  /** Default: `MODELHAVEN_CONFIG`, else `modelhaven.yaml` in the working folder where there is one. */
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  /** Where data is kept. Default: as the configuration says. */
  readonly dataDir?: string;
  readonly environment: Environment;
  readonly catalog: readonly ProviderDefinition[];
  readonly logger: Logger;
  readonly allowUnauthenticated?: boolean;
  readonly allowedHosts?: readonly string[];
}

/** A server that listens. */
export interface RunningServer {
  /** Where clients on this machine reach it, without a slash at the end. */
  readonly url: string;
  readonly app: App;
  readonly manager: ModelManager;
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
  const config = await loadConfig({
    environment,
    flags: { host: options.host, port: options.port, data_dir: options.dataDir },
    ...(file === undefined ? {} : { file }),
  });
  const { host, port, corsOrigins, dataDir } = config.server;
  const keys = await openKeyStore({ file: openKeyFile(dataDir), now: Date.now, logger });
  const shared = await openShared(config.server, keys, logger);
  const release = async () => {
    keys.close();
    await shared.close();
  };
  const { safety, manager, requestLog } = await openManager(config, options, keys.isGuarded(), shared.state).catch(
    async (thrown: unknown) => {
      await release();
      throw thrown;
    },
  );
  const { aggregationIntervalMinutes: usageStepMinutes, realTimeMonitoring: liveEvents } = config.monitoring;
  const { ledger } = shared;
  const alerts = openAlerting({ config, manager, safety, keys, ledger, logger });
  const allowedHosts = options.allowedHosts ?? [];
  const live = { usageStepMinutes, liveEvents };
  const hardwareSettings = toHardwareSettings(config);
  const { limits: usageLimits, budgets } = config.server;
  const app = buildServer(manager, {
    ...{ host, corsOrigins, allowedHosts, logger, ...live, keys, safety, alerts, hardwareSettings },
    ...{ usageLimits, budgets, ledger, configuration: config, ...(requestLog ? { requestLog } : {}) },
  });
  app.addHook('onClose', async () => {
    await alerts.close();
    await release();
    await safety.close();
  });
  const stop = createStop(app, manager, async () => requestLog?.close());
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (thrown) {
    await stop({ graceMs: 0 });
    throw listenError(thrown, host, port);
  }
  return { url: urlOf(app), app, manager, stop };
}

async function openManager(
  config: ModelhavenConfig,
  options: StartServerOptions,
  hasKeys: boolean,
  sharedState: SharedState | undefined,
) {
  const { environment, catalog, logger } = options;
  // Keys of other servers count too, so it is looked at after those are known.
  checkExposure(config.server.host, options.allowUnauthenticated ?? false, hasKeys);
  const safety = await openSafety({ config, logger, role: 'server' });
  const monitor = await openMonitor({ config, logger });
  const requestLog = await keepRequestLog({ config, logger });
  const parts = {
    config,
    catalog,
    environment,
    logger,
    monitor,
    guard: guardFrom(safety),
    checksHealth: true,
    ...(requestLog ? { requestLog } : {}),
    ...(sharedState ? { sharedState } : {}),
  };
  const manager = await assemble(parts).catch(async (thrown: unknown) => {
    await safety.close();
    await monitor.close();
    await requestLog?.close();
    throw thrown;
  });
  return { safety, manager, requestLog };
}

/** The address a client on this machine can call: a server on all addresses is reached by loopback. */
function urlOf(app: App): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  const reachable = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${family === 'IPv6' && reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
