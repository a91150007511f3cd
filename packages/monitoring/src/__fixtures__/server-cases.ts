import { deepStrictEqual, doesNotMatch, ok, strictEqual } from 'node:assert/strict';
import { createMonitor } from '../monitor.ts';
import { openPostgresStore } from '../postgres/index.ts';
import { openRedisStore } from '../redis/index.ts';
import { readAll, STORE_CASES } from '../stores/store-cases.ts';
import type { MetricStore } from '../stores/store.ts';
import { findProgram, makePostgres, makeRedis, type TestServer } from './test-servers.ts';

/*
 * Runs every case against a real server and prints a line of JSON for each: `{ name, error? }`. A program of its own, since
 * drivers are CommonJS, and the conditions of the test runner would give them modules where they ask for scripts.
 */

interface Kind {
  make(): Promise<TestServer>;
  open(url: string, space: string): Promise<MetricStore>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  redis: {
    make: () => makeRedis(findProgram('redis-server') ?? ''),
    open: (url, space) => openRedisStore({ url, prefix: space, timeoutMs: 2_000 }),
  },
  postgres: {
    make: () => makePostgres(findProgram('initdb') ?? '', findProgram('postgres') ?? ''),
    open: (url, space) => openPostgresStore({ url, schema: space, timeoutMs: 2_000 }),
  },
};

const kind = KINDS[process.argv[2] ?? ''] as Kind;
const server = await kind.make();
let spaces = 0;
const nextSpace = () => `space_${++spaces}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) if (await holds()) return;
  throw new Error(`It never came true that ${what}.`);
}

async function attemptCase(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    process.stdout.write(`${JSON.stringify({ name })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ name, error: String(error) })}\n`);
  }
}

function attemptOf(totalMs: number) {
  return {
    ...{ requestId: 'r', attempt: 1, provider: 'p', model: 'm', streamed: false, startedAt: Date.now() - totalMs },
    ...{ totalMs, operation: 'chat' as const, outcome: 'OK' as const },
  };
}

async function answers(): Promise<boolean> {
  const store = await kind.open(server.url, 'warm_up');
  const isUp = await readAll(store, { span: 'hour', from: 0, to: 0 }).then(
    () => true,
    () => false,
  );
  await store.close();
  return isUp;
}

async function sharedByMonitors(): Promise<void> {
  const space = nextSpace();
  const monitors = await Promise.all(
    ['a', 'b', 'c'].map(async (origin) =>
      createMonitor({ flushMs: 50, refreshMs: 50, origin, stores: [await kind.open(server.url, space)] }),
    ),
  );
  for (let round = 0; round < 20; round++) {
    for (const monitor of monitors) monitor.record(attemptOf(100));
    await pause(10);
  }
  await eventually('all see all', () => monitors.every((monitor) => monitor.totals().requests === 60));
  await pause(300);
  deepStrictEqual(
    monitors.map((monitor) => monitor.totals().requests),
    [60, 60, 60],
  );
  await Promise.all(monitors.map((monitor) => monitor.close()));
}

async function killedInTheMiddle(): Promise<void> {
  const space = nextSpace();
  const monitor = createMonitor({ origin: 'one', flushMs: 20, stores: [await kind.open(server.url, space)] });
  let recorded = 0;
  const writing = setInterval(() => {
    monitor.record(attemptOf(50 + recorded));
    recorded += 1;
  }, 5);
  await pause(300);
  await server.kill();
  await pause(1_000);
  strictEqual(monitor.totals().requests, recorded);
  await server.start();
  await pause(500);
  clearInterval(writing);
  await eventually('all is written', () =>
    monitor.flush().then(
      () => monitor.storeStatus()[0]?.lastError === undefined,
      () => false,
    ),
  );
  const reader = createMonitor({ origin: 'two', stores: [await kind.open(server.url, space)] });
  await reader.ready();
  strictEqual(reader.totals().requests, recorded);
  ok(recorded > 100);
  await Promise.all([monitor.close(), reader.close()]);
}

async function awayWithoutSecrets(): Promise<void> {
  const url = server.url.replace('test@', '').replace('//', '//canary:s3cret@').replace(/:\d+\//, ':1/');
  const store = await kind.open(url, nextSpace());
  const error: unknown = await readAll(store, { span: 'hour', from: 0, to: 1 }).catch((thrown: unknown) => thrown);
  strictEqual((error as { code?: string }).code, 'UNAVAILABLE');
  doesNotMatch(String(error), /s3cret|canary|127\.0\.0\.1/);
  await store.close();
}

try {
  await server.start();
  await eventually('the server answers', answers);
  for (const { name, run } of STORE_CASES) {
    await attemptCase(name, async () => {
      const store = await kind.open(server.url, nextSpace());
      await run(store).finally(() => store.close());
    });
  }
  await attemptCase('lets several monitors see the same, each thing once', sharedByMonitors);
  await attemptCase('loses and doubles nothing when the server is killed in the middle of writes', killedInTheMiddle);
  await attemptCase('says that the server is away without its address or password', awayWithoutSecrets);
} finally {
  await server.remove();
}
