import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Figure, printFigures } from './figure.ts';
import { build, startModelhaven, startProgram } from './gateway/processes.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 30);
const PER_SECOND = Number(process.env['SOAK_PER_SECOND'] ?? 40);
const SAMPLES = 60;
/** What is kept for a bounded number of things (users, minutes, recent events) fills up in this part of the time. */
const SETTLING = 0.4;
const LIMIT_MIB = 6;
/** Minutes of each user are kept for two hours, so that many users would fill memory for longer than this runs. */
const USERS = Number(process.env['SOAK_USERS'] ?? 50);

/** What a visitor does: the kinds of request a server meets, each in its share. */
interface Visit {
  readonly path: string;
  readonly body: unknown;
  /** Milliseconds after which the visitor goes, whatever has come. */
  readonly leavesAfterMs?: number;
}

const SYSTEM = { role: 'system', content: 'You tell short calming stories.' };

/** The `number`th visit. Each has a text of its own, and one of a few users. */
export function visitOf(number: number): Visit {
  const chat = (more: object, text = `Tell me of lighthouse number ${number}, please.`): Visit => ({
    path: '/v1/chat/completions',
    body: {
      model: 'mock/story',
      messages: [SYSTEM, { role: 'user', content: text }],
      max_tokens: 20,
      user: `visitor-${number % USERS}`,
      ...more,
    },
  });
  if (number % 200 === 1) return chat({ seed: 2 });
  switch (number % 20) {
    case 0:
      return { ...chat({ stream: true, max_tokens: 5_000 }), leavesAfterMs: 40 };
    case 2:
      return chat({ model: `mock/unknown-${number}` });
    case 3:
      return chat({}, `I want to kill myself tonight. This is message ${number}.`);
    case 4:
      return chat({ temperature: 9 });
    case 5:
      return { path: '/v1/moderations', body: { input: `A text to look at, number ${number}.` } };
    case 6:
      return {
        path: '/v1/messages',
        body: {
          model: 'mock/story',
          max_tokens: 20,
          stream: true,
          messages: [{ role: 'user', content: `A story of ship ${number}, please.` }],
        },
      };
    case 7:
      return { path: `/nowhere/${number}`, body: {} };
    default:
      return chat(number % 2 === 0 ? { stream: true } : number % 3 === 0 ? { stream: true, seed: 1 } : {});
  }
}

/** Asks, reads to the end or leaves; resolves to the status, or to nothing for who left. */
function visit(port: number, agent: Agent, { path, body, leavesAfterMs }: Visit): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    let hasLeft = false;
    const asked: ClientRequest = request(
      { port, host: '127.0.0.1', agent, path, method: 'POST', headers: { 'content-type': 'application/json' } },
      (response: IncomingMessage) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
        response.on('error', (error) => (hasLeft ? resolve(undefined) : reject(error)));
      },
    );
    asked.on('error', (error) => (hasLeft ? resolve(undefined) : reject(error)));
    asked.end(JSON.stringify(body));
    if (leavesAfterMs !== undefined) {
      setTimeout(() => {
        hasLeft = true;
        asked.destroy();
      }, leavesAfterMs);
    }
  });
}

const MIB = 1_048_576;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * Holds the built server under a steady, mixed load for a long time and looks at what it holds on to: live memory after
 * a collection, at the start of the settled time against its end. `SOAK_MINUTES` and `SOAK_PER_SECOND` change the load.
 */
export async function benchSoak(): Promise<readonly Figure[]> {
  build();
  const upstream = await startProgram('upstream', 'upstream');
  const server = await startModelhaven('modelhaven', `http://127.0.0.1:${upstream.port}`, true);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const statuses = new Map<number | 'left' | 'broken', number>();
  const samples: { readonly atMs: number; readonly liveMib: number; readonly rssMib: number }[] = [];
  const forMs = MINUTES * 60_000;
  const startedAt = performance.now();
  const running = new Set<Promise<void>>();
  let sent = 0;
  try {
    while (performance.now() - startedAt < forMs) {
      const due = startedAt + (sent * 1_000) / PER_SECOND;
      await sleep(Math.max(0, due - performance.now()));
      const visiting = visit(server.port, agent, visitOf(sent++))
        .then(
          (status) => status ?? ('left' as const),
          () => 'broken' as const,
        )
        .then((end) => void statuses.set(end, (statuses.get(end) ?? 0) + 1))
        .finally(() => running.delete(visiting));
      running.add(visiting);
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs < (samples.length * forMs) / SAMPLES) continue;
      await Promise.all(running);
      const { heapUsed, external, rss } = await server.usage('memory');
      const sample = { atMs: elapsedMs, liveMib: (heapUsed + external) / MIB, rssMib: rss / MIB };
      samples.push(sample);
      const minute = (elapsedMs / 60_000).toFixed(1);
      console.log(
        `... minute ${minute}, ${sent} requests: ${sample.liveMib.toFixed(1)} MiB live, ${sample.rssMib.toFixed(0)} resident`,
      );
    }
    await Promise.all(running);
  } finally {
    server.end();
    upstream.end();
    agent.destroy();
  }
  console.log([...statuses].map(([status, times]) => `${status}: ${times}`).join(', '));
  const settled = samples.filter(({ atMs }) => atMs >= forMs * SETTLING);
  const quarter = Math.max(1, Math.floor(settled.length / 4));
  const growth = (of: 'liveMib' | 'rssMib') =>
    mean(settled.slice(-quarter).map((sample) => sample[of])) -
    mean(settled.slice(0, quarter).map((sample) => sample[of]));
  return [
    { name: `requests in ${MINUTES} minutes`, value: sent, unit: '' },
    { name: 'requests whose connection broke', value: statuses.get('broken') ?? 0, unit: '', limit: 0 },
    { name: 'live memory at the end', value: samples.at(-1)?.liveMib ?? 0, unit: 'MiB' },
    { name: 'live memory won in the settled time', value: growth('liveMib'), unit: 'MiB', limit: LIMIT_MIB },
    { name: 'resident memory won in the settled time', value: growth('rssMib'), unit: 'MiB' },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchSoak())) {
  process.exitCode = 1;
}
