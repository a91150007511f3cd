import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelManager, type ModelManager } from '@modelhaven/manager';
import { createOpenRouter } from '@modelhaven/provider-openrouter';
import { createReplayServer, jsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const entry = (id: string, price: string) => ({
  id,
  name: id,
  context_length: 8192,
  architecture: { input_modalities: ['text'], output_modalities: ['text'] },
  pricing: { prompt: price, completion: price },
});

let upstream: ReplayServer;
let dataDir: string;
let managers: ModelManager[] = [];

/** A server as after a start: a provider of its own over what the last one left in the folder. */
function start() {
  const apiKey = 'sk-or-canary';
  const openrouter = createOpenRouter({ apiKey, baseUrl: `${upstream.url}/api/v1` }, { dataDir });
  const manager = createModelManager({ providers: [openrouter] });
  managers.push(manager);
  return buildTestServer(manager);
}

beforeEach(async () => {
  upstream = await createReplayServer();
  dataDir = await mkdtemp(join(tmpdir(), 'filter-'));
  managers = [];
  const data = [entry('dear', '0.00003'), entry('cheap', '0.000001'), entry('gratis:free', '0')];
  upstream.respond('GET /api/v1/models', jsonReply({ data }));
});
afterEach(async () => {
  await Promise.all(managers.map((manager) => manager.close()));
  await upstream.close();
  await rm(dataDir, { recursive: true });
});

const url = '/api/v1/models/openrouter';
const addresses = (body: { models: { address: string }[] }) => body.models.map(({ address }) => address);

describe("OpenRouter's filter", () => {
  it('is shown, changed at once, and survives a restart', async () => {
    const app = start();
    expect((await app.inject(`${url}/filter`)).json()).toEqual({ show_free_only: false, prefer_free_models: true });
    expect((await app.inject('/api/v1/models/available')).json().total).toBe(3);
    const payload = { max_cost_per_token: 0.000002, prefer_free_models: false };
    const changed = await app.inject({ method: 'POST', url: `${url}/filter`, payload });
    expect(changed.json()).toEqual({ show_free_only: false, ...payload });
    const listed = (await app.inject('/api/v1/models/available')).json();
    expect(addresses(listed)).toEqual(['openrouter/cheap', 'openrouter/gratis:free']);
    expect(listed.models[0]).toMatchObject({ pricing: { input_price: 1, output_price: 1 } });

    const again = start();
    expect((await again.inject(`${url}/filter`)).json()).toEqual(changed.json());
    expect((await again.inject('/api/v1/models/available')).json().total).toBe(2);
    const open = await again.inject({ method: 'POST', url: `${url}/filter`, payload: { max_cost_per_token: null } });
    expect(open.json()).toEqual({ show_free_only: false, prefer_free_models: false });
    expect((await again.inject('/api/v1/models/available')).json().total).toBe(3);
  });

  it('keeps what it hides from being used', async () => {
    const app = start();
    await app.inject({ method: 'POST', url: `${url}/filter`, payload: { show_free_only: true } });
    const payload = { prompt: 'Hi', model: 'openrouter/dear' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/models/generate', payload });
    expect(answer.statusCode).toBe(404);
    expect(upstream.requests.some(({ path }) => path.includes('chat'))).toBe(false);
  });

  it.each([
    [{ show_free_only: 'yes' }, 'show_free_only'],
    [{ max_cost_per_token: -1 }, 'max_cost_per_token'],
    [{ max_cost: 1 }, 'max_cost'],
  ])('refuses %j', async (payload, field) => {
    const response = await start().inject({ method: 'POST', url: `${url}/filter`, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json().error.field ?? '').toBe(field);
  });

  it('says what to do where OpenRouter is off', async () => {
    const manager = createModelManager({ providers: [] });
    managers.push(manager);
    const app = buildTestServer(manager);
    for (const path of ['/filter', '/free']) {
      const response = await app.inject(url + path);
      expect(response.statusCode).toBe(503);
      expect(response.json().error.message).toContain('OPENROUTER_API_KEY');
    }
  });
});

it("lists OpenRouter's free models", async () => {
  const { models, total } = (await start().inject(`${url}/free`)).json();
  expect(addresses({ models })).toEqual(['openrouter/gratis:free']);
  expect(total).toBe(1);
  expect(models[0]).toMatchObject({ free: true, pricing: { input_price: 0 } });
});

describe('accounts in the list of providers', () => {
  it('show credits, limits and free requests', async () => {
    upstream.respond(
      'GET /api/v1/key',
      jsonReply({ data: { limit: 10, limit_remaining: 2.5, usage: 7.5, is_free_tier: false } }),
    );
    upstream.respond('GET /api/v1/credits', jsonReply({ data: { total_credits: 20, total_usage: 7.5 } }));
    const response = await start().inject('/api/v1/providers');
    expect(response.json().providers).toMatchObject([
      {
        id: 'openrouter',
        health: { status: 'up' },
        filter: { show_free_only: false },
        account: {
          limit_usd: 10,
          limit_remaining_usd: 2.5,
          credits_remaining_usd: 12.5,
          is_free_tier: false,
          free_requests: { per_day: { limit: 1000, used: 0, remaining: 1000 } },
        },
      },
    ]);
    expect(response.body).not.toContain('canary');
  });

  it('are left out where they cannot be had', async () => {
    upstream.respond('GET /api/v1/key', jsonReply({ error: { code: 401, message: 'No such key' } }, 401));
    const response = await start().inject('/api/v1/providers');
    expect(response.statusCode).toBe(200);
    expect(response.json().providers).toMatchObject([{ id: 'openrouter', health: { status: 'down' } }]);
    expect(response.json().providers[0]).not.toHaveProperty('account');
  });

  it('are not asked for by anything that is called often', async () => {
    const manager = createScriptedManager();
    const asked: unknown[] = [];
    const app = buildTestServer({
      ...manager,
      providers: (options = {}) => {
        asked.push(options.account ?? false);
        return manager.providers(options);
      },
    });
    for (const path of ['/readyz', '/api/v1/models/status', '/api/v1/providers']) await app.inject(path);
    expect(asked).toEqual([false, false, true]);
  });
});
