import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger, LogMethod, ProviderDefinition } from '@modelhaven/core';
import { assemble, configJsonSchema, loadConfig } from '@modelhaven/manager';
import { createCapturingLogger, createReplayServer, jsonReply } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { catalog } from './catalog.ts';

/** Every key that a section may have, with a value that its package takes. */
const SECTIONS: Readonly<Record<string, { readonly path: readonly string[]; readonly yaml: string }>> = {
  openrouter: {
    path: ['openrouter'],
    yaml: `
    openrouter:
      enabled: true
      api_key: sk-or-test
      account: clinic
      base_url: https://openrouter.example/api/v1
      free_models_only: true
      prefer_free_models: false
      max_cost_per_token: 0.00001
      preferred_models: [a/b]
      cost_limit_per_request: 0.01
      app_name: Tales
      app_url: https://tales.example
      provider_preferences:
        { order: [a], only: [a], ignore: [b], allow_fallbacks: false, require_parameters: true, data_collection: deny,
          zdr: true, enforce_distillable_text: true, quantizations: [fp8], sort: price,
          max_price: { prompt: 1, completion: 2, image: 3, request: 4 } }
      transforms: [middle-out]
      models_ttl_ms: 60000
`,
  },
  ollama: {
    path: ['ollama'],
    yaml: `
    ollama:
      enabled: true
      base_url: http://127.0.0.1:1
      api_key: k
      headers: { x_team: stories }
      preferred_models: [qwen3:8b]
      docker_enabled: true
      docker_image: ollama/ollama:latest
      docker_container: tales
      docker_port: free
      docker_host: unix:///var/run/docker.sock
      docker_start_timeout_ms: 1000
      gpu_enabled: false
      auto_pull_models: false
      context_length: 4096
      max_context_length: 8192
      answer_reserve_tokens: 100
      allow_truncation: true
      keep_alive: 5m
      answer_timeout_ms: 1000
`,
  },
  local: {
    path: ['local'],
    yaml: `
    local:
      enabled: true
      preferred_models: [demo]
      models_cache_dir: ./models
      max_concurrent_models: 1
      auto_quantization: true
      gpu_memory_fraction: 0.5
      trusted_model_revisions: { org/my_model: main }
      demo: true
      threads: 1
      context_length: 512
      sequences: 1
      gpu: false
      gpu_layers: 0
      idle_minutes: 1
      isolation: none
      other_folders: { hugging_face: ./hf, lm_studio: false }
      hub_url: http://127.0.0.1:1
      hub_token: hf_x
      offline: true
      download_connections: 2
      memory_budget_gb: 8
      keep_free_gb: 1
      pinned_models: [demo]
      draft_models: { large_q4_k_m: small_q8_0 }
`,
  },
  lmstudio: {
    path: ['lm_studio'],
    yaml: `
    lm_studio:
      enabled: true
      base_url: http://127.0.0.1:1/v1
      api_key: k
      headers: { x_team: stories }
      preferred_models: [google/gemma-3-4b]
      api: v1
      ttl_seconds: 600
      context_length: 8192
      timeouts: { connect_ms: 1, answer_ms: 2, idle_ms: 3, question_ms: 4 }
`,
  },
  custom: {
    path: ['custom_api', 'custom_providers', 'groq'],
    yaml: `
    custom_api:
      custom_providers:
        groq:
          enabled: true
          preferred_models: [a]
          api_type: openai
          preset: groq
          base_url: https://groq.example/v1
          api_key: k
          auth: bearer
          headers: { x_team: stories }
          organization: o
          project: p
          api_version: v1
          api: chat
          models:
            - plain
            - { id: rich, name: Rich, description: d, capabilities: [chat], context_length: 8, max_output_tokens: 4,
                pricing: { input_price: 1, output_price: 2, tiers: [{ from_input_tokens: 5, input_price: 3 }] },
                free: false, local: false, languages: [de] }
          list: static
          quirks: { max_tokens_field: max_tokens, effort_names: { high: hard }, extra_body: { chat_template_kwargs: { enable_thinking: false } } }
          local: false
          timeouts: { connect_ms: 1, headers_ms: 2, idle_ms: 3 }
`,
  },
};

/** Promised by the configuration file, and known to warn where they do nothing yet. */
const WITHOUT_EFFECT: readonly string[] = [];

const RENAMED: Readonly<Record<string, string>> = { models_dir: 'models_cache_dir' };

const schemaSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown(),
});

function fileKeys(path: readonly string[]): readonly string[] {
  let schema = schemaSchema.parse(configJsonSchema());
  for (const key of ['model_management', 'providers', ...path]) {
    schema = schemaSchema.parse(schema.properties?.[key] ?? schema.additionalProperties);
  }
  return Object.keys(schema.properties ?? {});
}

function packageKeys({ config }: ProviderDefinition): readonly string[] {
  const shape = 'shape' in config ? (config.shape as object) : {};
  return Object.keys(shape).map((key) => {
    const written = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return RENAMED[written] ?? written;
  });
}

const written = (yaml: string) => `model_management:\n  providers:${yaml}`;

test.each(catalog.map((definition) => [definition.kind, definition] as const))(
  'the file has every key that a provider of kind %s knows, and no other',
  (kind, definition) => {
    const ofFile = fileKeys(SECTIONS[kind]?.path ?? []).filter(
      (key) => !['enabled', 'preferred_models', ...WITHOUT_EFFECT].includes(key),
    );
    const ofPackage = packageKeys(definition).filter((key) => !['preferred_models', ...WITHOUT_EFFECT].includes(key));
    expect(ofFile.toSorted()).toEqual(ofPackage.toSorted());
  },
);

test.each(catalog.map((definition) => [definition.kind, definition] as const))(
  'a section of kind %s with every key is taken as it is written',
  async (kind, definition) => {
    const { path, yaml } = SECTIONS[kind] ?? { path: [], yaml: '' };
    for (const key of fileKeys(path)) expect(yaml).toContain(`${key}:`);
    const text = written(yaml + (kind === 'local' ? '' : '    local: { enabled: false }\n'));
    const config = await loadConfig({ text, environment: {} });
    const logger = createCapturingLogger();
    const manager = await assemble({ config, catalog: [definition], logger });
    await manager.close();
    const ignored = logger.lines.flatMap(({ message }) => /"(\w+)" has no effect/.exec(message ?? '')?.[1] ?? []);
    expect(ignored.filter((key) => !WITHOUT_EFFECT.includes(key))).toEqual([]);
  },
);

test('names below a section stay as they are, words of ours do not', async () => {
  const config = await loadConfig({ text: written(SECTIONS['custom']?.yaml ?? ''), environment: {} });
  expect(config.providers.find(({ id }) => id === 'groq')?.config).toMatchObject({
    headers: { x_team: 'stories' },
    quirks: { effortNames: { high: 'hard' }, extraBody: { chat_template_kwargs: { enable_thinking: false } } },
    models: ['plain', { contextLength: 8, pricing: { tiers: [{ fromInputTokens: 5, inputPrice: 3 }] } }],
    timeouts: { connectMs: 1 },
  });
});

const entry = (id: string, prompt: string, completion: string) => ({
  id,
  name: id,
  context_length: 8192,
  architecture: { input_modalities: ['text'], output_modalities: ['text'] },
  pricing: { prompt, completion },
});

test.each([
  [{}, ['free:free', 'paid', 'dear'], false],
  [{ OPENROUTER_SHOW_FREE_ONLY: 'true' }, ['free:free'], false],
  [{ OPENROUTER_MAX_COST_PER_TOKEN: '0.000005' }, ['free:free', 'paid'], false],
  [{ OPENROUTER_PREFER_FREE_MODELS: 'false' }, ['dear', 'paid', 'free:free'], true],
])('the environment %j is what OpenRouter lists', async (variables, expected, isPlainOrder) => {
  const server = await createReplayServer();
  server.respond(
    'GET /api/v1/models',
    jsonReply({
      data: [entry('dear', '0.00001', '0.00003'), entry('paid', '0.000001', '0.000002'), entry('free:free', '0', '0')],
    }),
  );
  const environment = { OPENROUTER_API_KEY: 'sk-or-test', ...variables };
  const dataDir = await mkdtemp(join(tmpdir(), 'catalog-'));
  const text = written(`\n    openrouter: { base_url: "${server.url}/api/v1" }\n    local: { enabled: false }\n`);
  const config = await loadConfig({ text: `${text}server: { data_dir: ${dataDir} }\n`, environment });
  const manager = await assemble({ config, catalog, environment });
  const { models } = await manager.listModels();
  const ids = models.map(({ id }) => id);
  expect(isPlainOrder ? ids : ids.toSorted()).toEqual(isPlainOrder ? expected : expected.toSorted());
  if (!isPlainOrder) expect(ids[0]).toBe('free:free');
  await manager.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

/** Notes every field that a line has from its logger already. */
function createOverlapLogger(twice: string[], bound: readonly string[] = []): Logger {
  const log: LogMethod = (fields, message) => {
    for (const key of Object.keys(fields)) if (bound.includes(key)) twice.push(`${key}: ${message}`);
  };
  const child = (bindings: object) => createOverlapLogger(twice, [...bound, ...Object.keys(bindings)]);
  return { debug: log, info: log, warn: log, error: log, child };
}

test('no log line says anything twice', async () => {
  const server = await createReplayServer();
  server.respond('GET /api/v1/models', jsonReply({ data: [entry('paid', '0.000001', '0.000002')] }));
  server.respond('GET /api/tags', jsonReply({ models: [] }));
  server.respond('POST /api/pull', jsonReply({ error: 'no such model' }, 404));
  const dataDir = await mkdtemp(join(tmpdir(), 'catalog-'));
  const text = written(`
    openrouter: { api_key: k, base_url: "${server.url}/api/v1", models_ttl_ms: 0 }
    ollama: { base_url: "${server.url}", auto_pull_models: true, preferred_models: [none] }
    lm_studio: { base_url: "${server.url}" }
    local: { enabled: false }
    custom_api: { custom_providers: { own: { api_type: openai, base_url: "${server.url}/v1", api_key: k } } }
server: { data_dir: ${dataDir} }
`);
  const config = await loadConfig({ text, environment: {} });
  const twice: string[] = [];
  const manager = await assemble({ config, catalog, logger: createOverlapLogger(twice) });
  await manager.listModels();
  server.respond('GET /api/v1/models', jsonReply({}, 503));
  await manager.listModels({ refresh: true });
  await manager.providers({ account: true });
  for (const model of ['openrouter/paid', 'ollama/none', 'own/x'])
    await manager.generateText('Hi', { model }).catch(() => {});
  await manager.pull('ollama/none').catch(() => {});
  await manager.close();
  await server.close();
  await rm(dataDir, { recursive: true });
  expect(twice).toEqual([]);
});
