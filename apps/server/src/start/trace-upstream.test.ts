import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModelProvider, silentLogger } from '@modelhaven/core';
import { createReplayServer, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { silentServerLogger } from '../logging.ts';
import { tellStory } from '../testing/upstream.ts';
import { startServer } from './start-server.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

let upstream: ReplayServer;
let folder: string;
let closeCollector: (() => void) | undefined;
beforeEach(async () => {
  upstream = await createReplayServer();
  folder = mkdtempSync(join(tmpdir(), 'modelhaven-trace-'));
});
afterEach(async () => {
  closeCollector?.();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** What a collector of OTLP over HTTP hears. */
async function startCollector() {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { resourceSpans = [] } = JSON.parse(body) as {
      readonly resourceSpans?: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
    };
    for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeCollector = () => {
    server.closeAllConnections();
    server.close();
  };
  return { spans, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Asks a server once, as a caller with a trace, and tells what the upstream and the collector heard. */
async function ask(telemetry: Readonly<Record<string, unknown>>) {
  const collector = await startCollector();
  upstream.respond('POST *', (request) => tellStory(request));
  const house = { enabled: true, base_url: `${upstream.url}/v1`, api_key: 'k', list: 'static', models: ['story'] };
  const config = {
    model_management: {
      providers: {
        ...{ local: { enabled: false }, openrouter: { enabled: false } },
        custom_api: { enabled: true, custom_providers: { house } },
      },
      performance_monitoring: { store: 'memory' },
    },
    server: { port: 0, data_dir: folder, telemetry: { endpoint: collector.endpoint, ...telemetry } },
  };
  const file = join(folder, 'modelhaven.yaml');
  writeFileSync(file, JSON.stringify(config));
  const logger = silentServerLogger();
  const server = await startServer({ config: file, environment: {}, catalog, logger, watchMs: 0 });
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${TRACE}-${CALLER}-01`,
      tracestate: 'vendor=anna',
      baggage: 'user=anna',
    },
    body: JSON.stringify({ model: 'house/story', user: 'anna', messages: [{ role: 'user', content: 'A story.' }] }),
  });
  expect(response.status).toBe(200);
  await response.text();
  await server.stop({ graceMs: 0 });
  const headers = upstream.requests.find(({ method }) => method === 'POST')?.headers ?? {};
  return { headers, spans: collector.spans };
}

it('tells a provider on this machine the span of the attempt, which is the one that the collector gets', async () => {
  const { headers, spans } = await ask({});
  const attempt = spans.find(({ name }) => name === 'chat story');
  const request = spans.find(({ name }) => name === 'POST /v1/chat/completions');
  expect(attempt).toMatchObject({ traceId: TRACE, parentSpanId: request?.spanId });
  expect(headers['traceparent']).toBe(`00-${TRACE}-${attempt?.spanId}-01`);
  expect(headers).not.toHaveProperty('tracestate');
  expect(headers).not.toHaveProperty('baggage');
});

it.each([
  ['it is told to nobody', { propagate: 'none' }],
  ['no traces are kept', { traces: false }],
  ['telemetry is off', { enabled: false }],
])('tells it nothing where %s', async (_, telemetry) => {
  const { headers } = await ask(telemetry);
  expect(headers).toHaveProperty('authorization');
  expect(headers).not.toHaveProperty('traceparent');
});

it('refuses a name that no provider has', async () => {
  await expect(ask({ propagate: ['hoose'] })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: {
      issues: [
        {
          path: 'server.telemetry.propagate[0]',
          message: expect.stringMatching(/^There is no provider "hoose"\. Did you mean "house"\?/),
        },
      ],
    },
  });
});

describe('every provider that speaks HTTP passes it on', () => {
  const traceparent = `00-${TRACE}-${CALLER}-01`;
  const make = (kind: string, config: Readonly<Record<string, unknown>>): ModelProvider => {
    const definition = catalog.find((each) => each.kind === kind);
    if (!definition) throw new Error(`no ${kind}`);
    const deps = { logger: silentLogger, secret: () => 'k', now: Date.now };
    return definition.create('p', definition.config.parse(config), deps);
  };

  it.each([
    ['openrouter', {}],
    ['ollama', {}],
    ['lmstudio', {}],
    ['custom', { apiType: 'openai', api: 'chat', apiKey: 'k', models: ['m'], list: 'static' }],
    ['custom', { apiType: 'openai', api: 'responses', apiKey: 'k', models: ['m'], list: 'static' }],
    ['custom', { apiType: 'anthropic', apiKey: 'k', models: ['m'], list: 'static' }],
  ])('%s %j', async (kind, config) => {
    upstream.respond('GET *', () => ({ status: 404, body: '{}' }));
    upstream.respond('POST *', () => ({ status: 400, body: '{}' }));
    const provider = make(kind, { baseUrl: `${upstream.url}/v1`, ...config });
    await provider
      .generate({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] }, { traceparent })
      .catch(() => {});
    await provider.close();
    const asked = upstream.requests.filter(({ method }) => method === 'POST');
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) expect(headers['traceparent']).toBe(traceparent);
  });
});
