import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { silentServerLogger } from '../logging.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';
import { watchConfig } from './watch-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-reload-'));
const file = join(folder, 'modelhaven.yaml');
let server: RunningServer;
/** Ends the streams that wait. */
let finish: (() => void)[] = [];
const seen: { readonly key: string | undefined }[] = [];

const chunk = (content: string) =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: content ? null : 'stop' }] })}\n\n`;
const upstream = createServer((request, response) => {
  request.resume();
  if (request.method !== 'POST') {
    response.writeHead(404).end();
    return;
  }
  seen.push({ key: request.headers.authorization });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk('Once upon'));
  finish.push(() => response.end(`${chunk(' a time')}${chunk('')}data: [DONE]\n\n`));
});

function write(key: string, more = '', management = ''): void {
  writeFileSync(
    file,
    `model_management:
  providers:
    openrouter: { enabled: false }
    local: { enabled: false }
    custom_api:
      enabled: true
      custom_providers:
        mock: { enabled: true, base_url: "http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1", api_key: ${key}, models: [m], list: static }
${management}
server: { data_dir: "${join(folder, 'data')}", port: 0 ${more} }
`,
  );
}

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  write('first-key');
  const logger = silentServerLogger();
  server = await startServer({ config: file, environment: {}, catalog, logger, watchMs: 0 });
}, 90_000);
beforeEach(() => {
  finish = [];
  seen.length = 0;
});
afterAll(async () => {
  await server.stop({ graceMs: 0 });
  upstream.closeAllConnections();
  upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Refused {
  readonly error: { readonly code: string; readonly issues: readonly { readonly path: string }[] };
}
interface Shown {
  readonly entries: readonly { readonly path: string; readonly value: unknown }[];
  readonly last_reload: { readonly cause: string; readonly issues?: readonly unknown[] };
}

const ask = () =>
  fetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'mock/m', stream: true, messages: [{ role: 'user', content: 'A story!' }] }),
  });
const reload = () => fetch(`${server.url}/api/v1/config/reload`, { method: 'POST' });
const select = (model: string) =>
  fetch(`${server.url}/api/v1/models/select`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model }),
  });
const get = async (path: string) => (await (await fetch(`${server.url}${path}`)).json()) as object;
const config = async () => ({ ...(await get('/api/v1/config')), ...(await get('/api/v1/config/reload')) }) as Shown;
const textOf = (stream: string) => [...stream.matchAll(/"content":"([^"]*)"/g)].map(([, text]) => text).join('');
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 3_000; round++) {
    if (await holds()) return;
    await sleep(20);
  }
  throw new Error('It never came.');
}

describe('a new configuration', () => {
  it('holds for new requests, while a stream ends as it began', async () => {
    const running = await ask();
    await until(() => finish.length === 1);
    write('second-key', '', '  aliases: { teller: mock/m }');
    const answer = await reload();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      changed: ['model_management.aliases.teller', 'model_management.providers.custom_api.custom_providers.mock'],
      needs_restart: [],
    });
    const next = await ask();
    expect(next.status, next.ok ? '' : await next.text()).toBe(200);
    await until(() => finish.length === 2);
    for (const end of finish) end();
    expect(textOf(await running.text())).toBe('Once upon a time');
    expect(await next.text()).toContain('[DONE]');
    expect(seen.map(({ key }) => key)).toEqual(['Bearer first-key', 'Bearer second-key']);
    expect((await select('teller')).status).toBe(200);
  }, 90_000);

  it('that is wrong is refused with every mistake, and the old one goes on', async () => {
    write('third-key', ', prot: 1, corsorigins: []');
    const answer = await reload();
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as Refused;
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.issues.map(({ path }) => path)).toEqual(['server.prot', 'server.corsorigins']);
    expect(JSON.stringify(error)).not.toContain('third-key');
    const next = await ask();
    await until(() => finish.length === 1);
    for (const end of finish) end();
    expect(next.status).toBe(200);
    await next.text();
    expect(seen.map(({ key }) => key)).toEqual(['Bearer second-key']);
    expect((await config()).last_reload.issues).toHaveLength(2);
  }, 90_000);

  it('says what a running server cannot change, until it was started anew', async () => {
    write('second-key', ', host: localhost, cors_origins: ["https://app.example.org"]');
    expect(await (await reload()).json()).toMatchObject({
      changed: expect.arrayContaining(['server.cors_origins[0]']),
      needs_restart: ['server.host'],
    });
    expect(await (await reload()).json()).toEqual({ changed: [], needs_restart: ['server.host'] });
    const page = await fetch(`${server.url}/healthz`, { headers: { origin: 'https://app.example.org' } });
    expect(page.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
    const shown = await config();
    expect(shown.entries.find(({ path }) => path === 'server.host')?.value).toBe('127.0.0.1');
    expect(JSON.stringify(shown)).not.toContain('second-key');
  }, 90_000);

  it('is noticed when the file is written', async () => {
    const end = watchConfig(file, 50, { reload: server.reload }, silentServerLogger());
    try {
      write('second-key', '', '  aliases: { narrator: mock/m }');
      // Touched until it is seen: on a busy machine the first look may come after the first write.
      let seconds = Math.floor(Date.now() / 1_000);
      await until(async () => {
        utimesSync(file, seconds, ++seconds);
        await sleep(200);
        return (await config()).last_reload.cause === 'file';
      });
      expect((await config()).last_reload).toMatchObject({ changes: { needs_restart: [] } });
      expect((await select('narrator')).status).toBe(200);
      expect((await select('teller')).status).toBe(404);
    } finally {
      end();
    }
  }, 90_000);
});
