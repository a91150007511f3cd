import { assemble, type ModelManager } from '@modelhaven/manager';
import { catalog } from './catalog.ts';
import { loadConfiguration } from './config-file.ts';
import type { CommandContext } from './context.ts';

/** The manager that the configuration describes, with the providers that this build ships. */
export async function openManager({
  io,
  options,
  logger,
}: Pick<CommandContext, 'io' | 'options' | 'logger'>): Promise<ModelManager> {
  const config = await loadConfiguration({ io, options });
  return assemble({ config, catalog, environment: io.environment, logger });
}
