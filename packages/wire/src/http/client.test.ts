import type { LlmError } from '@modelhaven/core';
import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { serve, serveRaw } from './__fixtures__/serve.ts';
import { createHttpClient, type HttpClientOptions } from './client.ts';

const client = (baseUrl: string, options: Partial<HttpClientOptions> = {}) =>
  createHttpClient({ baseUrl, provider: 'box', ...options });
const failure = (promise: Promise<unknown>): Promise<LlmError> =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: LlmError) => error,
  );
const list = { method: 'GET', path: '/models' } as const;

test('keeps the path and query of the base, adds the headers of client and call, and parses the answer', async () => {
  await using server = await serve((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => response.end(JSON.stringify({ url: request.url, headers: request.headers, body })));
  });
  let calls = 0;
  const http = client(`${server.url}/api/v1/?api-version=2`, {
    headers: () => ({ Authorization: `Bearer key-${++calls}\n`, 'X-Title': 'client' }),
  });
  const answer = await http.json({
    method: 'POST',
    path: '/chat/completions',
    query: { limit: 5, after: undefined },
    body: { hello: 'wörld' },
    headers: { 'x-title': 'call' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']).toBe('a=1, b=2');
  const seen = answer.body as { url: string; body: string; headers: Record<string, string> };
  expect(seen.url).toBe('/api/v1/chat/completions?api-version=2&limit=5');
  expect(JSON.parse(seen.body)).toEqual({ hello: 'wörld' });
  expect(seen.headers).toMatchObject({
    authorization: 'Bearer key-1',
    'x-title': 'call',
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/json',
  });
  await http.json(list);
  expect(calls).toBe(2);
  await http.close();
});

test('sends user and password of the base URL as Basic authorization', async () => {
  await using server = await serve((request, response) => {
    response.end(JSON.stringify({ sent: request.headers.authorization, url: request.url }));
  });
  const http = client(server.url.replace('//', '//me:p%40ss@'));
  expect((await http.json(list)).body).toEqual({
    sent: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    url: '/models',
  });
  await http.close();
});

test.each([
  [{ status: 200, type: 'text/html', body: '<html>hi</html>' }, /web page/],
  [{ status: 200, type: 'application/json', body: '<!doctype html>' }, /web page/],
  [{ status: 200, type: 'application/json', body: ' \n' }, /empty body/],
  [{ status: 200, type: 'application/json', body: '{"a": [1, 2' }, /not JSON/],
  [{ status: 200, type: 'application/json', body: 'ok', encoding: 'gzip' }, /compressed/],
  [{ status: 304, type: 'application/json', body: '' }, /redirects \(status 304\)/],
])('calls an unreadable answer BAD_RESPONSE: %j', async (answer, message) => {
  await using server = await serve((_request, response) => {
    response.statusCode = answer.status;
    response.setHeader('content-type', answer.type);
    if ('encoding' in answer && answer.encoding) response.setHeader('content-encoding', answer.encoding);
    response.end(answer.body);
  });
  const http = client(server.url);
  const error = await failure(http.json(list));
  expect(error.code).toBe('BAD_RESPONSE');
  expect(error.message).toMatch(message);
  expect(error.details.provider).toBe('box');
  expect(JSON.stringify([error.message, error.details, String(error.cause)])).not.toContain('[1, 2');
  await http.close();
});

test('accepts an answer without a body where that is right', async () => {
  await using server = await serve((request, response) => {
    response.statusCode = request.url === '/none' ? 204 : 200;
    response.end();
  });
  const http = client(server.url);
  expect((await http.json({ method: 'DELETE', path: '/none' })).body).toBeUndefined();
  expect((await http.json({ method: 'DELETE', path: '/empty', allowEmpty: true })).body).toBeUndefined();
  await http.close();
});

test('follows no redirect and says where it points, without path or query', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(308, { location: 'https://elsewhere.example/v1/models?key=hidden' }).end();
  });
  const http = client(server.url);
  for (const error of [await failure(http.json(list)), await failure(http.stream(list))]) {
    expect(error.code).toBe('BAD_RESPONSE');
    expect(error.message).toContain('set the base URL to https://elsewhere.example if');
    expect(error.message).not.toMatch(/hidden|\/v1/);
  }
  await http.close();
});

test('maps a failure by its status, or as the dialect says', async () => {
  await using server = await serve((request, response) => {
    const status = Number(request.url?.slice(1));
    response.writeHead(status, { 'retry-after': '7' }).end(JSON.stringify({ error: { code: 'why' } }));
  });
  const http = client(server.url);
  const codeOf = async (status: number) => (await failure(http.json({ method: 'GET', path: `/${status}` }))).code;
  expect(await Promise.all([400, 401, 402, 403, 404, 413, 429, 500, 502, 503, 504].map(codeOf))).toEqual([
    'INVALID_REQUEST',
    'UNAUTHORIZED',
    'QUOTA_EXHAUSTED',
    'UNAUTHORIZED',
    'MODEL_NOT_FOUND',
    'CONTEXT_TOO_LONG',
    'RATE_LIMITED',
    'PROVIDER_FAILED',
    'PROVIDER_FAILED',
    'UNAVAILABLE',
    'TIMEOUT',
  ]);
  const limited = await failure(http.stream({ method: 'GET', path: '/429' }));
  expect(limited.details).toEqual({ provider: 'box', status: 429, retryAfterMs: 7_000 });
  const seen: unknown[] = [];
  await failure(
    http.json({
      method: 'GET',
      path: '/418',
      fromError: (status, headers, body) => void seen.push(status, headers['retry-after'], body),
    }),
  );
  expect(seen).toEqual([418, '7', { error: { code: 'why' } }]);
  await http.close();
});

test('reads no more of a failure than is allowed, and does not wait for the rest', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(500, { 'content-type': 'text/plain' });
    const write = () => void (response.destroyed || response.write('x'.repeat(65_536), write));
    write();
  });
  const http = client(server.url, { limits: { maxErrorBytes: 1_000 } });
  const lengths: number[] = [];
  const request = {
    ...list,
    fromError: (_status: number, _headers: unknown, body: unknown) => void lengths.push(String(body).length),
  };
  expect((await failure(http.json(request))).code).toBe('PROVIDER_FAILED');
  expect(lengths).toEqual([1_000]);
  await server.closed();
  await http.close();
});

test.each([true, false])('refuses an answer that is too large (length announced: %s)', async (isAnnounced) => {
  await using server = await serve((_request, response) => {
    if (isAnnounced) response.setHeader('content-length', 500_000);
    response.write('x'.repeat(400_000));
  });
  const http = client(server.url, { limits: { maxJsonBytes: 4_000 } });
  const error = await failure(http.json(list));
  expect([error.code, error.message]).toEqual([
    'BAD_RESPONSE',
    `The answer of ${server.host} is larger than 4000 bytes.`,
  ]);
  await server.closed();
  await http.close();
});

test('ignores early hints and other interim answers', async () => {
  await using server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
  });
  const http = client(server.url);
  expect((await http.json(list)).body).toEqual({});
  await http.close();
});

test('works over a dispatcher that was handed in, and leaves it open', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get('http://model.example').intercept({ path: '/v1/models' }).reply(200, { data: [] }).times(2);
  const http = client('http://model.example/v1', { dispatcher: agent });
  expect((await http.json(list)).body).toEqual({ data: [] });
  await http.close();
  expect((await failure(http.json(list))).code).toBe('UNAVAILABLE');
  const other = client('http://model.example/v1', { dispatcher: agent });
  expect((await other.json(list)).body).toEqual({ data: [] });
  await agent.close();
});

test('closes once and for all', async () => {
  await using server = await serve((_request, response) => void response.writeHead(200).write('{'));
  const http = client(server.url);
  const reader = (await http.stream(list)).bytes[Symbol.asyncIterator]();
  await reader.next();
  const running = failure(reader.next());
  await Promise.all([http.close(), http.close()]);
  expect((await running).code).toBe('STREAM_INTERRUPTED');
  const late = await failure(http.stream(list));
  expect([late.code, late.message]).toEqual(['UNAVAILABLE', `The client for ${server.host} is closed.`]);
  await server.closed();
});

test('a client that is closed while it opens its first connection sends nothing', async () => {
  await using server = await serve((_request, response) => void response.end('{}'));
  const http = client(server.url);
  const first = failure(http.json(list));
  await http.close();
  expect((await first).code).toBe('UNAVAILABLE');
  expect(server.opened()).toBe(0);
});

test.each(['', 'example.com/v1', 'ftp://example.com', 'http://'])('refuses the base URL "%s"', (baseUrl) => {
  expect(() => client(baseUrl)).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', details: { field: 'baseUrl' } }),
  );
});
