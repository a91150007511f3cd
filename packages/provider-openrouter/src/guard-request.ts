import { type GenerateRequest, LlmError, type ModelFilter } from '@modelhaven/core';
import { decideCost, sizeOf } from './estimate-cost.ts';
import { type FilterReason, hiddenBecause } from './free-filter.ts';
import type { CatalogModel } from './map-model.ts';

export interface RequestLimits {
  readonly filter: ModelFilter;
  /** US dollars. */
  readonly costLimitUsd?: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A request that may be sent, and what was changed about it. */
export interface GuardedRequest {
  readonly request: GenerateRequest;
  readonly warnings: readonly string[];
}

const HIDDEN: Readonly<Record<FilterReason, string>> = {
  expired: 'is no longer served',
  'not-free': 'is not free, and only free models may be used',
  'no-text-output': 'does not answer with text',
  'too-expensive': 'costs more per token than the filter allows',
  'price-unknown': 'has no known price, and the filter allows only models whose price is known',
};

/** True where a request cannot be judged without the list of models. */
export function needsCatalog({ filter, costLimitUsd }: Omit<RequestLimits, 'nowMs'>): boolean {
  return filter.showFreeOnly || filter.maxCostPerToken !== undefined || costLimitUsd !== undefined;
}

/**
 * Refuses a request that the filter or the cost limit forbids, before anything is sent: `MODEL_NOT_FOUND` for a model
 * that the filter hides, `UNSUPPORTED` for a request that costs too much, so that another model may answer it. Every
 * model that may answer is judged. A request that names no `maxTokens` gets the one that the limit affords.
 */
export function guardRequest(
  request: GenerateRequest,
  candidates: readonly { readonly id: string; readonly model: CatalogModel | undefined }[],
  limits: RequestLimits,
): GuardedRequest {
  const caps = candidates
    .map(({ id, model }) => guardOne(request, id, model, limits))
    .filter((cap) => cap !== undefined);
  if (caps.length === 0) return { request, warnings: [] };
  const maxTokens = Math.min(...caps);
  return {
    request: { ...request, maxTokens },
    warnings: [
      `The answer is limited to ${maxTokens} tokens, so that the request costs at most ${limits.costLimitUsd} USD.`,
    ],
  };
}

function guardOne(
  request: GenerateRequest,
  id: string,
  model: CatalogModel | undefined,
  { filter, costLimitUsd, nowMs }: RequestLimits,
): number | undefined {
  const isFiltered = filter.showFreeOnly || filter.maxCostPerToken !== undefined;
  const reason = model ? hiddenBecause(model, filter, nowMs) : isFiltered ? 'price-unknown' : undefined;
  // That a model has expired is for OpenRouter to say, unless a filter was set.
  if (reason !== undefined && isFiltered) {
    throw new LlmError('MODEL_NOT_FOUND', `"${id}" ${HIDDEN[reason]}; choose another model or change the filter.`, {
      model: id,
    });
  }
  if (costLimitUsd === undefined) return undefined;
  if (!model?.card) {
    throw new LlmError(
      'UNSUPPORTED',
      `The price of "${id}" is unknown, so its cost cannot be kept below ${costLimitUsd} USD; choose a model with a price, or remove cost_limit_per_request.`,
      { model: id },
    );
  }
  const { maxOutputTokens = model.info.contextLength } = model.info;
  const decision = decideCost(model.card, request, sizeOf(request, model.info.contextLength), {
    costUsd: costLimitUsd,
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
  });
  if (decision.allowed) return decision.maxTokens;
  throw new LlmError(
    'UNSUPPORTED',
    `The request may cost ${decision.costUsd.toPrecision(3)} USD with "${id}", more than cost_limit_per_request (${costLimitUsd} USD); lower maxTokens, shorten the prompt, or choose a cheaper model.`,
    { model: id, field: 'maxTokens' },
  );
}
