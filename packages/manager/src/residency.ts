import { LlmError, type LoadedModel, type LoadOptions } from '@modelhaven/core';
import type { ModelPool } from './model-pool.ts';
import type { Planner } from './planner.ts';
import type { Registry } from './registry.ts';

export interface ResidencyParts {
  readonly registry: Registry;
  readonly pool: ModelPool;
  readonly planner: Planner;
}

/** Loading and unloading by address. */
export function createResidency({ registry, pool, planner }: ResidencyParts) {
  const find = async (address: string, signal: AbortSignal | undefined) => {
    const [target] = await planner.targets([address], signal);
    if (target?.type !== 'model') {
      throw new LlmError('INVALID_REQUEST', `"${address}" stands for a choice. Name one model: provider/model.`, {
        field: 'model',
      });
    }
    return { target, provider: registry.get(target.model.provider) };
  };
  const managed = async (address: string, signal: AbortSignal | undefined) => {
    const { target, provider } = await find(address, signal);
    const { residency } = provider;
    if (!residency) {
      throw new LlmError('UNSUPPORTED', `The models of ${provider.id} need no loading: they run elsewhere.`, {
        provider: provider.id,
        model: target.model.id,
      });
    }
    return { residency, model: target.model.id, provider: provider.id };
  };
  return {
    /** The one model an address stands for, and its provider. */
    find,
    async load(address: string, options: LoadOptions): Promise<LoadedModel> {
      const { residency, model, provider } = await managed(address, options.signal);
      const loaded = await residency.load(model, options);
      pool.invalidate(provider);
      return loaded;
    },
    async unload(address: string, signal: AbortSignal): Promise<void> {
      const { residency, model, provider } = await managed(address, signal);
      await residency.unload(model, { signal });
      pool.invalidate(provider);
    },
  };
}
