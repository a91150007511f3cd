import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReplayServer, type ReplayServer } from '@modelhaven/provider-testkit';
import { signWebhook } from '@modelhaven/safety';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { createServerLogger } from '../logging.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';
import { tellStory } from '../testing/upstream.ts';

// A server as people start it, from a file, with a provider and a receiver of webhooks on real sockets.

const SECRET = 'a secret of sixteen';
const CRISIS = 'I have decided to kill myself';

let folder: string;
let upstream: ReplayServer;
let receiver: Server;
let hooks: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[];
const running: RunningServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safety-'));
  upstream = await createReplayServer();
  upstream.respond('POST /v1/chat/completions', tellStory);
  hooks = [];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    hooks.push({ headers: request.headers, body });
    response.writeHead(hooks.length === 1 ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop({ graceMs: 0 });
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await upstream.close();
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

async function start(safety: object = {}): Promise<RunningServer> {
  const port = (receiver.address() as AddressInfo).port;
  const file = join(folder, 'modelhaven.yaml');
  await writeFile(
    file,
    JSON.stringify({
      model_management: {
        providers: {
          local: { enabled: false },
          openrouter: { enabled: false },
          custom_api: {
            custom_providers: {
              up: { base_url: `${upstream.url}/v1`, api_key: 'k', list: 'static', models: [{ id: 'story' }] },
            },
          },
        },
        therapeutic_safety: {
          webhook: { url: `http://127.0.0.1:${port}/hook`, secret: SECRET },
          default_country: 'US',
          ...safety,
        },
      },
      server: { data_dir: join(folder, 'data') },
    }),
  );
  const server = await startServer({
    config: file,
    port: 0,
    environment: {},
    catalog,
    logger: createServerLogger('silent', { write: () => {} }),
  });
  running.push(server);
  return server;
}

async function say(url: string, prompt: string, more: object = {}): Promise<{ text: string; safety: object }> {
  const response = await fetch(`${url}/api/v1/models/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, model: 'up/story', ...more }),
  });
  return (await response.json()) as { text: string; safety: object };
}

interface Page {
  readonly events: readonly { readonly action: string; readonly request_id: string; readonly stage: string }[];
  readonly next_cursor?: string;
}
const list = async (url: string, query = ''): Promise<Page> =>
  (await (await fetch(`${url}/api/v1/safety/events${query}`)).json()) as Page;

describe('a server with safety', () => {
  it('lists decisions, filters and pages them, and has those of the run before', async () => {
    const first = await start();
    for (const prompt of ['Good morning', 'I want to die', CRISIS, 'I just took a whole bottle of pills'])
      await say(first.url, prompt, { conversation_id: 'anna' });
    const all = await list(first.url);
    expect(all.events.map(({ action }) => action)).toEqual(['emergency', 'crisis', 'check_in']);
    expect(JSON.stringify(all)).not.toMatch(/pills|kill/);
    expect((await list(first.url, '?min_action=crisis')).events).toHaveLength(2);
    expect((await list(first.url, '?category=suicide&min_level=6')).events).toHaveLength(1);
    const page = await list(first.url, '?limit=2');
    const rest = await list(first.url, `?limit=2&cursor=${page.next_cursor}`);
    expect([...page.events, ...rest.events]).toEqual(all.events);
    expect((await fetch(`${first.url}/api/v1/safety/events?min_action=none`)).status).toBe(400);
    await first.stop({ graceMs: 0 });

    const second = await start();
    expect((await list(second.url)).events.map(({ request_id: id }) => id)).toEqual(
      all.events.map(({ request_id: id }) => id),
    );
    const trail = await readFile(join(folder, 'data', 'safety', 'audit.jsonl'), 'utf8');
    expect(trail.trim().split('\n')).toHaveLength(3);
    expect(trail).not.toMatch(/anna|pills|kill/);
  });

  it('calls the webhook for what asks for it, signed, again where it failed, without text', async () => {
    const { url } = await start();
    await say(url, 'I want to die');
    await say(url, CRISIS);
    await expect.poll(() => hooks.length, { timeout: 20_000 }).toBe(2);
    for (const { headers, body } of hooks) {
      const timestamp = String(headers['x-modelhaven-timestamp']);
      expect(headers['x-modelhaven-signature']).toBe(signWebhook(SECRET, timestamp, body));
      expect(JSON.parse(body)).toMatchObject({
        type: 'safety.crisis',
        stage: 'input',
        responses: ['answer', 'notify'],
      });
      expect(body).not.toContain('kill');
    }
    expect(hooks[0]?.headers['x-modelhaven-event']).toBe(hooks[1]?.headers['x-modelhaven-event']);
  });

  it('shows decisions in the live events and in the metrics', async () => {
    const { url } = await start();
    const leaving = new AbortController();
    const live = await fetch(`${url}/api/v1/events`, { signal: leaving.signal });
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    await say(url, CRISIS);
    let seen = '';
    while (!seen.includes('event: safety')) seen += (await reader?.read())?.value ?? '';
    leaving.abort();
    expect(seen).toMatch(/event: safety\ndata: \{.*"action":"crisis"/);
    expect(seen).not.toContain('kill');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('modelhaven_safety_decisions_total{stage="input",action="crisis"} 1');
    expect(metrics).toContain('modelhaven_safety_categories_total{category="suicide"} 1');
    expect(metrics).toContain('modelhaven_safety_audit_failures_total 0');
  });

  it('blocks what a rule of the application blocks in answers, and tells of it', async () => {
    const { url } = await start({
      rules: [{ id: 'ships', category: 'house', level: 4, phrases: ['old lighthouse'], blocks: true }],
    });
    const answer = await say(url, 'A story, please.');
    expect(answer.text).not.toContain('lighthouse');
    expect((await list(url)).events).toMatchObject([{ stage: 'output', action: 'crisis' }]);
    const check = await fetch(`${url}/api/v1/safety/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'the old lighthouse' }),
    });
    expect(await check.json()).toMatchObject({ categories: ['house'] });
  });
});

describe('an audit trail that cannot be written', () => {
  // A file in the place of its folder: no right and no disk could do more.
  const block = async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'safety'), 'in the way');
  };

  it('does not keep people from help, and is counted', async () => {
    await block();
    const { url } = await start({ audit: { on_failure: 'continue' } });
    expect((await say(url, CRISIS)).text).toContain('988');
    expect((await say(url, 'I want to die')).text).toContain('lighthouse');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('modelhaven_safety_audit_failures_total 2');
  });

  it('closes the input where that was asked for, with the supportive text', async () => {
    await block();
    const { url } = await start({ audit: { on_failure: 'close' } });
    const closed = await say(url, 'I want to die');
    expect(closed.text).toContain('911');
    expect(closed.text).not.toContain('lighthouse');
    expect(closed).toMatchObject({ provider: 'modelhaven', safety: { input: { degraded: true } } });
    expect((await say(url, CRISIS)).text).toContain('988');
    expect((await say(url, 'Good morning')).text).toContain('lighthouse');
  });
});
