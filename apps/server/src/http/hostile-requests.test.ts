import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer, connectRaw, type ListeningServer, listen, rawPost } from '../testing/test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(options: Parameters<typeof listen>[1] = {}) {
  const server = await listen(createScriptedManager(), options);
  open.push(server);
  return server;
}

const PATH = '/api/v1/models/generate';
const post = (payload: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  buildTestServer(createScriptedManager()).inject({ method: 'POST', url: PATH, payload, headers });

describe('a body', () => {
  it('that is no JSON is refused with the place of the mistake', async () => {
    const response = await post('{"messages":[{"role":"user","content":"a secret" oops');
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({
      code: 'INVALID_REQUEST',
      field: 'messages[0].content',
      message: expect.stringContaining('line 1, column'),
    });
    expect(response.body).not.toContain('secret');
  });

  it.each([
    ['', 400],
    ['null', 400],
    ['[]', 400],
    ['"text"', 400],
    ['{"__proto__":{"prompt":"a"}}', 400],
    ['['.repeat(1000), 400],
  ])('%s is refused', async (body, status) => {
    const response = await post(body);
    expect(response.statusCode).toBe(status);
    expect(response.json().error.code).toBe('INVALID_REQUEST');
  });

  it.each([PATH, '/v1/chat/completions', '/v1/messages'])('that is missing is named on %s', async (url) => {
    const response = await buildTestServer(createScriptedManager()).inject({ method: 'POST', url });
    expect(response.statusCode).toBe(400);
    expect(response.json().error.message).toContain('The body is empty.');
  });

  it('of another type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await post('{"prompt":"a"}', { 'content-type': type });
      expect(response.statusCode).toBe(415);
      expect(response.json().error.message).toContain('application/json');
    }
    const compressed = await post('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    expect(compressed.statusCode).toBe(415);
  });

  it('may begin with a byte order mark and name its charset', async () => {
    const response = await post('\ufeff{"prompt":"a"}', { 'content-type': 'application/json; charset=utf-8' });
    expect(response.statusCode).toBe(200);
  });

  it('of 50 MB is refused over a real socket, and the server stays up', async () => {
    const server = await serve();
    const response = await fetch(server.url + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'x'.repeat(50 * 1024 * 1024) }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('that never says how long it is, is refused once it is too long', async () => {
    const server = await serve({ limits: { bodyBytes: 10_000 } });
    const client = connectRaw(
      server.port,
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    client.socket.write(`4e20\r\n${'x'.repeat(20_000)}\r\n`);
    expect(await client.until('\r\n\r\n')).toMatch(/^HTTP\/1.1 413/);
  });
});

describe('a connection', () => {
  it('with too large headers is answered with 431', async () => {
    const server = await serve({ limits: { headerBytes: 4096 } });
    const client = connectRaw(
      server.port,
      `GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(8000)}\r\n\r\n`,
    );
    expect(await client.closed()).toMatch(/^HTTP\/1.1 431.*"code":"INVALID_REQUEST"/s);
  });

  it('that speaks no HTTP is answered with 400', async () => {
    const server = await serve();
    expect(await connectRaw(server.port, 'EHLO mail\r\n\r\n').closed()).toMatch(/^HTTP\/1.1 400/);
  });

  it('that sends its headers too slowly is closed', async () => {
    const server = await serve({ limits: { headersTimeoutMs: 100, requestTimeoutMs: 200 } });
    const client = connectRaw(server.port, 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n');
    expect(await client.closed()).toMatch(/^HTTP\/1.1 408/);
  });

  it('that sends its body too slowly is closed', async () => {
    const server = await serve({ limits: { headersTimeoutMs: 100, requestTimeoutMs: 200 } });
    const client = connectRaw(server.port, rawPost(PATH, { prompt: 'a' }).slice(0, -3));
    expect(await client.closed()).toMatch(/^HTTP\/1.1 408/);
  });

  it('may wait long for its answer', async () => {
    const manager = createScriptedManager(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      await sleep(500);
      yield { type: 'finish', reason: 'stop', usage: {} };
    });
    const server = await listen(manager, { limits: { headersTimeoutMs: 100, requestTimeoutMs: 200 } });
    open.push(server);
    const client = connectRaw(server.port, rawPost(PATH, { prompt: 'a' }));
    expect(await client.until('"finish_reason"')).toMatch(/^HTTP\/1.1 200/);
  });
});

describe('a path', () => {
  const app = buildTestServer(createScriptedManager());

  it('that leads nowhere is answered with 404, and a wrong method with 405', async () => {
    const missing = await app.inject('/api/v1/nothing');
    expect(missing.statusCode).toBe(404);
    expect(missing.json().error).toMatchObject({ code: 'INVALID_REQUEST', request_id: expect.any(String) });
    const wrong = await app.inject({ method: 'GET', url: PATH });
    expect(wrong.statusCode).toBe(405);
    const own = await app.inject({ method: 'OPTIONS', url: '/api/v1/keys/self' });
    expect([own.statusCode, own.headers['allow']]).toEqual([405, 'GET']);
    expect(wrong.headers.allow).toBe('POST');
  });

  it('that is no path is answered in the dialect of its beginning', async () => {
    const response = await app.inject('/v1/models/%zz');
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ type: 'invalid_request_error' });
    expect(response.headers['x-modelhaven-request-id']).toMatch(/^[\w-]{8,}$/);
    expect((await app.inject('/api/%zz')).json().error.code).toBe('INVALID_REQUEST');
  });

  it.each(['/api/v1/models/performance/%', '/%c0%af', `/api/v1/models/performance/${'x'.repeat(5000)}`])(
    '%s does no harm',
    async (url) => {
      const { statusCode } = await app.inject(url);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(statusCode).toBeLessThan(500);
    },
  );
});

describe('a request id', () => {
  const app = buildTestServer(createScriptedManager());

  it('is taken over when it is sane', async () => {
    const response = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'trace-7:a.b_c' } });
    expect(response.headers['x-modelhaven-request-id']).toBe('trace-7:a.b_c');
  });

  it.each(['', 'a b', 'x'.repeat(200), '<script>', '../../etc'])('%j is replaced', async (given) => {
    const response = await app.inject({ url: '/healthz', headers: { 'x-request-id': given } });
    expect(response.headers['x-modelhaven-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
