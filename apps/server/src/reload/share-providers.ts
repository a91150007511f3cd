import { createHash } from 'node:crypto';
import type { ModelProvider, ProviderDefinition } from '@modelhaven/core';

interface Shared {
  readonly provider: ModelProvider;
  holders: number;
}

/**
 * The same definitions, which give a provider that is there already to whoever asks for one with the same settings: what
 * a new configuration leaves alone keeps its connections and its loaded models. It is closed when nobody has it any more.
 */
export function shareProviders(catalog: readonly ProviderDefinition[]): readonly ProviderDefinition[] {
  const shared = new Map<string, Shared>();
  return catalog.map((definition) => ({
    ...definition,
    create(id, config, deps) {
      // Settings hold secrets, so what is kept of them is a hash.
      const settings = JSON.stringify([definition.kind, id, config, deps.dataDir]);
      const key = createHash('sha256').update(settings).digest('base64');
      const found = shared.get(key) ?? { provider: definition.create(id, config, deps), holders: 0 };
      shared.set(key, found);
      found.holders++;
      let closed: Promise<void> | undefined;
      const close = async () => {
        found.holders--;
        if (found.holders > 0) return;
        shared.delete(key);
        await found.provider.close();
      };
      return Object.create(found.provider, {
        close: {
          value: () => {
            closed ??= close();
            return closed;
          },
        },
      }) as ModelProvider;
    },
  }));
}
