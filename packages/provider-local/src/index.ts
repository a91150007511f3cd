import type { ModelProvider, ProviderDefinition } from '@modelhaven/core';
import { type LocalConfig, type LocalConfigInput, localConfigSchema } from './config.ts';
import { createLocalProvider, type LocalDeps } from './local-provider.ts';

export type { LocalConfig, LocalConfigInput } from './config.ts';
export type { FitVerdict } from './hub/choose.ts';
export type { ProxySettings } from './hub/create-hub.ts';
export type { FitWish, JudgeFit } from './hub/pull-model.ts';
export type { LocalDeps } from './local-provider.ts';
export type { OtherFolders } from './weights/scan-others.ts';

/** Models on this machine, run inside this process: GGUF files and the embedded demo model. */
export function createLocal(id = 'local', config: LocalConfigInput = {}, deps: LocalDeps = {}): ModelProvider {
  return createLocalProvider(id, localConfigSchema.parse(config), deps);
}

/** What an app knows of its machine, and this package does not look for by itself. */
export interface LocalMachine extends Pick<LocalDeps, 'judgeFit'> {
  /** Folders of other programs, proxies, and the token of whoever is signed in; `lookUp` reads variables of the environment by name. */
  readonly surroundings?: (
    lookUp: (name: string) => string | undefined,
  ) => Pick<LocalDeps, 'otherFolders' | 'proxy' | 'hubToken'>;
}

/** What an assembler needs to know about this provider on a machine of which the app knows more. */
export function defineLocal({ judgeFit, surroundings }: LocalMachine): ProviderDefinition<LocalConfig> {
  return {
    kind: 'local',
    config: localConfigSchema,
    create: (id, config, { logger, now, secret, dataDir, machine }) =>
      createLocalProvider(id, config, {
        logger,
        now,
        secret,
        machine,
        ...(dataDir === undefined ? {} : { dataDir }),
        ...(judgeFit ? { judgeFit } : {}),
        ...surroundings?.(secret),
      }),
  };
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<LocalConfig> = defineLocal({});
