import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonitor } from './monitor.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './series.ts';

const T0 = 1_900_000_000_000;

function monitorAt(options: Parameters<typeof createMonitor>[0] = {}) {
  const time = { at: T0 };
  return { time, monitor: createMonitor({ now: () => time.at, ...options }) };
}

function attempt(at: number, more: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    requestId: 'r',
    attempt: 1,
    provider: 'ollama',
    model: 'qwen3:8b',
    operation: 'chat',
    streamed: true,
    startedAt: at - (more.totalMs ?? 100),
    totalMs: 100,
    outcome: 'OK',
    ...more,
  };
}

describe('createMonitor', () => {
  it('tells what it saw of a model, a provider, a task and a key', () => {
    const { monitor } = monitorAt();
    monitor.record(attempt(T0, { taskType: 'general_chat', keyId: 'k1', usage: { inputTokens: 5, outputTokens: 7 } }));
    monitor.record(attempt(T0, { model: 'llama3', outcome: 'TIMEOUT' }));
    expect(monitor.model('ollama/qwen3:8b')).toMatchObject({
      requests: 1,
      successes: 1,
      inputTokens: 5,
      lastUsedAt: T0,
    });
    expect(monitor.provider('ollama')).toMatchObject({ requests: 2, successes: 1, errors: { TIMEOUT: 1 } });
    expect(monitor.task('general_chat')?.requests).toBe(1);
    expect(monitor.key('k1')?.outputTokens).toBe(7);
    expect(monitor.totals().requests).toBe(2);
    expect(monitor.model('ollama/never')).toBeUndefined();
    expect(monitor.breakdown('model').map(({ name }) => name)).toEqual(['ollama/llama3', 'ollama/qwen3:8b']);
  });

  it('counts exactly within any window of whole minutes', () => {
    const minutesAgo = fc.integer({ min: 0, max: 29 * 24 * 60 });
    fc.assert(
      fc.property(fc.array(minutesAgo, { maxLength: 60 }), fc.integer({ min: 1, max: 24 * 60 }), (ages, window) => {
        const { monitor, time } = monitorAt();
        // Recorded in their order of time, as a living clock would.
        for (const age of [...ages].sort((a, b) => b - a)) {
          time.at = T0 - age * MINUTE_MS;
          monitor.record(attempt(time.at));
        }
        time.at = T0;
        const expected = ages.filter(
          (age) => T0 - age * MINUTE_MS >= Math.floor((T0 - window * MINUTE_MS) / MINUTE_MS) * MINUTE_MS,
        );
        expect(monitor.model('ollama/qwen3:8b', window * MINUTE_MS)?.requests ?? 0).toBe(expected.length);
        expect(monitor.totals().requests).toBe(ages.length);
      }),
    );
  });

  it('forgets minutes after a day and hours after thirty', () => {
    const { monitor, time } = monitorAt();
    monitor.record(attempt(T0));
    time.at = T0 + 20 * DAY_MS;
    monitor.record(attempt(time.at));
    expect(monitor.totals(HOUR_MS).requests).toBe(1);
    expect(monitor.totals(21 * DAY_MS).requests).toBe(2);
    time.at = T0 + 31 * DAY_MS;
    expect(monitor.totals().requests).toBe(1);
    time.at = T0 + 60 * DAY_MS;
    expect(monitor.totals().requests).toBe(0);
    expect(monitor.breakdown('model', 90 * DAY_MS)).toEqual([]);
  });

  it('draws a timeline whose steps add up, for hours and for weeks', () => {
    const { monitor, time } = monitorAt();
    for (let hour = 0; hour < 200; hour++) {
      time.at = T0 + hour * HOUR_MS + 17 * MINUTE_MS;
      monitor.record(attempt(time.at));
    }
    const day = monitor.timeline({ windowMs: 12 * HOUR_MS, stepMs: HOUR_MS });
    expect(day.map(({ measurements }) => measurements.requests)).toEqual(Array(12).fill(1));
    const week = monitor.timeline({ dimension: 'provider', name: 'ollama', windowMs: 7 * DAY_MS, stepMs: MINUTE_MS });
    expect(week).toHaveLength(168);
    expect(week.every(({ measurements }) => measurements.requests === 1)).toBe(true);
    expect(monitor.timeline({ dimension: 'key', name: 'nobody' })).toHaveLength(60);
  });

  it('gives the last attempts newest first, and no more than it may keep', () => {
    const { monitor } = monitorAt({ maxRecent: 3 });
    for (const requestId of ['a', 'b', 'c', 'd']) monitor.record(attempt(T0, { requestId }));
    expect(monitor.recent().map(({ requestId }) => requestId)).toEqual(['d', 'c', 'b']);
    expect(monitor.recent(1).map(({ requestId }) => requestId)).toEqual(['d']);
  });

  it('never throws, and counts what it could not take', () => {
    const { monitor } = monitorAt();
    monitor.subscribe(() => {
      throw new Error('listener');
    });
    monitor.record(attempt(T0, { startedAt: Number.NaN }));
    monitor.record(undefined as unknown as AttemptRecord);
    monitor.record(attempt(T0));
    expect(monitor.dropped).toBe(2);
    expect(monitor.totals().requests).toBe(1);
  });

  it('passes attempts on to those who listen, until they leave', () => {
    const { monitor } = monitorAt();
    const heard: string[] = [];
    const leave = monitor.subscribe(({ requestId }) => heard.push(requestId));
    monitor.record(attempt(T0, { requestId: 'one' }));
    leave();
    monitor.record(attempt(T0, { requestId: 'two' }));
    expect(heard).toEqual(['one']);
  });

  it('bounds the names it keeps apart', () => {
    const { monitor } = monitorAt({ maxNames: 2 });
    for (const model of ['a', 'b', 'c', 'd']) monitor.record(attempt(T0, { model }));
    expect(monitor.breakdown('model').map(({ name, measurements }) => [name, measurements.requests])).toEqual([
      ['(other)', 2],
      ['ollama/a', 1],
      ['ollama/b', 1],
    ]);
  });

  it('does not put attempts into the future where the clock jumped', () => {
    const { monitor } = monitorAt();
    monitor.record(attempt(T0 + DAY_MS));
    expect(monitor.totals(MINUTE_MS).requests).toBe(1);
  });
});
