import {
  LlmError,
  type LoadedModel,
  type LoadOptions,
  type ModelProvider,
  type PullOptions,
  parseModelAddress,
} from '@modelhaven/core';
import type { ModelPool } from './model-pool.ts';
import type { Planner } from './planner.ts';
import type { Registry } from './registry.ts';
import type { MemoryEvent } from './types.ts';

export interface ResidencyParts {
  readonly registry: Registry;
  readonly pool: ModelPool;
  readonly planner: Planner;
}

/** Loading, unloading and fetching by address. */
export function createResidency({ registry, pool, planner }: ResidencyParts) {
  const find = async (address: string, signal: AbortSignal | undefined) => {
    const [target] = await planner.targets([address], signal ? { signal } : {});
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
  /** Whoever fetched or removed a model asks for it by name next: an old list would not do. */
  const renew = async (provider: string, signal: AbortSignal | undefined) => {
    pool.invalidate(provider);
    await pool.read({ providers: [provider], refresh: true, ...(signal ? { signal } : {}) });
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
    subscribe(listener: (event: MemoryEvent) => void): () => void {
      const ends = registry.all.map(({ id, residency }) =>
        residency?.subscribe?.((event) => listener({ ...event, provider: id })),
      );
      return () => {
        for (const end of ends) end?.();
      };
    },
    async remove(address: string, signal: AbortSignal): Promise<void> {
      const { residency, model, provider } = await managed(address, signal);
      if (!residency.remove) {
        throw new LlmError('UNSUPPORTED', `${provider} cannot delete models; remove it with its own tools.`, {
          provider,
          model,
        });
      }
      await residency.remove(model, { signal });
      await renew(provider, signal);
    },
    async pull(address: string, options: PullOptions): Promise<void> {
      const { provider, model } = whoPulls(address, registry);
      const pull = provider.residency?.pull;
      if (!pull) {
        throw new LlmError('UNSUPPORTED', `${provider.id} cannot fetch models.`, {
          provider: provider.id,
          model,
          field: 'model',
        });
      }
      await pull(model, options);
      await renew(provider.id, options.signal);
    },
  };
}

/** What is fetched is in no list yet, so a name is only split: at a provider's id, or it goes to the only one that can. */
function whoPulls(address: string, registry: Registry): { readonly provider: ModelProvider; readonly model: string } {
  const parsed = parseModelAddress(address);
  const named = parsed && registry.find(parsed.provider);
  if (named) return { provider: named, model: parsed.model };
  const able = registry.all.filter(({ residency }) => residency?.pull !== undefined);
  const [only] = able;
  if (only && able.length === 1 && address !== '') return { provider: only, model: address };
  const message =
    address === ''
      ? 'Say which model: an address such as "local/org/repo".'
      : able.length === 0
        ? 'No provider that is switched on can fetch models.'
        : `Say who shall fetch it: ${able.map(({ id }) => `"${id}/${address}"`).join(' or ')}.`;
  throw new LlmError(able.length === 0 ? 'UNSUPPORTED' : 'INVALID_REQUEST', message, { field: 'model' });
}
