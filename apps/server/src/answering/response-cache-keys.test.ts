import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelManager, createResponseCache, type ModelManager, openGuard } from '@modelhaven/manager';
import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import { createCustom } from '@modelhaven/provider-custom';
import { createReplayServer, jsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { type CreatedKey, type KeyStore, openKeyStore } from '../keys/key-store.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';
import { tellStory } from '../testing/upstream.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-cache-keys-'));
const keys: Record<'a1' | 'a2' | 'b1' | 'b2' | 'poor' | 'metrics' | 'admin', CreatedKey> = {} as never;
let upstream: ReplayServer;
let manager: ModelManager;
let store: KeyStore;
let server: ListeningServer;

/** One direction for each first word; what is asked politely is near to what is asked plainly. */
const vectorOf = (text: string): readonly number[] => {
  const isPolite = text.startsWith('Please');
  const word = text.replace('Please n', 'N').split(' ').at(-1) ?? '';
  return [word === 'trees.' ? 1 : 0, word === 'cars.' ? 1 : 0, isPolite ? 0.1 : 0];
};

beforeAll(async () => {
  upstream = await createReplayServer();
  upstream.respond('POST *', (request) => {
    const { input } = request.json() as { readonly input?: readonly string[] };
    if (!input) return tellStory(request);
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
    return jsonReply({ object: 'list', model: 'near', data, usage: { prompt_tokens: 4, total_tokens: 4 } });
  });
  const pricing = { inputPrice: 3, outputPrice: 15 };
  const house = createCustom('house', {
    ...{ apiType: 'openai', api: 'chat', apiKey: 'k', list: 'static', baseUrl: `${upstream.url}/v1` },
    models: [
      { id: 'story', contextLength: 8_192, pricing },
      { id: 'near', contextLength: 8_192, capabilities: ['embeddings'] },
    ],
  });
  const responseCache = createResponseCache({
    store: createMemoryBoundedStore({ maxEntries: 100, maxBytes: 100_000 }),
    settings: {
      ...{ ttlMs: 60_000, maxEntryBytes: 10_000, maxTemperature: 0, tools: [], shareUsers: false },
      shareTenants: ['b'],
      semantic: { model: 'house/near', threshold: 0.97 },
    },
    secret: new Uint8Array(32),
  });
  manager = createModelManager({ providers: [house], guard: openGuard, responseCache });
  store = await openKeyStore({ file: openKeyFile(folder), now: Date.now, refreshMs: 0 });
  const make = (more: object = {}) => store.create({ name: 'test', scopes: ['inference'], ...more });
  keys.a1 = await make({ tenant: 'a' });
  keys.a2 = await make({ tenant: 'a' });
  keys.b1 = await make({ tenant: 'b' });
  keys.b2 = await make({ tenant: 'b' });
  keys.poor = await make({ budgets: [{ period: 'day', usd: 1 }] });
  keys.metrics = await make({ scopes: ['metrics'] });
  keys.admin = await make({ scopes: ['admin'] });
  server = await listen(manager, { keys: store, responseCache });
});
afterAll(async () => {
  await server.close();
  await manager.close();
  await upstream.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (who: keyof typeof keys, method: string, path: string, body?: object) =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${keys[who].key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const ask = async (who: keyof typeof keys, content: string, more: object = {}) => {
  const messages = [{ role: 'user', content }];
  const body = { model: 'house/story', messages, temperature: 0, max_tokens: 20, ...more };
  const response = await call(who, 'POST', '/v1/chat/completions', body);
  await response.text();
  return response.ok ? response.headers.get('x-modelhaven-cache') : response.status;
};

describe('the cache of a server with keys', () => {
  it('gives nobody what another key asked, but where their tenant shares by name', async () => {
    expect(await ask('a1', 'Name the trees.')).toBe('miss');
    expect(await ask('a1', 'Name the trees.')).toBe('hit');
    for (const other of ['a2', 'b1'] as const) expect(await ask(other, 'Name the trees.')).toBe('miss');
    expect(await ask('b2', 'Name the trees.')).toBe('hit');
    expect(await ask('b2', 'Name the trees.', { user: 'somebody' })).toBe('miss');
  });

  it('finds what means the same for the same key only', async () => {
    expect(await ask('a1', 'Please name the trees.')).toBe('hit');
    expect(await ask('a2', 'Name the cars.')).toBe('miss');
    expect(await ask('a1', 'Name the cars.')).toBe('miss');
  });

  it('costs a budget nothing', async () => {
    expect(await ask('poor', 'Name the trees.')).toBe('miss');
    const spent = async () => {
      const usage = await (await call('admin', 'GET', '/api/v1/usage?by=key')).json();
      const { entries } = usage as { entries: { name: string; cost_usd: number; requests: number }[] };
      return entries.find(({ name }) => name === keys.poor.record.id)?.cost_usd;
    };
    const once = await spent();
    expect(once).toBeGreaterThan(0);
    for (let turn = 0; turn < 3; turn++) expect(await ask('poor', 'Name the trees.')).toBe('hit');
    expect(await spent()).toBe(once);
  });

  it('is looked at with the scope metrics, and cleared by admins only', async () => {
    expect((await call('a1', 'GET', '/api/v1/cache')).status).toBe(403);
    expect(await (await call('metrics', 'GET', '/api/v1/cache')).json()).toMatchObject({ similar_hits: 1 });
    for (const who of ['a1', 'metrics'] as const) {
      expect((await call(who, 'DELETE', '/api/v1/cache')).status).toBe(403);
    }
    const erased = await call('admin', 'DELETE', `/api/v1/cache?key_id=${keys.a1.record.id}`);
    expect(((await erased.json()) as { erased: number }).erased).toBeGreaterThan(0);
    expect(await ask('a1', 'Name the trees.')).toBe('miss');
    expect(await ask('b1', 'Name the trees.')).toBe('hit');
  });
});
