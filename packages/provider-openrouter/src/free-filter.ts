import type { ModelFilter } from '@modelhaven/core';
import { type Dollars, parseDollars } from './decimal.ts';
import type { CatalogModel } from './map-model.ts';

/** Why a model is not shown. */
export type FilterReason = 'expired' | 'not-free' | 'no-text-output' | 'too-expensive' | 'price-unknown';

/** The reason for which the filter hides a model at a time (milliseconds since 1970); undefined where it shows it. */
export function hiddenBecause(model: CatalogModel, filter: ModelFilter, nowMs: number): FilterReason | undefined {
  const { info, card } = model;
  if (info.expiresAt !== undefined && info.expiresAt * 1000 <= nowMs) return 'expired';
  if (filter.showFreeOnly) {
    if (info.free === undefined) return 'price-unknown';
    if (!info.free) return 'not-free';
    if (!info.capabilities.includes('chat')) return 'no-text-output';
  }
  const highest = filter.maxCostPerToken === undefined ? undefined : parseDollars(filter.maxCostPerToken);
  if (highest === undefined) return undefined;
  if (!card) return 'price-unknown';
  return [card.base, ...card.overrides.map(({ prices }) => prices)].some((prices) =>
    isAbove(highest, prices.prompt, prices.completion),
  )
    ? 'too-expensive'
    : undefined;
}

/** The models that the filter shows: those of `preferred` first, then free ones if they are preferred, else as listed. */
export function applyFilter(
  models: readonly CatalogModel[],
  filter: ModelFilter,
  preferred: readonly string[],
  nowMs: number,
): readonly CatalogModel[] {
  const rank = ({ info }: CatalogModel) => {
    const wished = preferred.indexOf(info.id);
    if (wished >= 0) return wished;
    const isFreeChat = info.free === true && info.capabilities.includes('chat');
    return preferred.length + (filter.preferFreeModels && isFreeChat ? 0 : 1);
  };
  return models
    .filter((model) => hiddenBecause(model, filter, nowMs) === undefined)
    .toSorted((one, other) => rank(one) - rank(other));
}

function isAbove(limit: Dollars, ...prices: readonly (Dollars | undefined)[]): boolean {
  return prices.some((price) => price !== undefined && price > limit);
}
