import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { createModelManager, openGuard } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createReplayServer, type ReplayServer } from '@modelhaven/provider-testkit';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRaw, type ListeningServer, listen } from '../testing/test-server.ts';
import { tellStory } from '../testing/upstream.ts';
import { openKeyFile } from './key-file.ts';
import { type CreatedKey, type KeySettings, type KeyStore, openKeyStore } from './key-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-keys-sdk-'));
let upstream: ReplayServer;
let server: ListeningServer;
let store: KeyStore;
const make = (settings: Partial<KeySettings>): Promise<CreatedKey> =>
  store.create({ name: 'test', scopes: ['inference', 'read'], ...settings });
const keys: Record<'a1' | 'a2' | 'b' | 'few' | 'admin', string> = {} as never;

beforeAll(async () => {
  upstream = await createReplayServer();
  upstream.respond('POST *', tellStory);
  const pricing = { inputPrice: 3, outputPrice: 15 };
  const models = ['story', 'secret'].map((id) => ({ id, contextLength: 8_192, pricing }));
  const manager = createModelManager({
    providers: [
      createCustom('house', {
        apiType: 'openai',
        api: 'chat',
        apiKey: 'k',
        list: 'static',
        models,
        baseUrl: `${upstream.url}/v1`,
      }),
    ],
    guard: openGuard,
    settings: { aliases: { tale: 'house/secret' } },
  });
  store = await openKeyStore({ file: openKeyFile(folder), now: Date.now, refreshMs: 0 });
  keys.a1 = (await make({ tenant: 'a' })).key;
  keys.a2 = (await make({ tenant: 'a' })).key;
  keys.b = (await make({})).key;
  keys.few = (await make({ models: ['house/st*'] })).key;
  keys.admin = (await make({ scopes: ['admin'] })).key;
  server = await listen(manager, { keys: store });
});
afterAll(async () => {
  await server.close();
  await upstream.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const openai = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });
const anthropic = (apiKey: string) => new Anthropic({ apiKey, baseURL: server.url, maxRetries: 0 });
const ollama = (key: string) => new Ollama({ host: server.url, headers: { authorization: `Bearer ${key}` } });
const question = (model = 'house/story') => ({ model, messages: [{ role: 'user' as const, content: 'A story.' }] });
const get = async (path: string, key: string) => {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } });
  return { status: response.status, body: JSON.parse(await response.text()) };
};

describe('official clients', () => {
  it('come in with a key, unchanged', async () => {
    expect((await openai(keys.b).chat.completions.create(question())).choices[0]?.message.content).toContain(
      'lighthouse',
    );
    const message = await anthropic(keys.b).messages.create({ ...question(), max_tokens: 50 });
    expect(message.content[0]).toMatchObject({ type: 'text' });
    expect((await ollama(keys.b).chat(question())).message.content).toContain('lighthouse');
  });

  it('know what it means to have none', async () => {
    await expect(openai('sk-wrong').chat.completions.create(question())).rejects.toBeInstanceOf(
      OpenAI.AuthenticationError,
    );
    await expect(anthropic('sk-wrong').messages.create({ ...question(), max_tokens: 5 })).rejects.toBeInstanceOf(
      Anthropic.AuthenticationError,
    );
    await expect(ollama('sk-wrong').list()).rejects.toMatchObject({ status_code: 401 });
  });

  it('are shown their models only, by whatever name they ask', async () => {
    const few = openai(keys.few);
    const listed = (await few.models.list()).data.map(({ id }) => id).filter((id) => id.includes('/'));
    expect(listed).toEqual(['house/story']);
    for (const model of ['house/secret', 'secret', 'tale']) {
      await expect(few.chat.completions.create(question(model))).rejects.toBeInstanceOf(OpenAI.PermissionDeniedError);
      const said = anthropic(keys.few).messages.create({ ...question(model), max_tokens: 5 });
      await expect(said).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
      await expect(few.models.retrieve(model)).rejects.toBeInstanceOf(OpenAI.PermissionDeniedError);
    }
    for (let round = 0; round < 5; round++) {
      expect((await few.chat.completions.create(question('auto'))).model).toBe('house/story');
    }
    await expect(few.embeddings.create({ model: 'house/secret', input: 'a' })).rejects.toMatchObject({ status: 403 });
    const stand = { ...question(), fallbacks: ['house/secret'] };
    expect((await few.chat.completions.create(stand)).model).toBe('house/story');
  });

  it('find nobody else’s responses', async () => {
    const mine = await openai(keys.a1).responses.create({ model: 'house/story', input: 'A story.' });
    expect((await openai(keys.a1).responses.retrieve(mine.id)).id).toBe(mine.id);
    for (const other of [keys.a2, keys.b, keys.admin]) {
      await expect(openai(other).responses.retrieve(mine.id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
      await expect(openai(other).responses.delete(mine.id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
      const next = openai(other).responses.create({
        model: 'house/story',
        input: 'More.',
        previous_response_id: mine.id,
      });
      await expect(next).rejects.toBeInstanceOf(OpenAI.BadRequestError);
    }
    const next = { model: 'house/story', input: 'More.', previous_response_id: mine.id };
    expect((await openai(keys.a1).responses.create(next)).status).toBe('completed');
  });
});

describe('tenants', () => {
  it('see their own usage, performance and nothing else', async () => {
    await openai(keys.a1).chat.completions.create({ ...question(), user: 'ann' });
    await openai(keys.b).chat.completions.create({ ...question(), user: 'bob' });
    const all = (await get('/api/v1/usage?by=key', keys.admin)).body;
    const a = (await get('/api/v1/usage?by=key', keys.a2)).body;
    const b = (await get('/api/v1/usage?by=key', keys.b)).body;
    expect(a.totals.requests).toBeGreaterThan(0);
    expect(a.totals.requests + b.totals.requests).toBeLessThan(all.totals.requests);
    const idOf = (key: string) => key.slice(3, 15);
    expect(b.entries.map(({ name }: { name: string }) => name)).toEqual([idOf(keys.b)]);
    expect(a.entries.map(({ name }: { name: string }) => name)).toEqual([idOf(keys.a1)]);
    for (const by of ['model', 'provider', 'task', 'key', 'user', 'tenant', 'day']) {
      const text = JSON.stringify((await get(`/api/v1/usage?by=${by}&activity_steps=3`, keys.a2)).body);
      for (const other of [idOf(keys.b), idOf(keys.few), 'bob']) expect(text).not.toContain(other);
    }
    const models = (await get('/api/v1/usage?by=model', keys.a2)).body.entries;
    expect(models).toMatchObject([{ name: 'house/story', requests: a.totals.requests }]);
    const seen = (await get('/api/v1/models/performance', keys.a2)).body;
    expect(seen.models).toMatchObject([{ address: 'house/story', requests: a.totals.requests }]);
    expect((await get('/api/v1/models/performance/house/story', keys.a2)).body.requests).toBe(a.totals.requests);
    const days = (await get('/api/v1/usage?by=day', keys.admin)).body;
    expect(days.entries[0].name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(days.entries[0].cost_usd).toBeGreaterThan(0);
  });

  it('cannot judge the answers of others', async () => {
    const { response } = await openai(keys.a1).chat.completions.create(question()).withResponse();
    const judge = (key: string) =>
      fetch(`${server.url}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ request_id: response.headers.get('x-modelhaven-request-id'), score: 9 }),
      });
    expect((await judge(keys.b)).status).toBe(400);
    expect((await judge(keys.a1)).status).toBe(200);
  });

  it('hear of their own attempts only', async () => {
    const listen = async (key: string) => {
      const head = `GET /api/v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\n\r\n`;
      const events = connectRaw(server.port, head);
      await events.until('retry');
      return events;
    };
    const [a, b] = [await listen(keys.a1), await listen(keys.b)];
    await openai(keys.a2).chat.completions.create(question());
    await a.until('event: attempt');
    await openai(keys.b).chat.completions.create(question());
    await b.until('event: attempt');
    expect(a.received().split('event: attempt')).toHaveLength(2);
    expect(b.received().split('event: attempt')).toHaveLength(2);
    a.socket.destroy();
    b.socket.destroy();
  });
});

describe('keys over HTTP', () => {
  const manage = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}/api/v1/keys${path}`, {
      method,
      headers: { authorization: `Bearer ${keys.admin}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it('are made, rotated and revoked, and revoking cuts what runs', async () => {
    const document = JSON.parse(await (await fetch(`${server.url}/openapi.json`)).text());
    const { example } = document.paths['/api/v1/keys'].post.requestBody.content['application/json'];
    expect((await manage('POST', '', example)).status).toBe(200);
    const { body: made } = await manage('POST', '', { name: 'new', models: ['house/*'] });
    expect(made).toMatchObject({ status: 'active', scopes: ['inference', 'read'] });
    const { body: rotated } = await manage('POST', `/${made.id}/rotate`, { grace_seconds: 0 });
    expect((await get('/v1/models', made.key)).status).toBe(401);
    expect((await get('/api/v1/keys/self', rotated.key)).body).toMatchObject({ id: made.id, name: 'new' });
    const head = `GET /api/v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: ${rotated.key}\r\n\r\n`;
    const events = connectRaw(server.port, head);
    await events.until('retry');
    expect((await manage('DELETE', `/${made.id}`)).body.status).toBe('revoked');
    await events.closed();
    expect((await get('/v1/models', rotated.key)).status).toBe(401);
    const { body: list } = await manage('GET', '');
    expect(JSON.stringify(list)).not.toMatch(/hash|[0-9a-f]{64}/);
    expect((await manage('DELETE', '/nothing')).status).toBe(404);
    expect((await manage('POST', '', { name: 'x', scopes: ['everything'] })).status).toBe(400);
  });
});
