import { existsSync } from 'node:fs';
import { type LoadConfigOptions, loadConfig, type ModelhavenConfig } from '@modelhaven/manager';
import type { CommandContext } from './context.ts';

const DEFAULT_FILE = 'modelhaven.yaml';

/**
 * The configuration of `--config`, `MODELHAVEN_CONFIG`, or `modelhaven.yaml` in the working folder where there is one,
 * in this order. Throws `CONFIG_INVALID` with every mistake at once.
 */
export function loadConfiguration(
  { io, options }: Pick<CommandContext, 'io' | 'options'>,
  file = options.config,
): Promise<ModelhavenConfig> {
  const chosen = file ?? (io.environment['MODELHAVEN_CONFIG'] || (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined));
  const load: LoadConfigOptions = { environment: io.environment, ...(chosen === undefined ? {} : { file: chosen }) };
  return loadConfig(load);
}
