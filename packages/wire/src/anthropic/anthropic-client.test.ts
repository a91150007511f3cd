import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collect, type GenerateRequest, type StreamEvent } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { type AnthropicClient, createAnthropicClient } from './anthropic-client.ts';

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/__fixtures__/${name}`);
const request: GenerateRequest = { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: 'Hi' }] };

let server: Server;
let http: HttpClient;
let client: AnthropicClient;
let answer: (incoming: IncomingMessage, response: ServerResponse, body: string) => void;
let seen: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string }[];
let connections: number;

beforeEach(async () => {
  seen = [];
  connections = 0;
  server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
    answer(incoming, response, body);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  http = createHttpClient({ baseUrl, provider: 'claude', headers: { 'x-api-key': 'sk-ant-canary' } });
  client = createAnthropicClient({ http });
});

afterEach(async () => {
  await http.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = (bytes: Buffer, type: string) => (_incoming: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': type });
  response.end(bytes);
};

test('generate sends the dialect and reads the answer', async () => {
  answer = send(fixture('message.json'), 'application/json');
  const result = await client.generate({ ...request, seed: 1 }, { extraBody: { service_tier: 'auto', model: 'x' } });
  expect(result).toMatchObject({ finishReason: 'tool-calls', warnings: [expect.stringContaining('seed')] });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: '/v1/messages',
    headers: { 'x-api-key': 'sk-ant-canary', 'anthropic-version': '2023-06-01' },
  });
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    model: 'claude-haiku-4-5',
    max_tokens: 16384,
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    service_tier: 'auto',
  });
});

describe('stream', () => {
  test('sends nothing before it is read, and one connection serves many', async () => {
    // The end of the body comes a little after the last event, as it does over a real network.
    let end = async () => {};
    answer = (_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(fixture('text.sse'));
      end = () => new Promise((resolve) => void response.end(resolve));
    };
    const events = client.stream(request);
    expect(seen).toHaveLength(0);
    for (let round = 0; round < 3; round += 1) {
      expect((await collect(round === 0 ? events : client.stream(request))).text).toBe('Hello, grüße 🌿!');
      await end();
      // Turns of the event loop, in which the end is read; no time that a stall could take.
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    expect([seen.length, connections]).toEqual([3, 1]);
    expect(JSON.parse(seen[0]?.body ?? '').stream).toBe(true);
  });

  test('an answer that comes whole is the same answer', async () => {
    answer = send(fixture('message.json'), 'application/json');
    expect((await collect(client.stream(request))).toolCalls).toHaveLength(2);
  });

  test('a reader that leaves closes the connection', async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (_incoming, response) => {
        response.once('close', resolve);
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(fixture('text.sse').subarray(0, 800));
      };
    });
    for await (const event of client.stream(request)) if (event.type === 'text-delta') break;
    await closed;
  });

  test('a connection that breaks after the reason to stop has taken nothing away', async () => {
    const bytes = fixture('tools.sse');
    answer = (_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(bytes.subarray(0, bytes.indexOf('event: message_stop')), () => response.destroy());
    };
    expect((await collect(client.stream(request))).toolCalls).toHaveLength(3);
  });

  test('one that breaks before is an error, after what came', async () => {
    const bytes = fixture('tools.sse');
    answer = (_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(bytes.subarray(0, bytes.indexOf('event: message_delta')), () => response.destroy());
    };
    const events: StreamEvent[] = [];
    await expect(async () => {
      for await (const event of client.stream(request)) events.push(event);
    }).rejects.toMatchObject({
      code: 'STREAM_INTERRUPTED',
      details: { provider: 'claude', model: 'claude-haiku-4-5' },
    });
    expect(events.length).toBeGreaterThan(5);
  });

  test('errors before and within', async () => {
    answer = (_incoming, response) => {
      response.writeHead(529, { 'content-type': 'application/json', 'retry-after': '3' });
      response.end(fixture('error-overloaded.json'));
    };
    await expect(collect(client.stream(request))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { status: 529, retryAfterMs: 3000, provider: 'claude', providerCode: 'overloaded_error' },
    });
    answer = send(fixture('error-midway.sse'), 'text/event-stream');
    await expect(collect(client.stream(request))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

test('list reads every page', async () => {
  const page = JSON.parse(fixture('models.json').toString());
  answer = (incoming, response) => {
    const isFirst = !incoming.url?.includes('after_id');
    const part = { ...page, data: [page.data[isFirst ? 0 : 1]], has_more: isFirst, last_id: page.data[0].id };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(part));
  };
  expect((await client.list()).map(({ id }) => id)).toEqual(['claude-opus-5-5', 'claude-haiku-4-5-20251001']);
  expect(seen.map(({ url }) => url)).toEqual([
    '/v1/models?limit=1000',
    '/v1/models?limit=1000&after_id=claude-opus-5-5',
  ]);
});

test('countTokens', async () => {
  answer = send(Buffer.from('{"input_tokens":14}'), 'application/json');
  expect(await client.countTokens(request)).toBe(14);
  expect([seen[0]?.url, JSON.parse(seen[0]?.body ?? '')]).toEqual([
    '/v1/messages/count_tokens',
    { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] },
  ]);
});

test.each([
  ['generate', () => client.generate(request)],
  ['list', () => client.list()],
  ['countTokens', () => client.countTokens(request)],
] as const)('%s does not take anything for an answer', async (_name, call) => {
  answer = send(Buffer.from('{"hello":1}'), 'application/json');
  await expect(call()).rejects.toMatchObject({ code: 'BAD_RESPONSE', details: { provider: 'claude' } });
  answer = send(Buffer.from('{"type":"error","error":{"type":"overloaded_error","message":"x"}}'), 'application/json');
  await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { provider: 'claude' } });
});
