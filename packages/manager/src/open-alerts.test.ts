import { createMonitor, type ObservedValue } from '@modelhaven/monitoring';
import { expect, it, vi } from 'vitest';
import { createVirtualTime } from './__fixtures__/virtual-time.ts';
import { loadConfig } from './config/load.ts';
import { openAlerts, safetySources } from './open-alerts.ts';
import type { SafetyEvent } from './safety-events.ts';

const written = (alerts: string) => `model_management:\n  performance_monitoring:\n    alerts:\n${alerts}`;

it('reads rules from the file, and looks as often as it says', async () => {
  const { monitoring } = await loadConfig({
    environment: {},
    text: written(`      check_seconds: 20
      rules:
        - { name: crises, metric: crisis_events, above: 1, clear_below: 0, window_minutes: 10 }
        - { name: away, metric: provider_down, for_seconds: 60 }
        - { name: month, metric: budget_used }
        - { name: slow, metric: latency_p95_ms, above: 900, for_seconds: 30, min_requests: 2, by: model }
      webhook: { url: "http://127.0.0.1:1/hook", secret: "0123456789abcdef" }
`),
  });
  const { alerts: config } = monitoring;
  expect(config).toEqual({
    checkSeconds: 20,
    rules: [
      { name: 'crises', metric: 'crisis_events', above: 1, clearBelow: 0, windowMs: 600_000 },
      { name: 'away', metric: 'provider_down', above: 0, forMs: 60_000 },
      { name: 'month', metric: 'budget_used', above: 0.8 },
      { name: 'slow', metric: 'latency_p95_ms', above: 900, forMs: 30_000, minRequests: 2, by: 'model' },
    ],
    webhook: { url: 'http://127.0.0.1:1/hook', secret: '0123456789abcdef' },
  });
  const time = createVirtualTime();
  let used: readonly ObservedValue[] = [];
  const events: Pick<SafetyEvent, 'time' | 'action'>[] = [];
  const post = vi.fn(async () => new Response(undefined, { status: 204 }));
  const service = openAlerts({
    config,
    monitor: createMonitor({ now: time.now }),
    sources: {
      ...safetySources({ list: () => events as SafetyEvent[] }, time.now),
      provider_down: () => [{ name: 'ollama', value: 1 }],
      budget_used: () => used,
    },
    async prepare() {
      used = [{ name: 'team', value: 0.5 + used.length * 0.4 }];
    },
    now: time.now,
    timers: time.timers,
    fetch: post,
  });
  const heard: string[] = [];
  service.subscribe(({ rule, state }) => heard.push(`${rule} ${state}`));
  service.subscribe(() => {
    throw new Error('a listener of mine');
  });
  for (const action of ['crisis', 'check_in', 'emergency'] as const) events.push({ time: time.now(), action });
  await time.pass(19_000);
  expect(heard).toEqual([]);
  await time.pass(2_000);
  expect(heard).toEqual(['crises raised']);
  await time.pass(600_000);
  expect(heard).toEqual(['crises raised', 'month raised', 'away raised', 'crises cleared']);
  expect(service.history().map(({ state }) => state)).toEqual(['cleared', 'raised', 'raised', 'raised']);
  expect(service.active().map(({ rule, name }) => `${rule} ${name}`)).toEqual(['away ollama', 'month team']);
  expect(post).toHaveBeenCalledTimes(4);
  await service.close();
  events.push(...events.map((event) => ({ ...event, time: time.now() })));
  await time.pass(60_000);
  expect(heard).toHaveLength(4);
});

it('tells the webhook only of what is its own to tell, in order, and of all where nobody knows', async () => {
  const { monitoring } = await loadConfig({
    environment: {},
    text: written(`      check_seconds: 10
      rules: [{ name: month, metric: budget_used, above: 0.5 }]
      webhook: { url: "http://127.0.0.1:1/hook", secret: "0123456789abcdef" }
`),
  });
  const time = createVirtualTime();
  let used: readonly ObservedValue[] = ['ours', 'theirs', 'nobody'].map((name) => ({ name, value: 1 }));
  const told: string[] = [];
  const service = openAlerts({
    config: monitoring.alerts,
    monitor: createMonitor({ now: time.now }),
    sources: { budget_used: () => used },
    async claim({ name }) {
      if (name === 'nobody') throw new Error('away');
      return name === 'ours';
    },
    ...{ now: time.now, timers: time.timers },
    fetch: async (_, init) => {
      const { type, name } = JSON.parse(String(init?.body)) as { readonly type: string; readonly name: string };
      told.push(`${type} ${name}`);
      return new Response(undefined, { status: 204 });
    },
  });
  await time.pass(11_000);
  used = used.map((each) => ({ ...each, value: 0 }));
  await time.pass(11_000);
  await service.close();
  expect(service.history()).toHaveLength(6);
  expect(told).toEqual(['alert.raised ours', 'alert.raised nobody', 'alert.cleared ours', 'alert.cleared nobody']);
});

it.each([
  ['rules: [{ name: a, metric: mood, above: 1 }]', 'rules[0].metric'],
  ['rules: [{ name: a, metric: error_rate, above: 1, clear_below: 2 }]', 'rules[0].clear_below'],
  ['rules: [{ name: a, metric: error_rate, above: 1 }, { name: a, metric: error_rate, above: 1 }]', 'rules[1].name'],
  ['rules: [{ name: a, metric: crisis_events, above: 1, by: model }]', 'rules[0].by'],
  ['rules: [{ name: a, metric: error_rate }]', 'rules[0].above'],
  ['rules: [{ name: a, metric: error_rate, abov: 1 }]', 'rules[0].abov'],
  ['webhook: { url: "ftp://x" }', 'webhook.url'],
  ['webhook: { url: "http://x", secret: short }', 'webhook.secret'],
])('refuses %s', async (line, path) => {
  const wrong = loadConfig({ environment: {}, text: written(`      ${line}\n`) });
  await expect(wrong).rejects.toThrow(`alerts.${path}`);
});
