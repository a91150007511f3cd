import {
  collect,
  formatModelAddress,
  LlmError,
  type ModelInfo,
  type Plan,
  type SafetyVerdict,
  type StreamEvent,
  toRanking,
} from '@modelhaven/core';
import type {
  Answer,
  AnswerEvent,
  AnswerReport,
  AnswerRoute,
  ManagerCallOptions,
  ManagerRequest,
  ModelManager,
} from '@modelhaven/manager';

import { createMonitor } from '@modelhaven/monitoring';

/** Two models of made-up providers, one of them with a slash in its id. */
export const TEST_MODELS: readonly ModelInfo[] = [
  {
    id: 'demo',
    provider: 'local',
    name: 'Demo',
    capabilities: ['chat', 'completion'],
    contextLength: 2048,
    free: true,
    local: true,
    pricing: { inputPrice: 0, outputPrice: 0 },
  },
  {
    id: 'meta-llama/llama-3.3-70b',
    provider: 'openrouter',
    capabilities: ['chat', 'tools'],
    contextLength: 131_072,
    free: false,
    pricing: { inputPrice: 0.1, outputPrice: 0.3, source: 'provider' },
    createdAt: 1_733_500_000,
    details: { hostedIn: 'EU' },
  },
];

/** A verdict that found nothing. */
export const QUIET: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 1,
  resources: [],
  degraded: false,
};

/** A plan with one candidate taken and one rejected. */
export const TEST_PLAN: Plan = {
  algorithm: 'performance_based',
  requirements: {},
  promptTokens: 5,
  ranked: [
    { address: 'local/demo', model: TEST_MODELS[0] as ModelInfo, scores: { total: 7, quality: 5 }, reasons: ['Free.'] },
  ],
  rejected: [
    { address: 'openrouter/meta-llama/llama-3.3-70b', reasons: [{ filter: 'price', message: 'It costs something.' }] },
  ],
};

/** Events of a provider for one call; throw in it to fail. */
export type Script = (request: ManagerRequest, options: ManagerCallOptions) => AsyncIterable<StreamEvent>;

/** What was asked of a scripted manager. */
export interface ScriptedManager extends ModelManager {
  readonly calls: { readonly request: ManagerRequest; readonly options: ManagerCallOptions }[];
}

/** Says each text as one delta. */
export function saying(...texts: readonly string[]): Script {
  return async function* () {
    yield { type: 'start', model: 'demo', warnings: [] };
    for (const text of texts) yield { type: 'text-delta', text };
    yield { type: 'finish', reason: 'stop', usage: { inputTokens: 5, outputTokens: texts.length } };
  };
}

/** A manager for tests of the server: asks no model and follows a script. Any method can be replaced. */
export function createScriptedManager(
  script: Script = saying('Hello', ' there.'),
  replaced: Partial<ModelManager> = {},
): ScriptedManager {
  const calls: ScriptedManager['calls'] = [];

  async function* stream(request: ManagerRequest, options: ManagerCallOptions = {}): AsyncGenerator<AnswerEvent> {
    calls.push({ request, options });
    const route: AnswerRoute = {
      requestId: options.requestId ?? 'none',
      provider: 'local',
      model: 'demo',
      address: 'local/demo',
      attempts: 1,
      safetyAction: 'none',
    };
    for await (const event of script(request, options)) {
      if (event.type === 'start') yield { ...event, route };
      else if (event.type === 'finish') yield { ...event, report: reportFor(route, event.usage) };
      else yield event;
    }
  }

  const generate = async (request: ManagerRequest, options?: ManagerCallOptions): Promise<Answer> => {
    let report: AnswerReport | undefined;
    const watched = async function* () {
      for await (const event of stream(request, options)) {
        if (event.type === 'finish') report = event.report;
        yield event;
      }
    };
    const result = await collect(watched());
    if (!report) throw new Error('The script has no finish.');
    return { ...result, report };
  };

  const find = (name: string) =>
    TEST_MODELS.filter((model) => name === model.id || name === formatModelAddress({ ...model, model: model.id }));

  return {
    calls,
    generate,
    generateText: (prompt, request, options) => generate({ ...request, prompt }, options),
    stream,
    embed: async ({ input, model }) => ({
      model,
      vectors: input.map((_, index) => [index, 0.5, -1]),
      usage: { inputTokens: input.length },
      route: { requestId: 'r', provider: 'local', model: 'demo', address: 'local/demo', attempts: 1 },
    }),
    rerank: async ({ documents, model, topN }) => ({
      model,
      results: toRanking(
        documents.map((text) => 1 / (1 + text.length)),
        topN,
      ),
      usage: { inputTokens: documents.length },
      route: { requestId: 'r', provider: 'local', model: 'demo', address: 'local/demo', attempts: 1 },
    }),
    select: async (requirements) => ({ ...TEST_PLAN, requirements: 'messages' in requirements ? {} : requirements }),
    feedback: async (requestId) => ({ requestId, address: 'local/demo' }),
    listModels: async ({ provider, freeOnly, search } = {}) => ({
      models: TEST_MODELS.filter(
        (model) =>
          (provider === undefined || model.provider === provider) &&
          (!freeOnly || model.free === true) &&
          (search === undefined || model.id.includes(search)),
      ),
      unavailable: [
        { provider: 'ollama', error: new LlmError('UNAVAILABLE', 'Nobody answers.', { provider: 'ollama' }) },
      ],
    }),
    getFreeModels: async ({ provider } = {}) =>
      TEST_MODELS.filter((model) => model.free && (provider === undefined || model.provider === provider)),
    resolve: async (name) => {
      const found = find(name);
      if (found.length === 0) throw new LlmError('MODEL_NOT_FOUND', `There is no model "${name}".`, { field: 'model' });
      return found.map((model) => formatModelAddress({ ...model, model: model.id }));
    },
    providers: async () => [
      {
        id: 'local',
        kind: 'local',
        health: { status: 'up', latencyMs: 1 },
        modelCount: 1,
        loaded: [{ id: 'demo', memoryBytes: 1000, activeRequests: 0 }],
        circuit: { key: 'local', state: 'closed', consecutiveFailures: 0 },
      },
    ],
    test: async (address) => ({ address, ok: true, latencyMs: 12, firstEventMs: 5, tokensPerSecond: 40 }),
    load: async (address) => ({ id: address.slice(address.indexOf('/') + 1), loadedAt: 1 }),
    unload: async () => {},
    pull: async () => {},
    remove: async () => {},
    memory: { subscribe: () => () => {} },
    health: { all: () => [], check: async () => [], subscribe: () => () => {} },
    filters: {
      get: () => ({ showFreeOnly: false, preferFreeModels: true }),
      set: async (_, { maxCostPerToken, ...change }) => ({
        showFreeOnly: change.showFreeOnly ?? false,
        preferFreeModels: change.preferFreeModels ?? true,
        ...(maxCostPerToken == null ? {} : { maxCostPerToken }),
      }),
    },
    monitor: createMonitor(),
    performance: { getModelPerformance: async () => undefined, recent: () => [] },
    fallback: { circuits: () => [], reset: () => {}, isolate: () => {}, subscribe: () => () => {} },
    close: async () => {},
    ...replaced,
  };
}

function reportFor(route: AnswerRoute, usage: AnswerReport['usage']): AnswerReport {
  return {
    ...route,
    latencyMs: 42,
    firstEventMs: 10,
    usage,
    costUsd: 0.000_000_25,
    failedAttempts: [],
    trail: [
      {
        address: route.address,
        role: 'first',
        outcome: 'OK',
        startedAt: 1_700_000_000_000,
        totalMs: 40,
        firstEventMs: 10,
        usage,
      },
    ],
    plan: TEST_PLAN,
    safety: { input: QUIET, output: QUIET },
  };
}
