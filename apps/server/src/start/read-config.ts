import { existsSync } from 'node:fs';
import { loadConfig, type ModelhavenConfig } from '@modelhaven/manager';
import type { StartServerOptions } from './start-server.ts';

const DEFAULT_FILE = 'modelhaven.yaml';

/** Where the configuration of a server comes from. */
export interface ConfigSource {
  /** Absent where there is none. */
  readonly file?: string;
  /** Reads flags, environment and file, or `text` in place of the file's. Rejects with `CONFIG_INVALID` and every mistake. */
  load(text?: { readonly text?: string }): Promise<ModelhavenConfig>;
}

/** Finds the file; reads nothing yet. */
export function findConfig(options: Pick<StartServerOptions, 'environment' | 'config' | Flags>): ConfigSource {
  const { environment } = options;
  const file =
    options.config ?? (environment['MODELHAVEN_CONFIG'] || (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined));
  const named = file === undefined ? {} : { file };
  const flags = {
    host: options.host,
    port: options.port,
    data_dir: options.dataDir,
    'server.socket': options.socket,
    'server.workers': options.workers,
  };
  return { ...named, load: (text = {}) => loadConfig({ ...text, environment, flags, ...named }) };
}

type Flags = 'host' | 'port' | 'dataDir' | 'socket' | 'workers';
