import { loadavg } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Figure, printFigures } from './figure.ts';
import { type Asked, holdStreams, pace, requestBytes, saturate } from './gateway/load.ts';
import { build, type Gateway, startModelhaven, startProgram, type Usage } from './gateway/processes.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);
const STREAMS = Number(process.env['BENCH_STREAMS'] ?? 2_000);
const CONNECTIONS = 16;
const STEADY = 100;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;

const CASES = {
  'whole answer': {},
  'stream of 20 words': { words: 20 },
  'stream of 200 words': { words: 200 },
  'stream of 20 words one by one': { words: 20, oneByOne: true },
  'stream of 200 words one by one': { words: 200, oneByOne: true },
} satisfies Readonly<Record<string, Asked>>;
type Case = keyof typeof CASES;

/**
 * As warm as a server that has run for a while: a whole answer costs three times as much among the first few hundred as
 * after some 7,000, when the engine has compiled what they run through.
 */
const WARM_REQUESTS: Readonly<Record<Case, number>> = {
  'whole answer': 8_000,
  'stream of 20 words': 2_000,
  'stream of 200 words': 500,
  'stream of 20 words one by one': 500,
  'stream of 200 words one by one': 100,
};
/** On a machine that is too slow for it, what is measured is a little colder. */
const LONGEST_WARM_UP_MS = 20_000;

async function warmUp(port: number, asked: Asked, requests: number): Promise<void> {
  const startedAt = performance.now();
  let done = 0;
  while (done < requests && performance.now() - startedAt < LONGEST_WARM_UP_MS) {
    done += (await saturate(port, requestBytes(asked), CONNECTIONS, 250)).requests;
  }
}

interface Measured {
  readonly rate: number[];
  /** Microseconds per request. */
  readonly cpu: Record<Case, number[]>;
  readonly p50: number[];
  readonly p99: number[];
  readonly first: number[];
}

async function measure(gateway: Gateway, into: Measured): Promise<void> {
  for (const [name, asked] of Object.entries(CASES) as [Case, Asked][]) {
    const before = await gateway.usage();
    const { requests, seconds } = await saturate(gateway.port, requestBytes(asked), CONNECTIONS, SECONDS * 1_000);
    const after = await gateway.usage();
    into.cpu[name].push((after.cpuMicroseconds - before.cpuMicroseconds) / requests);
    if (name === 'whole answer') into.rate.push(requests / seconds);
  }
  const steady = await pace(gateway.port, requestBytes(), STEADY, SECONDS * 1_000);
  into.p50.push(percentile(steady.totals, 0.5));
  into.p99.push(percentile(steady.totals, 0.99));
  const first = await pace(gateway.port, requestBytes({ words: 20 }), STEADY, SECONDS * 1_000);
  into.first.push(percentile(first.firsts, 0.5));
}

async function memoryPerStream(gateway: Gateway): Promise<{ readonly rss: number; readonly live: number }> {
  // Once before, so that what is only paid once is not counted.
  (await holdStreams(gateway.port, STREAMS / 10))();
  // Both times after the same while: what was busy before lets go of much only then.
  await sleep(3_000);
  const before = await gateway.usage('memory');
  const end = await holdStreams(gateway.port, STREAMS);
  await sleep(3_000);
  const after = await gateway.usage('memory');
  end();
  const live = (usage: Usage) => usage.heapUsed + usage.external;
  return {
    rss: (after.rss - before.rss) / STREAMS / 1_024,
    live: (live(after) - live(before)) / STREAMS / 1_024,
  };
}

/**
 * Measures what a request costs on its way through: upstream alone, a bare Node.js proxy, and our server as it is built
 * and started by users, in turns. CPU is that of the process that is measured, so that others on the machine disturb it
 * less than rates and times.
 */
export async function benchGateway(): Promise<readonly Figure[]> {
  build();
  const direct = await startProgram('direct', 'upstream');
  const address = `http://127.0.0.1:${direct.port}`;
  const bare = await startProgram('bare proxy', 'bare-proxy', address);
  const open = await startModelhaven('modelhaven without safety', address, false);
  const ours = await startModelhaven('modelhaven', address, true);
  const gateways: readonly Gateway[] = [direct, bare, open, ours];
  const loads = [loadavg()[0] ?? 0];
  try {
    const measured = new Map(
      gateways.map(({ name }): [string, Measured] => {
        const cpu = Object.fromEntries(Object.keys(CASES).map((key) => [key, []])) as unknown as Measured['cpu'];
        return [name, { rate: [], cpu, p50: [], p99: [], first: [] }];
      }),
    );
    for (const { port } of gateways) {
      for (const [name, asked] of Object.entries(CASES)) await warmUp(port, asked, WARM_REQUESTS[name as Case]);
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const gateway of gateways) await measure(gateway, measured.get(gateway.name) as Measured);
      loads.push(loadavg()[0] ?? 0);
    }
    type Single = Exclude<keyof Measured, 'cpu'>;
    const of = (name: string, what: Single) => median((measured.get(name) as Measured)[what]);
    const cpuOf = (name: string, of: Case) => median((measured.get(name) as Measured).cpu[of]);
    const figures: Figure[] = [];
    for (const { name } of gateways) {
      figures.push(
        { name: `${name}: requests per second`, value: of(name, 'rate'), unit: '/s' },
        { name: `${name}: p50 at ${STEADY}/s`, value: of(name, 'p50'), unit: 'ms' },
        { name: `${name}: p99 at ${STEADY}/s`, value: of(name, 'p99'), unit: 'ms' },
        { name: `${name}: first byte of a stream at ${STEADY}/s`, value: of(name, 'first'), unit: 'ms' },
      );
      if (name === direct.name) continue;
      for (const key of Object.keys(CASES) as Case[]) {
        figures.push({ name: `${name}: CPU per ${key}`, value: cpuOf(name, key), unit: 'us' });
      }
      figures.push(
        { name: `${name}: rate against bare proxy`, value: of(name, 'rate') / of(bare.name, 'rate'), unit: 'x' },
        {
          name: `${name}: CPU against bare proxy`,
          value: cpuOf(name, 'whole answer') / cpuOf(bare.name, 'whole answer'),
          unit: 'x',
        },
        { name: `${name}: added p50 to direct`, value: of(name, 'p50') - of(direct.name, 'p50'), unit: 'ms' },
        {
          name: `${name}: added first byte to direct`,
          value: of(name, 'first') - of(direct.name, 'first'),
          unit: 'ms',
        },
      );
    }
    // Of processes of their own: one that has answered thousands lets go of more meanwhile than the streams take.
    const fresh = [
      () => startProgram(bare.name, 'bare-proxy', address),
      () => startModelhaven(open.name, address, false),
      () => startModelhaven(ours.name, address, true),
    ];
    for (const start of fresh) {
      const gateway = await start();
      const { rss, live } = await memoryPerStream(gateway).finally(() => gateway.end());
      figures.push(
        { name: `${gateway.name}: resident memory per stream of ${STREAMS}`, value: rss, unit: 'KiB' },
        { name: `${gateway.name}: live memory per stream of ${STREAMS}`, value: live, unit: 'KiB' },
      );
    }
    console.log(`Load of the machine meanwhile: ${loads.map((load) => load.toFixed(1)).join(', ')}.`);
    return figures;
  } finally {
    for (const gateway of gateways) gateway.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchGateway())) {
  process.exitCode = 1;
}
