import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMonitor } from '@modelhaven/monitoring';
import { expect, it, onTestFinished } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { openTelemetry } from './open-telemetry.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const CONFIG = {
  ...{ enabled: true, headers: { 'x-team': 'stories' }, traces: true, metrics: true },
  ...{ intervalSeconds: 3_600, propagate: [] },
};

interface Span {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** What a collector of OTLP over HTTP hears, in its JSON encoding. */
async function collector() {
  const spans: Span[] = [];
  const metrics: { readonly name: string }[] = [];
  const headers: Record<string, unknown>[] = [];
  const instances = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    headers.push(request.headers);
    const said = JSON.parse(body);
    for (const { resource } of [...(said.resourceSpans ?? []), ...(said.resourceMetrics ?? [])]) {
      for (const { key, value } of resource.attributes) {
        if (key === 'service.instance.id') instances.add(value.stringValue);
      }
    }
    for (const { scopeSpans } of said.resourceSpans ?? []) for (const scope of scopeSpans) spans.push(...scope.spans);
    for (const { scopeMetrics } of said.resourceMetrics ?? [])
      for (const scope of scopeMetrics) metrics.push(...scope.metrics);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    spans,
    metrics,
    headers,
    instances,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  };
}

it('sends a span for the request and one for each attempt in it, and metrics, in the trace of the caller', async () => {
  const { spans, metrics, headers, instances, endpoint } = await collector();
  const monitor = createMonitor();
  const telemetry = await openTelemetry({ config: { ...CONFIG, endpoint }, monitor });
  const scripted = createScriptedManager(undefined, { monitor });
  const manager: typeof scripted = {
    ...scripted,
    generate(request, options = {}) {
      monitor.record({
        ...{ requestId: 'r', attempt: 1, provider: 'local', model: 'demo', operation: 'chat', streamed: false },
        ...{ startedAt: Date.now() - 5, totalMs: 5, outcome: 'OK', usage: { inputTokens: 3, outputTokens: 4 } },
        ...(options.traceparent === undefined ? {} : { traceparent: options.traceparent }),
      });
      return scripted.generate(request, options);
    },
  };
  const app = buildTestServer(manager, telemetry?.tracer ? { tracer: telemetry.tracer } : {});
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/models/generate',
    headers: { traceparent: `00-${TRACE}-${CALLER}-01` },
    payload: { prompt: 'My secret.', user: 'anna' },
  });
  expect(answer.statusCode).toBe(200);
  await telemetry?.close();

  const request = spans.find(({ name }) => name === 'POST /api/v1/models/generate');
  const attempt = spans.find(({ name }) => name === 'chat demo');
  expect(request).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, kind: 2 });
  expect(attempt).toMatchObject({ traceId: TRACE, parentSpanId: request?.spanId, kind: 3 });
  const attributes = Object.fromEntries(
    (attempt?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
  );
  expect(attributes).toMatchObject({ 'gen_ai.provider.name': 'local', 'gen_ai.usage.output_tokens': 4 });
  expect(metrics.map(({ name }) => name)).toContain('gen_ai.client.operation.duration');
  expect(headers[0]).toMatchObject({ 'x-team': 'stories' });
  expect(instances.size).toBe(1);
  expect(JSON.stringify([spans, metrics])).not.toMatch(/secret|anna/);
});

it('sends nothing without an endpoint, or where it is off', async () => {
  const monitor = createMonitor();
  expect(await openTelemetry({ config: CONFIG, monitor })).toBeUndefined();
  expect(await openTelemetry({ config: { ...CONFIG, enabled: false, endpoint: 'http://x' }, monitor })).toBeUndefined();
});

it('does not hold up the end where nobody answers', { timeout: 60_000 }, async () => {
  const monitor = createMonitor();
  const telemetry = await openTelemetry({ config: { ...CONFIG, endpoint: 'http://127.0.0.1:1' }, monitor });
  monitor.record({
    ...{ requestId: 'r', attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: false },
    ...{ startedAt: Date.now(), totalMs: 5, outcome: 'OK' },
  });
  const startedAt = performance.now();
  await telemetry?.close();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
