import type { AttemptRecord } from '@modelhaven/core';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonitor } from '../monitor.ts';
import { connectOpenTelemetry } from './connect-open-telemetry.ts';
import { parseTraceparent } from './traceparent.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

async function connect() {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 1_000_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const monitor = createMonitor();
  const connection = await connectOpenTelemetry({ monitor, tracerProvider, meterProvider });
  const record = (more: Partial<AttemptRecord> = {}) =>
    monitor.record({
      ...{ requestId: 'r', attempt: 1, provider: 'openai', model: 'gpt-5-mini', operation: 'chat', streamed: true },
      ...{ startedAt: Date.now() - 700, totalMs: 700, firstEventMs: 200, outcome: 'OK', ...more },
    });
  const collect = async () => {
    await meterProvider.forceFlush();
    return (
      metrics
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? []
    );
  };
  return { spans, record, collect, connection };
}

describe('spans', () => {
  it('say what the conventions want, without anything that was said and without the user', async () => {
    const { spans, record } = await connect();
    record({
      ...{ role: 'fallback', taskType: 'general_chat', keyId: 'k', tenant: 't', user: 'anna', costUsd: 0.5 },
      usage: { inputTokens: 10, outputTokens: 20, cachedInputTokens: 4, reasoningTokens: 5 },
    });
    const [span] = spans.getFinishedSpans();
    expect(span?.name).toBe('chat gpt-5-mini');
    expect(span?.kind).toBe(SpanKind.CLIENT);
    expect(span?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5-mini',
      'gen_ai.request.stream': true,
      'gen_ai.response.time_to_first_chunk': 0.2,
      'gen_ai.usage.input_tokens': 10,
      'gen_ai.usage.output_tokens': 20,
      'gen_ai.usage.cache_read.input_tokens': 4,
      'gen_ai.usage.reasoning.output_tokens': 5,
      'modelhaven.request.id': 'r',
      'modelhaven.attempt.number': 1,
      'modelhaven.attempt.role': 'fallback',
      'modelhaven.task_type': 'general_chat',
      'modelhaven.tenant': 't',
      'modelhaven.key.id': 'k',
      'modelhaven.cost_usd': 0.5,
    });
    const ms = ([seconds, nanos]: readonly [number, number]) => seconds * 1_000 + nanos / 1e6;
    expect(ms(span?.duration ?? [0, 0])).toBeCloseTo(700, 3);
  });

  it('tell failures by their code, and who left from who failed', async () => {
    const { spans, record } = await connect();
    record({ outcome: 'RATE_LIMITED' });
    record({ outcome: 'ABORTED', requestId: 'other' });
    const [failed, left] = spans.getFinishedSpans();
    expect(failed?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'RATE_LIMITED' });
    expect(failed?.attributes['error.type']).toBe('RATE_LIMITED');
    expect(left?.status.code).toBe(SpanStatusCode.UNSET);
  });

  it('join the trace of the caller, or that of the first attempt', async () => {
    const { spans, record, connection } = await connect();
    record({ requestId: 'traced', traceparent: `00-${TRACE}-${SPAN}-01` });
    record({ requestId: 'own', outcome: 'TIMEOUT' });
    record({ requestId: 'own', attempt: 2 });
    record({ requestId: 'broken', traceparent: 'nonsense' });
    const [traced, first, second, broken] = spans.getFinishedSpans();
    expect(traced?.spanContext().traceId).toBe(TRACE);
    expect(traced?.parentSpanContext?.spanId).toBe(SPAN);
    expect(first?.parentSpanContext).toBeUndefined();
    expect(second?.spanContext().traceId).toBe(first?.spanContext().traceId);
    expect(second?.parentSpanContext?.spanId).toBe(first?.spanContext().spanId);
    expect(broken?.parentSpanContext).toBeUndefined();
    connection.close();
    record();
    expect(spans.getFinishedSpans()).toHaveLength(4);
  });
});

it('metrics have the names, units and borders of the conventions', async () => {
  const { record, collect } = await connect();
  record({ usage: { inputTokens: 10, outputTokens: 20 }, costUsd: 0.25 });
  record({ streamed: false, outcome: 'UNAVAILABLE' });
  record({ usage: { inputTokens: 999, outputTokens: 1, estimated: true } });
  const metrics = await collect();
  expect(metrics.map(({ descriptor }) => `${descriptor.name} ${descriptor.unit}`).sort()).toEqual([
    'gen_ai.client.operation.duration s',
    'gen_ai.client.operation.time_to_first_chunk s',
    'gen_ai.client.token.usage {token}',
    'modelhaven.cost {USD}',
  ]);
  const byName = new Map(metrics.map((metric) => [metric.descriptor.name, metric]));
  const tokens = byName.get('gen_ai.client.token.usage');
  if (tokens?.dataPointType !== DataPointType.HISTOGRAM) throw new Error('no histogram');
  expect(tokens.dataPoints.map(({ attributes, value }) => [attributes['gen_ai.token.type'], value.sum])).toEqual([
    ['input', 10],
    ['output', 20],
  ]);
  const duration = byName.get('gen_ai.client.operation.duration');
  if (duration?.dataPointType !== DataPointType.HISTOGRAM) throw new Error('no histogram');
  expect(duration.dataPoints.map(({ attributes, value }) => [attributes['error.type'], value.count])).toEqual([
    [undefined, 2],
    ['UNAVAILABLE', 1],
  ]);
  expect(duration.dataPoints[0]?.value.buckets.boundaries.slice(0, 3)).toEqual([0.01, 0.02, 0.04]);
});

describe('parseTraceparent', () => {
  it('reads what is right', () => {
    const digits = (length: number) =>
      fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => !/^0+$/.test(text));
    fc.assert(
      fc.property(digits(32), digits(16), fc.nat(255), (traceId, spanId, flags) => {
        const text = `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, '0')}`;
        expect(parseTraceparent(text)).toEqual({ traceId, spanId, traceFlags: flags & 1 });
      }),
    );
  });

  it.each([
    undefined,
    '',
    'x',
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}`,
  ])('ignores %s', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });
});
