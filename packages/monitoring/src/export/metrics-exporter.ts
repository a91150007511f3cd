import { type AttemptRecord, ERROR_TABLE } from '@modelhaven/core';
import { createDeferred } from '../deferred.ts';
import type { MemoryObservation, Monitor } from '../monitor.ts';
import { emptyHistogram, type Histogram, observe } from './histogram.ts';
import { type Labels, type MetricFamily, type MetricFormat, toMetricText } from './metric-text.ts';

/** What numbers for Prometheus are made with. */
export interface MetricsExporterOptions {
  /** Models that get labels of their own; what comes after them is counted as `(other)`. Default: 200. */
  readonly maxModels?: number;
  /** Metrics of others that are given out as well, read when they are asked for. */
  readonly more?: () => readonly MetricFamily[];
}

/** Counts from its making on, as Prometheus expects of a process: counters that never go down. */
export interface MetricsExporter {
  /** Everything, to be added to that of other processes. */
  families(): readonly MetricFamily[];
  /** Everything as text; answer it with the content type of the format (`CONTENT_TYPES`). */
  text(format: MetricFormat): string;
  /** Stops counting. */
  close(): void;
}

// Borders of the GenAI conventions of OpenTelemetry
// (open-telemetry/semantic-conventions: docs/gen-ai/gen-ai-metrics.md), in seconds and tokens.
const DURATIONS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304];

interface ModelMetrics {
  readonly labels: Labels;
  readonly attempts: Map<string, number>;
  readonly results: Map<string, number>;
  readonly roles: Map<string, number>;
  readonly duration: Histogram;
  readonly firstChunk: Histogram;
  readonly queued: Histogram;
  readonly inputTokens: Histogram;
  readonly outputTokens: Histogram;
  cachedTokens: number;
  reasoningTokens: number;
  costUsd: number;
  readonly safety: Map<string, number>;
}

/** Listens to a monitor and makes its attempts into metrics, named after OpenTelemetry's GenAI conventions. */
export function createMetricsExporter(
  monitor: Monitor,
  { maxModels = 200, more = () => [] }: MetricsExporterOptions = {},
): MetricsExporter {
  const models = new Map<string, ModelMetrics>();
  const metricsOf = (provider: string, model: string, operation: string): ModelMetrics => {
    const key = `${operation} ${provider} ${model}`;
    const known = models.get(key);
    if (known) return known;
    if (models.size >= maxModels && model !== '(other)') return metricsOf('(other)', '(other)', operation);
    const metrics = emptyMetrics({
      gen_ai_operation_name: operation,
      gen_ai_provider_name: provider,
      gen_ai_request_model: model,
    });
    models.set(key, metrics);
    return metrics;
  };
  // Whoever asked for an answer need not wait until it is counted.
  const seen = createDeferred<AttemptRecord>((attempt) =>
    count(metricsOf(attempt.provider, attempt.model, attempt.operation), attempt),
  );
  const leave = monitor.subscribe(seen.add);
  const families = () => {
    seen.settle();
    return [...toFamilies([...models.values()]), ...ownFamilies(monitor), ...more()];
  };
  return {
    families,
    text: (format) => toMetricText(families(), format),
    close: leave,
  };
}

function emptyMetrics(labels: Labels): ModelMetrics {
  return {
    labels,
    attempts: new Map(),
    results: new Map(),
    roles: new Map(),
    duration: emptyHistogram(DURATIONS),
    firstChunk: emptyHistogram(DURATIONS),
    queued: emptyHistogram(DURATIONS),
    inputTokens: emptyHistogram(TOKENS),
    outputTokens: emptyHistogram(TOKENS),
    cachedTokens: 0,
    reasoningTokens: 0,
    costUsd: 0,
    safety: new Map(),
  };
}

function count(metrics: ModelMetrics, attempt: AttemptRecord): void {
  const { requestId, totalMs, firstEventMs, queuedMs, usage, costUsd, outcome, safetyAction } = attempt;
  const at = attempt.startedAt + totalMs;
  metrics.attempts.set(outcome, (metrics.attempts.get(outcome) ?? 0) + 1);
  const result = outcome === 'OK' ? 'success' : ERROR_TABLE[outcome]?.failure === true ? 'failure' : 'neither';
  metrics.results.set(result, (metrics.results.get(result) ?? 0) + 1);
  if (attempt.role) metrics.roles.set(attempt.role, (metrics.roles.get(attempt.role) ?? 0) + 1);
  observe(metrics.duration, totalMs / 1_000, requestId, at);
  if (firstEventMs !== undefined) observe(metrics.firstChunk, firstEventMs / 1_000, requestId, at);
  if (queuedMs !== undefined) observe(metrics.queued, queuedMs / 1_000, requestId, at);
  if (usage?.inputTokens !== undefined) observe(metrics.inputTokens, usage.inputTokens, requestId, at);
  if (usage?.outputTokens !== undefined) observe(metrics.outputTokens, usage.outputTokens, requestId, at);
  metrics.cachedTokens += positive(usage?.cachedInputTokens);
  metrics.reasoningTokens += positive(usage?.reasoningTokens);
  metrics.costUsd += positive(costUsd);
  if (safetyAction !== undefined && safetyAction !== 'none') {
    metrics.safety.set(safetyAction, (metrics.safety.get(safetyAction) ?? 0) + 1);
  }
}

// A counter that goes down or becomes NaN breaks every rate that is computed from it.
function positive(value: number | undefined): number {
  return value !== undefined && value > 0 && value < Number.POSITIVE_INFINITY ? value : 0;
}

function toFamilies(models: readonly ModelMetrics[]): MetricFamily[] {
  const histograms = (name: string, help: string, pick: (metrics: ModelMetrics) => Histogram): MetricFamily => ({
    type: 'histogram',
    name,
    help,
    samples: models.map((metrics) => ({ labels: metrics.labels, histogram: pick(metrics) })),
  });
  const sums = (name: string, help: string, pick: (metrics: ModelMetrics) => number): MetricFamily => ({
    type: 'counter',
    name,
    help,
    samples: models.map((metrics) => ({ labels: metrics.labels, value: pick(metrics) })),
  });
  const counts = (
    name: string,
    help: string,
    label: string,
    pick: (metrics: ModelMetrics) => Map<string, number>,
  ): MetricFamily => ({
    type: 'counter',
    name,
    help,
    samples: models.flatMap((metrics) =>
      [...pick(metrics)].map(([which, value]) => ({ labels: { ...metrics.labels, [label]: which }, value })),
    ),
  });
  return [
    histograms('gen_ai_client_operation_duration_seconds', 'Time of attempts, however they ended.', (m) => m.duration),
    histograms(
      'gen_ai_client_operation_time_to_first_chunk_seconds',
      'Time until the first content of an answer.',
      (m) => m.firstChunk,
    ),
    {
      type: 'histogram',
      name: 'gen_ai_client_token_usage',
      help: 'Tokens of attempts, as the providers counted them.',
      samples: models.flatMap(({ labels, inputTokens, outputTokens }) => [
        { labels: { ...labels, gen_ai_token_type: 'input' }, histogram: inputTokens },
        { labels: { ...labels, gen_ai_token_type: 'output' }, histogram: outputTokens },
      ]),
    },
    counts('modelhaven_attempts', 'Attempts by outcome: OK or the code of the error.', 'outcome', (m) => m.attempts),
    counts(
      'modelhaven_attempt_results',
      'Attempts by what they say of the model: success, failure, or neither (what callers did).',
      'result',
      (m) => m.results,
    ),
    counts(
      'modelhaven_attempt_roles',
      'Attempts by why they were made: first, retry, fallback, hedge or recovery.',
      'role',
      (m) => m.roles,
    ),
    sums('modelhaven_cost_usd', 'Cost of attempts in US dollars, as far as it is known.', (m) => m.costUsd),
    sums('modelhaven_cached_input_tokens', 'Input tokens read from prompt caches.', (m) => m.cachedTokens),
    sums('modelhaven_reasoning_tokens', 'Output tokens spent on thinking.', (m) => m.reasoningTokens),
    histograms('modelhaven_queue_duration_seconds', 'Time that attempts waited for their turn.', (m) => m.queued),
    counts('modelhaven_safety_actions', 'Actions of the safety engine, other than none.', 'action', (m) => m.safety),
  ];
}

function ownFamilies(monitor: Monitor): MetricFamily[] {
  const gauge = (name: string, help: string, values: readonly { readonly labels: Labels; readonly value: number }[]) =>
    ({ type: 'gauge', name, help, samples: values }) satisfies MetricFamily;
  const inMemory = monitor.inMemory();
  const memory = (pick: (model: MemoryObservation) => number | undefined) =>
    inMemory.flatMap((model) => {
      const value = pick(model);
      const labels = { gen_ai_provider_name: model.provider, gen_ai_request_model: model.model };
      return value === undefined ? [] : [{ labels, value }];
    });
  return [
    gauge(
      'modelhaven_loaded_model_memory_bytes',
      'Main memory that loaded models occupy.',
      memory((model) => model.memoryBytes),
    ),
    gauge(
      'modelhaven_loaded_model_gpu_memory_bytes',
      'GPU memory that loaded models occupy.',
      memory((model) => model.gpuMemoryBytes),
    ),
    gauge('modelhaven_monitor_complete', '1 once everything that was kept before is read.', [
      { labels: {}, value: monitor.complete ? 1 : 0 },
    ]),
    {
      type: 'counter',
      name: 'modelhaven_monitor_dropped_records',
      help: 'Records of attempts that made no sense.',
      samples: [{ labels: {}, value: monitor.dropped }],
    },
    gauge(
      'modelhaven_monitor_pending_blocks',
      'Minutes and hours that are counted but not in the store yet.',
      monitor.storeStatus().map(({ pendingBlocks }, at) => ({ labels: { store: String(at) }, value: pendingBlocks })),
    ),
  ];
}
