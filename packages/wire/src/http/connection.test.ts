import type { LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { serve, serveRaw } from './__fixtures__/serve.ts';
import { createHttpClient, type HttpLimits } from './client.ts';

const client = (baseUrl: string, limits: HttpLimits = {}) => createHttpClient({ baseUrl, provider: 'box', limits });
const failure = (promise: Promise<unknown>): Promise<LlmError> =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: LlmError) => error,
  );
const get = { method: 'GET', path: '/' } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

test('says TIMEOUT when no status line comes, and closes the socket', async () => {
  await using server = await serve(() => {});
  const http = client(server.url, { headersMs: 60 });
  const error = await failure(http.json(get));
  expect([error.code, error.message]).toEqual(['TIMEOUT', `${server.host} sent no answer within 60 ms; try again.`]);
  await server.closed();
  await http.close();
});

test('counts the wait for a free connection', async () => {
  await using server = await serve((_request, response) => void response.writeHead(200).write('data: 1\n\n'));
  const http = client(server.url, { headersMs: 500, maxConnections: 1 });
  const first = await http.stream(get);
  const second = await failure(http.stream(get));
  expect(second.code).toBe('TIMEOUT');
  expect(server.opened()).toBe(1);
  await first.bytes[Symbol.asyncIterator]().return?.();
  await http.close();
});

test('says TIMEOUT when the body falls silent', async () => {
  await using server = await serve((_request, response) => void response.writeHead(200).write('{"a":'));
  const http = client(server.url, { bodyIdleMs: 60 });
  const error = await failure(http.json(get));
  expect([error.code, error.message]).toEqual([
    'TIMEOUT',
    `${server.host} fell silent in the middle of its answer; try again.`,
  ]);
  const { bytes } = await http.stream(get);
  expect((await failure(readAll(bytes))).code).toBe('TIMEOUT');
  await server.closed();
  await http.close();
});

test('does not count the time in which the reader is busy', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200);
    response.end('x'.repeat(2_000_000));
  });
  const http = client(server.url, { bodyIdleMs: 60 });
  const { bytes } = await http.stream(get);
  let size = 0;
  for await (const chunk of bytes) {
    if (size === 0) await pause(1_200);
    size += chunk.byteLength;
  }
  expect(size).toBe(2_000_000);
  await http.close();
});

test.each(['json', 'stream'] as const)('calls a cut answer STREAM_INTERRUPTED (%s)', async (verb) => {
  await using server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n', () =>
      setTimeout(() => socket.destroy(), 20),
    );
  });
  const http = client(server.url);
  const outcome = verb === 'json' ? http.json(get) : http.stream(get).then(({ bytes }) => readAll(bytes));
  const error = await failure(outcome);
  expect([error.code, error.message, error.details.provider]).toEqual([
    'STREAM_INTERRUPTED',
    `The answer of ${server.host} broke off before its end.`,
    'box',
  ]);
  await http.close();
});

test('gives out what came before the cut', async () => {
  await using server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc', () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    );
  });
  const http = client(server.url);
  const { bytes } = await http.stream(get);
  const seen: string[] = [];
  const error = await failure(
    (async () => {
      for await (const chunk of bytes) seen.push(Buffer.from(chunk).toString());
    })(),
  );
  expect([seen.join(''), error.code]).toEqual(['abc', 'STREAM_INTERRUPTED']);
  await http.close();
});

test('says UNAVAILABLE when the connection is closed before an answer', async () => {
  await using server = await serveRaw((socket) => void socket.resetAndDestroy());
  const http = client(server.url);
  const error = await failure(http.json({ ...get, method: 'POST', body: {} }));
  expect([error.code, error.message]).toEqual([
    'UNAVAILABLE',
    `${server.host} closed the connection before it answered; try again.`,
  ]);
  await http.close();
});

test('says UNAVAILABLE when nobody listens', async () => {
  const server = await serve(() => {});
  await server[Symbol.asyncDispose]();
  const http = client(server.url);
  const error = await failure(http.json(get));
  expect([error.code, error.message]).toEqual([
    'UNAVAILABLE',
    `Nothing answers at ${server.host}; check that the server runs and that the address is right.`,
  ]);
  await http.close();
});

test('says UNAVAILABLE when a plain server is addressed as https', async () => {
  await using server = await serve((_request, response) => void response.end('{}'));
  const http = client(server.url.replace('http:', 'https:'));
  const error = await failure(http.json(get));
  expect(error.code).toBe('UNAVAILABLE');
  expect(error.message).toContain('write http:// rather than https://');
  await http.close();
});

test('says BAD_RESPONSE to something that is not HTTP', async () => {
  await using server = await serveRaw((socket) => void socket.end('220 mail.example ESMTP\r\n'));
  const http = client(server.url);
  const error = await failure(http.json(get));
  expect([error.code, error.message]).toEqual([
    'BAD_RESPONSE',
    `${server.host} answered something that is not HTTP; check the address and the port.`,
  ]);
  await http.close();
});

test('rejects at once when the signal has fired already, without a connection', async () => {
  await using server = await serve(() => {});
  const http = client(server.url);
  expect((await failure(http.json({ ...get, signal: AbortSignal.abort() }))).code).toBe('ABORTED');
  expect(server.opened()).toBe(0);
  await http.close();
});

test('an abort while headers are awaited destroys the socket at once', async () => {
  let onArrival = () => {};
  const arrival = new Promise<void>((resolve) => {
    onArrival = resolve;
  });
  await using server = await serve(() => onArrival());
  const http = client(server.url);
  const controller = new AbortController();
  const running = failure(http.stream({ ...get, signal: controller.signal }));
  await arrival;
  controller.abort();
  expect((await running).code).toBe('ABORTED');
  await server.closed();
  await http.close();
});

test('an abort in the body destroys the socket and drops what waits', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200).write('one');
    setTimeout(() => response.write('two'), 20);
  });
  const http = client(server.url);
  const controller = new AbortController();
  const { bytes } = await http.stream({ ...get, signal: controller.signal });
  const reader = bytes[Symbol.asyncIterator]();
  expect(Buffer.from((await reader.next()).value as Uint8Array).toString()).toBe('one');
  await pause(60);
  controller.abort();
  expect((await failure(reader.next())).code).toBe('ABORTED');
  expect(await reader.next()).toEqual({ done: true, value: undefined });
  await server.closed();
  await http.close();
});

test('an abort frees a request that waits for a connection', async () => {
  await using server = await serve((_request, response) => void response.writeHead(200).write('data: 1\n\n'));
  const http = client(server.url, { maxConnections: 1 });
  const first = await http.stream(get);
  const controller = new AbortController();
  const second = failure(http.stream({ ...get, signal: controller.signal }));
  controller.abort();
  expect((await second).code).toBe('ABORTED');
  await first.bytes[Symbol.asyncIterator]().return?.();
  await http.close();
});

test('leaves no listener on a long-lived signal', async () => {
  await using server = await serve((_request, response) => void response.end('{}'));
  const http = client(server.url);
  let listeners = 0;
  const { signal } = new AbortController();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  await http.json({ ...get, signal });
  await readAll((await http.stream({ ...get, signal })).bytes);
  const { bytes } = await http.stream({ ...get, signal });
  await bytes[Symbol.asyncIterator]().return?.();
  expect(listeners).toBe(0);
  await http.close();
});

test('leaving the bytes early destroys the socket', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('data: tick\n\n'), 5);
    response.on('close', () => clearInterval(timer));
  });
  const http = client(server.url);
  const { bytes } = await http.stream(get);
  for await (const _chunk of bytes) break;
  await server.closed();
  await http.close();
});

test('a slow reader slows the server down instead of filling the memory', async () => {
  let taken = 0;
  await using server = await serve((_request, response) => {
    response.writeHead(200);
    const block = Buffer.alloc(65_536);
    const write = () => {
      if (taken >= 32 * 1024 * 1024) return response.end();
      response.write(block, () => {
        taken += block.byteLength;
        write();
      });
    };
    write();
  });
  const http = client(server.url);
  const { bytes } = await http.stream(get);
  const reader = bytes[Symbol.asyncIterator]();
  await reader.next();
  await pause(300);
  expect(taken).toBeLessThan(24 * 1024 * 1024);
  let size = 0;
  for await (const chunk of { [Symbol.asyncIterator]: () => reader }) size += chunk.byteLength;
  expect(size).toBeGreaterThan(30 * 1024 * 1024);
  await http.close();
});

test('a connection serves the next request after a stream was read to its end', async () => {
  await using server = await serve((_request, response) => void response.end('data: [DONE]\n\n'));
  const http = client(server.url);
  for (let round = 0; round < 8; round += 1) await readAll((await http.stream(get)).bytes);
  // undici lets a socket rest for one turn of the loop, so two take turns.
  expect(server.opened()).toBeLessThanOrEqual(2);
  await http.close();
});
