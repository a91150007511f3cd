import {
  type CallOptions,
  type EmbeddingCapability,
  LlmError,
  type Logger,
  type ModelProvider,
  type ResidencyCapability,
  silentLogger,
  throwIfAborted,
} from '@modelhaven/core';
import { createHttpClient } from '@modelhaven/wire';
import { createOpenAiClient, fromOpenAiUsage } from '@modelhaven/wire/openai';
import { createActivity } from './activity.ts';
import { mapError } from './api/map-error.ts';
import { type ApiVersion, createNativeApi } from './api/native-api.ts';
import { isLocalAddress, openAiUrl, serverUrl } from './base-url.ts';
import { LM_STUDIO_QUIRKS } from './chat/adapt-request.ts';
import { type ChatParts, generate, stream } from './chat/chat.ts';
import type { LmStudioConfig } from './config.ts';
import { embed, withoutZero } from './embed.ts';
import { checkHealth } from './health.ts';
import { toModelInfo } from './map-model.ts';
import { createModelFacts } from './model-facts.ts';
import { createResidency } from './residency.ts';

/** What the provider uses of its surroundings; each has a default. */
export interface LmStudioDeps {
  readonly logger?: Logger;
  readonly secret?: (name: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds; between two looks at a download. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** LM Studio, and what only it has. */
export interface LmStudioProvider extends ModelProvider {
  readonly embeddings: EmbeddingCapability;
  /** Absent as soon as the server is known to be older than 0.4.0, which loads models by itself only. */
  readonly residency?: Required<Omit<ResidencyCapability, 'remove' | 'subscribe'>>;
  /** The API that the server was found to speak; undefined before the first call. */
  readonly apiVersion: ApiVersion | undefined;
}

/** Puts the rooms together into a provider. */
export function createLmStudioProvider(id: string, config: LmStudioConfig, deps: LmStudioDeps = {}): LmStudioProvider {
  const { logger = silentLogger, now = Date.now, secret = () => undefined, sleep = pause } = deps;
  const server = serverUrl(config.baseUrl);
  const isLocal = isLocalAddress(server);
  const connect = (baseUrl: string) =>
    createHttpClient({
      baseUrl,
      provider: id,
      headers: () => {
        const apiKey = config.apiKey?.trim() || secret('LM_API_TOKEN')?.trim();
        return { ...config.headers, ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) };
      },
      limits: {
        connectMs: config.timeouts.connectMs,
        headersMs: config.timeouts.answerMs,
        bodyIdleMs: config.timeouts.idleMs,
      },
      now,
    });
  const nativeHttp = connect(server);
  const openAiHttp = connect(openAiUrl(server));
  const native = createNativeApi({ http: nativeHttp, config, now });
  const client = createOpenAiClient({
    http: openAiHttp,
    quirks: LM_STUDIO_QUIRKS,
    usageOf: (usage) => withoutZero(fromOpenAiUsage(usage) ?? {}),
    fromError: (status, headers, body) => mapError(status, headers, body, now()),
    now,
  });
  const facts = createModelFacts(native, now);
  const activity = createActivity();
  const askedContexts = new Map<string, number>();
  let isClosed = false;

  const begin = ({ signal }: CallOptions = {}) => {
    if (isClosed) throw new LlmError('UNAVAILABLE', `The provider "${id}" is closed.`, { provider: id });
    throwIfAborted(signal);
  };
  const residency = createResidency({
    id,
    native,
    facts,
    activity,
    logger,
    begin,
    contextLength: config.contextLength,
    onAsked: (model, contextLength) => void askedContexts.set(model, contextLength),
    now,
    sleep,
  });
  /** On demand LM Studio loads with its own setting: where another context is wanted, the model is loaded before. */
  const prepare: ChatParts['prepare'] = async (name, options) => {
    if (config.contextLength === undefined) return;
    const model = await facts.of(name, options);
    if (!model || native.version !== 'v1' || (model.instances?.length ?? 0) > 0) return;
    await residency.load(name, { ...options, logger: options.logger ?? logger });
  };
  const parts: ChatParts = {
    id,
    client,
    config,
    activity,
    prepare,
    factsOf: facts.of,
    askedContext: (model) => askedContexts.get(model) ?? config.contextLength,
    onFailure: ({ code }) => {
      facts.forget();
      if (code === 'UNAVAILABLE' || code === 'UNSUPPORTED') native.forget();
    },
  };
  const logged = (options: CallOptions): CallOptions => ({ logger, ...options });

  return {
    contract: 1,
    id,
    kind: 'lmstudio',
    async listModels(options = {}) {
      begin(options);
      const { models } = await facts.list(logged(options));
      const rank = (model: string) => {
        const place = config.preferredModels.indexOf(model);
        return place < 0 ? config.preferredModels.length : place;
      };
      return models
        .map((model) => toModelInfo(model, id, isLocal))
        .sort((first, second) => rank(first.id) - rank(second.id));
    },
    async generate(request, options = {}) {
      begin(options);
      return generate(parts, request, logged(options));
    },
    async *stream(request, options = {}) {
      begin(options);
      yield* stream(parts, request, logged(options));
    },
    embeddings: {
      async embed(request, options = {}) {
        begin(options);
        const release = activity.begin(request.model);
        try {
          return await embed(client, request, logged(options));
        } catch (error) {
          throw LlmError.from(error, { provider: id, model: request.model });
        } finally {
          release();
        }
      },
    },
    // Typed as absent or there: `residency?` takes no undefined.
    get residency() {
      const version = native.version;
      return (version === undefined || version === 'v1' ? residency : undefined) as Required<
        Omit<ResidencyCapability, 'remove' | 'subscribe'>
      >;
    },
    get apiVersion() {
      return native.version;
    },
    health: (options) =>
      checkHealth(
        async (call) => {
          begin(call);
          return facts.list(call);
        },
        now,
        options,
      ),
    async close() {
      isClosed = true;
      await Promise.all([nativeHttp.close(), openAiHttp.close()]);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
