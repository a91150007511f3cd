import { formatModelAddress, type LoadedModel, type ModelInfo } from '@modelhaven/core';
import type { ProviderStatus } from '@modelhaven/manager';
import { toSnakeCase } from './snake-case.ts';

/** The one name of a model. */
export function addressOf({ provider, id }: Pick<ModelInfo, 'provider' | 'id'>): string {
  return formatModelAddress({ provider, model: id });
}

/** A model as our API shows it. */
export function toModel(model: ModelInfo): unknown {
  return toSnakeCase({ address: addressOf(model), ...model });
}

/** A model in memory as our API shows it. */
export function toLoadedModel(provider: string, model: LoadedModel): unknown {
  return toSnakeCase({ address: addressOf({ provider, id: model.id }), ...model });
}

/** A provider as an operator sees it. */
export function toProvider({ loaded, ...status }: ProviderStatus): unknown {
  const shown = toSnakeCase(status) as object;
  return loaded ? { ...shown, loaded: loaded.map((model) => toLoadedModel(status.id, model)) } : shown;
}
