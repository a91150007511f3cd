import { type AttemptRecord, LlmError } from '@modelhaven/core';
import type { Context, Meter, MeterProvider, TracerProvider } from '@opentelemetry/api';
import type { Monitor } from '../monitor.ts';
import type { SpanIds } from './span-ids.ts';
import { toMetricAttributes, toSpanAttributes } from './to-attributes.ts';
import { parseTraceparent } from './traceparent.ts';

/** What is told to OpenTelemetry, and by whose SDK. */
export interface OpenTelemetryOptions {
  readonly monitor: Pick<Monitor, 'subscribe'>;
  /** Default: the global one of `@opentelemetry/api`, which the SDK of the application sets. */
  readonly tracerProvider?: TracerProvider;
  readonly meterProvider?: MeterProvider;
  /**
   * What makes the ids of `tracerProvider`; hand the same in there as `idGenerator`. Then the span of an attempt that its
   * provider was told of has the id that it was told. Default: such spans get another one.
   */
  readonly spanIds?: Pick<SpanIds, 'withSpanId'>;
}

/** Spans and metrics as they happen. */
export interface OpenTelemetryConnection {
  /** Ends the connection; whoever made the providers shuts them down. */
  close(): void;
}

const NAME = '@modelhaven/monitoring';
/** Requests whose first attempt is remembered, so that further ones join its trace. */
const REMEMBERED = 1_000;

// Borders that the conventions name (docs/gen-ai/gen-ai-metrics.md), in seconds and tokens.
const DURATIONS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

/**
 * Gives every attempt to OpenTelemetry: a client span named `{operation} {model}`, and the client metrics of the GenAI
 * conventions. An attempt with a `traceparent` is a child of that; further attempts of a request without one are
 * children of its first. Nothing that was said is given out. Rejects with `DEPENDENCY_MISSING` without
 * `@opentelemetry/api`.
 */
export async function connectOpenTelemetry(options: OpenTelemetryOptions): Promise<OpenTelemetryConnection> {
  const api = await import('@opentelemetry/api').catch((cause: unknown) => {
    throw new LlmError('DEPENDENCY_MISSING', 'OpenTelemetry needs its API: npm install @opentelemetry/api', { cause });
  });
  const tracer = (options.tracerProvider ?? api.trace).getTracer(NAME);
  const instruments = createInstruments((options.meterProvider ?? api.metrics).getMeter(NAME));
  const parents = new Map<string, Context>();

  const contextOf = ({ requestId, traceparent }: AttemptRecord): Context => {
    const parent = parseTraceparent(traceparent);
    if (parent) return api.trace.setSpanContext(api.ROOT_CONTEXT, { ...parent, isRemote: true });
    return parents.get(requestId) ?? api.ROOT_CONTEXT;
  };

  const remember = (requestId: string, context: Context) => {
    if (parents.has(requestId)) return;
    parents.set(requestId, context);
    if (parents.size > REMEMBERED) parents.delete(parents.keys().next().value as string);
  };

  const trace = (attempt: AttemptRecord) => {
    const context = contextOf(attempt);
    const start = () =>
      tracer.startSpan(
        `${attempt.operation} ${attempt.model}`,
        { kind: api.SpanKind.CLIENT, startTime: attempt.startedAt, attributes: toSpanAttributes(attempt) },
        context,
      );
    const { spanId } = attempt;
    const span = spanId !== undefined && options.spanIds ? options.spanIds.withSpanId(spanId, start) : start();
    // Who left is no failure of the model.
    if (attempt.outcome !== 'OK' && attempt.outcome !== 'ABORTED') {
      span.setStatus({ code: api.SpanStatusCode.ERROR, message: attempt.outcome });
    }
    span.end(attempt.startedAt + attempt.totalMs);
    if (attempt.traceparent === undefined) remember(attempt.requestId, api.trace.setSpan(api.ROOT_CONTEXT, span));
  };

  return {
    // A listener that throws is ignored by the monitor.
    close: options.monitor.subscribe((attempt) => {
      instruments.record(attempt);
      trace(attempt);
    }),
  };
}

function createInstruments(meter: Meter) {
  const duration = meter.createHistogram('gen_ai.client.operation.duration', {
    description: 'Time of attempts, however they ended.',
    unit: 's',
    advice: { explicitBucketBoundaries: DURATIONS },
  });
  const firstChunk = meter.createHistogram('gen_ai.client.operation.time_to_first_chunk', {
    description: 'Time until the first content of a streamed answer.',
    unit: 's',
    advice: { explicitBucketBoundaries: DURATIONS },
  });
  const tokens = meter.createHistogram('gen_ai.client.token.usage', {
    description: 'Tokens of attempts, as the providers counted them.',
    unit: '{token}',
    advice: { explicitBucketBoundaries: TOKENS },
  });
  const cost = meter.createCounter('modelhaven.cost', { description: 'Cost as far as it is known.', unit: '{USD}' });
  return {
    record(attempt: AttemptRecord) {
      const attributes = toMetricAttributes(attempt);
      const { usage, costUsd, firstEventMs, streamed } = attempt;
      duration.record(attempt.totalMs / 1_000, attributes);
      if (streamed && firstEventMs !== undefined) firstChunk.record(firstEventMs / 1_000, attributes);
      // An estimate is no count.
      if (usage && !usage.estimated) {
        for (const [type, count] of [
          ['input', usage.inputTokens],
          ['output', usage.outputTokens],
        ] as const) {
          if (count !== undefined) tokens.record(count, { ...attributes, 'gen_ai.token.type': type });
        }
      }
      if (costUsd !== undefined && costUsd > 0) cost.add(costUsd, attributes);
    },
  };
}
