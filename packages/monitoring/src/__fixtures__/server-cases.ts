import { deepStrictEqual, doesNotMatch, ok, strictEqual } from 'node:assert/strict';
import type { AttemptRecord } from '@modelhaven/core';
import { createMonitor } from '../monitor.ts';
import { openNeo4jStore } from '../neo4j/index.ts';
import { openPostgresStore } from '../postgres/index.ts';
import { openRedisStore } from '../redis/index.ts';
import { countOf } from '../stores/count-of.ts';
import { makeBlock, readAll, STORE_CASES } from '../stores/store-cases.ts';
import type { MetricStore } from '../stores/store.ts';
import { findProgram, makeNeo4j, makePostgres, makeRedis, type TestServer } from './test-servers.ts';

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
  neo4j: {
    make: () => makeNeo4j(findProgram('java') ?? '', process.env['MODELHAVEN_TEST_NEO4J_JARS'] ?? ''),
    open: (url, space) => openNeo4jStore({ url, space, timeoutMs: 5_000 }),
  },
};

const kind = KINDS[process.argv[2] ?? ''] as Kind;
const server = await kind.make();
process.once('SIGTERM', () => void server.remove().finally(() => process.exit(1)));
let spaces = 0;
const nextSpace = () => `space_${++spaces}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) if (await holds()) return;
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
  // Right after a start a server may need longer than a reader waits.
  await eventually('the server answers quickly', answers);
  const reader = createMonitor({ origin: 'two', stores: [await kind.open(server.url, space)] });
  await reader.ready();
  strictEqual(reader.totals().requests, recorded);
  ok(recorded > 100);
  await Promise.all([monitor.close(), reader.close()]);
}

/** A request whose first model failed twice and was replaced by another one, and one that needed no other. */
function attemptsOfTwoRequests(startedAt: number): readonly AttemptRecord[] {
  const more = { startedAt, totalMs: 10, streamed: false, operation: 'chat' as const, taskType: 'general_chat' };
  return [
    { ...more, requestId: 'r1', attempt: 1, provider: 'cloud', model: 'big', outcome: 'OVERLOADED' },
    { ...more, requestId: 'r1', attempt: 2, provider: 'cloud', model: 'big', outcome: 'OVERLOADED' },
    { ...more, requestId: 'r1', attempt: 3, provider: 'local', model: 'small', outcome: 'OK' },
    { ...more, requestId: 'r2', attempt: 1, provider: 'cloud', model: 'big', outcome: 'OK' },
  ];
}

async function tellsWhatReplacedWhat(): Promise<void> {
  const store = await openNeo4jStore({ url: server.url, space: nextSpace() });
  const startedAt = Date.now();
  const attempts = attemptsOfTwoRequests(startedAt);
  // In any order, and twice: a writer who does not know whether a write arrived repeats it.
  await store.putAttempts?.([...attempts].reverse());
  await store.putAttempts?.(attempts);
  const expected = [{ from: 'cloud/big', to: 'local/small', why: 'OVERLOADED', count: 1, answered: 1 }];
  deepStrictEqual(await store.replacements(), expected);
  deepStrictEqual(await store.replacements({ model: 'local/small' }), []);
  await store.prune({ minute: 0, hour: Math.ceil(startedAt / 3_600_000) + 1 });
  deepStrictEqual(await store.replacements(), []);
  await store.close();
}

async function keepsTheLaterVersion(): Promise<void> {
  const store = await kind.open(server.url, nextSpace());
  await store.put([makeBlock(5)]);
  // A write that was given up may still arrive after its successor.
  await store.put([makeBlock(3)]);
  const blocks = await readAll(store, { span: 'minute', from: 0, to: 1e9 });
  deepStrictEqual(blocks.map(countOf), [5]);
  await store.close();
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
  // Redis takes the commands of a connection one after the other.
  if (process.argv[2] !== 'redis') {
    await attemptCase('is not undone by an older version that arrives late', keepsTheLaterVersion);
  }
  if (process.argv[2] === 'neo4j') {
    await attemptCase('tells what replaced what, and why', tellsWhatReplacedWhat);
  }
} finally {
  await server.remove();
}
