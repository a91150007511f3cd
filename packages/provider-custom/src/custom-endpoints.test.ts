import { collect } from '@modelhaven/core';
import { createReplayServer, jsonReply, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnthropic, createOpenAi, createOpenAiCompatible } from './convenience.ts';
import { createCustom, definition } from './custom-provider.ts';

const at = (name: string) => `${import.meta.dirname}/__fixtures__/${name}`;
const request = { model: 'gpt-5-mini', messages: [{ role: 'user' as const, content: 'Hi' }] };

let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
});
afterEach(() => server.close());

describe('a key that is missing', () => {
  test('is an error with advice before anything is sent, and health tells it', async () => {
    const provider = createOpenAi({ baseUrl: `${server.url}/v1` });
    const error = {
      code: 'UNAUTHORIZED',
      message: expect.stringContaining('OpenAI needs a key'),
      details: { provider: 'openai' },
    };
    await expect(provider.generate(request)).rejects.toMatchObject(error);
    await expect(collect(provider.stream(request))).rejects.toMatchObject(error);
    await expect(provider.listModels()).rejects.toMatchObject(error);
    expect(await provider.health()).toMatchObject({ status: 'down', detail: expect.stringContaining('set api_key') });
    expect(server.requests).toHaveLength(0);
  });

  test('is not looked up for another host than the service has', async () => {
    const provider = createOpenAi({ baseUrl: `${server.url}/v1` }, { secret: () => 'sk-found' });
    await expect(provider.generate(request)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('lists', () => {
  test('static ones ask nobody', async () => {
    const provider = createOpenAiCompatible({
      baseUrl: `${server.url}/v1`,
      list: 'static',
      models: ['a', { id: 'b', contextLength: 10 }],
    });
    expect((await provider.listModels()).map(({ id, contextLength }) => [id, contextLength])).toEqual([
      ['a', undefined],
      ['b', 10],
    ]);
    expect(server.requests).toHaveLength(0);
    await provider.close();
    await expect(provider.listModels()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('an endpoint without one has what the config says', async () => {
    server.respond('GET /v1/models', { status: 404, body: '' });
    const provider = createOpenAiCompatible({ baseUrl: `${server.url}/v1`, models: ['a'] });
    expect((await provider.listModels()).map(({ id }) => id)).toEqual(['a']);
    expect((await provider.health()).status).toBe('up');
    const strict = createOpenAiCompatible({ baseUrl: `${server.url}/v1`, models: ['a'], list: 'remote' });
    await expect(strict.listModels()).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    const bare = createOpenAiCompatible({ baseUrl: `${server.url}/v1` });
    await expect(bare.listModels()).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  test('models of the config that the endpoint does not list are added', async () => {
    server.respond('GET /v1/models', jsonReply({ data: [{ id: 'a' }, { id: 'b' }] }));
    const provider = createOpenAiCompatible({ baseUrl: `${server.url}/v1`, models: [{ id: 'b', name: 'B' }, 'c'] });
    expect((await provider.listModels()).map(({ id, name }) => [id, name])).toEqual([
      ['a', undefined],
      ['b', 'B'],
      ['c', undefined],
    ]);
  });
});

test('a llama.cpp server is asked for the context that it was started with', async () => {
  server.respond('GET /v1/models', await loadReply(at('lists/llama-cpp.json')));
  const provider = createOpenAiCompatible({ preset: 'llama-cpp', baseUrl: `${server.url}/v1` });
  expect((await provider.listModels())[0]).not.toHaveProperty('contextLength');
  server.respond('GET /props', jsonReply({ default_generation_settings: { n_ctx: 4096 }, total_slots: 2 }));
  expect((await provider.listModels())[0]).toMatchObject({ contextLength: 4096, local: true, free: true });
  await provider.close();
});

test('several endpoints at once keep apart', async () => {
  server.respond('POST /one/chat/completions', await loadReply(at('openai/chat.json')));
  server.respond('POST /two/v1/messages', await loadReply(at('anthropic/chat.json')));
  const one = createCustom('one', { baseUrl: `${server.url}/one`, apiKey: 'key-one', headers: { 'x-team': 'a' } });
  const two = createCustom('two', { baseUrl: `${server.url}/two`, apiType: 'anthropic', apiKey: 'key-two' });
  await Promise.all([one.generate(request), two.generate(request)]);
  const headers = Object.fromEntries(server.requests.map(({ path, headers }) => [path, headers]));
  expect(headers['/one/chat/completions']).toMatchObject({ authorization: 'Bearer key-one', 'x-team': 'a' });
  expect(headers['/two/v1/messages']).toMatchObject({ 'x-api-key': 'key-two' });
  expect(headers['/two/v1/messages']).not.toHaveProperty('authorization');
  await Promise.all([one.close(), two.close()]);
});

describe('Azure', () => {
  const models = ['my-deployment'];

  test('by its v1 API', async () => {
    server.respond('POST /openai/v1/chat/completions', await loadReply(at('openai/chat.json')));
    const provider = createCustom('az', { preset: 'azure', baseUrl: server.url, apiKey: 'k', models });
    await provider.generate({ ...request, model: 'my-deployment' });
    expect(server.requests[0]).toMatchObject({ path: '/openai/v1/chat/completions', headers: { 'api-key': 'k' } });
    expect(server.requests[0]?.json()).toMatchObject({ model: 'my-deployment' });
    expect((await provider.listModels()).map(({ id }) => id)).toEqual(models);
  });

  test('by the older one, with the deployment in the path', async () => {
    const path = '/openai/deployments/my-deployment/chat/completions';
    server.respond(`POST ${path}`, await loadReply(at('openai/chat.sse')));
    const config = { preset: 'azure', baseUrl: server.url, apiKey: 'k', models, apiVersion: '2024-10-21' } as const;
    const provider = createCustom('az', config);
    expect((await collect(provider.stream({ ...request, model: 'my-deployment' }))).text).toContain('Köln');
    expect(server.requests[0]?.query.get('api-version')).toBe('2024-10-21');
    await expect(provider.generate({ ...request, model: '../../../admin' })).rejects.toMatchObject({});
    expect(server.requests.every((sent) => sent.path.startsWith('/openai/deployments/'))).toBe(true);
    await provider.close();
    await expect(provider.generate(request)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('what is left out is said', () => {
  test('in an answer and at the start of a stream', async () => {
    server.respondOnce('POST /v1/chat/completions', await loadReply(at('openai/chat.json')));
    server.respondOnce('POST /v1/chat/completions', await loadReply(at('openai/chat.sse')));
    const provider = createOpenAi({ baseUrl: `${server.url}/v1`, apiKey: 'k' });
    const cold = { ...request, temperature: 0 };
    const expected = [expect.stringContaining('temperature')];
    expect((await provider.generate(cold)).warnings).toEqual(expected);
    expect((await collect(provider.stream(cold))).warnings).toEqual(expected);
    for (const sent of server.requests) expect(sent.json()).not.toHaveProperty('temperature');
  });
});

describe('the Responses API', () => {
  const tools = [{ name: 'f' }];
  test.each([
    ['gpt-6-luna', { tools }, {}, '/v1/responses'],
    ['gpt-6-luna', {}, {}, '/v1/chat/completions'],
    ['gpt-6-luna', { tools, reasoning: { effort: 'none' } }, {}, '/v1/chat/completions'],
    ['gpt-5-mini', { tools }, {}, '/v1/chat/completions'],
    ['gpt-6-luna', { tools }, { api: 'chat' }, '/v1/chat/completions'],
    ['gpt-4.1', {}, { api: 'responses' }, '/v1/responses'],
  ] as const)('%s with %o and %o goes to %s', async (model, fields, config, path) => {
    server.respond('POST /v1/responses', await loadReply(at('openai/responses.json')));
    server.respond('POST /v1/chat/completions', await loadReply(at('openai/chat.json')));
    const provider = createOpenAi({ baseUrl: `${server.url}/v1`, apiKey: 'k', ...config });
    expect((await provider.generate({ ...request, model, ...fields })).text).toContain('Köln');
    expect(server.requests.map((sent) => sent.path)).toEqual([path]);
  });
});

describe('Anthropic', () => {
  test('sends fields of its own, another version and betas where asked to', async () => {
    server.respond('POST /v1/messages', await loadReply(at('anthropic/chat.json')));
    const provider = createAnthropic({
      baseUrl: `${server.url}/v1`,
      apiKey: 'k',
      headers: { 'anthropic-beta': 'x-2026-01-01', 'Anthropic-Version': '2026-10-21' },
    });
    const result = await provider.generate({
      ...request,
      model: 'claude-haiku-4-5',
      temperature: 0.5,
      extra: { custom: { service_tier: 'standard_only' } },
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'anthropic-beta': 'x-2026-01-01',
      'anthropic-version': '2026-10-21',
    });
    expect(server.requests[0]?.json()).toMatchObject({ service_tier: 'standard_only' });
    expect(server.requests[0]?.json()).not.toHaveProperty('temperature');
    expect(result.warnings).toHaveLength(1);
  });

  test('counts tokens, and has no vectors', async () => {
    server.respond('POST /v1/messages/count_tokens', jsonReply({ input_tokens: 14 }));
    const provider = createAnthropic({ baseUrl: server.url, apiKey: 'k' });
    expect(await provider.countTokens?.(request)).toBe(14);
    expect(provider.embeddings).toBeUndefined();
    expect(createOpenAi({ apiKey: 'k' }).countTokens).toBeUndefined();
    expect(createOpenAiCompatible({ preset: 'groq', apiKey: 'k' }).embeddings).toBeUndefined();
  });
});

test('the definition reads a config file and makes a provider', async () => {
  server.respond('GET /v1/models', await loadReply(at('openai/models.json')));
  const config = definition.config.parse({ apiType: 'openai', baseUrl: `${server.url}/v1`, apiKey: 'k' });
  const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
  const provider = definition.create('mine', config, { logger, secret: () => undefined, now: Date.now });
  expect(provider).toMatchObject({ contract: 1, id: 'mine', kind: 'custom' });
  expect((await provider.listModels()).map(({ provider: id }) => id)).toEqual(['mine', 'mine', 'mine']);
  expect(() => definition.config.parse({ baseUrl: 'nonsense' })).toThrow();
});

describe('bad answers', () => {
  test.each([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'BAD_RESPONSE'],
    ['nothing', { body: '' }, 'BAD_RESPONSE'],
    ['half a JSON', { headers: { 'content-type': 'application/json' }, body: '{"choices":[' }, 'BAD_RESPONSE'],
    ['402', jsonReply({ error: { message: 'Insufficient Balance' } }, 402), 'QUOTA_EXHAUSTED'],
    ['a used up quota', jsonReply({ error: { code: 'insufficient_quota', message: 'x' } }, 429), 'QUOTA_EXHAUSTED'],
    ['a redirect', { status: 308, headers: { location: 'https://evil.example/' }, body: '' }, 'BAD_RESPONSE'],
  ] as const)('%s', async (_name, reply, code) => {
    server.respond('POST /v1/chat/completions', reply);
    const provider = createOpenAi({ baseUrl: `${server.url}/v1`, apiKey: 'sk-canary-key' });
    const error = await provider.generate(request).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, details: { provider: 'openai' } });
    expect(JSON.stringify(error)).not.toContain('canary');
  });
});
