import { LlmError, type ResidencyEvent } from '@modelhaven/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineModel } from '../engine.ts';
import type { MemoryLedger } from './admission.ts';
import { type AcquireOptions, createResidency, type HeldModel, type ResidencyOptions } from './residency.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  return () => vi.useRealTimers();
});

/** Models that take so many bytes and so long to load, in a memory of a size. */
function createWorld({ bytes = 100, ...options }: Partial<ResidencyOptions> & { readonly bytes?: number } = {}) {
  const sizes = new Map<string, number>();
  const loadMs = new Map<string, number>();
  const order: string[] = [];
  const events: ResidencyEvent[] = [];
  const ledgers: MemoryLedger[] = [];
  let inUse = 0;
  let most = 0;
  const sizeOf = (id: string) => sizes.get(id) ?? 30;
  const residency = createResidency({
    maxModels: 10,
    idleMs: 60_000,
    now: Date.now,
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout), now: Date.now },
    onEvent: (event) => events.push(event),
    plan: async (id, _, ledger) => {
      ledgers.push(ledger);
      const free = bytes - ledger.kept.memoryBytes - ledger.coming.memoryBytes;
      const fits = sizeOf(id) <= free;
      return { fits, rank: 0, memoryBytes: sizeOf(id), gpuMemoryBytes: 0, reason: fits ? '' : `${id} is too large.` };
    },
    load: async (id, { signal }): Promise<EngineModel> => {
      order.push(id);
      await new Promise((resolve) => setTimeout(resolve, loadMs.get(id) ?? 100));
      if (signal.aborted) throw new LlmError('ABORTED', 'Stopped.');
      inUse += sizeOf(id);
      most = Math.max(most, inUse);
      return {
        contextLength: 8,
        warnings: [],
        async *generate() {},
        embed: () => Promise.reject(new Error('unused')),
        async dispose() {
          inUse -= sizeOf(id);
        },
      };
    },
    ...options,
  });
  return {
    residency,
    sizes,
    loadMs,
    order,
    events,
    mostBytes: () => most,
    there: () => residency.loaded().map(({ id }) => id),
    async hold(id: string, acquire: AcquireOptions = {}): Promise<HeldModel> {
      const held = residency.acquire(id, acquire);
      held.catch(() => {});
      await vi.advanceTimersByTimeAsync(2_000);
      return held;
    },
    async use(id: string, acquire: AcquireOptions = {}): Promise<void> {
      (await this.hold(id, acquire)).release();
    },
  };
}

describe('memory', () => {
  it('is reserved before a load, and the least valuable models leave for it', async () => {
    const world = createWorld();
    world.loadMs.set('dear', 1_500);
    for (const id of ['dear', 'b', 'c']) await world.use(id);
    // `b` is unused for less long than `dear`, and far cheaper to load again.
    world.sizes.set('d', 40);
    await world.use('d');
    expect(world.there()).toEqual(['dear', 'c', 'd']);
    expect(world.mostBytes()).toBeLessThanOrEqual(100);
  });

  it('is reserved for loads under way, too', async () => {
    const world = createWorld({ bytes: 50 });
    const both = ['a', 'b'].map((id) => world.residency.acquire(id).then((held) => held.release()));
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(both);
    expect(world.mostBytes()).toBe(30);
  });

  it('that would never do is said at once, and nobody leaves for nothing', async () => {
    const world = createWorld();
    await world.use('a');
    world.sizes.set('huge', 101);
    await expect(world.hold('huge')).rejects.toMatchObject({
      code: 'INSUFFICIENT_RESOURCES',
      message: 'huge is too large.',
    });
    expect(world.there()).toEqual(['a']);
    expect(world.order).toEqual(['a']);
  });

  it('that is promised to pinned models is not to be had', async () => {
    const world = createWorld();
    world.sizes.set('a', 60);
    await world.use('a', { pin: true });
    world.sizes.set('b', 50);
    await expect(world.hold('b')).rejects.toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
    await world.use('a', { pin: false });
    await world.use('b');
    expect(world.there()).toEqual(['b']);
  });

  it('of a GPU is worth an idle model, and not the wait for a busy one', async () => {
    const plan: ResidencyOptions['plan'] = async (_, __, { kept }) => ({
      fits: true,
      rank: kept.gpuMemoryBytes > 0 ? 2 : 0,
      memoryBytes: 1,
      gpuMemoryBytes: kept.gpuMemoryBytes > 0 ? 0 : 10,
      reason: '',
    });
    const world = createWorld({ plan });
    const busy = await world.hold('a');
    await world.use('b');
    expect(world.there()).toEqual(['a', 'b']);
    busy.release();
    await vi.advanceTimersByTimeAsync(1_000);
    await world.use('c');
    expect(world.there()).toEqual(['b', 'c']);
  });
});

describe('places', () => {
  it('that are all taken by pinned models are refused with their names', async () => {
    const world = createWorld({ maxModels: 1, isPinned: (id) => id === 'a' });
    await world.use('a');
    await expect(world.hold('b')).rejects.toMatchObject({
      code: 'INSUFFICIENT_RESOURCES',
      message: expect.stringContaining('pinned (a)'),
    });
    await world.residency.unload('a');
    await world.use('b');
    expect(world.there()).toEqual(['b']);
  });

  it('go round among models that are always busy, in turns that are long beside a load', async () => {
    const world = createWorld({ maxModels: 1 });
    const answered = { a: 0, b: 0, c: 0 };
    const ask = async (id: 'a' | 'b' | 'c') => {
      for (let i = 0; i < 30; i++) {
        const held = await world.residency.acquire(id);
        await new Promise((resolve) => setTimeout(resolve, 50));
        held.release();
        answered[id]++;
      }
    };
    const all = Promise.all([ask('a'), ask('a'), ask('b'), ask('b'), ask('c'), ask('c')]);
    await vi.advanceTimersByTimeAsync(3_000);
    // Everybody has had a turn long before the first is through.
    expect(Math.min(...Object.values(answered))).toBeGreaterThan(5);
    await vi.advanceTimersByTimeAsync(60_000);
    await all;
    expect(answered).toEqual({ a: 60, b: 60, c: 60 });
    // 30 rounds of 50 ms in turns of about 500 ms: not a load per request.
    expect(world.order.length).toBeLessThanOrEqual(15);
  });

  it('are not given away between two requests of one who asks again at once', async () => {
    const world = createWorld({ maxModels: 1 });
    world.loadMs.set('a', 1_000);
    await world.use('a');
    const first = await world.residency.acquire('a');
    const other = world.residency.acquire('b');
    first.release();
    await vi.advanceTimersByTimeAsync(20);
    const second = await world.residency.acquire('a');
    expect(world.order).toEqual(['a']);
    second.release();
    await vi.advanceTimersByTimeAsync(1_000);
    (await other).release();
    expect(world.order).toEqual(['a', 'b']);
  });

  it('come to all who want one model by one turn', async () => {
    const world = createWorld({ maxModels: 1 });
    const busy = await world.hold('x');
    const wanted = ['a', 'b', 'a', 'b', 'a'].map((id) => world.residency.acquire(id).then((held) => held.release()));
    busy.release();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(wanted);
    expect(world.order).toEqual(['x', 'a', 'b']);
  });
});

describe('how long a model stays', () => {
  it('is what was said last', async () => {
    const world = createWorld();
    await world.use('a', { keepAliveMs: 5_000 });
    expect(world.residency.loaded()[0]).toMatchObject({ expiresAt: Date.now() + 5_000 - 0, activeRequests: 0 });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(world.there()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(world.there()).toEqual([]);
    expect(world.events.at(-1)).toEqual({ type: 'unloaded', model: 'a', reason: 'idle' });
  });

  it('is its last answer for 0, and for ever where nothing ends it', async () => {
    const world = createWorld();
    const held = await world.hold('a', { keepAliveMs: 0 });
    const other = await world.residency.acquire('a');
    held.release();
    expect(world.there()).toEqual(['a']);
    other.release();
    await vi.advanceTimersByTimeAsync(1);
    expect(world.there()).toEqual([]);
    await world.use('b', { keepAliveMs: Number.POSITIVE_INFINITY });
    await world.use('c', { pin: true });
    await vi.advanceTimersByTimeAsync(100 * 86_400_000);
    expect(world.there()).toEqual(['b', 'c']);
    expect(world.residency.loaded().map(({ pinned, expiresAt }) => [pinned, expiresAt])).toEqual([
      [undefined, undefined],
      [true, undefined],
    ]);
  });
});

it('tells what happens, in order', async () => {
  const world = createWorld({ maxModels: 1 });
  await world.use('a');
  await world.use('b');
  await world.residency.unload('b');
  expect(world.events).toEqual([
    { type: 'loading', model: 'a', progress: 0 },
    { type: 'loaded', model: 'a', loadMs: 100, warnings: [] },
    { type: 'unloaded', model: 'a', reason: 'room' },
    { type: 'loading', model: 'b', progress: 0 },
    { type: 'loaded', model: 'b', loadMs: 100, warnings: [] },
    { type: 'unloaded', model: 'b', reason: 'asked' },
  ]);
});
