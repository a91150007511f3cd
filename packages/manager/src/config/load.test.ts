import { LlmError } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { describeConfig } from './describe.ts';
import { type LoadConfigOptions, loadConfig } from './load.ts';

const SURFACE = `
model_management:
  enabled: true
  default_provider: openrouter
  providers:
    openrouter: { enabled: true, api_key: "\${OPENROUTER_API_KEY}", base_url: https://openrouter.ai/api/v1,
                  free_models_only: false, preferred_models: [], cost_limit_per_request: 0.01 }
    ollama:     { enabled: false, base_url: http://localhost:11434, docker_enabled: true, docker_image: "ollama/ollama:latest",
                  gpu_enabled: true, auto_pull_models: false, preferred_models: [] }
    local:      { enabled: true, models_cache_dir: ./models, max_concurrent_models: 2, auto_quantization: true,
                  gpu_memory_fraction: 0.8, preferred_models: [], trusted_model_revisions: {} }
    lm_studio:  { enabled: false, base_url: http://localhost:1234 }
    custom_api:
      enabled: false
      custom_providers:
        openai:    { enabled: false, api_type: openai,    base_url: https://api.openai.com/v1, api_key: "\${OPENAI_API_KEY}" }
        anthropic: { enabled: false, api_type: anthropic, base_url: https://api.anthropic.com, api_key: "\${ANTHROPIC_API_KEY}" }
  selection_strategy: { algorithm: performance_based,      # or cost_based, availability_based, adaptive
                        prefer_free_models: true, therapeutic_safety_threshold: 7.0, quality_threshold: 6.0, max_latency_ms: 5000,
                        weights: { safety: 0.4, performance: 0.3, cost: 0.3 } }
  fallback_config: { enabled: true, max_retries: 3, exclude_failed_models_minutes: 30, fallback_strategy: performance_based,
                     prefer_different_provider: true }
  performance_monitoring: { enabled: true, metrics_retention_days: 30, real_time_monitoring: true, aggregation_interval_minutes: 5,
                            store: embedded }
  hardware_detection: { enabled: true, gpu_detection: true, memory_threshold_gb: 4, cpu_core_threshold: 4 }
  therapeutic_safety: { enabled: true, content_filtering: true, crisis_detection: true, minimum_safety_score: 7.0, rules: [] }
  aliases: { storyteller: [openrouter/meta-llama/llama-3.3-70b-instruct:free, ollama/qwen3:8b, local/demo] }
server: { host: 127.0.0.1, port: 8420, cors_origins: [], data_dir: ./data }
`;

const load = (options: Partial<LoadConfigOptions> = {}) => loadConfig({ environment: {}, ...options });
const enabledIds = async (options: Partial<LoadConfigOptions>) =>
  (await load(options)).providers.filter(({ enabled }) => enabled).map(({ id }) => id);

/** The problems that loading it reports. */
async function issuesOf(text: string, options: Partial<LoadConfigOptions> = {}) {
  const error: unknown = await load({ text, ...options }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!LlmError.is(error)) throw new Error('It was accepted.');
  expect(error.code).toBe('CONFIG_INVALID');
  return (error.details.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
}

describe('loadConfig', () => {
  test('reads the published example', async () => {
    const config = await load({ text: SURFACE, environment: { OPENROUTER_API_KEY: 'sk-or-secret' } });
    expect(config.providers.filter(({ enabled }) => enabled)).toMatchObject([
      {
        id: 'openrouter',
        kind: 'openrouter',
        config: { apiKey: 'sk-or-secret', baseUrl: 'https://openrouter.ai/api/v1', costLimitPerRequest: 0.01 },
      },
      { id: 'local', kind: 'local', config: { modelsDir: './models', maxConcurrentModels: 2 } },
    ]);
    expect(config.server).toEqual({
      host: '127.0.0.1',
      port: 8420,
      allowedUrlHosts: [],
      corsOrigins: [],
      dataDir: './data',
      sharedState: 'memory',
      limits: { perModel: [] },
      budgets: [],
      load: { openRequests: 5_000, connections: 10_000, streamsPerConnection: 200, eventLoopDelayMs: 1_000 },
      workers: 1,
      trustedProxies: [],
      drainSeconds: 0,
      shutdownSeconds: 10,
      responses: { store: 'kept', retentionMs: 86_400_000, maxEntries: 10_000, maxBytes: 268_435_456 },
      telemetry: { enabled: true, headers: {}, intervalSeconds: 60, metrics: true, propagate: [], traces: true },
    });
    expect(config.settings.aliases).toEqual({
      storyteller: ['openrouter/meta-llama/llama-3.3-70b-instruct:free', 'ollama/qwen3:8b', 'local/demo'],
    });
    expect(config.notes).toEqual([]);
  });

  test('needs no file: the local provider is on, keys and addresses switch the others on', async () => {
    expect(await enabledIds({})).toEqual(['local']);
    expect(
      await enabledIds({
        environment: {
          OPENROUTER_API_KEY: 'a',
          OPENAI_API_KEY: 'b',
          ANTHROPIC_API_KEY: 'c',
          OLLAMA_HOST: 'box',
          LM_STUDIO_URL: 'http://127.0.0.1:1234',
        },
      }),
    ).toEqual(['openrouter', 'ollama', 'local', 'lmstudio', 'openai', 'anthropic']);
  });

  test('a key in the environment does not switch on what the file switched off', async () => {
    const environment = { OPENROUTER_API_KEY: 'a', OPENAI_API_KEY: 'b', ANTHROPIC_API_KEY: 'c' };
    expect(
      await enabledIds({
        text: SURFACE.replace('openrouter: { enabled: true', 'openrouter: { enabled: false'),
        environment,
      }),
    ).toEqual(['local']);
  });

  test.each([
    ['box', 'http://box:11434'],
    ['box:80', 'http://box'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['0.0.0.0:9000', 'http://127.0.0.1:9000'],
    ['https://ollama.example.com', 'https://ollama.example.com'],
    ['http://box:11435/', 'http://box:11435'],
  ])('reads OLLAMA_HOST=%s as %s', async (value, expected) => {
    const config = await load({ environment: { OLLAMA_HOST: value } });
    expect(config.providers.find(({ id }) => id === 'ollama')?.config).toMatchObject({ baseUrl: expected });
  });

  test('flag before environment before file before default, each with its origin', async () => {
    const text = 'server:\n  port: 1\n  host: file.example\n';
    const environment = { PORT: '2', HOST: 'environment.example' };
    const config = await load({ text, environment, flags: { port: 3 } });
    expect(config.server).toMatchObject({ port: 3, host: 'environment.example', dataDir: './data' });
    const originOf = (path: string) => config.entries.find((entry) => entry.path === path)?.origin;
    expect(originOf('server.port')).toEqual({ from: 'flag' });
    expect(originOf('server.host')).toEqual({ from: 'environment', name: 'HOST' });
    expect(originOf('server.data_dir')).toEqual({ from: 'default' });
    const fromFile = await load({ text });
    expect(fromFile.entries.find(({ path }) => path === 'server.port')?.origin).toEqual({ from: 'file', line: 2 });
  });

  test('a flag may be the text that it is on a command line', async () => {
    const config = await load({ flags: { 'server.port': '81', 'model_management.enabled': 'false', host: undefined } });
    expect(config.server).toMatchObject({ port: 81, host: '127.0.0.1' });
    expect(config.enabled).toBe(false);
    expect(await issuesOf('', { flags: { port: 'x', 'server.prot': 1 } })).toEqual([
      'server.port: must be a number, not a text. (flag)',
      'server.prot: "prot" is not known here. Did you mean "port"? (flag)',
    ]);
  });

  test('a key that is a trap for objects is a key like any other', async () => {
    expect(await issuesOf('__proto__: { polluted: 1 }')).toHaveLength(1);
    expect(await issuesOf('server: { constructor: { prototype: 1 } }')).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
  });

  test('fills in variables and makes them what the schema wants', async () => {
    const text = `server: { port: "\${MY_PORT:-9000}", host: "h-\${NAME}", data_dir: "$\${LITERAL}" }`;
    expect((await load({ text, environment: { NAME: 'x' } })).server).toMatchObject({
      port: 9000,
      host: 'h-x',
      dataDir: `\${LITERAL}`,
    });
    expect((await load({ text, environment: { NAME: 'x', MY_PORT: '77' } })).server.port).toBe(77);
    expect(await issuesOf(text, { environment: { NAME: 'x', MY_PORT: 'many' } })).toEqual([
      'server.port: must be a number, not a text. (line 1, column 11)',
    ]);
  });

  test('an unset variable is a mistake, a note for a key, and nothing where the provider is off', async () => {
    expect(await issuesOf(`server: { host: "\${NOWHERE}" }`)).toEqual([
      `server.host: needs \${NOWHERE}, which is not set. Set it, or write a default: \${NOWHERE:-…}. (line 1, column 11)`,
    ]);
    const config = await load({ text: SURFACE });
    expect(config.notes).toEqual([
      {
        path: 'model_management.providers.openrouter.api_key',
        message: `openrouter is switched on, but \${OPENROUTER_API_KEY} is not set. It stays off until it is.`,
      },
    ]);
    expect(config.providers.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['local']);
  });

  test('reports everything at once, with place and nearest key', async () => {
    const text = [
      'model_management:',
      '  providers:',
      '    olama: { enabled: true }',
      '    openrouter: { enabled: false, apikey: x, base_url: ftp://x }',
      '  selection_strategy: { algorithm: best, quality_threshold: 11 }',
      '  aliases: { a: [b], b: [a], auto: [local/demo] }',
      '  default_provider: openruter',
      'server: { port: eighty }',
      'aliases: {}',
    ].join('\n');
    expect(await issuesOf(text, { environment: { OPENROUTER_MAX_COST_PER_TOKEN: 'cheap' } })).toEqual([
      'OPENROUTER_MAX_COST_PER_TOKEN: The environment variable OPENROUTER_MAX_COST_PER_TOKEN must be a number, 0 or more.',
      'model_management.providers.openrouter.base_url: must be an http or https address. (line 4, column 46)',
      'model_management.providers.openrouter.apikey: "apikey" is not known here. Did you mean "api_key"? (line 4, column 35)',
      'model_management.providers.olama: "olama" is not known here. Did you mean "ollama"? (line 3, column 5)',
      'model_management.selection_strategy.algorithm: must be one of "performance_based", "cost_based", "availability_based", "adaptive". (line 5, column 25)',
      'model_management.selection_strategy.quality_threshold: must be at most 10. (line 5, column 42)',
      'server.port: must be a number, not a text. (line 8, column 11)',
      'aliases: "aliases" is not known here. It belongs at model_management.aliases. (line 9, column 1)',
      'model_management.default_provider: There is no provider "openruter". Did you mean "openrouter"? (line 7, column 3)',
      'model_management.aliases.a: The aliases go round in a circle: a → b → a. (line 6, column 14)',
      'model_management.aliases.b: The aliases go round in a circle: b → a → b. (line 6, column 22)',
      'model_management.aliases.auto: "auto" is a name of the house. Choose another one for the alias. (line 6, column 30)',
    ]);
  });

  test('takes what resilience says of load and rivals', async () => {
    const text = [
      'model_management:',
      '  resilience:',
      '    hedging: { enabled: true }',
      '    concurrency: { max_queued: 10, providers: { ollama: 2 } }',
    ].join('\n');
    const { settings } = await load({ text });
    expect(settings.hedging).toEqual({ enabled: true, maxExtraCostFraction: 0.05 });
    expect(settings.concurrency).toMatchObject({ maxConcurrent: 4_096, maxQueued: 10, providers: { ollama: 2 } });
    expect(await issuesOf(text.replace('ollama', 'olama'))).toEqual([
      expect.stringContaining(
        'concurrency.providers.olama: There is no provider "olama". Did you mean "ollama"? (line 4',
      ),
    ]);
  });

  test('says where a text is no YAML, and when a file is not there', async () => {
    expect((await issuesOf('a: [1\nb: }'))[0]).toMatch(/^line 2, column \d+: /);
    expect(await issuesOf('a: 1\na: 2')).toEqual(['line 2, column 1: Map keys must be unique']);
    await expect(loadConfig({ file: '/no/such/file.yaml', environment: {} })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('There is no such file.'),
    });
  });

  test('shows no secret, wherever it comes from', async () => {
    const text = [
      'model_management:',
      '  providers:',
      '    openrouter: { api_key: canary-file }',
      '    custom_api: { custom_providers: { acme: { base_url: "https://u:canary-url@acme.example/v1?key=canary-query", headers: { x: canary-header } } } }',
      '  performance_monitoring: { store: "redis://:canary-store@localhost:6379" }',
    ].join('\n');
    const config = await load({ text, environment: { OPENAI_API_KEY: 'canary-environment' } });
    const shown = describeConfig(config).join('\n');
    expect(shown).not.toContain('canary');
    expect(shown).toContain('model_management.providers.openrouter.api_key: "********"  # file, line 3');
    expect(shown).toContain('openai.api_key: "********"  # environment OPENAI_API_KEY');
    expect(await issuesOf(`${text}\nnonsense: 1`).then((issues) => issues.join())).not.toContain('canary');
  });
});
