import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonitor } from '../monitor.ts';
import { createAlerts } from './alerts.ts';
import type { AlertRule } from './rules.ts';

const T0 = 1_900_000_020_000;
const MINUTE_MS = 60_000;

function makeWatched(rules: readonly AlertRule[]) {
  const clock = { at: T0 };
  const monitor = createMonitor({ now: () => clock.at });
  const alerts = createAlerts(monitor, rules, () => clock.at);
  const attempt = (more: Partial<AttemptRecord> = {}) =>
    monitor.record({
      ...{ requestId: 'r', attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: true, outcome: 'OK' },
      ...{ startedAt: clock.at - 100, totalMs: 100, ...more },
    });
  return { clock, monitor, alerts, attempt };
}

describe('createAlerts', () => {
  it('raises once, stays silent, and clears once when it has come down clearly', () => {
    const { clock, alerts, attempt } = makeWatched([
      { name: 'errors', metric: 'error_rate', above: 0.5, clearBelow: 0.2, windowMs: MINUTE_MS, by: 'model' },
    ]);
    for (let at = 0; at < 10; at++) attempt({ outcome: at < 6 ? 'UNAVAILABLE' : 'OK' });
    const [raised] = alerts.check();
    expect(raised).toMatchObject({ state: 'raised', rule: 'errors', dimension: 'model', name: 'p/m', value: 0.6 });
    expect(raised?.message).toBe('Alert "errors" raised: error_rate of model "p/m" is 0.6 (above 0.5).');
    for (let at = 0; at < 8; at++) attempt();
    expect(alerts.check()).toEqual([]);
    expect(alerts.active()).toEqual([raised]);
    for (let at = 0; at < 20; at++) attempt();
    expect(alerts.check()).toMatchObject([{ state: 'cleared', rule: 'errors' }]);
    expect(alerts.active()).toEqual([]);
    clock.at += 5 * MINUTE_MS;
    expect(alerts.check()).toEqual([]);
  });

  it('waits as long as it is told to, and starts anew when the value dips', () => {
    const { clock, alerts, attempt } = makeWatched([
      { name: 'slow', metric: 'latency_p95_ms', above: 1_000, windowMs: MINUTE_MS, forMs: 30_000, minRequests: 1 },
    ]);
    attempt({ totalMs: 5_000, startedAt: T0 - 5_000 });
    expect(alerts.check()).toEqual([]);
    clock.at += 20_000;
    expect(alerts.check()).toEqual([]);
    clock.at += 10_000;
    expect(alerts.check()).toMatchObject([{ state: 'raised' }]);
  });

  it('clears what is not used any more', () => {
    const { clock, alerts, attempt } = makeWatched([
      { name: 'cost', metric: 'cost_per_hour_usd', above: 1, windowMs: MINUTE_MS, minRequests: 1, by: 'key' },
    ]);
    attempt({ costUsd: 1, keyId: 'k' });
    expect(alerts.check()).toMatchObject([{ state: 'raised', value: 60, name: 'k' }]);
    clock.at += 10 * MINUTE_MS;
    const [cleared] = alerts.check();
    expect(cleared).toMatchObject({ state: 'cleared', name: 'k' });
    expect(cleared).not.toHaveProperty('value');
  });

  it('does not wake anybody for what callers do, or for too little', () => {
    const { alerts, attempt } = makeWatched([{ name: 'errors', metric: 'error_rate', above: 0.1 }]);
    for (let at = 0; at < 4; at++) attempt({ outcome: 'UNAVAILABLE' });
    expect(alerts.check()).toEqual([]);
    for (let at = 0; at < 60; at++) attempt({ outcome: 'ABORTED' });
    for (let at = 0; at < 60; at++) attempt({ outcome: 'INVALID_REQUEST' });
    expect(alerts.check()).toEqual([]);
    // Nor do they make what failed look rare.
    attempt({ outcome: 'UNAVAILABLE' });
    expect(alerts.check()).toMatchObject([{ state: 'raised', value: 1 }]);
  });

  it('counts safety actions and requests', () => {
    const { alerts, attempt } = makeWatched([
      { name: 'safety', metric: 'safety_actions', above: 2 },
      { name: 'load', metric: 'requests_per_minute', above: 1 },
      { name: 'first', metric: 'first_event_p95_ms', above: 50 },
    ]);
    for (let at = 0; at < 10; at++) attempt({ safetyAction: at < 3 ? 'crisis' : 'none', firstEventMs: 60 });
    expect(alerts.check().map(({ rule }) => rule)).toEqual(['safety', 'load', 'first']);
  });

  it('watches what others tell, by their names', () => {
    const { monitor } = makeWatched([]);
    const down = new Map([
      ['ollama', 1],
      ['openai', 0],
    ]);
    const budgets = [{ name: 'month', value: 0.85 }];
    const windows: number[] = [];
    const alerts = createAlerts(
      monitor,
      [
        { name: 'down', metric: 'provider_down', above: 0 },
        { name: 'budget', metric: 'budget_used', above: 0.8 },
        { name: 'crises', metric: 'crisis_events', above: 0, windowMs: MINUTE_MS },
      ],
      () => T0,
      {
        provider_down: () => [...down].map(([name, value]) => ({ name, value })),
        budget_used: () => budgets,
        crisis_events: (windowMs) => {
          windows.push(windowMs);
          return [{ value: 0 }];
        },
      },
    );
    expect(alerts.check().map(({ message }) => message)).toEqual([
      'Alert "down" raised: provider_down of provider "ollama" is 1 (above 0).',
      'Alert "budget" raised: budget_used of budget "month" is 0.85 (above 0.8).',
    ]);
    expect(windows).toEqual([MINUTE_MS]);
    down.set('ollama', 0);
    budgets.length = 0;
    expect(alerts.check().map(({ rule, state }) => `${rule} ${state}`)).toEqual(['down cleared', 'budget cleared']);
    expect(() => createAlerts(monitor, [{ name: 'down', metric: 'provider_down', above: 0 }])).toThrow(
      'nothing here tells of provider_down',
    );
  });

  it('alternates between raised and cleared, whatever happens', () => {
    const { clock, alerts, attempt } = makeWatched([
      { name: 'errors', metric: 'error_rate', above: 0.4, windowMs: MINUTE_MS, minRequests: 1 },
    ]);
    let last = 'cleared';
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 8 }), (outcomes) => {
        for (const isFailure of outcomes) attempt({ outcome: isFailure ? 'TIMEOUT' : 'OK' });
        for (const { state } of alerts.check()) {
          expect(state).not.toBe(last);
          last = state;
        }
        clock.at += 20_000;
      }),
    );
  });

  it.each([
    [{ above: -1 }, 'above'],
    [{ above: 0.5, clearBelow: 0.6 }, 'clearBelow'],
    [{ windowMs: 1 }, 'windowMs'],
    [{ name: '' }, 'name'],
    [{ metric: 'mood' as 'error_rate' }, 'metric'],
    [{ by: 'weather' as 'key' }, 'by'],
    [{ metric: 'provider_down', by: 'provider' } as const, 'by'],
  ])('refuses %o', (wrong, field) => {
    const rule: AlertRule = { name: 'a', metric: 'error_rate', above: 0.5, ...wrong };
    expect(() => makeWatched([rule])).toThrowError(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: { field: `alerts[0].${field}` } }),
    );
  });
});
