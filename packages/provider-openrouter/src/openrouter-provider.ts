import {
  type AccountCapability,
  type CallOptions,
  type EmbeddingCapability,
  type GenerateRequest,
  type GenerateResult,
  type Logger,
  type ModelFilterCapability,
  type ModelProvider,
  type SharedState,
  type StreamEvent,
  silentLogger,
  throwIfAborted,
  type Usage,
} from '@modelhaven/core';
import { createHttpClient, type HttpRequest } from '@modelhaven/wire';
import { createOpenAiClient, type OpenAiQuirks, openAiTokenCounter } from '@modelhaven/wire/openai';
import { createCatalog } from './catalog.ts';
import type { OpenRouterConfig } from './config.ts';
import { createFilterControl } from './filter-control.ts';
import { applyFilter } from './free-filter.ts';
import { checkHealth } from './health.ts';
import { fetchKeyStatus } from './key-status.ts';
import { mapError, rateLimitHeaders } from './map-error.ts';
import { closedError, observeHeaders } from './observed-http.ts';
import { prepareCall, requireKey } from './prepare-call.ts';
import { createQuotaLedger, type FreeQuota } from './quota-ledger.ts';
import { createSharedQuota } from './share-quota.ts';
import { readUsage } from './usage-cost.ts';
import { withCost } from './with-cost.ts';

/** What the provider uses of its surroundings; each has a default. */
export interface OpenRouterDeps {
  readonly logger?: Logger;
  readonly secret?: (name: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Folder for the last good list of models and the filter. */
  readonly dataDir?: string;
  /** Tells other servers with the same key what was used of its free requests. */
  readonly sharedState?: SharedState;
}

/** OpenRouter, and what only it has. */
export interface OpenRouterProvider extends ModelProvider {
  readonly embeddings: EmbeddingCapability;
  /** Which models are listed and may be used. */
  readonly filter: ModelFilterCapability;
  /** Limits and use of the key, the credits of its account where the key may see them, and free requests that are left. */
  readonly account: AccountCapability;
  /** Free requests that are left, as far as it is known; asks nobody. */
  quota(): FreeQuota;
  /** Asks for the list of models anew at the next call. */
  refreshModels(): void;
}

/** What OpenRouter takes (https://openrouter.ai/docs/api-reference/parameters). */
const QUIRKS: Partial<OpenAiQuirks> = {
  maxTokensField: 'max_tokens',
  topK: true,
  minP: true,
  repetitionPenalty: 'repetition_penalty',
  reasoningStyle: 'reasoning',
  reasoningHistory: 'reasoning_details',
  cacheControl: true,
  fileUrls: true,
};

/** Puts the rooms together into a provider. */
export function createOpenRouterProvider(
  id: string,
  config: OpenRouterConfig,
  deps: OpenRouterDeps = {},
): OpenRouterProvider {
  const { now = Date.now, dataDir } = deps;
  const logger = (deps.logger ?? silentLogger).child({ provider: id });
  const { baseUrl } = config;
  const apiKey = config.apiKey?.trim() || deps.secret?.('OPENROUTER_API_KEY')?.trim() || undefined;
  const kept = dataDir === undefined ? {} : { dataDir };
  const ledger = createQuotaLedger(now);
  const { sharedState: state } = deps;
  const shared =
    state && apiKey !== undefined ? createSharedQuota({ ledger, state, baseUrl, apiKey, now, logger }) : undefined;
  const learn = (headers: Readonly<Record<string, string>>, hint?: string) => {
    if (ledger.learn(headers, hint)) shared?.tell();
  };
  const filter = createFilterControl({
    id,
    logger,
    ...kept,
    initial: {
      showFreeOnly: config.freeModelsOnly,
      preferFreeModels: config.preferFreeModels,
      ...(config.maxCostPerToken === undefined ? {} : { maxCostPerToken: config.maxCostPerToken }),
    },
  });
  const fromError: NonNullable<HttpRequest['fromError']> = (status, headers, body) => {
    const limits = rateLimitHeaders(headers, body);
    learn(limits.headers, limits.hint);
    return mapError(status, headers, body, now());
  };
  const http = createHttpClient({
    baseUrl,
    provider: id,
    now,
    headers: {
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      ...(config.appUrl === undefined ? {} : { 'http-referer': config.appUrl }),
      ...(config.appName === undefined ? {} : { 'x-title': config.appName }),
    },
  });
  const chat = createOpenAiClient({
    http: observeHeaders(http, learn),
    quirks: QUIRKS,
    usageOf: readUsage,
    fromError,
    now,
  });
  const catalog = createCatalog({ http, id, baseUrl, ttlMs: config.modelsTtlMs, now, logger, fromError, ...kept });
  let isClosed = false;

  const begin = ({ signal }: CallOptions = {}) => {
    if (isClosed) throw closedError(id);
    throwIfAborted(signal);
  };
  const prepare = (request: GenerateRequest, options: CallOptions) =>
    prepareCall({ id, apiKey, config, catalog, filter: filter.get(), nowMs: now() }, request, options);
  const priced = (usage: Usage, request: GenerateRequest, answered: string, call: CallOptions, startedAt: number) =>
    withCost(usage, {
      find: (model) => catalog.find(model),
      request,
      answered,
      startedAt,
      onDifference: (fields) =>
        (call.logger?.child({ provider: id }) ?? logger).debug(fields, 'OpenRouter billed another price than it lists'),
    });
  const count = (model: string) => {
    if (!(catalog.find(model)?.info.free ?? model.endsWith(':free'))) return;
    ledger.count();
    shared?.tell();
  };

  async function* stream(
    request: GenerateRequest,
    options: CallOptions = {},
  ): AsyncGenerator<StreamEvent, void, undefined> {
    begin(options);
    const { guarded, extraBody } = await prepare(request, options);
    const startedAt = now();
    count(request.model);
    let answered = request.model;
    for await (const event of chat.stream(guarded.request, { ...options, extraBody })) {
      if (event.type === 'start') {
        answered = event.model;
        yield { ...event, warnings: [...guarded.warnings, ...event.warnings] };
      } else if (event.type === 'finish') {
        yield { ...event, usage: priced(event.usage, request, answered, options, startedAt) };
      } else yield event;
    }
  }

  const keyStatus = async (options: CallOptions & { readonly withCredits?: boolean } = {}) => {
    begin(options);
    const [status] = await Promise.all([fetchKeyStatus(http, fromError, options), shared?.meet()]);
    if (status.isFreeTier !== undefined) ledger.setTier(status.isFreeTier);
    return status;
  };

  return {
    contract: 1,
    id,
    kind: 'openrouter',
    filter,
    tokenCounting: {
      counterOf: ({ id: model }) => (model.startsWith('openai/') ? openAiTokenCounter(model) : undefined),
    },
    account: {
      async read(options = {}) {
        begin(options);
        requireKey(apiKey, id);
        const status = await keyStatus({ ...options, withCredits: true });
        return { ...status, freeRequests: { ...ledger.status(), ...(shared ? { sharing: shared.status() } : {}) } };
      },
    },
    async listModels(options) {
      begin(options);
      const models = await catalog.models(options);
      return applyFilter(models, filter.get(), config.preferredModels, now()).map(({ info }) => info);
    },
    async generate(request, options = {}): Promise<GenerateResult> {
      begin(options);
      const { guarded, extraBody } = await prepare(request, options);
      const startedAt = now();
      count(request.model);
      const result = await chat.generate(guarded.request, { ...options, extraBody });
      return {
        ...result,
        warnings: [...guarded.warnings, ...result.warnings],
        usage: priced(result.usage, request, result.model, options, startedAt),
      };
    },
    stream,
    embeddings: {
      async embed(request, options = {}) {
        begin(options);
        requireKey(apiKey, id);
        return chat.embed(request, options);
      },
    },
    health: (options) =>
      checkHealth(
        { keyStatus: apiKey === undefined && !isClosed ? undefined : keyStatus, quota: () => ledger.status(), now },
        options,
      ),
    quota: () => ledger.status(),
    refreshModels: () => catalog.expire(),
    async close() {
      isClosed = true;
      await http.close();
    },
  };
}
