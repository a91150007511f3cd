import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { afterEach, describe, expect, it } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { connectRaw, type ListeningServer, listen, rawPost } from '../testing/test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** Says a word, and then nothing more until its reader leaves. */
const slow: Script = async function* (_request, { signal }) {
  yield { type: 'start', model: 'demo', warnings: [] };
  yield { type: 'text-delta', text: 'Once' };
  await new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new LlmError('ABORTED', 'Left.')), { once: true });
  });
};

async function serve(options: Parameters<typeof listen>[1]) {
  const server = await listen(createScriptedManager(slow), options);
  open.push(server);
  return server;
}

const PATH = '/api/v1/models/generate';
const ask = rawPost(PATH, { prompt: 'Hi', stream: true });
const withKey = (key: string) => ask.replace('\r\n', `\r\nauthorization: Bearer ${key}\r\n`);

describe('a server with too much to do', () => {
  it('says 503 and when to come again, stays alive, and is there again afterwards', async () => {
    const server = await serve({ limits: { openRequests: 5 } });
    const streams = Array.from({ length: 4 }, () => connectRaw(server.port, ask));
    for (const stream of streams) await stream.until('Once');
    const refused = await fetch(server.url + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"prompt":"a"}',
    });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    for (const path of ['/healthz', '/readyz', '/api/v1/models/status', '/metrics']) {
      expect((await fetch(server.url + path)).status, path).toBe(200);
    }
    streams[0]?.socket.destroy();
    await sleep(50);
    await connectRaw(server.port, ask).until('Once');
  });

  it('leaves places for other keys than the one that wants all of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'modelhaven-overload-'));
    const keys = await openKeyStore({ file: openKeyFile(folder), now: Date.now });
    const [greedy, modest] = [
      await keys.create({ name: 'greedy', scopes: ['inference'] }),
      await keys.create({ name: 'modest', scopes: ['inference'] }),
    ];
    const server = await serve({ keys, limits: { openRequests: 20 } });
    const all = Array.from({ length: 40 }, () => connectRaw(server.port, withKey(greedy.key)));
    const heads = await Promise.all(all.map((client) => client.until('\r\n')));
    expect(heads.filter((head) => head.startsWith('HTTP/1.1 200'))).toHaveLength(16);
    expect(heads.filter((head) => head.startsWith('HTTP/1.1 503'))).toHaveLength(24);
    await connectRaw(server.port, withKey(modest.key)).until('Once');
    keys.close();
    await rm(folder, { recursive: true });
  });

  it('closes connections that are too many', async () => {
    const server = await serve({ limits: { connections: 5 } });
    const idle = Array.from({ length: 4 }, () => connectRaw(server.port, 'GET /healthz HTTP/1.1\r\nhost: a\r\n'));
    await sleep(100);
    const closed = connectRaw(server.port, 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(await closed.closed()).toBe('');
    for (const { socket } of idle) socket.destroy();
    await sleep(50);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('says so while its event loop is late', async () => {
    const server = await serve({ limits: { eventLoopDelayMs: 10 } });
    let status = 200;
    const until = performance.now() + 10_000;
    while (status !== 503 && performance.now() < until) {
      const busyUntil = performance.now() + 150;
      while (performance.now() < busyUntil);
      const response = await fetch(`${server.url}/v1/models`);
      status = response.status;
      await response.text();
    }
    expect(status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  }, 60_000);
});
