import type { WrittenConfig } from './schema.ts';

/** What holds where nobody says otherwise. Values that belong to a provider alone are that provider's own defaults. */
export const DEFAULTS = {
  model_management: {
    enabled: true,
    default_provider: 'openrouter',
    providers: {
      openrouter: { base_url: 'https://openrouter.ai/api/v1', prefer_free_models: true },
      ollama: { base_url: 'http://localhost:11434' },
      local: {},
      lm_studio: { base_url: 'http://localhost:1234' },
      custom_api: {},
    },
    selection_strategy: {
      algorithm: 'performance_based',
      prefer_free_models: true,
      therapeutic_safety_threshold: 7,
      quality_threshold: 6,
      max_latency_ms: 5_000,
      weights: { safety: 0.4, performance: 0.3, cost: 0.3 },
    },
    fallback_config: {
      enabled: true,
      max_retries: 3,
      exclude_failed_models_minutes: 30,
      fallback_strategy: 'performance_based',
      prefer_different_provider: true,
    },
    performance_monitoring: {
      enabled: true,
      metrics_retention_days: 30,
      real_time_monitoring: true,
      aggregation_interval_minutes: 5,
      store: 'embedded',
      alerts: { check_seconds: 15, rules: [] },
    },
    request_log: { enabled: false, content: false, redact: true, retention_days: 30, max_file_mb: 64 },
    response_cache: {
      enabled: false,
      store: 'memory',
      ttl_seconds: 3_600,
      max_entries: 10_000,
      max_mb: 64,
      max_entry_kb: 256,
      max_temperature: 0,
      tools: [],
      share_users: false,
      share_tenants: [],
      semantic: { enabled: false, threshold: 0.97 },
    },
    health_checks: { enabled: true, interval_seconds: 30, timeout_seconds: 5 },
    hardware_detection: { enabled: true, gpu_detection: true, memory_threshold_gb: 4, cpu_core_threshold: 4 },
    therapeutic_safety: {
      enabled: true,
      content_filtering: true,
      crisis_detection: true,
      minimum_safety_score: 7,
      rules: [],
      actions: { check_in: ['instruct'], crisis: ['answer', 'notify'], emergency: ['answer', 'notify'] },
      output_mode: 'balanced',
      audit: { enabled: true, retention_days: 365, on_failure: 'continue' },
    },
    resilience: {
      recovery: 'continue',
      retries_per_model: 2,
      first_token_timeout_ms: 30_000,
      reasoning_first_token_timeout_ms: 120_000,
      local_first_token_timeout_ms: 300_000,
      silence_timeout_ms: 30_000,
      answer_begins_timeout_ms: 330_000,
      total_timeout_ms: 1_800_000,
      failure_threshold: 3,
      probe_interval_seconds: 10,
      model_list_ttl_seconds: 300,
      hedging: { enabled: false, max_extra_cost_fraction: 0.05 },
      concurrency: { max_per_provider: 4_096, providers: {}, adaptive: true, max_queued: 4_096, max_wait_ms: 30_000 },
    },
    task_types: [],
    aliases: {},
  },
  server: {
    host: '127.0.0.1',
    port: 8420,
    cors_origins: [],
    allowed_url_hosts: [],
    data_dir: './data',
    shared_state: 'memory',
    telemetry: { enabled: true, headers: {}, traces: true, metrics: true, interval_seconds: 60, propagate: [] },
    limits: {},
    budgets: {},
    load: { open_requests: 5_000, connections: 10_000, streams_per_connection: 200, event_loop_delay_ms: 1_000 },
    trusted_proxies: [],
    responses: { store: 'kept', retention_hours: 24, max_entries: 10_000, max_mb: 256 },
    drain_seconds: 0,
    shutdown_seconds: 10,
  },
} as const satisfies Deep<WrittenConfig>;

type Deep<Value> = Value extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Deep<Value[Key]> }
    : Value;
