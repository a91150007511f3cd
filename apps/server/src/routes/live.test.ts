import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptRecord } from '@modelhaven/core';
import type { CircuitStatus } from '@modelhaven/manager';
import { createMonitor } from '@modelhaven/monitoring';
import { afterEach, describe, expect, it } from 'vitest';
import { createEventQueue } from '../answering/event-queue.ts';
import { prefersOpenMetrics } from '../http/prefers-open-metrics.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer, connectRaw, type ListeningServer, listen } from '../testing/test-server.ts';

const attempt = (more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  requestId: 'r',
  attempt: 1,
  provider: 'local',
  model: 'demo',
  operation: 'chat',
  streamed: true,
  startedAt: Date.now() - 5,
  totalMs: 5,
  outcome: 'OK',
  usage: { inputTokens: 4, outputTokens: 6 },
  ...more,
});

describe('usage', () => {
  const monitor = createMonitor();
  monitor.record(attempt({ taskType: 'general_chat', keyId: 'k1', costUsd: 0.5 }));
  monitor.record(attempt({ outcome: 'TIMEOUT', keyId: 'k2' }));
  monitor.record(attempt({ provider: 'openrouter', model: 'a/b', keyId: 'k1' }));
  const app = buildTestServer(createScriptedManager(undefined, { monitor }), { usageStepMinutes: 60 });
  const usage = async (query: string) => (await app.inject(`/api/v1/usage${query}`)).json();

  it('is told in total, by model, and in steps of the configured length', async () => {
    const all = await usage('');
    expect(all).toMatchObject({
      timeframe_hours: 24,
      by: 'model',
      totals: { requests: 3, successes: 2, input_tokens: 12, cost_usd: 0.5, errors: { TIMEOUT: 1 } },
      entries: [
        { name: 'local/demo', requests: 2, success_rate: 0.5 },
        { name: 'openrouter/a/b', requests: 1, success_rate: 1, unpriced_requests: 1 },
      ],
      more_entries: 0,
    });
    expect(all.timeline).toHaveLength(24);
    expect(all.timeline[0].to - all.timeline[0].from).toBe(3_600_000);
    expect(all.timeline.reduce((sum: number, step: { requests: number }) => sum + step.requests, 0)).toBe(3);
    expect(all.entries[0]).not.toHaveProperty('activity');
  });

  it.each([
    ['provider', ['local', 'openrouter']],
    ['task', ['general_chat']],
    ['key', ['k1', 'k2']],
  ])('is told by %s', async (by, names) => {
    const seen = await usage(`?by=${by}&timeframe_hours=1`);
    expect(seen.entries.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('shows as many names and steps as were asked for', async () => {
    const seen = await usage('?limit=1&activity_steps=12');
    expect(seen).toMatchObject({ entries: [{ name: 'local/demo' }], more_entries: 1 });
    expect(seen.entries[0].activity).toHaveLength(12);
    expect(seen.entries[0].activity.at(-1)).toBe(2);
    for (const query of ['?by=moon', '?limit=0', '?activity_steps=61', '?timeframe_hours=-1', '?hours=1']) {
      expect((await app.inject(`/api/v1/usage${query}`)).statusCode).toBe(400);
    }
  });
});

describe('metrics', () => {
  it('are given in the format that is asked for', async () => {
    const monitor = createMonitor();
    const app = buildTestServer(createScriptedManager(undefined, { monitor }));
    monitor.record(attempt());
    const plain = await app.inject('/metrics');
    expect(plain.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(plain.body).toContain('gen_ai_request_model="demo"');
    expect(plain.body).not.toContain('# EOF');
    const open = await app.inject({ url: '/metrics', headers: { accept: 'application/openmetrics-text' } });
    expect(open.headers['content-type']).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(open.body.endsWith('# EOF\n')).toBe(true);
  });

  it.each([
    [undefined, false],
    ['*/*', false],
    ['text/plain;version=0.0.4', false],
    ['application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1', true],
    ['application/openmetrics-text;q=0.1, text/plain;q=0.5', false],
    ['application/openmetrics-text;q=0', false],
    ['application/openmetrics-text;q=x', false],
  ])('weigh %s', (accept, isOpen) => {
    expect(prefersOpenMetrics(accept)).toBe(isOpen);
  });
});

describe('events', () => {
  const open: ListeningServer[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });
  const request = (path: string) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`;

  async function serve(options: Parameters<typeof listen>[1] = {}) {
    const monitor = createMonitor();
    const circuitListeners = new Set<(status: CircuitStatus) => void>();
    const manager = createScriptedManager(undefined, {
      monitor,
      fallback: {
        circuits: () => [],
        reset: () => {},
        isolate: () => {},
        subscribe: (listener) => {
          circuitListeners.add(listener);
          return () => circuitListeners.delete(listener);
        },
      },
      load: async (address, { onProgress } = {}) => {
        for (const progress of [0.1, 0.101, 0.5]) onProgress?.(progress);
        return { id: address, loadedAt: 1 };
      },
    });
    const server = await listen(manager, options);
    open.push(server);
    return { server, monitor, circuitListeners };
  }

  it('come as they happen, and the listener is forgotten when it leaves', async () => {
    const { server, monitor, circuitListeners } = await serve();
    const client = connectRaw(server.port, request('/api/v1/events'));
    await client.until('retry: 3000');
    monitor.record(attempt({ firstEventMs: 3 }));
    expect(await client.until('event: attempt')).toContain('content-type: text/event-stream');
    expect(await client.until('"first_event_ms":3')).toMatch(/data: \{"address":"local\/demo","request_id":"r"/);
    for (const listener of circuitListeners) listener({ key: 'local', state: 'open', consecutiveFailures: 3 });
    await client.until('event: circuit\ndata: {"key":"local","state":"open","consecutive_failures":3}');
    await server.app.inject({ method: 'POST', url: '/api/v1/models/load/local/demo?wait=true' });
    const all = await client.until('"state":"loaded"');
    expect(all.match(/"progress":[\d.]+/g)).toEqual([
      '"progress":0',
      '"progress":0.1',
      '"progress":0.5',
      '"progress":1',
    ]);
    client.socket.destroy();
    while (circuitListeners.size > 0) await sleep(2);
  });

  it('fill silence with comments, and end with the server', async () => {
    const { server } = await serve({ keepAliveMs: 20 });
    const client = connectRaw(server.port, request('/api/v1/events'));
    await client.until(': nothing new');
    const begun = performance.now();
    await server.app.close();
    await client.closed();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('are off where the configuration says so', async () => {
    const { server } = await serve({ liveEvents: false });
    const response = await server.app.inject('/api/v1/events');
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('wait for a slow listener up to a number, and then the oldest are lost', async () => {
    const gone = new AbortController();
    const queue = createEventQueue<number>(10, gone.signal);
    for (let event = 0; event < 12; event++) queue.push(event);
    expect(queue.takeLost()).toBe(5);
    expect(queue.takeLost()).toBe(0);
    expect(await queue.next()).toBe(5);
    for (let event = 6; event < 12; event++) expect(await queue.next()).toBe(event);
    const waiting = queue.next();
    queue.push(12);
    expect(await waiting).toBe(12);
    const last = queue.next();
    gone.abort();
    expect(await last).toBeUndefined();
  });
});
