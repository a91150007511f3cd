import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PATH = '/v1/chat/completions';

/** What is asked for; see `upstream.ts` for what it makes of it. */
export interface Asked {
  /** Words of a stream; absent: a whole answer. */
  readonly words?: number;
  /** Whether the words come one by one. */
  readonly oneByOne?: boolean;
}

/** A request as bytes. */
export function requestBytes({ words, oneByOne = false }: Asked = {}): Buffer {
  const body = JSON.stringify({
    model: 'mock/story',
    messages: [
      { role: 'system', content: 'You tell short calming stories. '.repeat(6) },
      { role: 'user', content: 'Tell me of the old lighthouse, please, and of the ships that came home.' },
    ],
    max_tokens: words ?? 20,
    stream: words !== undefined,
    ...(oneByOne ? { seed: 1 } : {}),
  });
  return Buffer.from(
    `POST ${PATH} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** One kept-alive connection that asks and waits; as little as a client can do. */
export interface Client {
  /** Resolves to milliseconds until the first byte of the body, and until its end. */
  ask(bytes: Buffer): Promise<{ readonly firstMs: number; readonly totalMs: number }>;
  close(): void;
}

const HEAD_END = '\r\n\r\n';

/** Opens a connection. */
export async function connect(port: number): Promise<Client> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let onData: ((data: Buffer) => void) | undefined;
  let onFail: ((error: Error) => void) | undefined;
  socket.on('data', (data) => onData?.(data));
  const fail = () => onFail?.(new Error('The connection was closed.'));
  socket.on('error', fail);
  socket.on('close', fail);
  return {
    ask: (bytes) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        let text = '';
        let firstMs: number | undefined;
        let headEnd = -1;
        let length = 0;
        onFail = reject;
        onData = (data) => {
          text += data.toString('latin1');
          if (headEnd === -1) {
            headEnd = text.indexOf(HEAD_END);
            if (headEnd === -1) return;
            if (!text.startsWith('HTTP/1.1 200')) {
              reject(new Error(text.slice(0, 400)));
              return;
            }
            length = Number(/content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1] ?? -1);
          }
          if (text.length > headEnd + 4) firstMs ??= performance.now() - startedAt;
          const isDone = length === -1 ? text.endsWith('\r\n0\r\n\r\n') : text.length >= headEnd + 4 + length;
          if (!isDone) return;
          const totalMs = performance.now() - startedAt;
          resolve({ firstMs: firstMs ?? totalMs, totalMs });
        };
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

/** As many requests as go through within a time, over so many connections. Resolves to their number and seconds. */
export async function saturate(port: number, bytes: Buffer, connections: number, forMs: number) {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(port)));
  const startedAt = performance.now();
  let requests = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - startedAt < forMs) {
        await client.ask(bytes);
        requests++;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const client of clients) client.close();
  return { requests, seconds };
}

/** Requests at a steady rate; resolves to the sorted times. */
export async function pace(port: number, bytes: Buffer, perSecond: number, forMs: number) {
  const idle: Client[] = [];
  const totals: number[] = [];
  const firsts: number[] = [];
  const running: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let sent = 0; performance.now() - startedAt < forMs; sent++) {
    const due = startedAt + (sent * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    running.push(
      (async () => {
        const client = idle.pop() ?? (await connect(port));
        const { firstMs, totalMs } = await client.ask(bytes);
        totals.push(totalMs);
        firsts.push(firstMs);
        idle.push(client);
      })(),
    );
  }
  await Promise.all(running);
  for (const client of idle) client.close();
  return { totals: totals.sort((a, b) => a - b), firsts: firsts.sort((a, b) => a - b) };
}

/** Opens streams that do not end, and returns once each has begun. */
export async function holdStreams(port: number, count: number): Promise<() => void> {
  const bytes = requestBytes({ words: 5_000 });
  const sockets: Socket[] = [];
  const open = async () => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    sockets.push(socket);
    socket.write(bytes);
    const [data] = (await once(socket, 'data')) as [Buffer];
    if (!data.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(data.toString('latin1').slice(0, 400));
    socket.resume();
  };
  const waiting = Array.from({ length: count }, () => open);
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next();
    }),
  );
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
