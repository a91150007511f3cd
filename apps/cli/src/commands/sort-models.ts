import type { ModelInfo } from '@modelhaven/core';
import { addressOf, type KnownModel } from '../output/describe-models.ts';

/** What lists of models can be ordered by. */
export type ModelSort = 'name' | 'price' | 'quality' | 'speed' | 'context' | 'size';

/**
 * By name as it comes, by the dearer of both prices with unknown ones last, by quality or measured speed or context with
 * the largest first, or by size with the smallest first; what is not known stands last.
 */
export function sortModels(models: readonly KnownModel[], sort: ModelSort | undefined): readonly KnownModel[] {
  if (sort === undefined) return models;
  const up = (value: (known: KnownModel) => number | undefined) => (a: KnownModel, b: KnownModel) =>
    compare(value(a) ?? Number.POSITIVE_INFINITY, value(b) ?? Number.POSITIVE_INFINITY);
  const down = (value: (known: KnownModel) => number | undefined) => (a: KnownModel, b: KnownModel) =>
    compare(value(b) ?? Number.NEGATIVE_INFINITY, value(a) ?? Number.NEGATIVE_INFINITY);
  const orders: Record<ModelSort, (a: KnownModel, b: KnownModel) => number> = {
    name: (a, b) => addressOf(a.model).localeCompare(addressOf(b.model)),
    price: up(({ model }) => priceOf(model)),
    quality: down(({ quality }) => quality),
    speed: down(({ tokensPerSecond }) => tokensPerSecond),
    context: down(({ model }) => model.contextLength),
    size: up(({ model }) => model.sizeBytes),
  };
  return models.toSorted(orders[sort]);
}

// Two infinities have no difference that could be subtracted.
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function priceOf({ free, pricing }: ModelInfo): number | undefined {
  if (free === true) return 0;
  if (pricing?.inputPrice === undefined || pricing.outputPrice === undefined) return undefined;
  return Math.max(pricing.inputPrice, pricing.outputPrice);
}
