import Anthropic from '@anthropic-ai/sdk';
import { createModelManager, createResponseCache, type ModelManager, openGuard } from '@modelhaven/manager';
import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import { createScriptedProvider, type Script, type ScriptedProvider } from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ListeningServer, listen } from '../testing/test-server.ts';
import { cacheWishes } from './cache-wishes.ts';

const STORY: Script = [
  { type: 'start', model: 'm', id: 'upstream-1', warnings: [] },
  { type: 'reasoning-delta', text: 'Let me ' },
  { type: 'reasoning-delta', text: 'think.' },
  { type: 'text-delta', text: 'Oak, ' },
  { type: 'text-delta', text: 'ash, ' },
  { type: 'text-delta', text: 'elm.' },
  { type: 'finish', reason: 'stop', usage: { inputTokens: 10, outputTokens: 6, costUsd: 0.25 } },
];
const MESSAGES = [{ role: 'user' as const, content: 'Name three trees.' }];

let script: Script;
let one: ScriptedProvider;
let manager: ModelManager;
let server: ListeningServer;
beforeEach(async () => {
  script = STORY;
  one = createScriptedProvider({ id: 'one', models: ['m'], script: () => script });
  const responseCache = createResponseCache({
    store: createMemoryBoundedStore({ maxEntries: 100, maxBytes: 100_000 }),
    settings: {
      ...{
        ttlMs: 60_000,
        maxEntryBytes: 10_000,
        maxTemperature: 0,
        tools: ['look_up'],
        shareUsers: false,
        shareTenants: [],
      },
    },
    secret: new Uint8Array(32),
  });
  manager = createModelManager({ providers: [one], guard: openGuard, responseCache });
  server = await listen(manager, { responseCache });
});
afterEach(async () => {
  await server.close();
  await manager.close();
});

const asked = () => one.calls.filter(({ method }) => method === 'stream').length;
const openai = () => new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
/** Without what belongs to one answer, and with the pieces of the text put together. */
const plain = (text: string): string =>
  text
    .replace(/(?:chatcmpl|msg|resp|rs|cmpl)_?-?[0-9a-f]{8,}/g, 'ID')
    // A hit costs nothing, and says so.
    .replace(/"cost":[\d.]+/g, '"cost":0')
    .replace(/"(?:created|created_at|completed_at|[a-z_]*duration|latency_ms)":(?:\d+(?:\.\d+)?|"[^"]*")/g, '"at":0');

describe('an answer that is given again', () => {
  it('is a whole answer and a whole stream for the SDK of OpenAI, with the usage of the first time', async () => {
    const client = openai();
    const request = { model: 'one/m', messages: MESSAGES, temperature: 0 };
    const first = await client.chat.completions.create(request).withResponse();
    expect(first.response.headers.get('x-modelhaven-cache')).toBe('miss');
    const second = await client.chat.completions.create(request).withResponse();
    expect(second.response.headers.get('x-modelhaven-cache')).toBe('hit');
    expect(second.response.headers.get('age')).toMatch(/^\d+$/);
    expect(second.response.headers.get('x-modelhaven-cost-usd')).toBe('0');
    expect(second.data.choices[0]?.message).toEqual(first.data.choices[0]?.message);
    expect(second.data.usage?.total_tokens).toBe(16);
    expect(second.data.id).not.toBe(first.data.id);
    const stream = client.chat.completions.stream({ ...request, stream_options: { include_usage: true } });
    const streamed = await stream.finalChatCompletion();
    expect(streamed.choices[0]?.message.content).toBe('Oak, ash, elm.');
    expect(streamed.usage?.total_tokens).toBe(16);
    expect(asked()).toBe(1);
  });

  it('is one for all dialects, where they ask the same', async () => {
    const client = openai();
    await client.chat.completions.create({ model: 'one/m', messages: MESSAGES, temperature: 0, max_tokens: 50 });
    const anthropic = new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 });
    const request = { model: 'one/m', max_tokens: 50, messages: MESSAGES, temperature: 0 };
    const message = await anthropic.messages.create(request).withResponse();
    expect(message.response.headers.get('x-modelhaven-cache')).toBe('hit');
    const streamed = await anthropic.messages.stream(request).finalMessage();
    expect(streamed.content).toEqual(message.data.content);
    expect(streamed.usage).toMatchObject({ input_tokens: 10, output_tokens: 6 });
    expect(streamed.stop_reason).toBe('end_turn');
    const response = await client.responses
      .create({ model: 'one/m', input: 'Name three trees.', temperature: 0, max_output_tokens: 50 })
      .withResponse();
    expect(response.response.headers.get('x-modelhaven-cache')).toBe('hit');
    expect(response.data.output_text).toBe('Oak, ash, elm.');
    const chat = { model: 'one/m', messages: MESSAGES, stream: false, options: { temperature: 0, num_predict: 50 } };
    const ollama = await post('/api/chat', chat);
    expect(ollama.headers.get('x-modelhaven-cache')).toBe('hit');
    expect(await ollama.json()).toMatchObject({ message: { content: 'Oak, ash, elm.' }, eval_count: 6 });
    expect(asked()).toBe(1);
  });

  it('brings parallel calls of tools that only look up as they were, piece by piece', async () => {
    const called: Script = [
      { type: 'start', model: 'm', warnings: [] },
      { type: 'text-delta', text: 'Let me see.' },
      { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'look_up', arguments: '{"tree":' },
      { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'look_up', arguments: '' },
      { type: 'tool-call-delta', index: 0, arguments: '"oak"}' },
      { type: 'tool-call-delta', index: 1, arguments: '{"tree":"ash"}' },
      { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 10, outputTokens: 6 } },
    ];
    script = called;
    const parameters = { type: 'object', properties: { tree: { type: 'string' } } };
    const tools = [{ type: 'function' as const, function: { name: 'look_up', parameters } }];
    const asking = { model: 'one/m', messages: MESSAGES, temperature: 0, max_tokens: 50, tools };
    const calls = async (headers?: Record<string, string>) => {
      const stream = openai().chat.completions.stream(asking, headers ? { headers } : {});
      const { message, finish_reason: reason } = (await stream.finalChatCompletion()).choices[0] ?? {};
      return { reason, text: message?.content, calls: message?.tool_calls };
    };
    const [first, again] = [await calls(), await calls()];
    expect(first.calls).toHaveLength(2);
    expect(again).toEqual(first);
    const anthropic = new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 });
    const message = await anthropic.messages
      .stream({
        ...{ model: 'one/m', max_tokens: 50, messages: MESSAGES, temperature: 0 },
        tools: [{ name: 'look_up', input_schema: { type: 'object', properties: { tree: { type: 'string' } } } }],
      })
      .finalMessage();
    expect(message.content.map((block) => (block.type === 'tool_use' ? block.input : block.type))).toEqual([
      'text',
      { tree: 'oak' },
      { tree: 'ash' },
    ]);
    expect(message.stop_reason).toBe('tool_use');
    expect(asked()).toBe(1);
    await calls({ 'cache-control': 'no-store' });
    expect(asked()).toBe(2);
  });

  const input = { model: 'one/m', messages: MESSAGES, temperature: 0 };
  it.each([
    ['/v1/chat/completions', { ...input, stream_options: { include_usage: true } }],
    [
      '/v1/completions',
      { model: 'one/m', prompt: 'Name three trees.', temperature: 0, stream_options: { include_usage: true } },
    ],
    ['/v1/responses', { model: 'one/m', input: 'Name three trees.', temperature: 0 }],
    ['/v1/messages', { ...input, max_tokens: 50 }],
    ['/api/chat', { model: 'one/m', messages: MESSAGES, options: { temperature: 0 } }],
    ['/api/v1/models/generate', { model: 'one/m', prompt: 'Name three trees.', temperature: 0 }],
  ])('of %s has the same text, events and usage as the first one, whole and streamed', async (path, body) => {
    const ask = async (stream: boolean) => {
      const response = await post(path, { ...body, stream });
      const text = await response.text();
      expect(response.status, text).toBe(200);
      return { cache: response.headers.get('x-modelhaven-cache'), text };
    };
    const whole = [await ask(false), await ask(false)];
    const streams = [await ask(true), await ask(true)];
    expect([...whole, ...streams].map(({ cache }) => cache)).toEqual(['miss', 'hit', 'hit', 'hit']);
    if (!path.startsWith('/api/v1')) expect(plain(whole[1]?.text ?? '')).toBe(plain(whole[0]?.text ?? ''));
    // What was never in a cache, as the measure for the streams.
    const fresh = await post(path, { ...body, stream: true }, { 'cache-control': 'no-store' });
    expect(fresh.headers.get('x-modelhaven-cache')).toBe('bypass');
    const wanted = await fresh.text();
    expect(eventNames(streams[1]?.text ?? '')).toEqual(eventNames(wanted));
    expect(usageOf(streams[1]?.text ?? '')).toEqual(usageOf(wanted));
    expect(usageOf(wanted).length).toBeGreaterThan(0);
    expect(asked()).toBe(2);
  });
});

/** Names of the events in their order, those that only bring more of the same once. */
function eventNames(stream: string): readonly string[] {
  const names = stream.split('\n').flatMap((line) => {
    const name = /^event: (.*)$/.exec(line)?.[1];
    if (name !== undefined) return [name];
    const json = line.startsWith('{') ? line : /^data: (\{"id".*)$/.exec(line)?.[1];
    if (json === undefined) return [];
    const value = JSON.parse(json) as { choices?: { delta?: object }[]; message?: object; done?: boolean };
    return [JSON.stringify([Object.keys(value.choices?.[0]?.delta ?? value.message ?? {}), value.done ?? null])];
  });
  return names.filter((name, index) => name !== names[index - 1]);
}

/** Figures of tokens, wherever they stand. */
function usageOf(stream: string): readonly string[] {
  const figures = stream.match(
    /"(?:input_tokens|output_tokens|prompt_tokens|completion_tokens|eval_count|prompt_eval_count)":\d+/g,
  );
  return [...new Set(figures ?? [])].sort();
}

describe('the cache of a server', () => {
  it('does what Cache-Control and the body say', async () => {
    const body = { model: 'one/m', prompt: 'Name three trees.', temperature: 0 };
    const ask = async (more: object, headers: Record<string, string> = {}) => {
      const response = await post('/api/v1/models/generate', { ...body, ...more }, headers);
      const answer = (await response.json()) as { metadata: { cache: { status: string } } };
      expect(answer.metadata.cache.status).toBe(response.headers.get('x-modelhaven-cache'));
      return answer.metadata.cache;
    };
    expect(await ask({}, { 'cache-control': 'no-store' })).toEqual({ status: 'bypass', reason: 'caller' });
    expect(await ask({})).toEqual({ status: 'miss' });
    expect(await ask({}, { 'cache-control': 'no-cache' })).toEqual({ status: 'bypass', reason: 'caller' });
    expect(await ask({ cache: { read: false } })).toEqual({ status: 'bypass', reason: 'caller' });
    expect(await ask({}, { 'cache-control': 'max-age=600' })).toMatchObject({ status: 'hit', saved_cost_usd: 0.25 });
    expect(await ask({ cache: { read: true } }, { 'cache-control': 'no-store' })).toMatchObject({ status: 'hit' });
    expect((await post('/api/v1/models/generate', { ...body, cache: { reed: true } })).status).toBe(400);
  });

  it('tells what it did, in JSON and for Prometheus, and forgets on demand', async () => {
    const body = { model: 'one/m', prompt: 'Name three trees.', temperature: 0 };
    for (let turn = 0; turn < 3; turn++) await (await post('/api/v1/models/generate', body)).text();
    const look = async () => (await fetch(`${server.url}/api/v1/cache`)).json();
    expect(await look()).toMatchObject({
      hits: 2,
      misses: 1,
      saved_cost_usd: 0.5,
      saved_input_tokens: 20,
      models: [{ address: 'one/m', hits: 2, saved_cost_usd: 0.5 }],
      size: { entries: 1 },
    });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('modelhaven_cache_requests_total{result="hit"} 2');
    expect(metrics).toContain('modelhaven_cache_saved_usd_total 0.5');
    const clear = (query: string) => fetch(`${server.url}/api/v1/cache${query}`, { method: 'DELETE' });
    expect(await (await clear('?model=other/m')).json()).toEqual({ erased: 0 });
    expect((await clear('?modell=one/m')).status).toBe(400);
    expect(await (await clear('')).json()).toEqual({ erased: 1 });
    expect(await look()).toMatchObject({ size: { entries: 0, size_bytes: 0 } });
  });
});

describe('Cache-Control', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['no-cache', { read: false }],
    ['No-Store, no-cache', { read: false, write: false }],
    ['max-age=0', { read: false }],
    ['private, max-age=60', { maxAgeMs: 60_000 }],
    ['max-age=-1', undefined],
    ['max-age=1e9', undefined],
    ['x-no-cache', undefined],
  ] as const)('%s', (header, wishes) => {
    expect(cacheWishes(header)).toEqual(wishes);
  });
});
