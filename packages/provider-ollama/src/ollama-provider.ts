import {
  type CallOptions,
  collect,
  type EmbeddingCapability,
  type EmbedRequest,
  type GenerateRequest,
  LlmError,
  type Logger,
  type ModelProvider,
  type ResidencyCapability,
  type StreamEvent,
  silentLogger,
  throwIfAborted,
} from '@modelhaven/core';
import { createApi } from './api/api.ts';
import { fullName } from './api/model-name.ts';
import { chat, limitOf } from './chat/chat.ts';
import type { OllamaConfig } from './config.ts';
import { chooseContext } from './context/choose-context.ts';
import { estimateText } from './context/estimate-prompt.ts';
import { createPlacement } from './context/placement.ts';
import { problemOf } from './docker/docker-error.ts';
import { createDockerOllama } from './docker/docker-ollama.ts';
import { answersAt, ensureServer } from './docker/ensure-server.ts';
import type { ContainerEvent, DockerOllama } from './docker/types.ts';
import { embed } from './embeddings.ts';
import { checkHealth } from './health.ts';
import { listModels } from './list-models.ts';
import { createManage, type OllamaModels } from './manage-models.ts';
import { createModelFacts, ownContext } from './model-facts.ts';
import { createAutoPull, type PullEvent } from './pull/auto-pull.ts';
import { createResidency } from './residency.ts';
import { createConnection } from './server/connection.ts';
import { createStays } from './stays.ts';

/** What the provider uses of its surroundings; each has a default. */
export interface OllamaDeps {
  readonly logger?: Logger;
  /** Also asked for `DOCKER_HOST`, `XDG_RUNTIME_DIR` and `HOME`, which tell where Docker listens. */
  readonly secret?: (name: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told of every step of fetching preferred models. */
  readonly onPull?: (event: PullEvent) => void;
  /** Told of every step on the way to a container that answers. */
  readonly onContainer?: (event: ContainerEvent) => void;
}

/** Ollama, and what only it has. */
export interface OllamaProvider extends ModelProvider {
  readonly embeddings: EmbeddingCapability;
  readonly residency: Required<Omit<ResidencyCapability, 'subscribe'>>;
  /** Models as files: copied, made, removed; and bare completions. */
  readonly models: OllamaModels;
  /** The container; present where `dockerEnabled` is on. */
  readonly docker?: DockerOllama;
  /** Ollama's version. */
  version(options?: CallOptions): Promise<string>;
}

const VERSION_FRESH_MS = 300_000;
const LIST_PATIENCE_MS = 5_000;

/** Puts the rooms together into a provider. */
export function createOllamaProvider(id: string, config: OllamaConfig, deps: OllamaDeps = {}): OllamaProvider {
  const { now = Date.now, secret = () => undefined } = deps;
  const logger = (deps.logger ?? silentLogger).child({ provider: id });
  const isCloud = /(^|\.)ollama\.com$/.test(new URL(config.baseUrl).hostname);
  const apiKey = config.apiKey?.trim() || (isCloud ? secret('OLLAMA_API_KEY')?.trim() : undefined) || undefined;
  const docker = config.dockerEnabled ? createDocker(id, config, { ...deps, logger, now, secret }) : undefined;
  const connection = createConnection({
    provider: id,
    config,
    apiKey,
    now,
    ensure:
      docker &&
      ((baseUrl, options) =>
        ensureServer(
          docker,
          (url) => answersAt(url, id, options.signal ?? new AbortController().signal),
          baseUrl,
          options,
        )),
  });
  const api = createApi({ provider: id, now, connect: (options) => connection.client(options) });
  const present = createApi({ provider: id, now, connect: async () => connection.current(), questionMs: 5_000 });
  // A list that is asked for in passing does not wait for a container.
  const listing = createApi({
    provider: id,
    now,
    connect: (options) => connection.client({ ...options, patienceMs: LIST_PATIENCE_MS }),
  });
  const facts = createModelFacts(api, now);
  const placement = createPlacement(api, now);
  const contexts = new Map<string, number>();
  const active = new Map<string, number>();
  let version: { readonly text: string; readonly at: number } | undefined;
  let isClosed = false;

  const begin = ({ signal }: CallOptions = {}) => {
    if (isClosed) throw new LlmError('UNAVAILABLE', `The provider "${id}" is closed.`, { provider: id });
    throwIfAborted(signal);
  };
  const changed = (model: string) => {
    facts.forget(model);
    contexts.delete(fullName(model));
  };
  const autoPull = config.autoPullModels
    ? createAutoPull({ api, models: config.preferredModels, logger, now, onEvent: deps.onPull, onDone: changed })
    : undefined;

  const versionOf = async (options: CallOptions) => {
    if (version && now() - version.at < VERSION_FRESH_MS) return version.text;
    const text = await api.version(options);
    version = { text, at: now() };
    return text;
  };
  /** A server that does not tell its version is asked for everything. */
  const versionIfTold = (options: CallOptions) =>
    versionOf(options).catch((error: unknown) => {
      if (options.signal?.aborted || isNobodyThere(error)) throw error;
      return undefined;
    });
  const factsOf = async (model: string, options: CallOptions) => {
    try {
      return await facts.of(model, options);
    } catch (error) {
      const isMissing = LlmError.is(error) && error.code === 'MODEL_NOT_FOUND';
      if (isMissing && autoPull?.covers(model)) {
        await autoPull.fetch(model, options);
        return facts.of(model, options);
      }
      if (options.signal?.aborted || isNobodyThere(error)) throw error;
      // The call itself will tell what is wrong, if anything is.
      return undefined;
    }
  };
  const stays = createStays(config.keepAlive);
  const configFor = (model: string): OllamaConfig => ({ ...config, keepAlive: stays.of(model) });
  const whileActive = async function* (model: string, events: AsyncIterable<StreamEvent>) {
    const key = fullName(model);
    active.set(key, (active.get(key) ?? 0) + 1);
    try {
      yield* events;
    } finally {
      active.set(key, (active.get(key) ?? 1) - 1);
    }
  };

  async function* stream(
    request: GenerateRequest,
    options: CallOptions = {},
  ): AsyncGenerator<StreamEvent, void, undefined> {
    begin(options);
    const isGpuGiven = () => docker?.hasGpu === true;
    const parts = {
      id,
      api,
      config: configFor(request.model),
      placement,
      contexts,
      factsOf,
      isGpuGiven,
      version: versionIfTold,
    };
    yield* whileActive(request.model, chat(parts, request, options));
  }
  const contextForTexts = async ({ model, input }: EmbedRequest, options: CallOptions) => {
    const show = await factsOf(model, options);
    const estimates = input.map(estimateText);
    const least = Math.max(...estimates.map((estimate) => estimate.least));
    const most = Math.max(...estimates.map((estimate) => estimate.most));
    return chooseContext({
      prompt: { least, most },
      answerTokens: 0,
      fixed: config.contextLength,
      limit: limitOf(config, show),
      atLeast: ownContext(show),
      allowTruncation: config.allowTruncation,
    });
  };

  return {
    contract: 1,
    id,
    kind: 'ollama',
    async listModels(options = {}) {
      begin(options);
      const models = await listModels({ id, api: listing, facts, preferredModels: config.preferredModels }, options);
      autoPull?.start(models.map((model) => model.id));
      return models;
    },
    // The streamed answer, put together: a whole one would keep its connection silent for as long as the model thinks.
    generate: (request, options) => collect(stream(request, options)),
    stream,
    embeddings: {
      async embed(request, options = {}) {
        begin(options);
        try {
          const parts = { api, config: configFor(request.model), version: versionIfTold, contextFor: contextForTexts };
          return await embed(parts, request, options);
        } catch (error) {
          throw LlmError.from(error, { provider: id, model: request.model });
        }
      },
    },
    residency: createResidency({
      api,
      config,
      stays,
      placement,
      begin,
      factsOf,
      contextFor(model, show, wish) {
        const contextLength = chooseContext({
          prompt: { least: 0, most: wish ?? 0 },
          answerTokens: 0,
          fixed: wish ?? config.contextLength,
          limit: limitOf(config, show),
          atLeast: Math.max(ownContext(show) ?? 0, contexts.get(fullName(model)) ?? 0),
          allowTruncation: true,
        });
        contexts.set(fullName(model), contextLength);
        return contextLength;
      },
      onUnloaded: (model) => void contexts.delete(fullName(model)),
      onPulled: changed,
      activeRequests: (model) => active.get(fullName(model)) ?? 0,
    }),
    models: createManage({ api, begin, changed, config, stays }),
    ...(docker ? { docker } : {}),
    async version(options = {}) {
      begin(options);
      return versionOf(options);
    },
    health: (options) =>
      checkHealth(
        {
          now,
          doing: () => docker?.doing,
          version: async (call) => {
            begin(call);
            return present.version(call);
          },
        },
        options,
      ),
    async close() {
      isClosed = true;
      autoPull?.close();
      docker?.close();
      await connection.close();
    },
  };
}

function createDocker(
  id: string,
  config: OllamaConfig,
  { logger, now, secret, onContainer }: Required<Pick<OllamaDeps, 'logger' | 'now' | 'secret'>> & OllamaDeps,
) {
  const { port } = new URL(config.baseUrl);
  return createDockerOllama({
    hints: {
      dockerHost: config.dockerHost,
      environmentHost: secret('DOCKER_HOST'),
      runtimeDir: secret('XDG_RUNTIME_DIR'),
      homeDir: secret('HOME'),
      platform: process.platform,
    },
    name: config.dockerContainer,
    image: config.dockerImage,
    port: config.dockerPort === 'free' ? undefined : Number(port || 80),
    gpuEnabled: config.gpuEnabled,
    startTimeoutMs: config.dockerStartTimeoutMs,
    logger,
    now,
    answers: (url, signal) => answersAt(url, id, signal),
    onEvent: onContainer,
  });
}

/** True where asking once more would only fail once more: no server, and none that could be started. */
function isNobodyThere(error: unknown): boolean {
  if (!LlmError.is(error) || error.details.status !== undefined) return false;
  return ['UNAVAILABLE', 'DEPENDENCY_MISSING', 'CONFIG_INVALID'].includes(error.code) || problemOf(error) !== undefined;
}
