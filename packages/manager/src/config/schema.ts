import { z } from 'zod';
import { alertsSchema } from './alert-schemas.ts';
import { responseCacheSchema } from './response-cache-schema.ts';
import { safetySchema } from './safety-schema.ts';
import { serverSchema } from './server-schema.ts';

const score = z.number().min(0).max(10);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const names = z.array(z.string().min(1));
const algorithm = z.enum(['performance_based', 'cost_based', 'availability_based', 'adaptive']);

/** What every provider section has; the values of its other keys are the provider's own to judge. */
const common = {
  enabled: z.boolean().optional(),
  preferred_models: names.optional(),
};

const openrouter = z.strictObject({
  ...common,
  api_key: z.string().optional(),
  account: z.string().min(1).optional(),
  base_url: httpUrl.optional(),
  free_models_only: z.boolean().optional(),
  prefer_free_models: z.boolean().optional(),
  max_cost_per_token: z.number().min(0).optional(),
  cost_limit_per_request: z.number().min(0).optional(),
  app_name: z.unknown().optional(),
  app_url: z.unknown().optional(),
  provider_preferences: z.unknown().optional(),
  transforms: z.unknown().optional(),
  models_ttl_ms: z.unknown().optional(),
});

const ollama = z.strictObject({
  ...common,
  base_url: httpUrl.optional(),
  docker_enabled: z.boolean().optional(),
  docker_image: z.string().min(1).optional(),
  gpu_enabled: z.boolean().optional(),
  auto_pull_models: z.boolean().optional(),
  api_key: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  context_length: z.unknown().optional(),
  max_context_length: z.unknown().optional(),
  answer_reserve_tokens: z.unknown().optional(),
  allow_truncation: z.unknown().optional(),
  keep_alive: z.unknown().optional(),
  answer_timeout_ms: z.unknown().optional(),
  docker_container: z.unknown().optional(),
  docker_port: z.unknown().optional(),
  docker_host: z.unknown().optional(),
  docker_start_timeout_ms: z.unknown().optional(),
});

const local = z.strictObject({
  ...common,
  models_cache_dir: z.string().min(1).optional(),
  max_concurrent_models: z.int().min(1).optional(),
  auto_quantization: z.boolean().optional(),
  gpu_memory_fraction: z.number().min(0).max(1).optional(),
  trusted_model_revisions: z.record(z.string(), z.union([z.string(), names])).optional(),
  other_folders: z.unknown().optional(),
  hub_url: httpUrl.optional(),
  hub_token: z.string().optional(),
  offline: z.boolean().optional(),
  download_connections: z.unknown().optional(),
  demo: z.unknown().optional(),
  threads: z.unknown().optional(),
  context_length: z.unknown().optional(),
  sequences: z.unknown().optional(),
  gpu: z.unknown().optional(),
  gpu_layers: z.unknown().optional(),
  idle_minutes: z.unknown().optional(),
  isolation: z.unknown().optional(),
  memory_budget_gb: z.unknown().optional(),
  keep_free_gb: z.unknown().optional(),
  pinned_models: z.unknown().optional(),
  draft_models: z.unknown().optional(),
});

const lmStudio = z.strictObject({
  ...common,
  base_url: httpUrl.optional(),
  api_key: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  api: z.unknown().optional(),
  ttl_seconds: z.unknown().optional(),
  context_length: z.unknown().optional(),
  timeouts: z.unknown().optional(),
});

const customProvider = z.strictObject({
  ...common,
  api_type: z.string().min(1).optional(),
  preset: z.unknown().optional(),
  base_url: httpUrl.optional(),
  api_key: z.string().optional(),
  auth: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  organization: z.unknown().optional(),
  project: z.unknown().optional(),
  api_version: z.unknown().optional(),
  api: z.unknown().optional(),
  models: z.unknown().optional(),
  list: z.unknown().optional(),
  quirks: z.unknown().optional(),
  local: z.unknown().optional(),
  timeouts: z.unknown().optional(),
});

const customApi = z.strictObject({
  enabled: z.boolean().optional(),
  custom_providers: z.record(z.string().regex(/^[^/\s]+$/), customProvider).optional(),
});

/** What an alias may demand instead of naming models. */
export const aliasRequirements = z.strictObject({
  models: names.min(1).optional(),
  by_difficulty: z
    .strictObject({ easy: names.min(1), hard: names.min(1), threshold: z.number().min(0).max(1).optional() })
    .optional(),
  task_type: z.string().min(1).optional(),
  exclude: names.optional(),
  providers: names.min(1).optional(),
  required_capabilities: names.optional(),
  context_length_needed: z.int().min(1).optional(),
  max_latency_ms: z.number().min(1).optional(),
  min_quality_score: score.optional(),
  max_cost_per_token: z.number().min(0).optional(),
  max_cost_usd: z.number().min(0).optional(),
  therapeutic_safety_required: z.boolean().optional(),
  min_safety_score: score.optional(),
  free_only: z.boolean().optional(),
  prefer_free: z.boolean().optional(),
  local_only: z.boolean().optional(),
  prefer: z.enum(['quality', 'speed', 'cost', 'local']).optional(),
});

const store = z
  .string()
  .regex(/^(embedded|memory|(redis|rediss|postgres|postgresql|neo4j|neo4j\+s|bolt|bolt\+s):\/\/.+)$/, {
    error: 'must be "embedded", "memory", or a redis://, postgres://, neo4j:// or bolt:// address',
  });

const modelManagement = z.strictObject({
  enabled: z.boolean().optional(),
  default_provider: z.string().min(1).optional(),
  providers: z
    .strictObject({
      openrouter: openrouter.optional(),
      ollama: ollama.optional(),
      local: local.optional(),
      lm_studio: lmStudio.optional(),
      custom_api: customApi.optional(),
    })
    .optional(),
  selection_strategy: z
    .strictObject({
      algorithm: algorithm.optional(),
      prefer_free_models: z.boolean().optional(),
      therapeutic_safety_threshold: score.optional(),
      quality_threshold: score.optional(),
      max_latency_ms: z.number().min(1).optional(),
      weights: z
        .strictObject({
          safety: z.number().min(0).optional(),
          performance: z.number().min(0).optional(),
          cost: z.number().min(0).optional(),
        })
        .optional(),
    })
    .optional(),
  fallback_config: z
    .strictObject({
      enabled: z.boolean().optional(),
      max_retries: z.int().min(0).max(100).optional(),
      exclude_failed_models_minutes: z.number().min(0).max(10_080).optional(),
      fallback_strategy: algorithm.optional(),
      prefer_different_provider: z.boolean().optional(),
    })
    .optional(),
  performance_monitoring: z
    .strictObject({
      enabled: z.boolean().optional(),
      metrics_retention_days: z.number().min(1).max(3_650).optional(),
      real_time_monitoring: z.boolean().optional(),
      aggregation_interval_minutes: z.number().min(1).max(1_440).optional(),
      store: store.optional(),
      alerts: alertsSchema.optional(),
    })
    .optional(),
  request_log: z
    .strictObject({
      enabled: z.boolean().optional(),
      content: z.boolean().optional(),
      redact: z.boolean().optional(),
      retention_days: z.number().min(1).max(3_650).optional(),
      max_file_mb: z.number().min(0.001).max(10_240).optional(),
    })
    .optional(),
  response_cache: responseCacheSchema.optional(),
  health_checks: z
    .strictObject({
      enabled: z.boolean().optional(),
      interval_seconds: z.number().min(1).max(86_400).optional(),
      timeout_seconds: z.number().min(0.1).max(300).optional(),
    })
    .optional(),
  hardware_detection: z
    .strictObject({
      enabled: z.boolean().optional(),
      gpu_detection: z.boolean().optional(),
      memory_threshold_gb: z.number().min(0).optional(),
      cpu_core_threshold: z.number().min(0).optional(),
    })
    .optional(),
  therapeutic_safety: safetySchema.optional(),
  resilience: z
    .strictObject({
      recovery: z.enum(['continue', 'error']).optional(),
      retries_per_model: z.int().min(0).max(20).optional(),
      first_token_timeout_ms: z.int().min(1).optional(),
      reasoning_first_token_timeout_ms: z.int().min(1).optional(),
      local_first_token_timeout_ms: z.int().min(1).optional(),
      silence_timeout_ms: z.int().min(1).optional(),
      answer_begins_timeout_ms: z.int().min(1).optional(),
      total_timeout_ms: z.int().min(1).optional(),
      failure_threshold: z.int().min(1).optional(),
      probe_interval_seconds: z.number().min(0.01).optional(),
      model_list_ttl_seconds: z.number().min(0).optional(),
      hedging: z
        .strictObject({
          enabled: z.boolean().optional(),
          max_extra_cost_fraction: z.number().min(0).max(1).optional(),
        })
        .optional(),
      concurrency: z
        .strictObject({
          max_per_provider: z.int().min(1).max(100_000).optional(),
          providers: z.record(z.string(), z.int().min(1).max(100_000)).optional(),
          adaptive: z.boolean().optional(),
          max_queued: z.int().min(0).max(1_000_000).optional(),
          max_wait_ms: z.int().min(0).optional(),
        })
        .optional(),
    })
    .optional(),
  task_types: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).optional(),
  aliases: z.record(z.string().min(1), z.union([z.string().min(1), names.min(1), aliasRequirements])).optional(),
});

/** The configuration file, key by key. Everything is optional; what is written must be known and right. */
export const configSchema = z.strictObject({
  model_management: modelManagement.optional(),
  server: serverSchema.optional(),
});

/** The configuration as it is written: snake_case, before defaults. */
export type WrittenConfig = z.output<typeof configSchema>;

/** A JSON schema of the configuration file, for editors that complete and check YAML. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
}
