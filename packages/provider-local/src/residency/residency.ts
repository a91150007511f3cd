import {
  abortError,
  LlmError,
  type LoadedModel,
  type ResidencyEvent,
  type Timers,
  throwIfAborted,
  untilAborted,
} from '@modelhaven/core';
import type { EngineModel } from '../engine.ts';
import { decide, type LoadPlan, type MemoryLedger } from './admission.ts';
import { createLeases } from './leases.ts';
import { createLoadQueue } from './load-queue.ts';
import { type Departure, leastValuable, NOTHING, type Resident, sumOf } from './resident.ts';
import { toLoadedModel } from './to-loaded-model.ts';

/** What a residency needs to know of the world. */
export interface ResidencyOptions {
  /** Models in memory at once, those being loaded or unloaded included; 1 or more. */
  readonly maxModels: number;
  /** Milliseconds without use after which a model is unloaded, where nobody says otherwise; 0: never. */
  readonly idleMs: number;
  /** Loads a model; must stop when the signal fires. */
  readonly load: (id: string, context: LoadContext) => Promise<EngineModel>;
  /** What a load would take beside the models that are there. Default: nothing is known. */
  readonly plan?: (id: string, options: LoadWish, ledger: MemoryLedger) => Promise<LoadPlan | undefined>;
  /** Models that are pinned from the start. */
  readonly isPinned?: (id: string) => boolean;
  readonly onEvent?: (event: ResidencyEvent) => void;
  readonly timers: Timers;
  /** Timers for those who wait for room: they must keep the process alive. Default: `timers`. */
  readonly wakeTimers?: Timers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How the first caller wants a model to be loaded. */
export interface LoadWish {
  readonly contextLength?: number | undefined;
  readonly gpuLayers?: number | 'auto' | undefined;
}

export interface LoadContext extends LoadWish {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
  /** What it was let in with. */
  readonly plan: LoadPlan | undefined;
}

export interface AcquireOptions extends LoadWish {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Milliseconds without use after which it goes: from now on, whatever was said before. */
  readonly keepAliveMs?: number | undefined;
  readonly pin?: boolean | undefined;
}

/** A model in memory that stays there until it is let go. */
export interface HeldModel {
  readonly model: EngineModel;
  /** Users of the model, this one included. */
  users(): number;
  release(): void;
}

/**
 * Which models are in memory. One load serves all who wait for it. Where places or memory are short, the least valuable
 * idle model makes room; where none is idle, the least valuable one that has been there for a while ends its answers and
 * goes, so that nobody waits for ever and models are not swapped for every request.
 */
export interface Residency {
  acquire(id: string, options?: AcquireOptions): Promise<HeldModel>;
  loaded(): readonly LoadedModel[];
  /** A model that is in memory and not leaving, without holding it there: it may be gone by the next moment. */
  peek(id: string): EngineModel | undefined;
  /** What a load would take if every model left that may. Undefined where nothing is known. */
  planAlone(id: string): Promise<LoadPlan | undefined>;
  /** Waits for answers in progress, and ends a load. Resolves at once where the model is not loaded. */
  unload(id: string): Promise<void>;
  /** Cancels loads, waits for answers in progress and unloads everything. Later calls of `acquire` reject. */
  close(): Promise<void>;
}

/** Longer waits are for ever: a timer holds no more. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A residency with nothing in memory. */
export function createResidency(world: ResidencyOptions): Residency {
  const { maxModels, load, timers, now, onEvent = () => {}, isPinned = () => false } = world;
  const { plan = async () => undefined, wakeTimers = timers } = world;
  const usualKeepAliveMs = world.idleMs > 0 ? world.idleMs : Number.POSITIVE_INFINITY;
  const residents = new Map<string, Resident>();
  let closed = false;
  let uses = 0;

  // Replaced each time something happened that may have made room.
  let change = createChange();
  const noteChange = () => {
    const before = change;
    change = createChange();
    before.happen();
  };

  const forget = (resident: Resident) => {
    if (residents.get(resident.id) === resident) residents.delete(resident.id);
    noteChange();
  };

  const leave = (resident: Resident, reason: Departure): Promise<void> => {
    resident.leaving ??= (async () => {
      stopTimer(resident);
      const model = await resident.ready.catch(() => undefined);
      await resident.leases.idle();
      try {
        await model?.dispose();
      } finally {
        forget(resident);
        if (model) onEvent({ type: 'unloaded', model: resident.id, reason });
      }
    })();
    return resident.leaving;
  };
  const leaveQuietly = (resident: Resident, reason: Departure): void => void leave(resident, reason).catch(() => {});

  const stopTimer = (resident: Resident) => {
    if (resident.timer !== undefined) timers.clear(resident.timer);
    resident.timer = undefined;
    delete resident.expiresAt;
  };

  const becameIdle = (resident: Resident) => {
    if (resident.leaving) return;
    stopTimer(resident);
    resident.touchedAt = now();
    const { keepAliveMs, pinned } = resident;
    if (keepAliveMs <= 0 && !pinned) leaveQuietly(resident, 'idle');
    else if (keepAliveMs <= LONGEST_TIMER_MS && !pinned) {
      resident.timer = timers.set(() => leaveQuietly(resident, 'idle'), keepAliveMs);
      resident.expiresAt = now() + keepAliveMs;
    }
    noteChange();
  };

  const idleVictim = (): Resident | undefined =>
    leastValuable(
      [...residents.values()].filter(
        ({ model, leaving, leases, pinned }) => model && !leaving && !pinned && leases.count === 0,
      ),
      now(),
    );

  const startLoad = (id: string, options: AcquireOptions, planned: LoadPlan | undefined): void => {
    const abort = new AbortController();
    const progress = new Set<(fraction: number) => void>();
    const startedAt = now();
    let furthest = 0;
    const loadOnce = () =>
      load(id, {
        signal: abort.signal,
        onProgress: (fraction) => {
          const before = furthest;
          furthest = Math.min(1, Math.max(furthest, fraction));
          for (const listener of progress) listener(furthest);
          if (toTenths(furthest) > toTenths(before)) onEvent({ type: 'loading', model: id, progress: furthest });
        },
        contextLength: options.contextLength,
        gpuLayers: options.gpuLayers,
        plan: planned,
      });
    /** Where memory turns out to be short, idle models make room one by one, the least valuable first. */
    const loadWithRoom = async (): Promise<EngineModel> => {
      for (;;) {
        try {
          const model = await loadOnce();
          if (!abort.signal.aborted) return model;
          // The engine heard of it too late.
          await model.dispose();
          throw abortError(abort.signal);
        } catch (error) {
          // Engines say that they were stopped; who stopped them knows why.
          if (abort.signal.aborted) throw abortError(abort.signal);
          const isShort = LlmError.is(error) && error.code === 'INSUFFICIENT_RESOURCES';
          const victim = isShort ? idleVictim() : undefined;
          if (!victim) throw error;
          await leave(victim, 'room');
        }
      }
    };
    onEvent({ type: 'loading', model: id, progress: 0 });
    const ready = Promise.resolve().then(loadWithRoom);
    // Engines may take a while to hear that they shall stop; who waits shall not.
    const arrival = untilAborted(ready, abort.signal);
    arrival.catch(() => {});
    const resident: Resident = {
      id,
      abort,
      progress,
      ready,
      arrival,
      footprint: planned ?? NOTHING,
      waiting: 0,
      loadedAt: 0,
      loadMs: 0,
      touchedAt: 0,
      useNumber: 0,
      pinned: isPinned(id),
      keepAliveMs: usualKeepAliveMs,
      leases: createLeases(() => becameIdle(resident)),
    };
    residents.set(id, resident);
    ready.then(
      (model) => {
        resident.model = model;
        // Its answers in progress fail by themselves; whoever asks next loads it anew.
        void model.gone?.then(() => leave(resident, 'lost')).catch(() => {});
        resident.loadedAt = now();
        resident.loadMs = resident.loadedAt - startedAt;
        resident.touchedAt = resident.loadedAt;
        resident.useNumber = ++uses;
        resident.footprint = model.footprint ?? resident.footprint;
        const { memoryBytes, gpuMemoryBytes, warnings } = model;
        onEvent({
          type: 'loaded',
          model: id,
          loadMs: resident.loadMs,
          ...(memoryBytes === undefined ? {} : { memoryBytes }),
          ...(gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes }),
          warnings,
        });
        if (resident.waiting === 0) becameIdle(resident);
        else noteChange();
      },
      (thrown: unknown) => {
        onEvent({ type: 'failed', model: id, error: LlmError.from(thrown) });
        // A load that `leave` waits for is forgotten there.
        if (!resident.leaving) forget(resident);
      },
    );
  };

  /** Starts the load as soon as there is room, unless somebody else did meanwhile. */
  const begin = async (id: string, options: AcquireOptions, signal: AbortSignal): Promise<void> => {
    while (!closed && !residents.has(id)) {
      throwIfAborted(signal);
      const before = change;
      const verdict = await decide({
        residents: [...residents.values()],
        maxModels,
        nowMs: now(),
        plan: (ledger) => plan(id, options, ledger),
      });
      if (closed || residents.has(id)) return;
      throwIfAborted(signal);
      if (verdict.type === 'refuse') throw verdict.error;
      // Nobody else starts loads, so room that was there is still there.
      if (verdict.type === 'load') return startLoad(id, options, verdict.plan);
      if (verdict.type === 'evict') {
        const { victim, wasIdle } = verdict;
        const isStillRight = !victim.leaving && !victim.pinned && wasIdle === (victim.leases.count === 0);
        if (isStillRight)
          await untilAborted(
            leave(victim, 'room').catch(() => {}),
            signal,
          );
      } else if (before === change) await waitForChange(verdict.ms, signal);
    }
  };

  const waitForChange = async (ms: number | undefined, signal: AbortSignal): Promise<void> => {
    const timer = ms === undefined ? undefined : wakeTimers.set(noteChange, ms);
    try {
      await untilAborted(change.happened, signal);
    } finally {
      if (timer !== undefined) wakeTimers.clear(timer);
    }
  };

  const queue = createLoadQueue(begin);

  const cancelIfUnwanted = (resident: Resident | undefined, signal: AbortSignal | undefined) => {
    if (!resident || resident.model || resident.waiting > 0) return;
    resident.abort.abort(signal?.aborted ? abortError(signal) : undefined);
    leaveQuietly(resident, 'asked');
  };

  const waitForLoad = async (resident: Resident, { signal, onProgress }: AcquireOptions): Promise<EngineModel> => {
    resident.waiting++;
    if (onProgress) resident.progress.add(onProgress);
    try {
      return await untilAborted(resident.arrival, signal);
    } finally {
      resident.waiting--;
      if (onProgress) resident.progress.delete(onProgress);
      cancelIfUnwanted(resident, signal);
    }
  };

  const applyWishes = (resident: Resident, { keepAliveMs, pin }: AcquireOptions) => {
    if (keepAliveMs !== undefined) resident.keepAliveMs = keepAliveMs;
    if (pin !== undefined) resident.pinned = pin;
  };

  return {
    async acquire(id, options = {}) {
      for (;;) {
        throwIfAborted(options.signal);
        if (closed) throw new LlmError('UNAVAILABLE', 'The provider is closed.');
        const resident = residents.get(id);
        if (!resident) {
          try {
            await queue.want(id, options, options.signal);
          } catch (error) {
            if (options.signal?.aborted) cancelIfUnwanted(residents.get(id), options.signal);
            throw error;
          }
          continue;
        }
        if (resident.leaving) {
          await untilAborted(
            resident.leaving.catch(() => {}),
            options.signal,
          );
          continue;
        }
        const model = resident.model ?? (await waitForLoad(resident, options));
        if (resident.leaving) continue;
        stopTimer(resident);
        applyWishes(resident, options);
        resident.useNumber = ++uses;
        resident.touchedAt = now();
        return { model, users: () => resident.leases.count, release: resident.leases.take() };
      }
    },

    loaded: () => [...residents.values()].flatMap(toLoadedModel),

    peek(id) {
      const resident = residents.get(id);
      return resident?.leaving ? undefined : resident?.model;
    },

    planAlone(id) {
      const all = [...residents.values()];
      const kept = sumOf(all.filter(({ pinned }) => pinned));
      return plan(id, {}, { kept, coming: NOTHING, freed: sumOf(all.filter(({ pinned }) => !pinned)) });
    },

    async unload(id) {
      queue.cancel(id, unloadedMeanwhile());
      const resident = residents.get(id);
      if (!resident) return;
      if (!resident.model) resident.abort.abort(unloadedMeanwhile());
      await leave(resident, 'asked');
    },

    async close() {
      closed = true;
      noteChange();
      await Promise.all(
        [...residents.values()].map((resident) => {
          if (!resident.model) resident.abort.abort();
          return leave(resident, 'closed').catch(() => {});
        }),
      );
    },
  };
}

/** Whoever waits shall neither wait on nor bring it back: another model may answer. */
const unloadedMeanwhile = (): LlmError =>
  new LlmError('INSUFFICIENT_RESOURCES', 'The load of this model was stopped, since somebody unloaded it.', {
    field: 'model',
  });

const toTenths = (fraction: number): number => Math.floor(fraction * 10);

function createChange(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}
