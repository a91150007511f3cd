import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findSecret } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { createServerLogger } from '../logging.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';

/** Secrets of the operator, each where one belongs. None may come out anywhere but at whom it is for. */
const SECRETS = {
  custom: 'sk-canary-custom-4f1c9a7730aa41d2',
  header: 'canary-header-93b1f07e55d64c11',
  openrouter: 'sk-or-v1-canary-70d2c6b1f0e94a58',
  hub: 'hf_canaryHubToken5a1b77c0',
  webhook: 'canary-webhook-secret-c2f5e819',
  webhookUrl: 'canary-in-url-8d30aa17',
  telemetry: 'canary-otlp-1bb9e06f',
} as const;
/** What a person says. It may come back to them, and stand nowhere else. */
const SAID = 'canaryperson walked along the quiet harbour';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-canary-'));
const dataDir = join(folder, 'data');
let server: RunningServer;
let adminKey: string;
let log = '';
let events = '';
const listening = new AbortController();

/** Answers, and every other time fails with everything it was told, as careless upstreams do. */
let asked = 0;
/** What webhooks and the collector of traces heard. */
const told: string[] = [];
const upstream = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const json = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (request.method !== 'POST') return json(200, { data: [{ id: 'story', object: 'model' }] });
  if (/^\/(?:hook|v1\/traces|v1\/metrics)/.test(request.url ?? '')) {
    told.push(body);
    return json(200, {});
  }
  asked += 1;
  const echo = `Incorrect API key provided: ${request.headers.authorization}, ${JSON.stringify(request.headers)}. You sent ${body}`;
  const status = [200, 400, 401, 500][asked % 4] as number;
  if (status !== 200) return json(status, { error: { message: echo, type: 'x', code: 'y', param: SAID } });
  const choice = { index: 0, message: { role: 'assistant', content: 'Good evening.' }, finish_reason: 'stop' };
  return json(200, { id: 'x', object: 'chat.completion', model: 'story', choices: [choice] });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const store = await openKeyStore({ file: openKeyFile(dataDir), now: Date.now });
  adminKey = (await store.create({ name: 'admin', scopes: ['admin'] })).key;
  store.close();
  const file = join(folder, 'modelhaven.yaml');
  writeFileSync(
    file,
    `model_management:
  providers:
    openrouter: { enabled: true, api_key: ${SECRETS.openrouter}, base_url: "${url}/or" }
    local: { enabled: true, hub_token: ${SECRETS.hub} }
    custom_api:
      custom_providers:
        mock: { enabled: true, base_url: "${url}/v1", api_key: ${SECRETS.custom}, headers: { x-team: ${SECRETS.header} }, models: [story], list: static }
  resilience: { retries_per_model: 0, failure_threshold: 1000 }
  request_log: { enabled: true }
  performance_monitoring:
    alerts: { webhook: { url: "${url}/hook?token=${SECRETS.webhookUrl}", secret: ${SECRETS.webhook} } }
  therapeutic_safety:
    webhook: { url: "${url}/hook?token=${SECRETS.webhookUrl}", secret: ${SECRETS.webhook} }
server:
  port: 0
  data_dir: "${dataDir}"
  telemetry: { endpoint: "${url}", headers: { authorization: ${SECRETS.telemetry} } }
`,
  );
  const write = (line: string) => {
    log += line;
  };
  const logger = createServerLogger('debug', { write });
  server = await startServer({ config: file, environment: {}, catalog, logger, watchMs: 0 });
  const stream = await fetch(`${server.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${adminKey}` },
    signal: listening.signal,
  });
  void (async () => {
    for await (const bytes of stream.body ?? []) events += Buffer.from(bytes).toString();
  })().catch(() => {});
}, 90_000);
afterAll(async () => {
  listening.abort();
  await server?.stop({ graceMs: 0, drainMs: 0 });
  upstream.closeAllConnections();
  upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly example?: unknown } } };
}

/** Would end the listening, ask the hub, or change who may come in. */
const LEFT_OUT = new Set(['listenToEvents', 'pullModel', 'createKey', 'rotateKey', 'revokeKey', 'changeConfiguration']);

/** The example of a route, with a person's words wherever words are wanted, for our own upstream. */
function withWords(example: unknown): unknown {
  return JSON.parse(
    JSON.stringify(example ?? {}, (key, value) => {
      if (key === 'model') return 'mock/story';
      const wantsWords = ['prompt', 'content', 'text', 'input', 'instructions', 'query', 'reply', 'user'].includes(key);
      return wantsWords && typeof value === 'string' ? `${SAID} (${value})` : value;
    }),
  );
}

it('no secret and no word of a person gets out of any route, error, log, event, number, trace or file', async () => {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const answers: { readonly route: string; readonly status: number; readonly text: string }[] = [];
  const ask = async (route: string, path: string, init: RequestInit) => {
    const response = await fetch(`${server.url}${path}`, { ...init, signal: AbortSignal.timeout(20_000) });
    const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
    answers.push({ route, status: response.status, text });
  };
  for (const [template, methods] of Object.entries(document.paths)) {
    const path = template.replace('{provider}', 'mock').replace(/\{\w+\}/, 'story');
    for (const [method, { operationId, requestBody }] of Object.entries(methods)) {
      if (LEFT_OUT.has(operationId)) continue;
      const example = requestBody?.content['application/json']?.example;
      const body = requestBody ? { body: JSON.stringify(withWords(example)) } : {};
      const init = { method: method.toUpperCase(), headers, ...body };
      // Four times, for each of what the upstream does; then with a key that is wrong.
      const times = method === 'post' ? 4 : 1;
      for (let time = 0; time < times; time++) await ask(operationId, path, init);
      await ask(operationId, path, { ...init, headers: { ...headers, authorization: `Bearer ${SECRETS.custom}` } });
      await ask(operationId, `${path}?field=${encodeURIComponent(SAID)}`, {
        ...init,
        ...(requestBody ? { body: `{"model": "${SAID}` } : {}),
      });
    }
  }
  await ask('asking again', '/api/v1/requests', { headers });
  await sleep(1_500);

  const routes = new Set(answers.map(({ route }) => route));
  expect(routes.size).toBeGreaterThan(55);
  expect(answers.some(({ status }) => status >= 500)).toBe(true);
  expect(asked).toBeGreaterThan(20);
  expect(log.length).toBeGreaterThan(10_000);
  expect(events).toContain('data:');
  // Spans are sent when the server ends at the latest.
  await server.stop({ graceMs: 0, drainMs: 0 });
  expect(told.join()).toContain('gen_ai');
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(3);

  const said = {
    log: log.split('\n'),
    events,
    told,
    files: Object.fromEntries(files.map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')])),
  };
  const leaks = Object.entries({ ...SECRETS, adminKey }).flatMap(([name, secret]) => [
    ...(findSecret(said, secret) === undefined ? [] : [`${name} in ${findSecret(said, secret)}`]),
    ...answers.filter(({ text }) => findSecret(text, secret)).map(({ route }) => `${name} in an answer of ${route}`),
  ]);
  expect(leaks).toEqual([]);

  const words = [
    ...(findSecret(said, SAID) === undefined ? [] : [`said in ${findSecret(said, SAID)}`]),
    // A person's own answer may quote them; an error may not, and neither may what operators read.
    ...answers
      .filter(({ status, text }) => status >= 400 && findSecret(text, SAID))
      .map(({ route, status, text }) => `said in an error ${status} of ${route}: ${text.slice(-400)}`),
    ...answers
      .filter(({ route, text }) => /^(get|list)/.test(route) && findSecret(text, SAID))
      .map(({ route }) => route),
  ];
  expect(words).toEqual([]);
}, 120_000);
