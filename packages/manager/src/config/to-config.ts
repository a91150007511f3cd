import type { Alias, AliasRequirements, ManagerSettings } from '../settings.ts';
import { withCamelCaseKeys } from './camel-case.ts';
import { toCustomRule } from './custom-rule.ts';
import type { DEFAULTS } from './defaults.ts';
import { providerSections, toPackageConfig } from './provider-sections.ts';
import type { WrittenConfig } from './schema.ts';
import { toAlerts, toWebhook } from './to-alerts.ts';
import { toBudget, toLimits } from './to-limits.ts';
import { toResponseCache } from './to-response-cache.ts';
import { formatPath, isMapping, valueAt } from './tree.ts';
import type { ModelhavenConfig, ProviderEnvelope, SecondOpinionsConfig } from './types.ts';

/** The file's shape with every default present. */
export type CompleteConfig = Complete<typeof DEFAULTS, Required<WrittenConfig>>;

type Complete<Given, Written> = {
  readonly [Key in keyof Written]-?: Key extends keyof Given
    ? Given[Key] extends readonly unknown[]
      ? NonNullable<Written[Key]>
      : Given[Key] extends object
        ? Complete<Given[Key], NonNullable<Written[Key]>>
        : NonNullable<Written[Key]>
    : Written[Key] | undefined;
};

/** The validated file as packages and apps take it. */
export function toConfig(
  complete: CompleteConfig,
  askedFor: ReadonlySet<string>,
): Omit<ModelhavenConfig, 'file' | 'notes' | 'entries'> {
  const { model_management: management, server } = complete;
  const monitoring = management.performance_monitoring;
  const requests = management.request_log;
  const hardware = management.hardware_detection;
  const safety = management.therapeutic_safety;
  return {
    enabled: management.enabled,
    providers: toEnvelopes(complete, askedFor),
    settings: toSettings(complete),
    monitoring: {
      enabled: monitoring.enabled,
      metricsRetentionDays: monitoring.metrics_retention_days,
      realTimeMonitoring: monitoring.real_time_monitoring,
      aggregationIntervalMinutes: monitoring.aggregation_interval_minutes,
      store: monitoring.store,
      alerts: toAlerts(monitoring.alerts),
    },
    requestLog: {
      enabled: requests.enabled,
      content: requests.content,
      redact: requests.redact,
      retentionDays: requests.retention_days,
      maxFileMb: requests.max_file_mb,
    },
    responseCache: toResponseCache(management.response_cache),
    hardware: {
      enabled: hardware.enabled,
      gpuDetection: hardware.gpu_detection,
      memoryThresholdGb: hardware.memory_threshold_gb,
      cpuCoreThreshold: hardware.cpu_core_threshold,
    },
    safety: {
      enabled: safety.enabled,
      contentFiltering: safety.content_filtering,
      crisisDetection: safety.crisis_detection,
      minimumSafetyScore: safety.minimum_safety_score,
      rules: safety.rules.map(toCustomRule),
      ...(safety.rules_file === undefined ? {} : { rulesFile: safety.rules_file }),
      actions: safety.actions,
      outputMode: safety.output_mode,
      audit: {
        enabled: safety.audit.enabled,
        retentionDays: safety.audit.retention_days,
        onFailure: safety.audit.on_failure,
      },
      ...(safety.second_opinions ? { secondOpinions: toSecondOpinions(safety.second_opinions) } : {}),
      ...(safety.webhook ? { webhook: toWebhook(safety.webhook) } : {}),
      ...(safety.default_country === undefined ? {} : { defaultCountry: safety.default_country }),
      ...(safety.default_locale === undefined ? {} : { defaultLocale: safety.default_locale }),
    },
    server: {
      host: server.host,
      port: server.port,
      corsOrigins: server.cors_origins,
      allowedUrlHosts: server.allowed_url_hosts,
      dataDir: server.data_dir,
      sharedState: server.shared_state,
      telemetry: {
        enabled: server.telemetry.enabled,
        headers: texts(server.telemetry.headers),
        traces: server.telemetry.traces,
        metrics: server.telemetry.metrics,
        intervalSeconds: server.telemetry.interval_seconds,
        propagate: server.telemetry.propagate,
        ...(server.telemetry.endpoint === undefined ? {} : { endpoint: server.telemetry.endpoint }),
      },
      limits: toLimits(server.limits),
      load: {
        openRequests: server.load.open_requests,
        connections: server.load.connections,
        streamsPerConnection: server.load.streams_per_connection,
        eventLoopDelayMs: server.load.event_loop_delay_ms,
      },
      ...(server.socket === undefined ? {} : { socket: server.socket }),
      ...(server.tls
        ? {
            tls: {
              certFile: server.tls.cert_file,
              keyFile: server.tls.key_file,
              http2: server.tls.http2 ?? true,
            },
          }
        : {}),
      workers: server.workers,
      trustedProxies: server.trusted_proxies,
      responses: {
        store: server.responses.store,
        retentionMs: server.responses.retention_hours * 3_600_000,
        maxEntries: server.responses.max_entries,
        maxBytes: Math.ceil(server.responses.max_mb * 1_048_576),
      },
      drainSeconds: server.drain_seconds,
      shutdownSeconds: server.shutdown_seconds,
      budgets: Object.entries(server.budgets).flatMap(([name, rule]) => (rule ? [{ name, ...toBudget(rule) }] : [])),
    },
  };
}

function texts(written: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function toEnvelopes(complete: CompleteConfig, askedFor: ReadonlySet<string>): readonly ProviderEnvelope[] {
  const { enabled, providers } = complete.model_management;
  return providerSections(complete).map(({ path, id, kind }) => {
    const section = valueAt(complete, path);
    const isOn = isMapping(section) && section['enabled'] === true;
    const isAllowed = enabled && (kind !== 'custom' || providers.custom_api.enabled !== false);
    return {
      id,
      kind,
      enabled: isOn && isAllowed,
      isAskedFor: askedFor.has(formatPath(path)),
      path: formatPath(path),
      config: toPackageConfig(kind, section),
    };
  });
}

function toSettings(complete: CompleteConfig): ManagerSettings {
  const management = complete.model_management;
  const strategy = management.selection_strategy;
  const fallback = management.fallback_config;
  const resilience = management.resilience;
  const checks = management.health_checks;
  const safety = management.therapeutic_safety;
  const maxOpenMs = Math.max(1_000, fallback.exclude_failed_models_minutes * 60_000);
  return {
    aliases: toAliases(management.aliases),
    taskTypes: management.task_types,
    defaultProvider: management.default_provider === 'lm_studio' ? 'lmstudio' : management.default_provider,
    selection: {
      algorithm: strategy.algorithm,
      weights: defined(strategy.weights),
      preferFree: strategy.prefer_free_models,
      minSafetyScore: Math.max(strategy.therapeutic_safety_threshold, safety.minimum_safety_score),
      minQualityScore: strategy.quality_threshold,
      maxLatencyMs: strategy.max_latency_ms,
      preferredModels: preferredModels(complete),
      ...(safety.scores ? { safetyScores: safety.scores } : {}),
    },
    fallback: {
      enabled: fallback.enabled,
      maxFurtherModels: fallback.max_retries,
      preferDifferentProvider: fallback.prefer_different_provider,
      ...(fallback.fallback_strategy === strategy.algorithm ? {} : { strategy: fallback.fallback_strategy }),
    },
    retries: { maxRetries: resilience.retries_per_model },
    deadlines: {
      firstEventMs: resilience.first_token_timeout_ms,
      reasoningFirstEventMs: resilience.reasoning_first_token_timeout_ms,
      localFirstEventMs: resilience.local_first_token_timeout_ms,
      idleMs: resilience.silence_timeout_ms,
      untilContentMs: resilience.answer_begins_timeout_ms,
      totalMs: resilience.total_timeout_ms,
    },
    circuit: {
      failureThreshold: resilience.failure_threshold,
      openMs: Math.min(resilience.probe_interval_seconds * 1_000, maxOpenMs),
      maxOpenMs,
    },
    concurrency: {
      maxConcurrent: resilience.concurrency.max_per_provider,
      providers: defined(resilience.concurrency.providers),
      adaptive: resilience.concurrency.adaptive,
      maxQueued: resilience.concurrency.max_queued,
      maxWaitMs: resilience.concurrency.max_wait_ms,
    },
    hedging: {
      enabled: resilience.hedging.enabled,
      maxExtraCostFraction: resilience.hedging.max_extra_cost_fraction,
    },
    healthChecks: {
      enabled: checks.enabled,
      intervalMs: checks.interval_seconds * 1_000,
      timeoutMs: checks.timeout_seconds * 1_000,
    },
    modelLists: { ttlMs: resilience.model_list_ttl_seconds * 1_000 },
    recovery: resilience.recovery,
  };
}

function toSecondOpinions(
  written: NonNullable<CompleteConfig['model_management']['therapeutic_safety']['second_opinions']>,
): SecondOpinionsConfig {
  const { sources, timeout_ms: timeoutMs, on_failure: onFailure } = written;
  return {
    // Absent keys are absent there as well.
    sources: sources as SecondOpinionsConfig['sources'],
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

function toAliases(aliases: CompleteConfig['model_management']['aliases']): Readonly<Record<string, Alias>> {
  return Object.fromEntries(
    Object.entries(aliases).map(([name, alias]): [string, Alias] => {
      if (typeof alias === 'string' || Array.isArray(alias)) return [name, alias];
      // Same words in camelCase, by the schema of the file.
      return [name, withCamelCaseKeys(alias) as AliasRequirements];
    }),
  );
}

function preferredModels(complete: CompleteConfig): readonly string[] {
  return providerSections(complete).flatMap(({ path, id }) => {
    const names = valueAt(complete, [...path, 'preferred_models']);
    return Array.isArray(names) ? names.map((name) => `${id}/${String(name)}`) : [];
  });
}

function defined(figures: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([key, value]): [string, number][] => (value === undefined ? [] : [[key, value]])),
  );
}
