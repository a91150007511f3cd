import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type Guard, LlmError } from '@modelhaven/core';
import { assemble, type ModelManager, openMonitor } from '@modelhaven/manager';
import { catalogFor } from './catalog.ts';
import { loadConfiguration } from './config-file.ts';
import type { CommandContext, OpenManagerOptions } from './context.ts';

const refuse = () => new LlmError('INTERNAL', 'This command was opened to ask no model.');

/** Lets nothing pass: for commands that list and plan, and need no safety engine for it. */
const closedGuard: Guard = {
  input: () => Promise.reject(refuse()),
  output: () => {
    throw refuse();
  },
};

/** The manager that the configuration describes, with the providers that this build ships. */
export async function openManager(
  { io, options, logger }: Pick<CommandContext, 'io' | 'options' | 'logger'>,
  { asksModels = true }: OpenManagerOptions = {},
): Promise<ModelManager> {
  const config = await loadConfiguration({ io, options });
  // A call leaves its numbers where a home for them is, or with its user, and makes none in whatever folder it is
  // called from.
  const hasHome = existsSync(config.server.dataDir) || isAbsolute(config.server.dataDir);
  const [catalog, monitor] = await Promise.all([
    catalogFor(config),
    openMonitor({ config, logger, role: hasHome ? 'guest' : 'reader' }),
  ]);
  const guard = asksModels ? {} : { guard: closedGuard };
  const manager = await assemble({ config, catalog, environment: io.environment, logger, monitor, ...guard }).catch(
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
