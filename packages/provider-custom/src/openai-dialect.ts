import type { GenerateRequest } from '@modelhaven/core';
import type { HttpClient } from '@modelhaven/wire';
import { createOpenAiClient, OPENAI_QUIRKS, type OpenAiClient, type OpenAiQuirks } from '@modelhaven/wire/openai';
import { adaptRequest, isOpenAi } from './adapt-request.ts';
import { type Dialect, streamWithWarnings, withWarnings } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { countLlamaCppTokens, llamaCppFacts } from './llama-cpp-server.ts';
import { fromListedModel } from './map-model.ts';
import { guessed } from './model-info.ts';
import { openAiTraits } from './openai-models.ts';
import { createResponsesClient, type ResponsesClient } from './responses/responses-client.ts';

/** Makes the HTTP client for a base URL with the endpoint's key, limits and headers. */
export type Connect = (baseUrl: string) => HttpClient;

/** Deployments of Azure's older API that are remembered with a client of their own. */
const MOST_DEPLOYMENTS = 64;

/** Models whose clients are remembered; there are a few in use. */
const MOST_CLIENTS = 256;

/** An endpoint that speaks OpenAI's chat completions. */
export function createOpenAiDialect(endpoint: Endpoint, connect: Connect, now: () => number): Dialect {
  const http = connect(endpoint.baseUrl);
  const deployments = new Map<string, HttpClient>();
  const isByDeployment = endpoint.presetName === 'azure' && endpoint.apiVersion !== undefined;

  const httpFor = (model: string): HttpClient => {
    if (!isByDeployment) return http;
    const known = deployments.get(model);
    if (known) return known;
    const path = `${endpoint.baseUrl}/deployments/${encodeURIComponent(model)}`;
    const made = connect(`${path}?api-version=${endpoint.apiVersion}`);
    const oldest = deployments.keys().next().value;
    if (deployments.size >= MOST_DEPLOYMENTS && oldest !== undefined) {
      void deployments.get(oldest)?.close();
      deployments.delete(oldest);
    }
    deployments.set(model, made);
    return made;
  };
  const clients = new Map<string, OpenAiClient>();
  const clientFor = (model: string): OpenAiClient => {
    const known = clients.get(model);
    if (known) return known;
    const made = createOpenAiClient({ http: httpFor(model), quirks: quirksFor(endpoint, model), now });
    // Those of deployments come and go with their connections.
    if (isByDeployment) return made;
    if (clients.size >= MOST_CLIENTS) clients.clear();
    clients.set(model, made);
    return made;
  };
  const responsesFor = (model: string): ResponsesClient => {
    const { effortNames = OPENAI_QUIRKS.effortNames } = quirksFor(endpoint, model);
    return createResponsesClient({ http, effortNames, now });
  };
  const prepare = (asked: GenerateRequest) => {
    const { request, extraBody, warnings } = adaptRequest(asked, endpoint);
    const useResponses = !isByDeployment && needsResponses(endpoint, request);
    const client = useResponses ? responsesFor(request.model) : clientFor(request.model);
    return { client, request, warnings, extra: extraBody === undefined ? {} : { extraBody } };
  };

  // Beside the dialect's own paths, this server tells more at its root.
  const root =
    endpoint.presetName === 'llama-cpp' && endpoint.baseUrl.endsWith('/v1')
      ? connect(endpoint.baseUrl.slice(0, -'/v1'.length))
      : undefined;

  const { rerank } = endpoint.preset;

  return {
    async list(options) {
      const entries = await createOpenAiClient({ http, now }).listModels(options);
      const known = root ? await llamaCppFacts(root, options) : undefined;
      return entries
        .map((entry) => fromListedModel(entry, endpoint.preset))
        .filter((facts) => facts !== undefined)
        .map((facts) => {
          if (known === undefined) return facts;
          const { capabilities, ...rest } = known;
          const chats = guessed(facts.id, endpoint).includes('chat');
          return { ...facts, ...rest, ...(chats ? { capabilities } : {}) };
        });
    },
    async generate(asked, options) {
      const { client, request, warnings, extra } = prepare(asked);
      return withWarnings(await client.generate(request, { ...options, ...extra }), warnings);
    },
    stream(asked, options) {
      const { client, request, warnings, extra } = prepare(asked);
      return streamWithWarnings(client.stream(request, { ...options, ...extra }), warnings);
    },
    ...(endpoint.preset.embeddings
      ? { embed: async (request, options) => clientFor(request.model).embed(request, options) }
      : {}),
    ...(rerank ? { rerank: (request, options) => clientFor(request.model).rerank(request, rerank, options) } : {}),
    ...(root
      ? {
          countTokens: (request, options) =>
            countLlamaCppTokens(http, request, quirksFor(endpoint, request.model), options),
        }
      : {}),
    moderate: async (request, options) => clientFor(request.model).moderate(request, options),
    async close() {
      await Promise.all([http, ...(root ? [root] : []), ...deployments.values()].map((client) => client.close()));
    },
  } satisfies Dialect;
}

/** Some models call tools while they think through the Responses API only; everything else stays with the older one. */
function needsResponses(endpoint: Endpoint, { model, tools = [], reasoning }: GenerateRequest): boolean {
  if (endpoint.api !== 'auto') return endpoint.api === 'responses';
  if (!isOpenAi(endpoint) || tools.length === 0 || reasoning?.effort === 'none') return false;
  return openAiTraits(model)?.toolsNeedResponses ?? false;
}

/** What the endpoint takes for this model: the preset, what the model's name tells, and over both the config. */
function quirksFor(endpoint: Endpoint, model: string): Partial<OpenAiQuirks> {
  const own = isOpenAi(endpoint) ? openAiTraits(model)?.quirks : undefined;
  return own === undefined ? endpoint.openAiQuirks : { ...own, ...endpoint.openAiQuirks };
}
