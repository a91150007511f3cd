import {
  type CallOptions,
  type GenerateRequest,
  LlmError,
  type ModelInfo,
  type ModelProvider,
  type ProviderDefinition,
  type ProviderDeps,
  silentLogger,
} from '@modelhaven/core';
import { createHttpClient, type HttpClientOptions } from '@modelhaven/wire';
import { openAiTokenCounter } from '@modelhaven/wire/openai';
import { createAnthropicDialect } from './anthropic-dialect.ts';
import { headersOf, keyOf, requireKey } from './auth.ts';
import { type CustomConfig, customConfigSchema, type ParsedConfig, parseConfig } from './config.ts';
import { type Dialect, lazily } from './dialect.ts';
import { type Endpoint, resolveEndpoint } from './endpoint.ts';
import { checkHealth } from './health.ts';
import { toModelInfo } from './model-info.ts';
import { createOpenAiDialect } from './openai-dialect.ts';

/** What a provider may be handed from outside; each has a default. */
export interface CustomDeps extends Partial<ProviderDeps> {
  /** An undici dispatcher in place of an own pool; stays the caller's to close. */
  readonly dispatcher?: NonNullable<HttpClientOptions['dispatcher']>;
}

/** A provider over one endpoint, with what the common contract has no place for. */
export interface CustomProvider extends ModelProvider {
  /** Tokens that the request's input has, as the endpoint counts them. Present where it can. */
  countTokens?(request: GenerateRequest, options?: CallOptions): Promise<number>;
}

/**
 * A provider over one endpoint that speaks the OpenAI or the Anthropic dialect. Throws `CONFIG_INVALID` with every
 * problem. A missing key is no problem until the first call.
 */
export function createCustom(id: string, config: CustomConfig, deps: CustomDeps = {}): CustomProvider {
  const parsed = parseConfig(config, id);
  const endpoint = resolveEndpoint(parsed);
  const { now = Date.now, secret = () => undefined, logger = silentLogger, dispatcher } = deps;
  const key = () => keyOf(endpoint, secret);
  let isClosed = false;

  const connect = (baseUrl: string) =>
    createHttpClient({
      baseUrl,
      provider: id,
      headers: () => headersOf(endpoint, key()),
      limits: limitsOf(parsed),
      now,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
  const dialect: Dialect =
    endpoint.apiType === 'anthropic'
      ? createAnthropicDialect(endpoint, connect(endpoint.baseUrl), now)
      : createOpenAiDialect(endpoint, connect, now);

  const ready = () => {
    if (isClosed) throw new LlmError('UNAVAILABLE', `The provider "${id}" is closed.`, { provider: id });
    requireKey(endpoint, key(), id);
  };
  const withLogger = (options: CallOptions): CallOptions => ({ logger, ...options });

  return {
    contract: 1,
    id,
    kind: 'custom',
    async listModels(options = {}) {
      ready();
      return listModels(endpoint, dialect, id, withLogger(options));
    },
    async generate(request, options = {}) {
      ready();
      return dialect.generate(request, withLogger(options));
    },
    stream(request, options = {}) {
      return lazily(() => {
        ready();
        return dialect.stream(request, withLogger(options));
      });
    },
    ...(endpoint.apiType === 'openai'
      ? { tokenCounting: { counterOf: ({ id: model }) => openAiTokenCounter(model) } }
      : {}),
    health: (options = {}) => checkHealth(dialect, ready, now, withLogger(options)),
    async close() {
      isClosed = true;
      await dialect.close();
    },
    ...(dialect.embed
      ? {
          embeddings: {
            async embed(request, options = {}) {
              ready();
              return (dialect.embed as NonNullable<Dialect['embed']>)(request, withLogger(options));
            },
          },
        }
      : {}),
    ...(dialect.rerank
      ? {
          reranking: {
            async rerank(request, options = {}) {
              ready();
              return (dialect.rerank as NonNullable<Dialect['rerank']>)(request, withLogger(options));
            },
          },
        }
      : {}),
    ...(dialect.moderate
      ? {
          moderations: {
            async moderate(request, options = {}) {
              ready();
              return (dialect.moderate as NonNullable<Dialect['moderate']>)(request, withLogger(options));
            },
          },
        }
      : {}),
    ...(dialect.countTokens
      ? {
          async countTokens(request, options = {}) {
            ready();
            return (dialect.countTokens as NonNullable<Dialect['countTokens']>)(request, withLogger(options));
          },
        }
      : {}),
  };
}

/** What an assembler needs to know of this kind. */
export const definition: ProviderDefinition<ParsedConfig> = {
  kind: 'custom',
  config: customConfigSchema,
  create: (id, config, deps) => createCustom(id, config as CustomConfig, deps),
};

async function listModels(
  endpoint: Endpoint,
  dialect: Dialect,
  id: string,
  options: CallOptions,
): Promise<readonly ModelInfo[]> {
  const configured = endpoint.models.map((model) => toModelInfo({ id: model.id }, endpoint, id));
  if (endpoint.list === 'static') return configured;
  try {
    const listed = (await dialect.list(options)).map((facts) => toModelInfo(facts, endpoint, id));
    const known = new Set(listed.map((model) => model.id));
    return [...listed, ...configured.filter((model) => !known.has(model.id))];
  } catch (error) {
    const hasNoList = LlmError.is(error) && (error.code === 'MODEL_NOT_FOUND' || error.code === 'UNSUPPORTED');
    if (endpoint.list === 'auto' && hasNoList && configured.length > 0) return configured;
    throw error;
  }
}

function limitsOf({ timeouts = {} }: ParsedConfig): NonNullable<HttpClientOptions['limits']> {
  const { connectMs, headersMs, idleMs } = timeouts;
  return {
    ...(connectMs === undefined ? {} : { connectMs }),
    ...(headersMs === undefined ? {} : { headersMs }),
    ...(idleMs === undefined ? {} : { bodyIdleMs: idleMs }),
  };
}
