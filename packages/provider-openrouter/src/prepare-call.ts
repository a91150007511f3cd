import { type CallOptions, type GenerateRequest, LlmError, type ModelFilter } from '@modelhaven/core';
import type { Catalog } from './catalog.ts';
import type { OpenRouterConfig } from './config.ts';
import { type GuardedRequest, guardRequest, needsCatalog } from './guard-request.ts';
import { readExtra, refusePaidPlugins, toExtraBody } from './to-extra-body.ts';

/** What a call is judged by. */
export interface CallParts {
  readonly id: string;
  readonly apiKey: string | undefined;
  readonly config: OpenRouterConfig;
  readonly catalog: Catalog;
  readonly filter: ModelFilter;
  readonly nowMs: number;
}

/** Everything that can be wrong with a call before it is sent. */
export async function prepareCall(
  { id, apiKey, config, catalog, filter, nowMs }: CallParts,
  request: GenerateRequest,
  options: CallOptions,
): Promise<{ readonly guarded: GuardedRequest; readonly extraBody: Readonly<Record<string, unknown>> }> {
  try {
    requireKey(apiKey, id);
    const extra = readExtra(request);
    const { costLimitPerRequest: costLimitUsd } = config;
    const limits = { filter, nowMs, ...(costLimitUsd === undefined ? {} : { costLimitUsd }) };
    const extraBody = toExtraBody(extra, config);
    if (!needsCatalog(limits)) return { guarded: { request, warnings: [] }, extraBody };
    if (filter.showFreeOnly || costLimitUsd !== undefined) refusePaidPlugins(extra);
    await catalog.models(options);
    const ids = [request.model, ...(extra.models ?? [])];
    const candidates = ids.map((model) => ({ id: model, model: catalog.find(model) }));
    return { guarded: guardRequest(request, candidates, limits), extraBody };
  } catch (error) {
    throw LlmError.from(error, { provider: id, model: request.model });
  }
}

/** Throws `UNAUTHORIZED` where there is no key. */
export function requireKey(apiKey: string | undefined, provider: string): void {
  if (apiKey !== undefined) return;
  throw new LlmError('UNAUTHORIZED', 'There is no OpenRouter key; set api_key or the secret OPENROUTER_API_KEY.', {
    provider,
  });
}
