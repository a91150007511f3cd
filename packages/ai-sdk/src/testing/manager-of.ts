import { createModelManager, type ModelManager, openGuard } from '@modelhaven/manager';
import {
  createScriptedProvider,
  type ScriptedProvider,
  type ScriptedProviderOptions,
} from '@modelhaven/provider-testkit';

/** A real manager over providers that do what a script says. */
export function managerOf(...scripts: readonly ScriptedProviderOptions[]): {
  readonly manager: ModelManager;
  readonly providers: readonly ScriptedProvider[];
} {
  const providers = scripts.map(createScriptedProvider);
  const manager = createModelManager({
    providers,
    guard: openGuard,
    settings: { retries: { maxRetries: 0 } },
  });
  return { manager, providers };
}
