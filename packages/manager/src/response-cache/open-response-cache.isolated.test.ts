import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LlmError, silentLogger, systemTimers } from '@modelhaven/core';
import { openRedisConnection } from '@modelhaven/monitoring/redis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHarness, finish, provider, START, say } from '../__fixtures__/harness.ts';
import type { VirtualTime } from '../__fixtures__/virtual-time.ts';
import { loadConfig } from '../config/load.ts';
import { openResponseCache } from './open-response-cache.ts';
import type { ResponseCache } from './types.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'modelhaven-cache-'));
// A Redis waits for nobody's clock.
const REAL_TIME = { now: () => Date.now(), timers: systemTimers } as VirtualTime;
const open: ResponseCache[] = [];
let port = 0;
let redis: ReturnType<typeof spawn> | undefined;

const send = async (...command: readonly string[]): Promise<unknown> => {
  const connection = await openRedisConnection({ url: `redis://127.0.0.1:${port}/0` });
  try {
    return await connection.send(command);
  } finally {
    await connection.close();
  }
};
const startRedis = async () => {
  redis = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', folder], { stdio: 'ignore' });
  await vi.waitFor(async () => expect(await send('PING')).toBe('PONG'), { timeout: 30_000 });
};
const stopRedis = async () => {
  const ended = new Promise((resolve) => redis?.once('exit', resolve));
  redis?.kill('SIGKILL');
  await ended;
};

beforeAll(async () => {
  if (!hasRedis) return;
  port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  await startRedis();
});
afterAll(async () => {
  await Promise.all(open.map((cache) => cache.close()));
  if (redis) await stopRedis();
  rmSync(folder, { recursive: true, force: true });
});

const configured = async (dataDir: string, more = '') => {
  const file = join(folder, 'modelhaven.yaml');
  const section = `enabled: true, store: "redis://127.0.0.1:${port}/0"${more}`;
  writeFileSync(file, `model_management: { response_cache: { ${section} } }\nserver: { data_dir: ${dataDir} }\n`);
  return loadConfig({ environment: {}, file });
};
const openOne = async (dataDir: string, more = '', logger = silentLogger) => {
  const cache = await openResponseCache({ config: await configured(join(folder, dataDir), more), logger });
  if (!cache) throw new Error('There is no cache.');
  open.push(cache);
  const scripted = provider('one', () => [START, ...say('Oak, ash, elm: canary.'), finish({ costUsd: 1 })]);
  const { manager } = createHarness([scripted], { responseCache: cache }, REAL_TIME);
  const ask = async () =>
    (await manager.generate({ model: 'one/m', prompt: 'Name three trees, canary.', temperature: 0 })).report.cache;
  return { cache, ask };
};

describe.skipIf(!hasRedis)(`a response cache in Redis${hasRedis ? '' : ' (redis-server is not installed)'}`, () => {
  it('outlives the server, and is nobody else’s', { timeout: 180_000 }, async () => {
    const first = await openOne('one');
    expect(await first.ask()).toEqual({ status: 'miss' });
    await vi.waitFor(async () => expect((await first.cache.statistics()).size?.entries).toBe(1), 30_000);
    const again = await openOne('one');
    expect(await again.ask()).toMatchObject({ status: 'hit', match: 'exact', savedCostUsd: 1 });
    // Another data folder has another secret: it finds nothing, and could not read it.
    const stranger = await openOne('other');
    expect(await stranger.ask()).toEqual({ status: 'miss' });
    expect(statSync(join(folder, 'one', 'cache-secret')).mode & 0o777).toBe(0o600);
    const secret = readFileSync(join(folder, 'one', 'cache-secret'), 'utf8');
    const dump = JSON.stringify([
      await send('KEYS', '*'),
      await send('HGETALL', '{modelhaven:cache}:texts'),
      await send('HGETALL', '{modelhaven:cache}:known'),
    ]);
    expect(dump).toContain('{modelhaven:cache}:texts');
    for (const word of ['canary', 'Oak', 'one/m', secret]) expect(dump).not.toContain(word);
    expect(await again.cache.erase()).toBe(2);
    expect(await again.ask()).toEqual({ status: 'miss' });
  });

  it('is shared by servers with the same secret, whatever their folders', { timeout: 180_000 }, async () => {
    const secret = ', secret: "a secret of both servers"';
    const [one, other] = [await openOne('three', secret), await openOne('four', secret)];
    await one.ask();
    await vi.waitFor(async () => expect((await other.ask())?.status).toBe('hit'), 30_000);
  });

  it('is a miss while Redis is away, said once, and comes back', { timeout: 180_000 }, async () => {
    const warn = vi.fn();
    const { cache, ask } = await openOne('five', '', { ...silentLogger, warn });
    await ask();
    await vi.waitFor(async () => expect((await ask())?.status).toBe('hit'), 30_000);
    await stopRedis();
    for (let turn = 0; turn < 3; turn++) expect(await ask()).toEqual({ status: 'miss' });
    expect(warn).toHaveBeenCalledTimes(1);
    await expect(cache.erase()).rejects.toMatchObject({ code: 'UNAVAILABLE' } satisfies Partial<LlmError>);
    expect((await cache.statistics()).size).toBeUndefined();
    await startRedis();
    await sleep(5_100);
    await ask();
    await vi.waitFor(async () => expect((await ask())?.status).toBe('hit'), 30_000);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
