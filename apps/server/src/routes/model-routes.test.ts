import { type AttemptRecord, LlmError, type LoadedModel } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import { createMonitor } from '@modelhaven/monitoring';
import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const serve = (replaced: Partial<ModelManager> = {}) => buildTestServer(createScriptedManager(undefined, replaced));
const api = (path: string) => `/api/v1/models${path}`;

describe('model lists', () => {
  it('show models of all providers, and who could not be asked', async () => {
    const response = await serve().inject(api('/available'));
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      total: 2,
      models: [
        { address: 'local/demo', context_length: 2048, free: true, pricing: { input_price: 0 } },
        { address: 'openrouter/meta-llama/llama-3.3-70b', details: { hostedIn: 'EU' } },
      ],
      unavailable: [{ provider: 'ollama', error: { code: 'UNAVAILABLE' } }],
    });
    expect(response.json()).not.toHaveProperty('next_cursor');
  });

  it('filter', async () => {
    const seen: unknown[] = [];
    const app = serve({
      listModels: async ({ signal: _, ...options } = {}) => {
        seen.push(options);
        return { models: [], unavailable: [] };
      },
    });
    await app.inject(api('/available?provider=a&free_only=true&task_type=general_chat&capability=tools&search=x'));
    await app.inject(api('/free?provider=b'));
    await app.inject(api('/affordable?max_cost_per_token=0.00002'));
    await app.inject(api('/affordable'));
    expect(seen).toEqual([
      { provider: 'a', freeOnly: true, taskType: 'general_chat', capability: 'tools', search: 'x' },
      { provider: 'b', freeOnly: true },
      { maxCostPerToken: 0.00002 },
      { maxCostPerToken: 0.001 },
    ]);
  });

  it('come in pages', async () => {
    const app = serve();
    const first = (await app.inject(api('/available?limit=1'))).json();
    expect(first.models).toHaveLength(1);
    const second = (await app.inject(api(`/available?limit=1&cursor=${first.next_cursor}`))).json();
    expect(second.models[0].address).toBe('openrouter/meta-llama/llama-3.3-70b');
    expect(second).not.toHaveProperty('next_cursor');
    expect((await app.inject(api('/available?cursor=bm9uZQ'))).json().error).toMatchObject({ field: 'cursor' });
  });

  it.each([
    ['/available?limit=0', 'limit'],
    ['/available?limit=many', 'limit'],
    ['/available?free_only=yes', 'free_only'],
    ['/available?free_onyl=true', 'free_onyl'],
    ['/affordable?max_cost_per_token=-1', 'max_cost_per_token'],
    ['/performance?timeframe_hours=0', 'timeframe_hours'],
  ])('refuse %s', async (path, field) => {
    const response = await serve().inject(api(path));
    expect(response.statusCode).toBe(400);
    expect(response.json().error.field ?? '').toBe(field);
  });
});

describe('select, test and status', () => {
  it('show the plan', async () => {
    const response = await serve().inject({
      method: 'POST',
      url: api('/select'),
      payload: { task_type: 'therapeutic_narrative', max_cost_per_token: 0.001 },
    });
    expect(response.json()).toMatchObject({
      requirements: { task_type: 'therapeutic_narrative', max_cost_per_token: 0.001 },
      ranked: [{ address: 'local/demo', model: { address: 'local/demo' }, scores: { total: 7 } }],
      rejected: [{ reasons: [{ filter: 'price' }] }],
    });
  });

  it('test a model by either name', async () => {
    for (const payload of [{ model_id: 'local/demo' }, { model_id: 'demo', provider_name: 'local' }]) {
      const response = await serve().inject({ method: 'POST', url: api('/test'), payload });
      expect(response.json()).toEqual({
        address: 'local/demo',
        ok: true,
        latency_ms: 12,
        first_event_ms: 5,
        tokens_per_second: 40,
      });
    }
  });

  it('show the state of things', async () => {
    const status = (await serve().inject(api('/status'))).json();
    expect(status).toMatchObject({
      status: 'ok',
      providers: [{ id: 'local', circuit: { state: 'closed' } }],
      loaded_models: [{ address: 'local/demo', memory_bytes: 1000 }],
      load_jobs: [],
    });
    expect((await serve().inject('/api/v1/providers')).json().providers).toHaveLength(1);
  });
});

describe('residency', () => {
  it('loads in the background and shows how far it is', async () => {
    const loads: { address: string; progress: (fraction: number) => void; resolve: (model: LoadedModel) => void }[] =
      [];
    const app = serve({
      load: (address, options) =>
        new Promise((resolve) => {
          loads.push({ address, progress: (fraction) => options?.onProgress?.(fraction), resolve });
        }),
    });
    const jobs = async () => (await app.inject(api('/status'))).json().load_jobs;
    const answer = await app.inject({ method: 'POST', url: api('/load/local/org/big.gguf') });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ address: 'local/org/big.gguf', state: 'loading', progress: 0 });
    await app.inject({ method: 'POST', url: api('/load/local/org/big.gguf') });
    expect(loads).toHaveLength(1);
    loads[0]?.progress(0.5);
    expect(await jobs()).toMatchObject([{ state: 'loading', progress: 0.5 }]);

    const waiting = app.inject({ method: 'POST', url: api('/load/local/org/big.gguf?wait=true') });
    await jobs();
    loads[0]?.resolve({ id: 'org/big.gguf' });
    expect((await waiting).json()).toMatchObject({ address: 'local/org/big.gguf' });
    expect(await jobs()).toMatchObject([{ state: 'loaded', progress: 1 }]);
  });

  it('keeps the reason of a load that failed', async () => {
    const app = serve({
      load: async () => {
        throw new LlmError('INSUFFICIENT_RESOURCES', 'It needs 40 GB.');
      },
    });
    await app.inject({ method: 'POST', url: api('/load/local/big') });
    const { load_jobs } = (await app.inject(api('/status'))).json();
    expect(load_jobs).toMatchObject([{ state: 'failed', error: { code: 'INSUFFICIENT_RESOURCES' } }]);
    const waited = await app.inject({ method: 'POST', url: api('/load/local/big?wait=true') });
    expect(waited.statusCode).toBe(503);
  });

  it('does not mind the type of a body that is not there', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    const response = await serve().inject({ method: 'POST', url: api('/load/local/demo'), headers });
    expect(response.statusCode).toBe(202);
  });

  it('hands on for how long a model shall stay, also to a load under way', async () => {
    const asked: unknown[] = [];
    const ends: (() => void)[] = [];
    const app = serve({
      load: async (address, { signal: _, onProgress: __, ...wishes } = {}) => {
        asked.push(wishes);
        if (asked.length === 1) await new Promise<void>((resolve) => ends.push(resolve));
        return { id: address };
      },
    });
    await app.inject({ method: 'POST', url: api('/load/local/big?context_length=4096') });
    const waiting = app.inject({ method: 'POST', url: api('/load/local/big?wait=true&pin=true&keep_alive=-1') });
    await new Promise((resolve) => setImmediate(resolve));
    ends[0]?.();
    expect((await waiting).statusCode).toBe(200);
    expect(asked).toEqual([{ contextLength: 4096 }, { pin: true, keepAliveMs: Number.POSITIVE_INFINITY }]);
    const wrong = await app.inject({ method: 'POST', url: api('/load/local/big?keep_alive=soon') });
    expect(wrong.json().error).toMatchObject({ code: 'INVALID_REQUEST', field: 'keep_alive' });
  });

  it('shows one load, and ends it', async () => {
    const app = serve({
      load: (_, { signal, onProgress } = {}) =>
        new Promise((_resolve, reject) => {
          onProgress?.(0.25);
          signal?.addEventListener('abort', () => reject(new LlmError('ABORTED', 'Stopped.')));
        }),
    });
    const url = api('/load/local/org/big');
    expect((await app.inject(url)).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url })).json()).toEqual({
      address: 'local/org/big',
      cancelled: false,
    });
    await app.inject({ method: 'POST', url });
    expect((await app.inject(url)).json()).toMatchObject({ state: 'loading', progress: 0.25 });
    expect((await app.inject({ method: 'DELETE', url })).json()).toMatchObject({ cancelled: true });
    expect((await app.inject(url)).json()).toMatchObject({ state: 'cancelled', error: { code: 'ABORTED' } });
  });

  it('ends a load when the model is unloaded', async () => {
    const app = serve({
      load: (_, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
      unload: async () => {},
    });
    await app.inject({ method: 'POST', url: api('/load/local/demo') });
    expect((await app.inject({ method: 'DELETE', url: api('/unload/local/demo') })).statusCode).toBe(200);
    expect((await app.inject(api('/load/local/demo'))).json()).toMatchObject({ state: 'cancelled' });
  });

  it('unloads by address, bare id or provider', async () => {
    const unloaded: string[] = [];
    const app = serve({
      unload: async (address) => {
        unloaded.push(address);
      },
    });
    for (const path of ['demo', 'local/demo', 'a/b?provider_name=ollama']) {
      expect((await app.inject({ method: 'DELETE', url: api(`/unload/${path}`) })).statusCode).toBe(200);
    }
    expect(unloaded).toEqual(['local/demo', 'local/demo', 'ollama/a/b']);
    expect((await app.inject({ method: 'DELETE', url: api('/unload/nobody') })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: api('/load/') })).json().error.field).toBe('model');
  });
});

describe('monitoring', () => {
  const attempt = (outcome: AttemptRecord['outcome']): AttemptRecord => ({
    requestId: 'r',
    attempt: 1,
    provider: 'local',
    model: 'demo',
    operation: 'chat',
    streamed: true,
    startedAt: 1,
    totalMs: 5,
    outcome,
  });
  const monitor = createMonitor();
  for (const outcome of ['OK', 'TIMEOUT', 'ABORTED'] as const) {
    monitor.record({ ...attempt(outcome), startedAt: Date.now(), costUsd: 0.25, totalMs: 0 });
  }
  const app = serve({
    monitor,
    performance: {
      recent: () => [attempt('OK'), attempt('TIMEOUT'), attempt('ABORTED')],
      getModelPerformance: async (_, { timeframeHours } = {}) =>
        timeframeHours === 1
          ? undefined
          : {
              requests: 3,
              successes: 1,
              errors: { TIMEOUT: 1, ABORTED: 1 },
              inputTokens: 10,
              outputTokens: 20,
              cachedInputTokens: 0,
              reasoningTokens: 0,
              costUsd: 0.5,
              latencyMs: { p50: 1, p95: 2, p99: 3 },
            },
    },
    fallback: {
      circuits: () => [
        { key: 'local/demo', state: 'open', consecutiveFailures: 5, nextProbeAt: 9, lastError: 'TIMEOUT' },
      ],
      reset: () => {},
      isolate: () => {},
      subscribe: () => () => {},
    },
  });

  it('shows measurements', async () => {
    const all = (await app.inject(api('/performance'))).json();
    expect(all).toMatchObject({
      timeframe_hours: 24,
      totals: { requests: 3, successes: 1, cost_usd: 0.75 },
      models: [{ address: 'local/demo', success_rate: 0.5, errors: { TIMEOUT: 1 }, latency_ms: { p95: 0 } }],
    });
    const one = (await app.inject(api('/performance/demo?timeframe_hours=48'))).json();
    expect(one).toMatchObject({ address: 'local/demo', timeframe_hours: 48, requests: 3 });
    const unused = (await app.inject(api('/performance/local/demo?timeframe_hours=1'))).json();
    expect(unused).toMatchObject({ requests: 0 });
    expect(unused).not.toHaveProperty('success_rate');
    expect((await app.inject(api('/performance/nobody'))).statusCode).toBe(404);
  });

  it('shows circuits and resets them', async () => {
    expect((await app.inject(api('/fallback/statistics'))).json()).toEqual({
      circuits: [
        { key: 'local/demo', state: 'open', consecutive_failures: 5, next_probe_at: 9, last_error: 'TIMEOUT' },
      ],
      open: 1,
      recent_attempts: 3,
      recent_failures: 1,
      failures_by_code: { TIMEOUT: 1 },
    });
    for (const [name, key] of [
      ['demo', 'local/demo'],
      ['local/demo', 'local/demo'],
      ['local', 'local'],
    ]) {
      const response = await app.inject({ method: 'POST', url: api(`/fallback/reset/${name}`) });
      expect(response.json()).toEqual({ key, state: 'closed' });
      const isolated = await app.inject({ method: 'POST', url: api(`/fallback/isolate/${name}`) });
      expect(isolated.json()).toEqual({ key, state: 'isolated' });
    }
    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain('modelhaven_circuit_open{circuit="local/demo",state="open"} 1');
    expect(metrics).toContain('modelhaven_circuits{state="half-open"} 0');
    expect(metrics).toContain('modelhaven_circuit_consecutive_failures{circuit="local/demo"} 5');
  });
});

describe('health', () => {
  it('is alive and ready', async () => {
    const app = serve();
    expect((await app.inject('/healthz')).json().status).toBe('ok');
    expect((await app.inject(api('/health'))).json().status).toBe('ok');
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('is not ready while nobody can be reached', async () => {
    const app = serve({
      providers: async () => [
        {
          id: 'a',
          kind: 'a',
          health: { status: 'down', latencyMs: 1 },
          circuit: { key: 'a', state: 'closed', consecutiveFailures: 0 },
        },
      ],
    });
    const response = await app.inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'not_ready', reason: 'No provider can be reached.', missing: ['a'] });
  });

  it('asks nobody where checks know, and tells who is missing', async () => {
    const state = { since: Date.now(), checkedAt: Date.now(), checks: 3, failedChecks: 1, models: [] };
    const period = { since: state.since, source: 'check' } as const;
    const app = serve({
      providers: () => Promise.reject(new Error('must not be asked')),
      health: {
        all: () => [
          { ...state, id: 'a', status: 'up', history: [{ ...period, status: 'up' }] },
          { ...state, id: 'b', status: 'down', history: [{ ...period, status: 'down' }] },
        ],
        check: async () => [],
        subscribe: () => () => {},
      },
    });
    const response = await app.inject('/readyz');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ready', missing: ['b'] });
  });
});
