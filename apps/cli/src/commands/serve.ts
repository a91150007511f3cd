import { runServer } from '@modelhaven/server';
import { findConfigFile } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { defaultDataFolder } from '../data-folder.ts';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  /** Path of a Unix socket, in place of host and port. */
  readonly socket?: string;
  /** Processes that answer there; `auto`: one for each core. */
  readonly workers?: number | 'auto';
  /** Host headers that are believed on loopback. */
  readonly allowHost?: readonly string[];
  readonly allowUnauthenticated?: boolean;
}

/** `modelhaven serve`: the same as `modelhaven-server`. Resolves when it listens; signals end it. */
export async function serve(context: CommandContext, options: ServeOptions): Promise<void> {
  const { config, verbose } = context.options;
  const { host, port, socket, workers, allowHost = [], allowUnauthenticated = false } = options;
  await runServer({
    help: false,
    version: false,
    allowUnauthenticated,
    allowedHosts: allowHost,
    ...(verbose ? { logLevel: 'debug' } : {}),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(socket === undefined ? {} : { socket }),
    ...(workers === undefined ? {} : { workers }),
    ...(config === undefined ? {} : { config }),
    // The same folder that all other commands read.
    ...(findConfigFile(context) === undefined ? { dataDir: defaultDataFolder(context.io.environment) } : {}),
  });
}
