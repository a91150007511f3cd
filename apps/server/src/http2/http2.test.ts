import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerOptions } from '../options.ts';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { canCertify, makeCertificate } from '../testing/test-certificate.ts';
import { buildTestServer } from '../testing/test-server.ts';

const PATH = '/api/v1/models/generate';
const certified = canCertify();
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An answer over HTTP/2, whole. */
interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

async function serve(script?: Script, options: ServerOptions = {}) {
  const tls = makeCertificate();
  const app = buildTestServer(createScriptedManager(script), { ...options, tls });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  ends.push(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  const open = (): ClientHttp2Session => {
    const session = connect(`https://127.0.0.1:${port}`, { ca: tls.cert });
    session.on('error', () => {});
    ends.push(() => session.destroy());
    return session;
  };
  return { app, port, tls, open };
}

function post(session: ClientHttp2Session, body: unknown, headers: Record<string, string> = {}): ClientHttp2Stream {
  const stream = session.request({
    ...{ ':method': 'POST', ':path': PATH, 'content-type': 'application/json' },
    ...headers,
  });
  stream.on('error', () => {});
  stream.end(JSON.stringify(body));
  return stream;
}

function get(session: ClientHttp2Session, headers: Record<string, string>): ClientHttp2Stream {
  const stream = session.request(headers);
  stream.on('error', () => {});
  return stream;
}

function answerOf(stream: ClientHttp2Stream): Promise<Answered> {
  return new Promise((resolve) => {
    let text = '';
    let headers: IncomingHttpHeaders & { readonly ':status'?: number | undefined } = {};
    stream.setEncoding('utf8');
    stream.on('response', (told) => (headers = told));
    stream.on('data', (chunk: string) => (text += chunk));
    stream.on('close', () => resolve({ status: headers[':status'], headers, text }));
  });
}

async function until(stream: ClientHttp2Stream, part: string): Promise<void> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes(part)) return;
  }
  throw new Error(`It never said ${part}: ${text}`);
}

/** Says a word, and then nothing more until its reader leaves; tells of both. */
function endless() {
  const seen = { begun: 0, left: 0 };
  const script: Script = async function* (_request, { signal }) {
    seen.begun++;
    try {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: 'Once' };
      await new Promise((_, reject) => {
        const leave = () => reject(new LlmError('ABORTED', 'Left.'));
        if (signal?.aborted) leave();
        else signal?.addEventListener('abort', leave);
      });
    } finally {
      seen.left++;
    }
  };
  return { seen, script };
}

async function eventually(is: () => boolean): Promise<void> {
  for (let round = 0; round < 2_000 && !is(); round++) await sleep(10);
  expect(is()).toBe(true);
}

describe.skipIf(!certified)(`HTTP/2${certified ? '' : ' (openssl is not installed)'}`, () => {
  it('is spoken on the port of HTTP/1.1, by whoever asks for it', async () => {
    const { open, port, tls } = await serve();
    const session = open();
    const whole = await answerOf(post(session, { prompt: 'Hi' }));
    expect(whole.status).toBe(200);
    expect(whole.headers['connection']).toBeUndefined();
    expect(whole.headers['x-modelhaven-request-id']).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    const streamed = await answerOf(post(session, { prompt: 'Hi', stream: true }));
    expect(streamed.headers['content-type']).toContain('text/event-stream');
    expect(streamed.text).toContain('event: finish');
    const head = await answerOf(get(session, { ':method': 'HEAD', ':path': '/healthz' }));
    expect(head).toMatchObject({ status: 200, text: '' });
    const { request } = await import('node:https');
    const version = await new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: '/healthz', ca: tls.cert, agent: false }, (response) => {
        response.resume();
        resolve(response.httpVersion);
      });
      asked.once('error', reject);
      asked.end();
    });
    expect(version).toBe('1.1');
  });

  it('answers what is wrong as HTTP/1.1 does', async () => {
    const { open } = await serve(undefined, { limits: { bodyBytes: 1_000 } });
    const session = open();
    expect((await answerOf(get(session, { ':path': '/nowhere' }))).status).toBe(404);
    expect((await answerOf(get(session, { ':path': '/healthz', ':authority': 'evil.example' }))).status).toBe(403);
    expect((await answerOf(get(session, { ':path': '/healthz', 'x-long': 'a'.repeat(20_000) }))).status).toBe(431);
    expect((await answerOf(post(session, { prompt: 'a'.repeat(2_000) }))).status).toBe(413);
    expect((await answerOf(post(session, {}, { origin: 'https://evil.example' }))).status).toBe(403);
    expect((await answerOf(get(session, { ':method': 'BREW', ':path': '/healthz' }))).status).toBe(400);
    // What is malformed has no answer, and ends nothing but itself.
    for (const headers of [
      { ':path': '/healthz', ':authority': 'localhost', host: 'other.example' },
      { ':path': 'healthz' },
      { ':path': '/with space' },
    ]) {
      const stream = get(session, headers);
      expect(await answerOf(stream)).toMatchObject({ status: undefined });
      expect(stream.rstCode).toBe(constants.NGHTTP2_PROTOCOL_ERROR);
    }
    expect((await answerOf(get(session, { ':path': '/healthz' }))).status).toBe(200);
  });

  it('gives a slow body no more time than HTTP/1.1 has', async () => {
    const { open } = await serve(undefined, {
      limits: { headersTimeoutMs: 300, requestTimeoutMs: 600, keepAliveTimeoutMs: 60_000 },
    });
    const session = open();
    const stream = session.request({ ':method': 'POST', ':path': PATH, 'content-type': 'application/json' });
    stream.on('error', () => {});
    const timer = setInterval(() => stream.destroyed || stream.write(' '), 50);
    const begun = performance.now();
    const answered = await answerOf(stream);
    clearInterval(timer);
    expect(answered.status).toBe(408);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect((await answerOf(get(session, { ':path': '/healthz' }))).status).toBe(200);
  });

  it('ends the generation of whoever resets the stream, or is gone, and no other', async () => {
    const { seen, script } = endless();
    const { open } = await serve(script);
    const session = open();
    const streams = Array.from({ length: 3 }, () => post(session, { prompt: 'Hi', stream: true }));
    for (const stream of streams) await until(stream, 'Once');
    streams[0]?.close(constants.NGHTTP2_CANCEL);
    await eventually(() => seen.left === 1);
    await sleep(50);
    expect(seen).toEqual({ begun: 3, left: 1 });
    session.destroy();
    await eventually(() => seen.left === 3);
  });

  it('stops a generation that nobody reads, and lets the rest of the connection be', async () => {
    let given = 0;
    const script: Script = async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      for (; given < 4_000; given++) yield { type: 'text-delta', text: 'word '.repeat(200) };
      yield { type: 'finish', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
    };
    const { open } = await serve(script, { limits: { drainTimeoutMs: 400 } });
    const session = open();
    const stream = post(session, { prompt: 'Hi', stream: true });
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.pause();
    await sleep(300);
    // Of four megabytes no more has been made than fits into windows and buffers.
    const atRest = given;
    expect(atRest).toBeGreaterThan(0);
    expect(atRest).toBeLessThan(1_000);
    await sleep(100);
    expect(given).toBeLessThan(atRest + 100);
    await eventually(() => stream.rstCode !== undefined && stream.rstCode !== 0);
    await closed;
    expect((await answerOf(get(session, { ':path': '/healthz' }))).status).toBe(200);
  });

  it('sends clients away while it drains and when it closes, and cuts nobody off', async () => {
    let isDraining = false;
    const { seen, script } = endless();
    const nothing = () => {};
    let finish = nothing;
    const { app, open } = await serve(
      async function* (request, options) {
        if (JSON.stringify(request).includes('forever')) return yield* script(request, options);
        yield { type: 'start', model: 'demo', warnings: [] };
        yield { type: 'text-delta', text: 'Once' };
        await new Promise<void>((resolve) => (finish = resolve));
        yield { type: 'text-delta', text: 'upon a time' };
        yield { type: 'finish', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } };
      },
      { isDraining: () => isDraining },
    );
    const session = open();
    const goaways: number[] = [];
    session.on('goaway', (code) => goaways.push(code));
    const stream = post(session, { prompt: 'Hi', stream: true });
    const answered = answerOf(stream);
    await eventually(() => finish !== nothing);
    isDraining = true;
    const served = await answerOf(get(session, { ':path': '/healthz' }));
    expect(served.status).toBe(200);
    await eventually(() => goaways.length > 0);
    expect(goaways.every((code) => code === 0)).toBe(true);
    finish();
    expect((await answered).text).toContain('upon a time');
    await eventually(() => session.destroyed);

    isDraining = false;
    const idle = open();
    await answerOf(get(idle, { ':path': '/healthz' }));
    const last = open();
    const hanging = post(last, { prompt: 'forever', stream: true });
    await until(hanging, 'Once');
    const closing = app.close();
    await eventually(() => idle.destroyed);
    expect(hanging.destroyed).toBe(false);
    app.server.closeAllConnections();
    await closing;
    await eventually(() => seen.left === 1 && last.destroyed);
  });

  it('lets nobody hold a connection for nothing', async () => {
    const { open } = await serve(undefined, { limits: { headersTimeoutMs: 300, keepAliveTimeoutMs: 500 } });
    const silent = open();
    const polite = open();
    const closed: string[] = [];
    silent.once('close', () => closed.push('silent'));
    polite.once('close', () => closed.push('polite'));
    await answerOf(get(polite, { ':path': '/healthz' }));
    const begun = performance.now();
    await eventually(() => closed.length === 2);
    expect(closed).toEqual(['silent', 'polite']);
    expect(performance.now() - begun).toBeLessThan(2_100);
  });

  it('knows who is there behind a proxy that it trusts, and else who is connected', async () => {
    const entries: { readonly ip?: string }[] = [];
    const audit = {
      add: (entry: { readonly ip?: string }) => entries.push(entry),
      latest: async () => [],
      flush: async () => {},
    };
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    for (const trustedProxies of [[], ['127.0.0.1']]) {
      const { open } = await serve(undefined, { audit, trustedProxies });
      const stream = open().request({ ':method': 'POST', ':path': '/api/v1/models/load/local/demo', ...forwarded });
      stream.end();
      await answerOf(stream);
    }
    expect(entries.map(({ ip }) => ip)).toEqual(['127.0.0.1', '203.0.113.9']);
  });

  it('carries many streams at once over one connection, and no more than it says', async () => {
    const { seen, script } = endless();
    const { open } = await serve(script, { limits: { streamsPerConnection: 300 } });
    const session = open();
    await new Promise((resolve) => session.once('remoteSettings', resolve));
    expect(session.remoteSettings.maxConcurrentStreams).toBe(300);
    const streams = Array.from({ length: 320 }, () => post(session, { prompt: 'Hi', stream: true }));
    await eventually(() => seen.begun === 300);
    await sleep(100);
    expect(seen.begun).toBe(300);
    for (const stream of streams.slice(0, 20)) stream.close(constants.NGHTTP2_CANCEL);
    await eventually(() => seen.begun === 320);
  }, 60_000);

  it('ends connections that open streams only to reset them, before they cost much', async () => {
    const { seen, script } = endless();
    const { open } = await serve(script);
    const session = open();
    const codes: number[] = [];
    session.on('goaway', (code) => codes.push(code));
    let sent = 0;
    while (!session.destroyed && sent < 20_000) {
      for (let each = 0; each < 50 && !session.destroyed && !session.closed; each++, sent++) {
        post(session, { prompt: 'Hi', stream: true }).close(constants.NGHTTP2_CANCEL);
      }
      await sleep(1);
    }
    expect(session.destroyed).toBe(true);
    expect(sent).toBeLessThan(5_000);
    await eventually(() => seen.left === seen.begun);
  }, 60_000);
});
