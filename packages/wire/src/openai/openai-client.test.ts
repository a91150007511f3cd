import { inspect } from 'node:util';
import { collect, type GenerateRequest, type LlmError, withDeadlines } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { serve } from '../http/__fixtures__/serve.ts';
import { createHttpClient } from '../http/client.ts';
import { createOpenAiClient, type OpenAiClientOptions } from './openai-client.ts';

const request: GenerateRequest = { model: 'm', messages: [{ role: 'user', content: 'hi' }] };
const CANARY = 'sk-canary-1234567890';

function open(url: string, options: Partial<OpenAiClientOptions> = {}) {
  const http = createHttpClient({
    baseUrl: `${url}/v1`,
    provider: 'box',
    headers: { authorization: `Bearer ${CANARY}` },
  });
  return Object.assign(createOpenAiClient({ http, ...options }), { close: () => http.close() });
}

const failure = (promise: Promise<unknown>): Promise<LlmError> =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: LlmError) => error,
  );

/** Turns of the event loop, in which what lies in the sockets of this process is read; no time that a stall could take. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const data = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const delta = (content: string, finish: string | null = null) => ({
  id: 'c',
  model: 'm-1',
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const usage = {
  id: 'c',
  model: 'm-1',
  choices: [],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
};
const completion = {
  id: 'c',
  model: 'm-1',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
  usage: usage.usage,
};

function bodyOf(incoming: AsyncIterable<Buffer>): Promise<Record<string, unknown>> {
  return (async () => {
    let text = '';
    for await (const chunk of incoming) text += chunk.toString();
    return JSON.parse(text) as Record<string, unknown>;
  })();
}

test('generate and stream ask the same and give the same', async () => {
  const bodies: Record<string, unknown>[] = [];
  await using server = await serve(async (incoming, response) => {
    expect(incoming.url).toBe('/v1/chat/completions');
    const body = await bodyOf(incoming);
    bodies.push(body);
    if (!body['stream']) return response.setHeader('content-type', 'application/json').end(JSON.stringify(completion));
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hel')) + data(delta('lo')));
    return response.end(data(delta('', 'stop')) + data(usage) + data('[DONE]'));
  });
  const client = open(server.url);
  const whole = await client.generate({ ...request, topK: 3 }, { extraBody: { transforms: [] } });
  const streamed = await collect(client.stream({ ...request, topK: 3 }, { extraBody: { transforms: [] } }));
  expect(streamed).toEqual(whole);
  expect(whole).toMatchObject({
    text: 'Hello',
    usage: { inputTokens: 3, outputTokens: 2 },
    warnings: [expect.stringContaining('top_k')],
  });
  const { stream: _one, ...first } = bodies[0] ?? {};
  const { stream: _two, stream_options: options, ...second } = bodies[1] ?? {};
  expect(second).toEqual(first);
  expect(first).toEqual({ model: 'm', messages: [{ role: 'user', content: 'hi' }], transforms: [] });
  expect(options).toEqual({ include_usage: true });
  await client.close();
});

test('sends nothing before the first event is asked for', async () => {
  await using server = await serve((_incoming, response) => void response.end());
  const client = open(server.url);
  client.stream(request);
  client.stream(request)[Symbol.asyncIterator]();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(server.opened()).toBe(0);
  await client.close();
});

test('an endpoint that does not stream is replayed; an error with a success status is thrown', async () => {
  let body: unknown = completion;
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));
  });
  const client = open(server.url);
  expect((await collect(client.stream(request))).text).toBe('Hello');
  body = { error: { message: 'no', code: 429 } };
  expect((await failure(collect(client.stream(request)))).code).toBe('RATE_LIMITED');
  expect((await failure(client.generate(request))).code).toBe('RATE_LIMITED');
  await client.close();
});

test('finish is not held back by a server that keeps the connection open', async () => {
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello')) + data(delta('', 'stop')) + data(usage));
  });
  // Where it were waited for, that would be longer than a test may take.
  const client = open(server.url, { usageGraceMs: 600_000 });
  expect((await collect(client.stream(request))).usage).toEqual({ inputTokens: 3, outputTokens: 2 });
  await server.closed();
  await client.close();
});

test('usage that never comes is not waited for longer than a moment', async () => {
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello')) + data(delta('', 'stop')));
  });
  const client = open(server.url, { usageGraceMs: 50 });
  expect(await collect(client.stream(request))).toMatchObject({ text: 'Hello', finishReason: 'stop', usage: {} });
  await server.closed();
  await client.close();
});

test.each([
  ['silence', false],
  ['pings', true],
])('a complete answer is not waited for past the patience of its caller, through %s', async (_, pings) => {
  let pinging: NodeJS.Timeout | undefined;
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello')) + data(delta('', 'stop')));
    if (pings) pinging = setInterval(() => response.write(': ping\n\n'), 40);
    response.on('close', () => clearInterval(pinging));
  });
  const client = open(server.url);
  const bounded = withDeadlines(client.stream(request, { idleMs: 1_000 }), { idleMs: 1_000 });
  expect(await collect(bounded)).toMatchObject({ text: 'Hello', finishReason: 'stop', usage: {} });
  await server.closed();
  await client.close();
});

test('the connection is kept when [DONE] comes a little later than the usage', async () => {
  let end = async () => {};
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello', 'stop')) + data(usage));
    end = () => new Promise((resolve) => void response.end(data('[DONE]'), resolve));
  });
  const client = open(server.url);
  for (let round = 0; round < 4; round += 1) {
    await collect(client.stream(request));
    await end();
    await someTurns();
  }
  expect(server.opened()).toBe(1);
  await client.close();
});

test('a cut connection is STREAM_INTERRUPTED before the reason, and an end after it', async () => {
  let isComplete = false;
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello', isComplete ? 'stop' : null)), () => setTimeout(() => response.destroy(), 20));
  });
  const client = open(server.url);
  const error = await failure(collect(client.stream(request)));
  expect([error.code, error.details.provider, error.details.model]).toEqual(['STREAM_INTERRUPTED', 'box', 'm']);
  isComplete = true;
  expect((await collect(client.stream(request))).text).toBe('Hello');
  await client.close();
});

test('leaving early and aborting both destroy the socket', async () => {
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(data(delta('Hello')));
  });
  const client = open(server.url);
  for await (const event of client.stream(request)) if (event.type === 'text-delta') break;
  await server.closed();
  const controller = new AbortController();
  const reading = failure(collect(client.stream(request, { signal: controller.signal })));
  setTimeout(() => controller.abort(), 50);
  const error = await reading;
  expect([error.code, error.details.model]).toEqual(['ABORTED', 'm']);
  await client.close();
});

test('an in-band error that quotes the key does not show it', async () => {
  await using server = await serve((_incoming, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(data({ error: { message: `wrong key ${CANARY}`, type: 'authentication_error' } }));
  });
  const client = open(server.url);
  const error = await failure(collect(client.stream(request)));
  expect([error.code, error.details]).toEqual([
    'UNAUTHORIZED',
    { provider: 'box', model: 'm', providerCode: 'authentication_error' },
  ]);
  expect(inspect(error, { depth: 9 })).not.toContain(CANARY);
  await client.close();
});

test('an error of the endpoint is mapped by the dialect, or by who knows it better', async () => {
  await using server = await serve((_incoming, response) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        error: {
          message: 'request (9 tokens) exceeds the available context size (8 tokens)',
          type: 'exceed_context_size_error',
        },
      }),
    );
  });
  const client = open(server.url);
  for (const error of [await failure(client.generate(request)), await failure(collect(client.stream(request)))]) {
    expect([error.code, error.details]).toEqual([
      'CONTEXT_TOO_LONG',
      { provider: 'box', model: 'm', status: 400, providerCode: 'exceed_context_size_error' },
    ]);
  }
  await client.close();
});

test.each([
  [{ object: 'list', data: [{ id: 'a', owned_by: 'x' }, { name: 'no id' }, null, { id: 'b' }] }],
  [[{ id: 'a', owned_by: 'x' }, { id: 'b' }]],
  [{ models: [{ id: 'a', owned_by: 'x' }, { id: 'b' }] }],
])('lists models from %j', async (body) => {
  await using server = await serve((incoming, response) => {
    expect(incoming.url).toBe('/v1/models');
    response.end(JSON.stringify(body));
  });
  const client = open(server.url);
  expect(await client.listModels()).toEqual([{ id: 'a', owned_by: 'x' }, { id: 'b' }]);
  await client.close();
});

test('a list that is none is BAD_RESPONSE', async () => {
  await using server = await serve((_incoming, response) => void response.end('{"ok":true}'));
  const client = open(server.url);
  expect((await failure(client.listModels())).code).toBe('BAD_RESPONSE');
  await client.close();
});

test('embeds in the order of the input, from numbers or base64', async () => {
  await using server = await serve(async (incoming, response) => {
    expect(await bodyOf(incoming)).toEqual({ model: 'e', input: ['x', 'y'], encoding_format: 'float', dimensions: 2 });
    const bytes = Buffer.alloc(8);
    bytes.writeFloatLE(0.5, 0);
    bytes.writeFloatLE(-2, 4);
    const list = [
      { index: 1, embedding: [1, 2] },
      { index: 0, embedding: bytes.toString('base64') },
    ];
    response.end(JSON.stringify({ data: list, model: 'e-1', usage: { prompt_tokens: 4, total_tokens: 4 } }));
  });
  const client = open(server.url);
  expect(await client.embed({ model: 'e', input: ['x', 'y'], dimensions: 2 })).toEqual({
    model: 'e-1',
    vectors: [
      [0.5, -2],
      [1, 2],
    ],
    usage: { inputTokens: 4 },
  });
  await client.close();
});

test.each([
  [{ data: [{ index: 0, embedding: [1] }] }],
  [
    {
      data: [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [1] },
      ],
    },
  ],
  [
    {
      data: [
        { index: 0, embedding: [1] },
        { index: 1, embedding: [1, 2] },
      ],
    },
  ],
  [
    {
      data: [
        { index: 0, embedding: [1] },
        { index: 1, embedding: ['1'] },
      ],
    },
  ],
  [
    {
      data: [
        { index: 0, embedding: [1] },
        { index: 1, embedding: [] },
      ],
    },
  ],
  [
    {
      data: [
        { index: 0.5, embedding: [1] },
        { index: 1, embedding: [1] },
      ],
    },
  ],
  [[]],
])('refuses the embeddings %j', async (body) => {
  await using server = await serve((_incoming, response) => void response.end(JSON.stringify(body)));
  const client = open(server.url);
  expect((await failure(client.embed({ model: 'e', input: ['x', 'y'] }))).code).toBe('BAD_RESPONSE');
  await client.close();
});

test.each([
  ['no content type', {}, ''],
  ['that of a stream', { 'content-type': 'text/event-stream' }, ''],
  ['white space before it', { 'content-type': 'text/event-stream' }, '\uFEFF\n  '],
])('an error in place of a stream is that error, with %s', async (_name, headers, before) => {
  await using server = await serve((_incoming, response) => {
    response.writeHead(200, headers);
    response.end(`${before}${JSON.stringify({ error: { message: 'overloaded', code: 503 } })}`);
  });
  const client = open(server.url);
  expect((await failure(collect(client.stream(request)))).code).toBe('UNAVAILABLE');
  expect((await failure(client.listModels())).code).toBe('UNAVAILABLE');
  await client.close();
});

test('an error that llama.cpp writes into a stream is that error', async () => {
  await using server = await serve((_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${data(delta('a'))}error: {"code":503,"message":"x","type":"unavailable_error"}\n\n`);
  });
  const client = open(server.url);
  expect((await failure(collect(client.stream(request)))).code).toBe('UNAVAILABLE');
  await client.close();
});

test('zeros beside the reason do not stand for the usage that follows', async () => {
  await using server = await serve((_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const zeros = { ...delta('a', 'stop'), usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } };
    response.end(data(zeros) + data(usage) + data('[DONE]'));
  });
  const client = open(server.url);
  expect((await collect(client.stream(request))).usage).toEqual({ inputTokens: 3, outputTokens: 2 });
  await client.close();
});
