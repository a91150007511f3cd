import { abortError, LlmError, type LoadedModel, type Timers, throwIfAborted, untilAborted } from '@modelhaven/core';
import type { EngineModel } from './engine.ts';
import { createLeases, type Leases } from './leases.ts';
import { createSlots } from './slots.ts';

/** What a residency needs to know of the world. */
export interface ResidencyOptions {
  /** Models in memory at once, those being loaded or unloaded included; 1 or more. */
  readonly maxModels: number;
  /** Milliseconds without use after which a model is unloaded; 0: never. */
  readonly idleMs: number;
  /** Loads a model; must stop when the signal fires. */
  readonly load: (id: string, context: LoadContext) => Promise<EngineModel>;
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface LoadContext {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
  /** Tokens of context that the first caller asked for. */
  readonly contextLength?: number;
  readonly gpuLayers?: number | 'auto';
}

export interface AcquireOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly contextLength?: number | undefined;
  readonly gpuLayers?: number | 'auto' | undefined;
}

/** A model in memory that stays there until it is let go. */
export interface HeldModel {
  readonly model: EngineModel;
  release(): void;
}

/** Which models are in memory. One load serves all who wait for it; the least recently used idle model makes room. */
export interface Residency {
  acquire(id: string, options?: AcquireOptions): Promise<HeldModel>;
  loaded(): readonly LoadedModel[];
  /** Waits for answers in progress. Resolves at once where the model is not loaded. */
  unload(id: string): Promise<void>;
  /** Cancels loads, waits for answers in progress and unloads everything. Later calls of `acquire` reject. */
  close(): Promise<void>;
}

interface Resident {
  readonly id: string;
  readonly abort: AbortController;
  readonly leases: Leases;
  readonly ready: Promise<EngineModel>;
  readonly progress: Set<(fraction: number) => void>;
  model?: EngineModel;
  /** Callers that wait for the load; it is cancelled when the last one leaves. */
  waiting: number;
  loadedAt: number;
  usedAt: number;
  timer?: unknown;
  /** Set once it is on its way out; settles when its memory is free. */
  leaving?: Promise<void>;
}

/** A residency with nothing in memory. */
export function createResidency({ maxModels, idleMs, load, timers, now }: ResidencyOptions): Residency {
  const residents = new Map<string, Resident>();
  // Whoever wants to load waits for its turn, so that room goes to who came first.
  const turns = createSlots(['turn']);
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

  const leave = (resident: Resident): Promise<void> => {
    resident.leaving ??= (async () => {
      stopTimer(resident);
      const model = await resident.ready.catch(() => undefined);
      await resident.leases.idle();
      try {
        await model?.dispose();
      } finally {
        forget(resident);
      }
    })();
    return resident.leaving;
  };

  const stopTimer = (resident: Resident) => {
    if (resident.timer !== undefined) timers.clear(resident.timer);
    resident.timer = undefined;
  };

  const becameIdle = (resident: Resident) => {
    if (resident.leaving) return;
    stopTimer(resident);
    if (idleMs > 0) resident.timer = timers.set(() => void leave(resident), idleMs);
    noteChange();
  };

  const idleVictim = (): Resident | undefined => {
    let victim: Resident | undefined;
    for (const resident of residents.values()) {
      if (!resident.model || resident.leaving || resident.leases.count > 0) continue;
      if (!victim || resident.usedAt < victim.usedAt) victim = resident;
    }
    return victim;
  };

  const startLoad = (id: string, options: AcquireOptions): void => {
    const abort = new AbortController();
    const progress = new Set<(fraction: number) => void>();
    let furthest = 0;
    const loadOnce = () =>
      load(id, {
        signal: abort.signal,
        onProgress: (fraction) => {
          furthest = Math.min(1, Math.max(furthest, fraction));
          for (const listener of progress) listener(furthest);
        },
        ...(options.contextLength === undefined ? {} : { contextLength: options.contextLength }),
        ...(options.gpuLayers === undefined ? {} : { gpuLayers: options.gpuLayers }),
      });
    /** Where memory is short, idle models make room one by one, the least recently used first. */
    const loadWithRoom = async (): Promise<EngineModel> => {
      for (;;) {
        try {
          return await loadOnce();
        } catch (error) {
          const isShort = LlmError.is(error) && error.code === 'INSUFFICIENT_RESOURCES';
          const victim = isShort && !abort.signal.aborted ? idleVictim() : undefined;
          if (!victim) throw error;
          await leave(victim);
        }
      }
    };
    const ready = Promise.resolve().then(loadWithRoom);
    const resident: Resident = {
      id,
      abort,
      progress,
      ready,
      waiting: 0,
      loadedAt: 0,
      usedAt: 0,
      leases: createLeases(() => becameIdle(resident)),
    };
    residents.set(id, resident);
    ready.then(
      (model) => {
        resident.model = model;
        // Its answers in progress fail by themselves; whoever asks next loads it anew.
        void model.gone?.then(() => leave(resident)).catch(() => {});
        resident.loadedAt = now();
        resident.usedAt = ++uses;
        if (resident.waiting === 0) becameIdle(resident);
      },
      () => {
        // A load that `leave` waits for is forgotten there.
        if (!resident.leaving) forget(resident);
      },
    );
  };

  /** Starts to load the model when it is its turn and there is room, unless somebody else did meanwhile. */
  const loadInTurn = async (id: string, options: AcquireOptions): Promise<void> => {
    const turn = await turns.acquire(() => 0, options.signal ?? neverAborted);
    try {
      while (!closed && !residents.has(id) && residents.size >= maxModels) {
        const victim = idleVictim();
        await untilAborted(victim ? leave(victim) : change.happened, options.signal);
      }
      if (!closed && !residents.has(id)) startLoad(id, options);
    } finally {
      turns.release(turn);
    }
  };

  const waitForLoad = async (resident: Resident, { signal, onProgress }: AcquireOptions): Promise<EngineModel> => {
    resident.waiting++;
    if (onProgress) resident.progress.add(onProgress);
    try {
      return await untilAborted(resident.ready, signal);
    } finally {
      resident.waiting--;
      if (onProgress) resident.progress.delete(onProgress);
      if (resident.waiting === 0 && !resident.model) {
        resident.abort.abort(signal?.aborted ? abortError(signal) : undefined);
        void leave(resident).catch(() => {});
      }
    }
  };

  return {
    async acquire(id, options = {}) {
      for (;;) {
        throwIfAborted(options.signal);
        if (closed) throw new LlmError('UNAVAILABLE', 'The provider is closed.');
        const resident = residents.get(id);
        if (!resident) {
          await loadInTurn(id, options);
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
        resident.usedAt = ++uses;
        return { model, release: resident.leases.take() };
      }
    },

    loaded() {
      return [...residents.values()].flatMap(({ id, model, leases, loadedAt, leaving }) =>
        model && !leaving
          ? [
              {
                id,
                ...(model.memoryBytes === undefined ? {} : { memoryBytes: model.memoryBytes }),
                ...(model.gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes: model.gpuMemoryBytes }),
                contextLength: model.contextLength,
                loadedAt,
                activeRequests: leases.count,
              },
            ]
          : [],
      );
    },

    async unload(id) {
      const resident = residents.get(id);
      if (resident) await leave(resident);
    },

    async close() {
      closed = true;
      noteChange();
      await Promise.all(
        [...residents.values()].map((resident) => {
          if (!resident.model) resident.abort.abort();
          return leave(resident).catch(() => {});
        }),
      );
    },
  };
}

const neverAborted = new AbortController().signal;

function createChange(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}
