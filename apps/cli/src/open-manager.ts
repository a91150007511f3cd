import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { assemble, type ModelManager, openMonitor } from '@modelhaven/manager';
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
  // A call leaves its numbers where a home for them is, or with its user, and makes none in whatever folder it is
  // called from.
  const hasHome = existsSync(config.server.dataDir) || isAbsolute(config.server.dataDir);
  const monitor = await openMonitor({ config, logger, role: hasHome ? 'guest' : 'reader' });
  const manager = await assemble({ config, catalog, environment: io.environment, logger, monitor }).catch(
    async (thrown: unknown) => {
      await monitor.close();
      throw thrown;
    },
  );
  return {
    ...manager,
    async close(options) {
      await manager.close(options);
      await monitor.close().catch((error: unknown) => logger.warn({ error }, 'The numbers of this call are lost.'));
    },
  };
}
