import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReplayServer, type ReplayServer } from './replay-server.ts';
import { deliver, jsonReply, ndjsonReply, type Reply, sseReply } from './reply.ts';

let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
});
afterEach(() => server.close());

const body = Buffer.from('data: {"text":"grüße 🌿"}\n\n');
const reply: Reply = { headers: { 'content-type': 'text/event-stream' }, body };

async function piecesOf(path = '/'): Promise<Buffer[]> {
  const response = await fetch(server.url + path);
  const pieces: Buffer[] = [];
  for await (const piece of response.body ?? []) pieces.push(Buffer.from(piece));
  return pieces;
}

describe('routes', () => {
  test('answers by method and path, the latest registration first, a queue before all', async () => {
    server.respond('GET /a', jsonReply({ n: 1 }));
    server.respond('GET /a', jsonReply({ n: 2 }));
    server.respond('* /b/*', (request) => jsonReply({ path: request.path, q: request.query.get('q') }, 201));
    server.respondOnce('GET /a', jsonReply({ n: 3 }));
    server.respondOnce('GET /a', jsonReply({ n: 4 }));
    const numbers = [];
    for (let call = 0; call < 3; call++) numbers.push(await (await fetch(`${server.url}/a`)).json());
    expect(numbers).toEqual([{ n: 3 }, { n: 4 }, { n: 2 }]);
    const response = await fetch(`${server.url}/b/c?q=x`, { method: 'DELETE' });
    expect([response.status, await response.json()]).toEqual([201, { path: '/b/c', q: 'x' }]);
  });

  test('names a request that nobody expected', async () => {
    const response = await fetch(`${server.url}/nowhere?q=1`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(501);
    expect(await response.text()).toContain('POST /nowhere');
  });

  test('records what came', async () => {
    server.respond('POST /a', jsonReply({}));
    const coming = server.waitForRequest();
    await fetch(`${server.url}/a`, { method: 'POST', body: '{"x":1}', headers: { authorization: 'Bearer k' } });
    const request = await coming;
    expect(request.json()).toEqual({ x: 1 });
    expect(request.headers.authorization).toBe('Bearer k');
    expect(server.requests).toHaveLength(1);
    expect(await server.waitForRequest(0)).toBe(request);
    server.reset();
    expect(server.requests).toHaveLength(0);
  });
});

describe('delivery', () => {
  test.each(['length', 'chunked', 'close'] as const)('cuts at every byte with framing %s', async (framing) => {
    server.respond('GET /', deliver(reply, { splitEvery: 1, framing }));
    const pieces = await piecesOf();
    expect(pieces.map((piece) => piece.length)).toEqual(Array(body.length).fill(1));
    expect(Buffer.concat(pieces)).toEqual(body);
  });

  test('cuts at the positions that were given and ignores those outside', async () => {
    server.respond('GET /', deliver(reply, { splitAt: [0, 20, 5, 999] }));
    expect((await piecesOf()).map((piece) => piece.length)).toEqual([5, 15, body.length - 20]);
  });

  test('garbles and ends early', async () => {
    server.respond('GET /', deliver(reply, { garbleAt: [1], endAfter: 4 }));
    expect(Buffer.concat(await piecesOf())).toEqual(Buffer.from([0x64, 0xff, 0x74, 0x61]));
    expect(body[1]).toBe(0x61); // the recorded bytes stay as they are
  });

  test.each([
    ['cutAfter', 'length'],
    ['cutAfter', 'chunked'],
    ['resetAfter', 'chunked'],
  ] as const)('%s with framing %s breaks the body off after so many bytes', async (fault, framing) => {
    server.respond('GET /', deliver(reply, { [fault]: 7, framing }));
    const response = await fetch(server.url);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(7);
    await expect(reader?.read()).rejects.toThrow();
    expect(server.requests[0]?.answered).toBe(false);
  });

  test('resets with RST where a reset was asked for', async () => {
    server.respond('GET /', deliver(reply, { resetAfter: 3 }));
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const code = new Promise((resolve) => socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code)));
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await code).toBe('ECONNRESET');
  });

  test.each([{ stallBeforeHeaders: true }, { stallAfter: 0 }, { stallAfter: 5 }])(
    'stalls with %o until the client leaves',
    async (fault) => {
      server.respond('GET /', deliver(reply, fault));
      const controller = new AbortController();
      const call = fetch(server.url, { signal: controller.signal }).then((response) => response.text());
      call.catch(() => {});
      const request = await server.waitForRequest(0);
      expect(
        await Promise.race([call.catch(() => 'failed'), new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]),
      ).toBe('waits');
      expect(request.socketClosedAt).toBeUndefined();
      controller.abort();
      await expect(call).rejects.toThrow();
      expect(await request.closed).toBe(request.socketClosedAt);
    },
  );

  test('waits before headers and between pieces', async () => {
    server.respond('GET /', deliver(reply, { headersDelayMs: 20, splitAt: [3, 6], chunkDelayMs: 20 }));
    const startedAt = performance.now();
    expect(await piecesOf()).toHaveLength(3);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  test('repeats a body up to a size', async () => {
    server.respond('GET /', deliver({ body: 'x' }, { repeatToBytes: 200_000 }));
    expect((await (await fetch(server.url)).text()).length).toBeGreaterThanOrEqual(200_000);
  });
});

test('makes replies of JSON, events and lines', () => {
  expect(jsonReply({ a: 1 }, 404, { 'retry-after': '3' })).toEqual({
    status: 404,
    headers: { 'content-type': 'application/json', 'retry-after': '3' },
    body: '{"a":1}',
  });
  expect(sseReply([{ a: 1 }, '[DONE]']).body).toBe('data: {"a":1}\n\ndata: [DONE]\n\n');
  expect(ndjsonReply([{ a: 1 }, { a: 2 }]).body).toBe('{"a":1}\n{"a":2}\n');
});

test('close drops open connections and may be called twice', async () => {
  server.respond('GET /', deliver(reply, { stallAfter: 1 }));
  const response = await fetch(server.url);
  await Promise.all([server.close(), server.close()]);
  await expect(response.text()).rejects.toThrow();
});
