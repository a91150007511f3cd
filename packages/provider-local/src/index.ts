import type { ModelProvider, ProviderDefinition } from '@modelhaven/core';
import { type LocalConfig, type LocalConfigInput, localConfigSchema } from './config.ts';
import { createLocalProvider, type LocalDeps } from './local-provider.ts';

export type { LocalConfig, LocalConfigInput } from './config.ts';
export type { LocalDeps } from './local-provider.ts';

/** Models on this machine, run inside this process: GGUF files and the embedded demo model. */
export function createLocal(id = 'local', config: LocalConfigInput = {}, deps: LocalDeps = {}): ModelProvider {
  return createLocalProvider(id, localConfigSchema.parse(config), deps);
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<LocalConfig> = {
  kind: 'local',
  config: localConfigSchema,
  create: (id, config, { logger, now }) => createLocalProvider(id, config, { logger, now }),
};
