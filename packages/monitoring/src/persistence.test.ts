import type { AttemptRecord, Timers } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { describe, expect, it, vi } from 'vitest';
import { createMonitor, type MonitorOptions } from './monitor.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './series.ts';
import { createMemoryStore } from './stores/memory-store.ts';
import type { MetricStore } from './stores/store.ts';

const T0 = 1_900_000_000_000 - (1_900_000_000_000 % HOUR_MS);

/** A world whose time stands still until it is moved. */
function makeWorld() {
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>();
  const clock = { at: T0 };
  const now = () => clock.at;
  const timers: Timers = {
    now,
    set: (callback, ms) => {
      const entry = { at: clock.at + ms, callback };
      waiting.add(entry);
      return entry;
    },
    clear: (handle) => void waiting.delete(handle as never),
  };
  return {
    clock,
    async pass(ms: number) {
      const end = clock.at + ms;
      while (true) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        clock.at = Math.max(clock.at, next.at);
        next.callback();
        // Stores answer on later turns of the loop.
        for (let turn = 0; turn < 30; turn++) await Promise.resolve();
      }
      clock.at = end;
    },
    monitor: (options: MonitorOptions) => createMonitor({ now, timers, flushMs: 10_000, ...options }),
  };
}

const attempt = (at: number, more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  requestId: 'r',
  attempt: 1,
  provider: 'p',
  model: 'm',
  operation: 'chat',
  streamed: true,
  startedAt: at - 100,
  totalMs: 100,
  outcome: 'OK',
  keyId: 'k',
  taskType: 'general_chat',
  ...more,
});

describe('a monitor with a store', () => {
  it('knows after a restart what it knew before, minutes and hours', async () => {
    const world = makeWorld();
    const store = createMemoryStore();
    const first = world.monitor({ stores: [store], origin: 'first' });
    for (let hour = 0; hour < 50; hour++) {
      first.record(attempt(world.clock.at));
      await world.pass(HOUR_MS);
    }
    first.record(attempt(world.clock.at));
    await first.close();
    const second = world.monitor({ stores: [store], origin: 'second' });
    await second.ready();
    second.record(attempt(world.clock.at));
    for (const windowMs of [MINUTE_MS, HOUR_MS, 5 * HOUR_MS, DAY_MS, 30 * DAY_MS]) {
      const expected = first.totals(windowMs).requests + 1;
      expect(second.totals(windowMs).requests).toBe(expected);
      expect(second.model('p/m', windowMs)?.requests).toBe(expected);
    }
    expect(second.totals().requests).toBe(52);
    expect(second.key('k', 30 * DAY_MS)?.latencyMs?.p50).toBeCloseTo(100, -1);
  });

  it('loses at most what was not flushed when it dies, and nothing later', async () => {
    const world = makeWorld();
    const store = createMemoryStore();
    const first = world.monitor({ stores: [store], origin: 'first' });
    first.record(attempt(world.clock.at));
    await world.pass(15_000);
    first.record(attempt(world.clock.at));
    // It dies here: no close, no further tick. Two days later its minutes are pruned, but not its hour.
    const second = world.monitor({ stores: [store], origin: 'second' });
    await second.ready();
    expect(second.totals().requests).toBe(1);
    await second.close();
    world.clock.at += 4 * HOUR_MS;
    const third = world.monitor({ stores: [store], origin: 'third' });
    await third.ready();
    await third.close();
    world.clock.at += 2 * DAY_MS;
    await store.prune({ minute: Math.floor(world.clock.at / MINUTE_MS), hour: 0 });
    const fourth = world.monitor({ stores: [store], origin: 'fourth' });
    await fourth.ready();
    expect(fourth.totals().requests).toBe(1);
  });

  // Ten simulated hours: a slow machine needs more than five real seconds for them.
  it('sees what other processes count, each thing once, through every hour', async () => {
    const world = makeWorld();
    const store = createMemoryStore();
    const [a, b] = [world.monitor({ stores: [store], origin: 'a' }), world.monitor({ stores: [store], origin: 'b' })];
    let sent = 0;
    for (let step = 0; step < 60; step++) {
      a.record(attempt(world.clock.at));
      b.record(attempt(world.clock.at));
      b.record(attempt(world.clock.at));
      sent += 3;
      await world.pass(10 * MINUTE_MS);
      await world.pass(30_000);
      expect(a.totals().requests).toBe(sent);
      expect(b.totals().requests).toBe(sent);
    }
    expect(a.totals(2 * HOUR_MS).requests).toBe(b.totals(2 * HOUR_MS).requests);
    const late = world.monitor({ stores: [store], origin: 'late' });
    await late.ready();
    expect(late.totals().requests).toBe(sent);
  }, 60_000);

  it('goes on while the store is away, and catches up', async () => {
    const world = makeWorld();
    const inner = createMemoryStore();
    let isAway = true;
    let puts = 0;
    const store: MetricStore = {
      ...inner,
      put: async (blocks) => {
        puts += 1;
        if (isAway) throw new LlmError('UNAVAILABLE', 'The store is away.');
        await inner.put(blocks);
      },
    };
    const monitor = world.monitor({ stores: [store], origin: 'one' });
    monitor.record(attempt(world.clock.at));
    await expect(monitor.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await world.pass(10 * MINUTE_MS);
    monitor.record(attempt(world.clock.at));
    expect(monitor.totals().requests).toBe(2);
    expect(monitor.storeStatus()[0]).toMatchObject({ lastError: 'The store is away.', pendingBlocks: 3 });
    expect(puts).toBeLessThan(40);
    isAway = false;
    await world.pass(MINUTE_MS);
    expect(monitor.storeStatus()[0]?.lastError).toBeUndefined();
    const other = world.monitor({ stores: [inner], origin: 'two' });
    await other.ready();
    expect(other.totals().requests).toBe(2);
  });

  it('counts nothing twice where reading takes longer than the next look at what others do', async () => {
    const world = makeWorld();
    const inner = createMemoryStore();
    const other = world.monitor({ stores: [inner], origin: 'other' });
    for (let count = 0; count < 3; count++) other.record(attempt(world.clock.at));
    await other.flush();
    let letGo = () => {};
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
    let reads = 0;
    const slow: MetricStore = {
      ...inner,
      async *read(range) {
        const isFirst = ++reads === 1;
        for await (const block of inner.read(range)) yield block;
        if (isFirst) await isLetGo;
      },
    };
    const reader = world.monitor({ stores: [slow], origin: 'reader', flushMs: 100, refreshMs: 1_000 });
    await world.pass(10_000);
    expect(reader.complete).toBe(false);
    letGo();
    await reader.ready();
    expect(reader.totals().requests).toBe(3);
    await world.pass(10_000);
    expect(reader.totals().requests).toBe(3);
  });

  it('sees what a server that was cut off for hours brings late', async () => {
    const world = makeWorld();
    const store = createMemoryStore();
    let isCutOff = true;
    const link: MetricStore = {
      ...store,
      put: async (blocks) => {
        if (isCutOff) throw new LlmError('UNAVAILABLE', 'Cut off.');
        await store.put(blocks);
      },
    };
    const away = world.monitor({ stores: [link], origin: 'away' });
    const here = world.monitor({ stores: [store], origin: 'here' });
    await here.ready();
    for (let hour = 0; hour < 5; hour++) {
      away.record(attempt(world.clock.at));
      here.record(attempt(world.clock.at));
      await world.pass(HOUR_MS);
    }
    expect(here.totals().requests).toBe(5);
    isCutOff = false;
    await world.pass(2 * HOUR_MS);
    expect(away.totals().requests).toBe(10);
    // Thirty days are read turn by turn, whatever the time.
    await vi.waitFor(() => expect(here.totals().requests).toBe(10), 20_000);
    await world.pass(8 * HOUR_MS);
    expect([away.totals().requests, here.totals().requests]).toEqual([10, 10]);
  }, 60_000);

  it('serves what it has where the store cannot be read', async () => {
    const world = makeWorld();
    const store: MetricStore = {
      ...createMemoryStore(),
      read: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new LlmError('UNAVAILABLE', 'It is away.')) }),
      }),
    };
    const monitor = world.monitor({ stores: [store] });
    await monitor.ready();
    expect(monitor.complete).toBe(false);
    monitor.record(attempt(world.clock.at));
    expect(monitor.totals().requests).toBe(1);
  });

  it('says that something is missing until it is read, and reads it once the store is back', async () => {
    const world = makeWorld();
    const inner = createMemoryStore();
    const before = world.monitor({ stores: [inner], origin: 'one' });
    before.record(attempt(world.clock.at));
    await before.flush();
    let isAway = true;
    const store: MetricStore = {
      ...inner,
      async *read(range) {
        for await (const block of inner.read(range)) yield block;
        // Too late: some of it was taken in by then.
        if (isAway) throw new LlmError('UNAVAILABLE', 'It is away.');
      },
    };
    const monitor = world.monitor({ stores: [store], origin: 'two' });
    expect(monitor.complete).toBe(false);
    await monitor.ready();
    expect(monitor.complete).toBe(false);
    isAway = false;
    await world.pass(30_000);
    await expect.poll(() => monitor.complete).toBe(true);
    expect(monitor.totals().requests).toBe(1);
    expect(createMonitor().complete).toBe(true);
  });

  it('keeps what models occupied at most', async () => {
    const world = makeWorld();
    const store = createMemoryStore();
    const monitor = world.monitor({ stores: [store], origin: 'one' });
    monitor.observeMemory('local', [
      { model: 'a', memoryBytes: 3_000_000_000, gpuMemoryBytes: 5 },
      { model: 'b', memoryBytes: 1_000_000_000 },
    ]);
    monitor.observeMemory('ollama', [{ model: 'c', memoryBytes: 500 }]);
    monitor.observeMemory('local', [{ model: 'b', memoryBytes: 2_000_000_000 }]);
    expect(monitor.inMemory().map(({ provider, model }) => `${provider}/${model}`)).toEqual(['local/b', 'ollama/c']);
    await monitor.flush();
    const later = world.monitor({ stores: [store], origin: 'two' });
    await later.ready();
    for (const each of [monitor, later]) {
      expect(each.totals().peakMemoryBytes).toBe(4_000_000_500);
      each.record(attempt(world.clock.at, { provider: 'local', model: 'b' }));
      expect(each.model('local/b')).toMatchObject({ peakMemoryBytes: 2_000_000_000 });
      expect(each.provider('local')).toMatchObject({ peakMemoryBytes: 4_000_000_000, peakGpuMemoryBytes: 5 });
    }
  });

  it('refuses an origin that would not fit into keys', () => {
    expect(() => createMonitor({ origin: 'a,b' })).toThrowError(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
