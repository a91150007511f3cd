import { randomUUID } from 'node:crypto';
import { LlmError } from '@modelhaven/core';
import type { TelemetryConfig } from '@modelhaven/manager';
import type { Monitor } from '@modelhaven/monitoring';
import { connectOpenTelemetry, createSpanIds, parseTraceparent } from '@modelhaven/monitoring/opentelemetry';
import type { Context, Tracer } from '@opentelemetry/api';
import type { RequestTracer } from '../http/trace-requests.ts';
import { VERSION } from '../version.ts';

export interface OpenTelemetryParts {
  readonly config: TelemetryConfig;
  readonly monitor: Pick<Monitor, 'subscribe'>;
}

/** Spans and metrics on their way to a collector. */
export interface Telemetry {
  /** Absent where no traces are wanted. */
  readonly tracer?: RequestTracer;
  /** Sends what waits and stops; gives up after two seconds. */
  close(): Promise<void>;
}

const INSTALL =
  'npm install @opentelemetry/api @opentelemetry/sdk-trace-base @opentelemetry/sdk-metrics @opentelemetry/resources @opentelemetry/exporter-trace-otlp-http @opentelemetry/exporter-metrics-otlp-http';
const LAST_MS = 2_000;

/**
 * Sends traces and metrics by OTLP over HTTP; undefined where no endpoint is set. Rejects with `DEPENDENCY_MISSING`
 * where the SDK of OpenTelemetry is not installed.
 */
export async function openTelemetry({ config, monitor }: OpenTelemetryParts): Promise<Telemetry | undefined> {
  const { enabled, endpoint, headers, traces, metrics, intervalSeconds } = config;
  if (!enabled || endpoint === undefined) return undefined;
  const [api, sdkTrace, sdkMetrics, resources, traceExporter, metricExporter] = await loadSdk();
  const resource = resources.resourceFromAttributes({
    'service.name': 'modelhaven',
    'service.version': VERSION,
    // Counters of two processes must not be taken for those of one.
    'service.instance.id': randomUUID(),
  });
  const to = (signal: string) => ({ url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}`, headers: { ...headers } });
  // Providers are told of an attempt's span before it is made.
  const spanIds = createSpanIds();
  const tracerProvider = new sdkTrace.BasicTracerProvider({
    resource,
    idGenerator: spanIds,
    spanProcessors: traces ? [new sdkTrace.BatchSpanProcessor(new traceExporter.OTLPTraceExporter(to('traces')))] : [],
  });
  const meterProvider = new sdkMetrics.MeterProvider({
    resource,
    readers: metrics
      ? [
          new sdkMetrics.PeriodicExportingMetricReader({
            exporter: new metricExporter.OTLPMetricExporter(to('metrics')),
            exportIntervalMillis: intervalSeconds * 1_000,
            exportTimeoutMillis: Math.min(30_000, intervalSeconds * 1_000),
          }),
        ]
      : [],
  });
  const connection = await connectOpenTelemetry({ monitor, tracerProvider, meterProvider, spanIds });
  return {
    ...(traces ? { tracer: createRequestTracer(api, tracerProvider.getTracer('@modelhaven/server', VERSION)) } : {}),
    async close() {
      connection.close();
      const ended = Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LAST_MS);
      });
      await Promise.race([ended, late]);
      clearTimeout(timer);
    },
  };
}

async function loadSdk() {
  try {
    return await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
    ]);
  } catch (cause) {
    throw new LlmError('DEPENDENCY_MISSING', `Sending telemetry needs the SDK of OpenTelemetry: ${INSTALL}`, { cause });
  }
}

function createRequestTracer(api: typeof import('@opentelemetry/api'), tracer: Tracer): RequestTracer {
  return {
    begin({ method, route, traceparent }) {
      const parent = parseTraceparent(traceparent);
      const context: Context = parent
        ? api.trace.setSpanContext(api.ROOT_CONTEXT, { ...parent, isRemote: true })
        : api.ROOT_CONTEXT;
      const span = tracer.startSpan(
        `${method} ${route}`,
        { kind: api.SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': route } },
        context,
      );
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end(status, isWhole) {
          span.setAttribute('http.response.status_code', status);
          if (status >= 500) span.setStatus({ code: api.SpanStatusCode.ERROR });
          if (!isWhole) span.setAttribute('error.type', 'ABORTED');
          span.end();
        },
      };
    },
  };
}
