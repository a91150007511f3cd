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
import { createAccount } from './account.ts';
import { createCatalog } from './catalog.ts';
import type { OpenRouterConfig } from './config.ts';
import { createFilterControl } from './filter-control.ts';
import { applyFilter } from './free-filter.ts';
import { checkHealth } from './health.ts';
import { mapError, rateLimitHeaders } from './map-error.ts';
import { closedError, observeHeaders } from './observed-http.ts';
import { prepareCall, requireKey } from './prepare-call.ts';
import type { FreeQuota } from './quota-ledger.ts';
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
  /** Tells other servers of the same account, or with the same key, what was used of its free requests and credits. */
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
  const { sharedState } = deps;
  const account = createAccount({ baseUrl, apiKey, account: config.account, sharedState, now, logger });
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
    account.learn(limits.headers, limits.hint);
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
    http: observeHeaders(http, account.learn),
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
  const priced = (usage: Usage, request: GenerateRequest, answered: string, call: CallOptions, startedAt: number) => {
    const billed = withCost(usage, {
      find: (model) => catalog.find(model),
      request,
      answered,
      startedAt,
      onDifference: (fields) =>
        (call.logger?.child({ provider: id }) ?? logger).debug(fields, 'OpenRouter billed another price than it lists'),
    });
    account.spend(billed.costUsd);
    return billed;
  };
  const count = (model: string) => {
    if (!(catalog.find(model)?.info.free ?? model.endsWith(':free'))) return;
    account.count();
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

  const readAccount = (options: CallOptions & { readonly isForHealth?: boolean }) => {
    begin(options);
    return account.read({ http, fromError }, options);
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
        return readAccount(options);
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
        const result = await chat.embed(request, options);
        account.spend(result.usage?.costUsd);
        return result;
      },
    },
    health: (options = {}) => {
      const read = () => readAccount({ ...options, isForHealth: true });
      return checkHealth({ account: apiKey === undefined && !isClosed ? undefined : read, now });
    },
    quota: () => account.quota(),
    refreshModels: () => catalog.expire(),
    async close() {
      isClosed = true;
      await http.close();
    },
  };
}
