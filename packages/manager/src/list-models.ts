import type { ModelInfo } from '@modelhaven/core';
import type { ProviderModels } from './model-pool.ts';
import type { ListModelsOptions, ModelList } from './types.ts';

/** The models of these lists that the options ask for, and the providers that could not list any. */
export function toModelList(lists: readonly ProviderModels[], options: ListModelsOptions): ModelList {
  return {
    models: lists.flatMap(({ models }) => models ?? []).filter((model) => isWanted(model, options)),
    unavailable: lists.flatMap(({ provider, error }) => (error ? [{ provider: provider.id, error }] : [])),
  };
}

function isWanted(model: ModelInfo, options: ListModelsOptions): boolean {
  const { freeOnly, capability, search, maxCostPerToken, taskType } = options;
  if (freeOnly && model.free !== true) return false;
  if (capability !== undefined && !(model.capabilities as readonly string[]).includes(capability)) return false;
  // Every task type is a kind of conversation.
  if (taskType !== undefined && !model.capabilities.includes('chat')) return false;
  if (search !== undefined) {
    const needle = search.toLowerCase();
    const isFound = [`${model.provider}/${model.id}`, model.name ?? ''].some((text) =>
      text.toLowerCase().includes(needle),
    );
    if (!isFound) return false;
  }
  if (maxCostPerToken === undefined) return true;
  const price = dearestPrice(model);
  return price !== undefined && price / 1_000_000 <= maxCostPerToken;
}

/** USD per million tokens, the dearer of input and output; undefined where one of them is unknown. */
export function dearestPrice({ free, pricing }: ModelInfo): number | undefined {
  if (free === true) return 0;
  if (pricing?.inputPrice === undefined || pricing.outputPrice === undefined) return undefined;
  return Math.max(pricing.inputPrice, pricing.outputPrice);
}
