import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkClock } from '../doctor/check-clock.ts';
import { checkFolder } from '../doctor/check-folders.ts';
import { checkNode } from '../doctor/check-node.ts';
import { checkPackages } from '../doctor/check-packages.ts';
import { checkServer } from '../doctor/check-server.ts';
import { checkStore } from '../doctor/check-stores.ts';
import type { Finding } from '../doctor/finding.ts';
import { main } from '../main.ts';
// Loaded before the first test, which else would wait for it.
import '../catalog.ts';
import './doctor.ts';
import { fakeContext, fakeManager } from '../testing/fakes.ts';

let folder: string;
const open = new Set<Server>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-doctor-'));
});
afterEach(async () => {
  for (const server of open) server.close();
  open.clear();
  await rm(folder, { recursive: true });
});

async function listen(server: Server): Promise<number> {
  open.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

interface Report {
  readonly ok: boolean;
  readonly problems: number;
  readonly findings: readonly Finding[];
}

async function examine(yaml: string, environment: Record<string, string> = {}) {
  const file = join(folder, 'modelhaven.yaml');
  await writeFile(file, yaml);
  const circuit = { key: 'box', state: 'closed', consecutiveFailures: 0 } as const;
  const { manager } = fakeManager({
    providers: async () => [
      { id: 'local', kind: 'local', health: { status: 'up', latencyMs: 3 }, modelCount: 1, circuit },
      { id: 'ollama', kind: 'ollama', health: { status: 'down', latencyMs: 3, detail: 'Nobody answers.' }, circuit },
    ],
  });
  const { context, stdout } = fakeContext({});
  const exitCode = await main(
    ['doctor', '--offline', '--json', '--config', file],
    { ...context.io, environment },
    async () => manager,
  );
  const report = JSON.parse(stdout()) as Report;
  const of = (check: string) => report.findings.filter((finding) => finding.check === check);
  return { exitCode, report, of };
}

const quiet = (rest = '') =>
  `model_management: { hardware_detection: { enabled: false } }\nserver: { port: 0, data_dir: ${JSON.stringify(folder)}${rest} }\n`;

describe('doctor', () => {
  it('ends with 0 where everything works', async () => {
    const { exitCode, report, of } = await examine(quiet());
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ ok: true, problems: 0 });
    expect(of('data_dir')[0]?.status).toBe('ok');
  });

  it('tells every mistake of a configuration with its line', async () => {
    const { exitCode, of } = await examine('server: { port: many, data_dri: x }\nmodel_managment: {}\n');
    expect(exitCode).toBe(1);
    const messages = of('config').map(({ message }) => message);
    expect(messages).toHaveLength(3);
    expect(messages).toContainEqual(expect.stringMatching(/server\.port.*line 1/));
    expect(messages).toContainEqual(expect.stringMatching(/data_dri.*data_dir/));
    expect(messages).toContainEqual(expect.stringContaining('model_management'));
  });

  it('names the variable that a provider waits for', async () => {
    const yaml = `model_management:\n  hardware_detection: { enabled: false }\n  providers: { openrouter: { enabled: true, api_key: "\${OPENROUTER_API_KEY}" } }\n${quiet().split('\n')[1]}\n`;
    const { of } = await examine(yaml);
    expect(of('config').find(({ status }) => status === 'warning')?.fix).toContain('export OPENROUTER_API_KEY');
  });

  it('finds a store that nobody serves and a folder that cannot be written', async () => {
    const port = await listen(createServer());
    const [closed] = [...open];
    await new Promise((resolve) => closed?.close(resolve));
    const locked = join(folder, 'file');
    await writeFile(locked, '');
    const { exitCode, of } = await examine(
      `model_management: { hardware_detection: { enabled: false } }\nserver: { port: 0, data_dir: ${JSON.stringify(locked)}, shared_state: "redis://user:secret@127.0.0.1:${port}/0" }\n`,
    );
    expect(exitCode).toBe(1);
    expect(of('store').at(-1)).toMatchObject({
      status: 'problem',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
    expect(JSON.stringify(of('store'))).not.toContain('secret');
    expect(of('data_dir')[0]).toMatchObject({ status: 'problem' });
  });
});

describe('single looks', () => {
  it.skipIf(process.platform !== 'linux')(
    'a folder that nobody can write is one, whatever its rights say (Linux)',
    async () => {
      expect(await checkFolder('data_dir', '/proc/nothing', 'server.data_dir')).toMatchObject({ status: 'problem' });
      expect(await checkFolder('data_dir', join(folder, 'new', 'one'), 'server.data_dir')).toMatchObject({
        status: 'ok',
      });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  const signal = new AbortController().signal;

  it('Node.js is old below 20.19', () => {
    expect(['18.20.8', '20.18.3', '20.19.0', '22.0.0'].map((version) => checkNode(version).status)).toEqual([
      'problem',
      'problem',
      'ok',
      'ok',
    ]);
  });

  it('a port may be free, taken by a stranger, or hold a server of another version', async () => {
    const silent = await listen(createServer((socket) => socket.end('220 mail\r\n')));
    const other = await listen(
      createHttpServer((_, response) => response.end('{"status":"ok","version":"0.0.9","uptime_seconds":1}')),
    );
    const look = async (port: number) => checkServer({ host: '127.0.0.1', port }, '1.0.0', signal);
    expect(await look(silent)).toMatchObject({ status: 'problem', fix: expect.stringContaining('--port') });
    expect(await look(other)).toMatchObject({ status: 'warning', message: expect.stringContaining('0.0.9') });
    for (const server of open) {
      server.close();
      if (server instanceof HttpServer) server.closeAllConnections();
    }
    await sleep(20);
    expect(await look(silent)).toMatchObject({ status: 'ok' });
  });

  it('a store that listens is there, and its package is named where it is not', async () => {
    const port = await listen(createServer((socket) => socket.end()));
    const found = await checkStore('performance_monitoring.store', `postgres://u:p@127.0.0.1:${port}/x`, () => false);
    expect(found).toMatchObject([{ status: 'problem', fix: 'npm install pg' }, { status: 'ok' }]);
    expect(await checkStore('x', 'embedded', () => true)).toEqual([]);
  });

  it('optional packages come with their install line', () => {
    expect(checkPackages(() => false)).toMatchObject([
      { status: 'warning', fix: 'npm install node-llama-cpp' },
      { status: 'warning', fix: 'npm install @huggingface/transformers' },
    ]);
  });

  it('a clock is compared with that of who answers', async () => {
    const port = await listen(createHttpServer((_, response) => response.end()));
    const address = `http://127.0.0.1:${port}`;
    expect(await checkClock(Date.now, [address], signal)).toMatchObject({ status: 'ok' });
    expect(await checkClock(() => Date.now() + 3_600_000, [address], signal)).toMatchObject({ status: 'warning' });
    expect(await checkClock(() => 0, [], signal)).toMatchObject({ status: 'problem' });
  });
});
