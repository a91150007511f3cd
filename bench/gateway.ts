import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Figure, printFigures } from './figure.ts';
import { holdStreams, pace, requestBytes, saturate } from './gateway/load.ts';

interface Usage {
  readonly cpuMicroseconds: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

interface Gateway {
  readonly name: string;
  readonly port: number;
  /** Absent for the upstream itself. */
  usage?(): Promise<Usage>;
  end(): void;
}

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);
const STREAMS = Number(process.env['BENCH_STREAMS'] ?? 2_000);
const CONNECTIONS = 16;
const STEADY = 100;

async function start(name: string, file: string, ...args: readonly string[]): Promise<Gateway> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'gateway', file), args, {
    execArgv: [...process.execArgv, '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended.`);
  });
  ended.catch(() => {});
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ readonly port: number }];
  return {
    name,
    port,
    async usage() {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    end: () => void child.kill('SIGKILL'),
  };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;

interface Measured {
  readonly rate: number[];
  readonly cpu: number[];
  readonly streamCpu: number[];
  readonly p50: number[];
  readonly p99: number[];
  readonly first: number[];
}

async function measure(gateway: Gateway, into: Measured): Promise<void> {
  const whole = requestBytes(false);
  await saturate(gateway.port, whole, CONNECTIONS, 300);
  const before = await gateway.usage?.();
  const { requests, seconds } = await saturate(gateway.port, whole, CONNECTIONS, SECONDS * 1_000);
  const after = await gateway.usage?.();
  into.rate.push(requests / seconds);
  if (before && after) into.cpu.push((after.cpuMicroseconds - before.cpuMicroseconds) / requests);
  const streamed = await saturate(gateway.port, requestBytes(true), CONNECTIONS, (SECONDS * 1_000) / 2);
  const afterStreams = await gateway.usage?.();
  if (after && afterStreams) {
    into.streamCpu.push((afterStreams.cpuMicroseconds - after.cpuMicroseconds) / streamed.requests);
  }
  const steady = await pace(gateway.port, whole, STEADY, SECONDS * 1_000);
  into.p50.push(percentile(steady.totals, 0.5));
  into.p99.push(percentile(steady.totals, 0.99));
  const first = await pace(gateway.port, requestBytes(true), STEADY, SECONDS * 1_000);
  into.first.push(percentile(first.firsts, 0.5));
}

async function memoryPerStream(gateway: Gateway): Promise<{ readonly rss: number; readonly live: number }> {
  // Once before, so that what is only paid once is not counted.
  (await holdStreams(gateway.port, STREAMS / 10))();
  await sleep(500);
  const before = await gateway.usage?.();
  const end = await holdStreams(gateway.port, STREAMS);
  await sleep(3_000);
  const after = await gateway.usage?.();
  end();
  if (!before || !after) return { rss: 0, live: 0 };
  const live = (usage: Usage) => usage.heapUsed + usage.external;
  return {
    rss: (after.rss - before.rss) / STREAMS / 1_024,
    live: (live(after) - live(before)) / STREAMS / 1_024,
  };
}

/** Measures what a request costs on its way through: upstream alone, a bare Node.js proxy, and our server, in turns. */
export async function benchGateway(): Promise<readonly Figure[]> {
  const upstream = await start('direct', 'upstream.ts');
  const address = `http://127.0.0.1:${upstream.port}`;
  const bare = await start('bare proxy', 'bare-proxy.ts', address);
  const ours = await start('modelhaven', 'modelhaven.ts', address);
  const open = await start('modelhaven without safety', 'modelhaven.ts', address, 'open');
  const { usage: _usage, ...direct } = upstream;
  const gateways: readonly Gateway[] = [direct, bare, open, ours];
  try {
    const measured = new Map(
      gateways.map(({ name }) => [name, { rate: [], cpu: [], streamCpu: [], p50: [], p99: [], first: [] } as Measured]),
    );
    for (let round = 0; round < ROUNDS; round++) {
      for (const gateway of gateways) await measure(gateway, measured.get(gateway.name) as Measured);
    }
    const of = (name: string, what: keyof Measured) => median((measured.get(name) as Measured)[what]);
    const figures: Figure[] = [];
    for (const { name } of gateways) {
      figures.push(
        { name: `${name}: requests per second`, value: of(name, 'rate'), unit: '/s' },
        { name: `${name}: p50 at ${STEADY}/s`, value: of(name, 'p50'), unit: 'ms' },
        { name: `${name}: p99 at ${STEADY}/s`, value: of(name, 'p99'), unit: 'ms' },
        { name: `${name}: first byte of a stream at ${STEADY}/s`, value: of(name, 'first'), unit: 'ms' },
      );
      if (name === 'direct') continue;
      figures.push(
        { name: `${name}: CPU per request`, value: of(name, 'cpu'), unit: 'us' },
        { name: `${name}: CPU per stream of 20 words`, value: of(name, 'streamCpu'), unit: 'us' },
        { name: `${name}: rate against bare proxy`, value: of(name, 'rate') / of('bare proxy', 'rate'), unit: 'x' },
        { name: `${name}: CPU against bare proxy`, value: of(name, 'cpu') / of('bare proxy', 'cpu'), unit: 'x' },
        { name: `${name}: added p50 to direct`, value: of(name, 'p50') - of('direct', 'p50'), unit: 'ms' },
        { name: `${name}: added first byte to direct`, value: of(name, 'first') - of('direct', 'first'), unit: 'ms' },
      );
    }
    for (const gateway of [bare, open, ours]) {
      const { rss, live } = await memoryPerStream(gateway);
      figures.push(
        { name: `${gateway.name}: resident memory per stream of ${STREAMS}`, value: rss, unit: 'KiB' },
        { name: `${gateway.name}: live memory per stream of ${STREAMS}`, value: live, unit: 'KiB' },
      );
    }
    return figures;
  } finally {
    for (const gateway of [upstream, bare, ours, open]) gateway.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchGateway())) {
  process.exitCode = 1;
}
