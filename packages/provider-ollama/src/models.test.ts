import { collect, type ModelInfo } from '@modelhaven/core';
import { createReplayServer, jsonReply, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOllama, type OllamaConfigInput } from './index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
  server.respond('GET /api/tags', await fixture('tags.json'));
  server.respond('GET /api/version', await fixture('version.json'));
});
afterEach(() => server.close());
const create = (config: OllamaConfigInput = {}) => createOllama({ baseUrl: server.url, ...config });
const bodies = (path: string) =>
  server.requests
    .filter((request) => request.path === path)
    .map((request) => JSON.parse(request.text()) as Record<string, unknown>);

describe('the list', () => {
  beforeEach(async () => {
    const [qwen, old, embed] = await Promise.all(
      ['show-qwen3.json', 'show-old.json', 'show-embed.json'].map((name) => fixture(name)),
    );
    server.respond('POST /api/show', (request) => {
      const { model } = JSON.parse(request.text()) as { model: string };
      if (model.startsWith('qwen3')) return qwen ?? {};
      if (model.startsWith('llama3')) return old ?? {};
      if (model.startsWith('nomic')) return embed ?? {};
      return jsonReply({ error: 'not now' }, 500);
    });
  });
  const find = (models: readonly ModelInfo[], id: string) => models.find((model) => model.id === id);

  test('holds what tags and details say, old and new', async () => {
    const models = await create().listModels();
    expect(find(models, 'qwen3:8b')).toMatchObject({
      capabilities: ['chat', 'completion', 'json-mode', 'json-schema', 'seed', 'tools', 'parallel-tools', 'reasoning'],
      contextLength: 40960,
      parameterCount: 8190735360,
      quantization: 'Q4_K_M',
      family: 'qwen3',
      sizeBytes: 5225388164,
      local: true,
      free: true,
      license: 'apache-2.0',
    });
    expect(find(models, 'llama3:latest')).toMatchObject({
      contextLength: 8192,
      capabilities: expect.arrayContaining(['chat', 'tools']) as string[],
    });
    expect(find(models, 'nomic-embed-text:latest')).toMatchObject({
      capabilities: ['embeddings'],
      contextLength: 2048,
      parameterCount: 136727040,
    });
  });

  test('tells models of the cloud: not local, of unknown price and size', async () => {
    const cloud = find(await create().listModels(), 'gpt-oss:120b-cloud');
    expect(cloud).toMatchObject({ local: false, parameterCount: 116_800_000_000 });
    for (const key of ['free', 'sizeBytes', 'pricing', 'contextLength']) expect(cloud).not.toHaveProperty(key);
  });

  test('puts preferred models first, and asks for details once per digest', async () => {
    const provider = create({ preferredModels: ['nomic-embed-text', 'llama3'] });
    expect((await provider.listModels()).map(({ id }) => id).slice(0, 2)).toEqual([
      'nomic-embed-text:latest',
      'llama3:latest',
    ]);
    const asked = bodies('/api/show').length;
    await provider.listModels();
    // The one that failed is asked again.
    expect(bodies('/api/show').length).toBe(asked + 1);
    server.respond('GET /api/tags', jsonReply({ models: [{ name: 'qwen3:8b', digest: 'another' }] }));
    await provider.listModels();
    expect(bodies('/api/show').length).toBe(asked + 2);
  });

  test('of a server that has none is empty', async () => {
    server.respond('GET /api/tags', jsonReply({ models: null }));
    expect(await create().listModels()).toEqual([]);
  });
});

describe('memory', () => {
  test('what is loaded, where, and until when', async () => {
    server.respond('GET /api/ps', await fixture('ps.json'));
    expect(await create().residency.loaded()).toEqual([
      {
        id: 'qwen3:8b',
        memoryBytes: 0,
        gpuMemoryBytes: 6654289920,
        contextLength: 4096,
        expiresAt: Date.parse('2026-08-14T09:26:07.123Z'),
        activeRequests: 0,
      },
    ]);
    server.respond('GET /api/ps', await fixture('ps-partly.json'));
    const [partly] = await create().residency.loaded();
    expect(partly).toMatchObject({ memoryBytes: 3327144960, gpuMemoryBytes: 3327144960 });
    expect(partly).not.toHaveProperty('expiresAt');
  });

  test('loading says how long the context shall be, and loads anew for a longer one', async () => {
    server.respond('POST /api/show', await fixture('show-qwen3.json'));
    server.respond('POST /api/generate', await fixture('load.json'));
    server.respond('GET /api/ps', await fixture('ps.json'));
    const provider = create({ keepAlive: '30m' });
    await provider.residency.load('qwen3:8b', { contextLength: 4096 });
    expect(bodies('/api/generate')).toEqual([]);
    await provider.residency.load('qwen3:8b', { contextLength: 16_384, gpuLayers: 20 });
    expect(bodies('/api/generate')).toEqual([
      { model: 'qwen3:8b', prompt: '', stream: false, keep_alive: '30m', options: { num_ctx: 16_384, num_gpu: 20 } },
    ]);
  });

  test('what a load asks of its stay goes with it and with every request that follows, until it is unloaded', async () => {
    server.respond('POST /api/show', await fixture('show-qwen3.json'));
    server.respond('POST /api/generate', await fixture('load.json'));
    server.respond('GET /api/ps', await fixture('ps.json'));
    server.respond('POST /api/chat', await fixture('chat.ndjson'));
    const provider = create({ keepAlive: '30m' });
    const stay = () => bodies('/api/generate').at(-1)?.['keep_alive'];
    const ask = async () => {
      await provider.generate({ model: 'qwen3:8b', messages: [{ role: 'user', content: 'Hi' }] });
      return bodies('/api/chat').at(-1)?.['keep_alive'];
    };
    expect((await provider.residency.load('qwen3:8b', { keepAliveMs: 90_000 })).warnings).toBeUndefined();
    expect([stay(), await ask()]).toEqual([90, 90]);
    // It is there already: the same context, so that it is not loaded anew.
    expect(bodies('/api/generate').at(-1)).toMatchObject({ options: { num_ctx: 4096 } });
    const { warnings } = await provider.residency.load('qwen3:8b', { pin: true });
    expect([stay(), await ask(), warnings]).toEqual([-1, -1, [expect.stringContaining('who makes room')]]);
    await provider.residency.load('qwen3:8b', { pin: false });
    expect([stay(), await ask()]).toEqual(['30m', '30m']);
    await provider.residency.load('qwen3:8b', { keepAliveMs: 1_500 });
    expect(stay()).toBe('1500ms');
    await provider.residency.load('qwen3:8b', { keepAliveMs: 0 });
    expect([stay(), await ask()]).toEqual([undefined, 0]);
  });

  test('what a load that failed asked of its stay is forgotten, so that the next one is not pinned', async () => {
    server.respond('POST /api/show', await fixture('show-qwen3.json'));
    server.respond('POST /api/generate', jsonReply({ error: 'no room' }, 500));
    server.respond('GET /api/ps', jsonReply({ models: [] }));
    server.respond('POST /api/chat', await fixture('chat.ndjson'));
    const provider = create({ keepAlive: '30m' });
    await expect(provider.residency.load('qwen3:8b', { pin: true })).rejects.toThrow();
    await provider.generate({ model: 'qwen3:8b', messages: [{ role: 'user', content: 'Hi' }] });
    expect(bodies('/api/chat').at(-1)?.['keep_alive']).toBe('30m');
  });

  test('without a word in the config, taking a pin back is what Ollama does by itself', async () => {
    server.respond('POST /api/show', await fixture('show-qwen3.json'));
    server.respond('POST /api/generate', await fixture('load.json'));
    server.respond('GET /api/ps', await fixture('ps.json'));
    const provider = create();
    await provider.residency.load('qwen3:8b', { keepAliveMs: Number.POSITIVE_INFINITY });
    await provider.residency.load('qwen3:8b', { pin: false });
    expect(bodies('/api/generate').map((body) => body['keep_alive'])).toEqual([-1, '5m']);
  });

  test('a model that only embeds is loaded by embedding nothing', async () => {
    server.respond('POST /api/show', await fixture('show-embed.json'));
    server.respond('POST /api/embed', jsonReply({ model: 'nomic-embed-text', embeddings: [] }));
    server.respond('GET /api/ps', jsonReply({ models: [] }));
    expect(await create().residency.load('nomic-embed-text')).toEqual({ id: 'nomic-embed-text' });
    expect(bodies('/api/embed')).toEqual([
      { model: 'nomic-embed-text', input: [], stream: false, options: { num_ctx: 2048 } },
    ]);
  });

  test('unloading waits until the model has gone, and one that is not there is unloaded already', async () => {
    server.respond('POST /api/show', await fixture('show-qwen3.json'));
    server.respond('POST /api/generate', await fixture('load.json'));
    const there = await fixture('ps.json');
    let looks = 0;
    server.respond('GET /api/ps', () => (++looks < 4 ? there : jsonReply({ models: null })));
    await create().residency.unload('qwen3:8b');
    expect(looks).toBe(4);
    expect(bodies('/api/generate')).toEqual([{ model: 'qwen3:8b', prompt: '', keep_alive: 0, stream: false }]);
    await create().residency.unload('qwen3:8b');
    expect(bodies('/api/generate')).toHaveLength(1);
  });
});

describe('vectors', () => {
  test('of too few or uneven vectors are none', async () => {
    server.respond('POST /api/show', await fixture('show-embed.json'));
    server.respond('POST /api/embed', jsonReply({ embeddings: [[1, 2], [1]] }));
    await expect(create().embeddings.embed({ model: 'e', input: ['a', 'b'] })).rejects.toMatchObject({
      code: 'BAD_RESPONSE',
      details: { provider: 'ollama', model: 'e' },
    });
    expect(bodies('/api/embed')[0]).toMatchObject({ input: ['a', 'b'], truncate: false, options: { num_ctx: 2048 } });
    await expect(create().embeddings.embed({ model: 'e', input: ['word '.repeat(2_100)] })).rejects.toMatchObject({
      code: 'CONTEXT_TOO_LONG',
    });
  });

  test('of an old server come one by one', async () => {
    server.respond('GET /api/version', jsonReply({ version: '0.1.34' }));
    server.respond('POST /api/show', jsonReply({}));
    server.respond('POST /api/embed', {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: '404 page not found',
    });
    server.respond('POST /api/embeddings', (request) =>
      jsonReply({ embedding: request.text().includes('"one"') ? [1, 0] : [0, 1] }),
    );
    expect((await create().embeddings.embed({ model: 'e', input: ['one', 'two'] })).vectors).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await expect(create().embeddings.embed({ model: 'e', input: ['a', 'b'], dimensions: 2 })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    });
  });
});

describe('models as files', () => {
  test('are removed the way every provider does it, too', async () => {
    server.respond('DELETE /api/delete', { status: 200 });
    await create().residency.remove('calm');
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /api/delete']);
    server.respond('DELETE /api/delete', jsonReply({ error: "model 'calm' not found" }, 404));
    await expect(create().residency.remove('calm')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  test('are copied, made and removed', async () => {
    server.respond('POST /api/copy', { status: 200 });
    server.respond('DELETE /api/delete', { status: 200 });
    server.respond('POST /api/create', {
      headers: { 'content-type': 'application/x-ndjson' },
      body: '{"status":"using existing layer"}\n{"status":"success"}\n',
    });
    const { models } = create();
    await models.copy('a', 'b');
    const seen: string[] = [];
    await models.create(
      { model: 'calm', from: 'qwen3:8b', system: 'Be calm.', parameters: { temperature: 0.3 } },
      { onStatus: (status) => seen.push(status) },
    );
    await models.delete('b');
    expect(seen).toEqual(['using existing layer', 'success']);
    expect(bodies('/api/copy')).toEqual([{ source: 'a', destination: 'b' }]);
    expect(bodies('/api/create')[0]).toMatchObject({
      model: 'calm',
      from: 'qwen3:8b',
      system: 'Be calm.',
      stream: true,
    });
    server.respond('DELETE /api/delete', await fixture('error-404.json', 404));
    await expect(models.delete('b')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  test('complete a bare prompt, and fill in the middle', async () => {
    server.respond('POST /api/generate', await fixture('generate.ndjson'));
    const { text, finishReason } = await collect(
      create().models.complete({ model: 'qwen2.5-coder:7b', prompt: 'def add(a, b):\n', suffix: '\n', maxTokens: 40 }),
    );
    expect([text, finishReason]).toEqual(['    return a + b', 'stop']);
    expect(bodies('/api/generate')[0]).toMatchObject({ suffix: '\n', options: { num_ctx: 4096, num_predict: 40 } });
  });
});

test('the key of the cloud goes to the cloud only', async () => {
  server.respond('GET /api/tags', jsonReply({ models: [] }));
  const secret = (name: string) => (name === 'OLLAMA_API_KEY' ? 'key-of-the-cloud' : undefined);
  await createOllama({ baseUrl: server.url }, { secret }).listModels();
  expect(server.requests.at(-1)?.headers.authorization).toBeUndefined();
  await createOllama({ baseUrl: server.url, apiKey: ' own ', headers: { 'x-team': 'a' } }).listModels();
  expect(server.requests.at(-1)?.headers).toMatchObject({ authorization: 'Bearer own', 'x-team': 'a' });
});
