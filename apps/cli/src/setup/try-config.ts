import type { ProviderStatus } from '@modelhaven/manager';
import { assemble, checkProviders, loadConfig, type ModelhavenConfig } from '@modelhaven/manager';
import type { CommandContext } from '../context.ts';

/** How a configuration did. */
export interface ConfigTrial {
  readonly config: ModelhavenConfig;
  readonly providers: readonly ProviderStatus[];
}

/**
 * Reads a configuration as the server would and asks every provider whether it is there and for its list of models.
 * Nothing is generated, so nothing is billed, and nothing is written. Rejects with `CONFIG_INVALID` and every mistake.
 */
export async function tryConfig(
  { io, logger, signal }: Pick<CommandContext, 'io' | 'logger' | 'signal'>,
  text: string,
  file: string,
): Promise<ConfigTrial> {
  const config = await loadConfig({ text, file, environment: io.environment });
  const { catalogFor } = await import('../catalog.ts');
  const catalog = await catalogFor(config);
  checkProviders(config, catalog);
  const manager = await assemble({ config, catalog, environment: io.environment, logger });
  try {
    return { config, providers: await manager.providers({ signal }) };
  } finally {
    await manager.close({ graceMs: 0 });
  }
}
