import type { GenerateRequest, Usage } from '@modelhaven/core';
import { countImages } from './estimate-cost.ts';
import type { CatalogModel } from './map-model.ts';
import { checkCost, costOf } from './usage-cost.ts';

export interface CostContext {
  /** A model of the list, by its id or variant. */
  readonly find: (id: string) => CatalogModel | undefined;
  readonly request: GenerateRequest;
  /** The model that answered, as the answer names it. */
  readonly answered: string;
  /** Milliseconds since 1970 when the request was sent. */
  readonly startedAt: number;
  /** Told of a bill that differs from the price list. */
  readonly onDifference: (fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * The usage with its cost: what was billed, else what the price list says. The same for a streamed answer and a whole
 * one. An answer may name the model by its canonical slug, which a free and a paid variant share: it then means the one
 * that was asked for.
 */
export function withCost(usage: Usage, { find, request, answered, startedAt, onDifference }: CostContext): Usage {
  const requested = find(request.model);
  const isRequested =
    requested !== undefined && [requested.info.id, requested.canonicalSlug, request.model].includes(answered);
  const card = (isRequested ? requested : find(answered))?.card;
  const listed = card && costOf(card, usage, startedAt, { images: countImages(request) });
  const { costUsd, ratio, agrees } = checkCost(usage.costUsd, listed);
  if (!agrees) onDifference({ model: answered, billedUsd: usage.costUsd, listedUsd: listed, ratio });
  return costUsd === undefined ? usage : { ...usage, costUsd };
}
