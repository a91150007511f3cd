import { getEventListeners } from 'node:events';
import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineModel } from '../engine.ts';
import { createResidency, type LoadContext, type ResidencyOptions } from './residency.ts';

interface Load {
  readonly id: string;
  readonly context: LoadContext;
  isOver: boolean;
  finish(): void;
  fail(error: unknown): void;
}

/** A residency over models that load when told to, with a clock of its own. */
function createWorld(options: Partial<ResidencyOptions> = {}) {
  const loads: Load[] = [];
  const inMemory = new Set<string>();
  const timers = new Map<number, { callback: () => void; ms: number }>();
  let most = 0;
  let next = 0;
  const modelOf = (id: string): EngineModel => ({
    contextLength: 8,
    warnings: [],
    memoryBytes: 5,
    async *generate() {},
    embed: () => Promise.reject(new Error('unused')),
    async dispose() {
      await Promise.resolve();
      if (!inMemory.delete(id)) throw new Error(`${id} was freed twice`);
    },
  });
  const residency = createResidency({
    maxModels: 2,
    idleMs: 1000,
    now: () => 77,
    timers: {
      now: () => 0,
      set(callback, ms) {
        timers.set(++next, { callback, ms });
        return next;
      },
      clear: (handle) => timers.delete(handle as number),
    },
    load: (id, context) =>
      new Promise((resolve, reject) => {
        const load: Load = {
          id,
          context,
          isOver: false,
          finish() {
            if (load.isOver) return;
            load.isOver = true;
            inMemory.add(id);
            most = Math.max(most, inMemory.size);
            resolve(modelOf(id));
          },
          fail(error) {
            load.isOver = true;
            reject(error);
          },
        };
        context.signal.addEventListener('abort', () => load.fail(new LlmError('ABORTED', 'Stopped.')));
        loads.push(load);
      }),
    ...options,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    residency,
    loads,
    inMemory,
    settle,
    mostInMemory: () => most,
    timers,
    /** Loads a model to the end and holds it. */
    async hold(id: string) {
      const held = residency.acquire(id);
      await settle();
      loads.find((load) => load.id === id && !load.isOver)?.finish();
      return held;
    },
    fireTimers() {
      for (const [handle, { callback }] of [...timers]) {
        timers.delete(handle);
        callback();
      }
    },
  };
}

describe('loading', () => {
  it('happens once for all who ask at the same time, with the progress for each', async () => {
    const { residency, loads, settle } = createWorld();
    const seen: number[][] = [[], []];
    const both = seen.map((list) => residency.acquire('a', { onProgress: (fraction) => list.push(fraction) }));
    await settle();
    expect(loads).toHaveLength(1);
    for (const fraction of [0.2, 0.1, 0.9, 3]) loads[0]?.context.onProgress(fraction);
    loads[0]?.finish();
    const [one, two] = await Promise.all(both);
    expect(one?.model).toBe(two?.model);
    expect(seen).toEqual([
      [0.2, 0.2, 0.9, 1],
      [0.2, 0.2, 0.9, 1],
    ]);
    expect(residency.loaded()).toEqual([
      { id: 'a', memoryBytes: 5, contextLength: 8, loadedAt: 77, activeRequests: 2 },
    ]);
  });

  it('goes on when one of two callers leaves, and stops when both have', async () => {
    const { residency, loads, settle } = createWorld();
    const callers = [new AbortController(), new AbortController()];
    const calls = callers.map(({ signal }) => residency.acquire('a', { signal }));
    await settle();
    callers[0]?.abort();
    await expect(calls[0]).rejects.toMatchObject({ code: 'ABORTED' });
    expect(loads[0]?.context.signal.aborted).toBe(false);
    callers[1]?.abort();
    await expect(calls[1]).rejects.toMatchObject({ code: 'ABORTED' });
    expect(loads[0]?.context.signal.aborted).toBe(true);
    await settle();
    // The next one starts anew.
    const again = residency.acquire('a');
    await settle();
    loads[1]?.finish();
    expect((await again).model.contextLength).toBe(8);
    expect(loads.map(({ id }) => id)).toEqual(['a', 'a']);
  });

  it('fails for all who wait, and may be tried again', async () => {
    const { residency, loads, settle, hold } = createWorld();
    const both = [residency.acquire('a'), residency.acquire('a')];
    await settle();
    loads[0]?.fail(new LlmError('MODEL_NOT_FOUND', 'Gone.'));
    for (const call of both) await expect(call).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    await settle();
    expect((await hold('a')).model.contextLength).toBe(8);
    expect(loads.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});

describe('room', () => {
  it('is made by the model that was idle longest', async () => {
    const { hold, residency, inMemory } = createWorld();
    (await hold('a')).release();
    (await hold('b')).release();
    (await hold('a')).release();
    (await hold('c')).release();
    expect([...inMemory].sort()).toEqual(['a', 'c']);
    expect(residency.loaded().map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('is waited for while every model is in use, first come first served', async () => {
    const { hold, residency, loads, settle, inMemory } = createWorld();
    const a = await hold('a');
    const b = await hold('b');
    const order: string[] = [];
    const wanted = ['c', 'd'].map((id) =>
      residency.acquire(id).then((held) => {
        order.push(id);
        return held;
      }),
    );
    await settle();
    expect(loads).toHaveLength(2);
    b.release();
    await settle();
    expect(loads.at(-1)?.id).toBe('c');
    expect([...inMemory]).toEqual(['a']);
    loads.at(-1)?.finish();
    (await wanted[0])?.release();
    await settle();
    loads.at(-1)?.finish();
    await wanted[1];
    expect(order).toEqual(['c', 'd']);
    a.release();
  });

  it('is not lost when a caller who waits for it leaves', async () => {
    const { hold, residency, loads, settle } = createWorld({ maxModels: 1 });
    const a = await hold('a');
    const impatient = new AbortController();
    const left = residency.acquire('b', { signal: impatient.signal });
    const patient = residency.acquire('c');
    await settle();
    impatient.abort();
    await expect(left).rejects.toMatchObject({ code: 'ABORTED' });
    a.release();
    await settle();
    loads.at(-1)?.finish();
    expect((await patient).model.contextLength).toBe(8);
    expect(loads.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});

describe('unloading', () => {
  it('waits for answers in progress, and is done at once for what is not there', async () => {
    const { hold, residency, settle, inMemory } = createWorld();
    const a = await hold('a');
    let done = false;
    const unloading = residency.unload('a').then(() => {
      done = true;
    });
    await settle();
    expect(done).toBe(false);
    expect(residency.loaded()).toEqual([]);
    a.release();
    await unloading;
    expect(inMemory.size).toBe(0);
    await residency.unload('a');
    await residency.unload('never');
  });

  it('ends a load instead of waiting for it, and says so to all who wait', async () => {
    const { residency, loads, settle, inMemory } = createWorld();
    const calls = [residency.acquire('a'), residency.acquire('a')];
    const failures = calls.map((call) => call.then(() => undefined).catch((error: unknown) => error));
    await settle();
    await residency.unload('a');
    expect(loads[0]?.context.signal.aborted).toBe(true);
    for (const failure of await Promise.all(failures))
      expect(failure).toMatchObject({ code: 'INSUFFICIENT_RESOURCES', message: expect.stringMatching(/unloaded it/) });
    expect([inMemory.size, residency.loaded()]).toEqual([0, []]);
    const again = residency.acquire('a');
    await settle();
    loads[1]?.finish();
    (await again).release();
  });

  it('listens once for all who wait', async () => {
    const { residency, loads, settle } = createWorld();
    const calls = Array.from({ length: 30 }, () => residency.acquire('a'));
    await settle();
    const [load] = loads;
    if (!load) throw new Error('There is no load.');
    // Node.js warns on the console of more than ten.
    expect(getEventListeners(load.context.signal, 'abort').length).toBeLessThan(4);
    load.finish();
    for (const { release } of await Promise.all(calls)) release();
  });

  it('frees what an engine loads to its end all the same, and nobody waits for that', async () => {
    let finish = () => {};
    let freed = 0;
    const { residency, settle } = createWorld({
      load: () =>
        new Promise((resolve) => {
          finish = () =>
            resolve({
              contextLength: 1,
              warnings: [],
              async *generate() {},
              embed: () => Promise.reject(new Error('unused')),
              dispose: async () => void freed++,
            });
        }),
    });
    const call = residency.acquire('a').catch((error: unknown) => error);
    await settle();
    const unloading = residency.unload('a');
    expect(await call).toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
    expect(freed).toBe(0);
    finish();
    await unloading;
    expect(freed).toBe(1);
  });

  it('takes a model out of the queue that waits for its turn', async () => {
    const { hold, residency, loads, settle } = createWorld({ maxModels: 1 });
    const a = await hold('a');
    const waiting = residency.acquire('b').catch((error: unknown) => error);
    await settle();
    await residency.unload('b');
    expect(await waiting).toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
    a.release();
    await settle();
    expect(loads.map(({ id }) => id)).toEqual(['a']);
    expect(residency.loaded().map(({ id }) => id)).toEqual(['a']);
  });

  it('lets a request that comes meanwhile load the model anew', async () => {
    const { hold, residency, loads, settle } = createWorld();
    const a = await hold('a');
    const unloading = residency.unload('a');
    const again = residency.acquire('a');
    await settle();
    expect(loads).toHaveLength(1);
    a.release();
    await unloading;
    await settle();
    loads[1]?.finish();
    expect((await again).model).not.toBe(a.model);
  });

  it('happens after a while without use, and not while in use', async () => {
    const { hold, timers, fireTimers, settle, inMemory } = createWorld();
    const first = await hold('a');
    expect(timers.size).toBe(0);
    first.release();
    expect([...timers.values()].map(({ ms }) => ms)).toEqual([1000]);
    const second = await hold('a');
    expect(timers.size).toBe(0);
    second.release();
    fireTimers();
    await settle();
    expect(inMemory.size).toBe(0);
  });

  it('never happens by itself when told so', async () => {
    const { hold, timers } = createWorld({ idleMs: 0 });
    (await hold('a')).release();
    expect(timers.size).toBe(0);
  });
});

describe('closing', () => {
  it('waits for answers, stops loads, frees everything and refuses what comes after', async () => {
    const { hold, residency, loads, settle, inMemory } = createWorld();
    const a = await hold('a');
    const loading = residency.acquire('b');
    const waiting = residency.acquire('c');
    await settle();
    const closing = residency.close();
    await expect(loading).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    a.release();
    await closing;
    expect(inMemory.size).toBe(0);
    expect(loads.map(({ id }) => id)).toEqual(['a', 'b']);
    await expect(residency.acquire('a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

it('holds whatever is done in whatever order', async () => {
  const step = fc.record({
    what: fc.constantFrom('acquire', 'release', 'finish', 'fail', 'unload', 'abort', 'time'),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = createWorld();
      const { residency, loads, settle, inMemory } = world;
      const held: { release(): void }[] = [];
      const aborts: AbortController[] = [];
      const calls: Promise<unknown>[] = [];
      for (const { what, id } of steps) {
        if (what === 'acquire') {
          const abort = new AbortController();
          aborts.push(abort);
          calls.push(
            residency.acquire(id, { signal: abort.signal }).then(
              (model) => held.push(model),
              () => {},
            ),
          );
        } else if (what === 'release') held.shift()?.release();
        else if (what === 'finish') loads.shift()?.finish();
        else if (what === 'fail') loads.shift()?.fail(new Error('no'));
        else if (what === 'unload') calls.push(residency.unload(id));
        else if (what === 'abort') aborts.shift()?.abort();
        else world.fireTimers();
        await settle();
        expect(residency.loaded().length).toBeLessThanOrEqual(2);
      }
      const closing = residency.close();
      for (const model of held) model.release();
      for (const abort of aborts) abort.abort();
      await closing;
      for (const model of held) model.release();
      await Promise.all(calls);
      await settle();
      // A load that had ended when nobody wanted it any more is freed like all others.
      expect(inMemory.size).toBe(0);
      expect(world.mostInMemory()).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});

it('a model that is gone by itself is freed after its answers, and loaded anew for who asks next', async () => {
  const ends: (() => void)[] = [];
  let freed = 0;
  const { residency, settle } = createWorld({
    load: async () => ({
      contextLength: 8,
      warnings: [],
      gone: new Promise<void>((resolve) => ends.push(resolve)),
      async *generate() {},
      embed: () => Promise.reject(new Error('unused')),
      dispose: async () => {
        freed++;
      },
    }),
  });
  const held = await residency.acquire('a');
  ends[0]?.();
  await settle();
  expect(residency.loaded()).toEqual([]);
  const next = residency.acquire('a');
  await settle();
  expect([ends.length, freed]).toEqual([1, 0]);
  held.release();
  expect((await next).model).not.toBe(held.model);
  expect([ends.length, freed]).toEqual([2, 1]);
});

it('idle models make room one by one where memory is short, and only then the load fails', async () => {
  const { residency, loads, inMemory, hold, settle } = createWorld({ maxModels: 4 });
  const short = new LlmError('INSUFFICIENT_RESOURCES', 'No room.');
  const failLast = async () => {
    loads.at(-1)?.fail(short);
    await settle();
  };
  const busy = await hold('busy');
  for (const id of ['old', 'new']) (await hold(id)).release();
  const fourth = residency.acquire('big');
  await settle();
  await failLast();
  expect([...inMemory]).toEqual(['busy', 'new']);
  loads.at(-1)?.finish();
  (await fourth).release();
  expect(loads.map(({ id }) => id)).toEqual(['busy', 'old', 'new', 'big', 'big']);
  const fifth = residency.acquire('huge');
  fifth.catch(() => {});
  await settle();
  for (let i = 0; i < 3; i++) await failLast();
  await expect(fifth).rejects.toBe(short);
  expect([...inMemory]).toEqual(['busy']);
  busy.release();
});
