import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { silentServerLogger } from '../logging.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { startServer } from './start-server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-operation-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(folder: string, server: string, options: { readonly socket?: string } = {}) {
  const config = join(folder, 'modelhaven.yaml');
  writeFileSync(
    config,
    `model_management: { providers: { openrouter: { enabled: false }, local: { enabled: false } } }
server: { data_dir: "${join(folder, 'data')}", port: 0${server} }\n`,
  );
  const logger = silentServerLogger();
  const running = await startServer({ config, environment: {}, catalog: [], logger, watchMs: 50, ...options });
  ends.push(() => running.stop({ graceMs: 0, drainMs: 0 }));
  return running;
}

function get(options: object, request: typeof httpRequest = httpRequest) {
  return new Promise<{ readonly status: number; readonly name: unknown }>((resolve, reject) => {
    const asked = request(options, (response) => {
      const socket = response.socket as Partial<TLSSocket>;
      const name = socket.getPeerCertificate?.().subject?.CN;
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, name }));
    });
    asked.once('error', reject);
    asked.end();
  });
}

describe.skipIf(process.platform === 'win32')('a Unix socket', () => {
  it('is listened on in place of a port, whatever the host is called, and taken over from a server that was killed', async () => {
    const folder = folderOf();
    const socket = join(folder, 'm.sock');
    // A socket that nobody listens on any more, as a killed process leaves it.
    const dead = spawnSync(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    expect(dead.signal).toBe('SIGKILL');
    const running = await start(folder, ', host: 0.0.0.0', { socket });
    expect(running.url).toBe(`unix:${socket}`);
    expect(statSync(socket).mode & 0o777).toBe(0o660);
    const asked = await get({ socketPath: socket, path: '/healthz', headers: { host: 'models.example.org' } });
    expect(asked.status).toBe(200);
    await expect(start(folderOf(), '', { socket })).rejects.toMatchObject({ code: expect.any(String) });
  }, 60_000);
});

const openssl = spawnSync('openssl', ['version']).status === 0;
describe.skipIf(!openssl)('TLS', () => {
  const certify = (folder: string, name: string) =>
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat([
        '-subj',
        `/CN=${name}`,
        '-keyout',
        join(folder, 'key.pem'),
        '-out',
        join(folder, 'cert.pem'),
      ]),
      { stdio: 'ignore' },
    );

  it('takes a new certificate without a restart, and keeps the old one where the new one is wrong', async () => {
    const folder = folderOf();
    certify(folder, 'first');
    const tls = `, tls: { cert_file: "${join(folder, 'cert.pem')}", key_file: "${join(folder, 'key.pem')}" }`;
    const running = await start(folder, tls);
    expect(running.url).toMatch(/^https:/);
    const { port } = new URL(running.url);
    const ask = () =>
      get({ port, host: '127.0.0.1', path: '/healthz', rejectUnauthorized: false, agent: false }, httpsRequest);
    expect(await ask()).toEqual({ status: 200, name: 'first' });
    writeFileSync(join(folder, 'cert.pem'), 'nonsense');
    await sleep(200);
    expect(await ask()).toEqual({ status: 200, name: 'first' });
    certify(folder, 'second');
    const later = new Date(Date.now() + 5_000);
    for (const file of ['cert.pem', 'key.pem']) utimesSync(join(folder, file), later, later);
    for (let round = 0; round < 200 && (await ask()).name !== 'second'; round++) await sleep(25);
    expect((await ask()).name).toBe('second');
  }, 60_000);

  it('is refused at the start where key and certificate do not belong together', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'a.pem'), 'nonsense');
    const tls = `, tls: { cert_file: "${join(folder, 'a.pem')}", key_file: "${join(folder, 'a.pem')}" }`;
    await expect(start(folder, tls)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  }, 60_000);
});

describe('a rolling restart', () => {
  it('says no at /readyz first, serves everybody meanwhile, and then lets nobody in', async () => {
    const running = await start(folderOf(), ', drain_seconds: 0.6');
    const stopped = running.stop();
    await sleep(50);
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('shutting down');
    const served = await fetch(`${running.url}/v1/models`);
    expect(served.status).toBe(200);
    expect(served.headers.get('connection')).toBe('close');
    expect(await stopped).toBe(true);
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
  }, 60_000);
});

describe('a proxy', () => {
  const ipOf = async (trustedProxies: readonly string[]) => {
    const entries: { readonly ip?: string }[] = [];
    const audit = {
      add: (entry: { readonly ip?: string }) => entries.push(entry),
      latest: async () => [],
      flush: async () => {},
    };
    const app = buildTestServer(createScriptedManager(), { audit, trustedProxies });
    const headers = { 'x-forwarded-for': '203.0.113.9, 10.0.0.7' };
    await app.inject({ method: 'POST', url: '/api/v1/models/load/local/demo', headers, remoteAddress: '10.0.0.1' });
    return entries[0]?.ip;
  };

  it('is believed where it is trusted, hop by hop, and only there', async () => {
    expect(await ipOf([])).toBe('10.0.0.1');
    expect(await ipOf(['10.0.0.1'])).toBe('10.0.0.7');
    expect(await ipOf(['10.0.0.0/8'])).toBe('203.0.113.9');
    expect(await ipOf(['192.168.0.0/16'])).toBe('10.0.0.1');
  });
});
