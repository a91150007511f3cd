import type { LoggedRequest, RequestFilter } from '@modelhaven/manager';
import { expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const kept = (id: string, more: Partial<LoggedRequest> = {}): LoggedRequest => ({
  ...{ type: 'request', id, time: 5, streamed: true, asked: 'auto', model: 'p/m', outcome: 'OK', latencyMs: 7 },
  ...{ usage: { inputTokens: 3 }, safety: { input: 'none' }, score: 8 },
  attempts: [{ model: 'p/m', role: 'first', outcome: 'OK', totalMs: 7, firstEventMs: 1, costUsd: 0 }],
  plan: {
    algorithm: 'adaptive',
    promptTokens: 3,
    ranked: [{ model: 'p/m', scores: { total: 7.5, taskSuitability: 9 }, estimatedCostUsd: 0.1 }],
    ...{ rankedCount: 1, rejectedBy: { price: 2 }, rejectedCount: 2 },
  },
  ...more,
});

it('lists, shows and erases what is kept', async () => {
  const asked: (RequestFilter | string)[] = [];
  const app = buildTestServer(createScriptedManager(), {
    requestLog: {
      list: async (filter = {}) => {
        asked.push(filter);
        return [kept('c'), kept('b', { messages: [{ role: 'user', text: 'Hi' }], answer: 'Ho' }), kept('a')];
      },
      find: async (id) => (id === 'a' ? kept('a') : undefined),
      erase: async (user) => {
        asked.push(user);
        return 2;
      },
    },
  });
  const first = (await app.inject('/api/v1/requests?limit=2&user=t/anna&outcome=failed&since=1')).json();
  expect(first.requests.map(({ id }: { id: string }) => id)).toEqual(['c', 'b']);
  expect(first.requests[1]).toMatchObject({ answer: 'Ho', latency_ms: 7, attempts: [{ total_ms: 7 }] });
  const second = (await app.inject(`/api/v1/requests?cursor=${first.next_cursor}`)).json();
  expect(second).toMatchObject({ requests: [{ id: 'a' }] });
  expect((await app.inject('/api/v1/requests/a')).json()).toMatchObject({
    ...{ id: 'a', score: 8 },
    plan: { ranked: [{ model: 'p/m', scores: { total: 7.5, task_suitability: 9 } }], rejected_by: { price: 2 } },
  });
  expect((await app.inject('/api/v1/requests/x')).statusCode).toBe(404);
  expect((await app.inject({ method: 'DELETE', url: '/api/v1/requests?user=anna' })).json()).toEqual({ erased: 2 });
  expect((await app.inject({ method: 'DELETE', url: '/api/v1/requests' })).statusCode).toBe(400);
  expect(asked).toEqual([{ user: 't/anna', outcome: 'failed', since: 1 }, {}, 'anna']);
});

it('says how to switch it on', async () => {
  const app = buildTestServer(createScriptedManager());
  const response = await app.inject('/api/v1/requests');
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(response.json().error.message).toContain('request_log.enabled');
});
