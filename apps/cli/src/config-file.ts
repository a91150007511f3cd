import { existsSync } from 'node:fs';
import { loadConfig, type ModelhavenConfig } from '@modelhaven/manager';
import type { CommandContext } from './context.ts';
import { defaultDataFolder } from './data-folder.ts';

const DEFAULT_FILE = 'modelhaven.yaml';

/** The file of `--config`, `MODELHAVEN_CONFIG`, or `modelhaven.yaml` in the working folder where there is one, in this order. */
export function findConfigFile({ io, options }: Pick<CommandContext, 'io' | 'options'>): string | undefined {
  return (
    options.config ?? (io.environment['MODELHAVEN_CONFIG'] || (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined))
  );
}

/** Where the server answers that the configuration speaks of, whether one runs or not. */
export async function addressOfServer(context: Pick<CommandContext, 'io' | 'options'>): Promise<string> {
  const { host, port, tls } = (await loadConfiguration(context)).server;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * The configuration of that file, or of the environment alone where there is none. Data is then kept in the folder of
 * the user. Throws `CONFIG_INVALID` with every mistake at once.
 */
export async function loadConfiguration(
  context: Pick<CommandContext, 'io' | 'options'>,
  file = findConfigFile(context),
): Promise<ModelhavenConfig> {
  const { environment } = context.io;
  if (file !== undefined) return loadConfig({ environment, file });
  const config = await loadConfig({ environment, flags: { data_dir: defaultDataFolder(environment) } });
  // Nobody typed that flag.
  const entries = config.entries.map((entry) =>
    entry.path === 'server.data_dir' ? { ...entry, origin: { from: 'default' as const } } : entry,
  );
  return { ...config, entries };
}
