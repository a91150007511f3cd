import {
  type AttemptRecord,
  LlmError,
  type Logger,
  type MeasurementSource,
  type Recorder,
  silentLogger,
  systemTimers,
  type Timers,
} from '@modelhaven/core';
import type { Measurements } from './measurements.ts';
import { createPersistence, type PersistenceStatus } from './persistence.ts';
import { createRecent } from './recent.ts';
import { DEFAULT_RETENTION, HOUR_MS, type Retention } from './series.ts';
import { createSeriesIndex, type Dimension } from './series-index.ts';
import type { MetricStore } from './stores/store.ts';
import { createView, type NamedMeasurements, type TimelineOptions, type TimelineStep } from './view.ts';

/** What a monitor is made with. Everything has a default. */
export interface MonitorOptions {
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  /** Attempts that `recent` can give back, 0 or more. Default: 1,000. */
  readonly maxRecent?: number;
  /** Names that each dimension keeps apart; what comes after them is counted as `(other)`. Default: 2,000. */
  readonly maxNames?: number;
  /** How long minutes and hours are kept. Default: 25 hours and 30 days. */
  readonly retention?: Retention;
  /** Where numbers are kept beyond this process. Each is written to and read from. Default: none. */
  readonly stores?: readonly MetricStore[];
  /** Milliseconds between a write to the stores and the next, which with its time is what a crash can cost. Default: 750. */
  readonly flushMs?: number;
  /** Milliseconds between looks at what other processes counted, for shared stores. Default: 10,000. */
  readonly refreshMs?: number;
  /** Names this run of this process in shared stores: 1 to 64 letters, digits, `.`, `_`, `-`. Default: made up anew. */
  readonly origin?: string;
  readonly timers?: Timers;
  readonly logger?: Logger;
}

/** A model in memory. */
export interface MemoryObservation {
  /** Id of the provider, and its own model id. */
  readonly provider: string;
  readonly model: string;
  /** Bytes of main memory and of GPU memory; absent where that is not known. */
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
}

/**
 * Takes a record of every attempt and tells what was seen. Windows end now and are widened at their far end to whole
 * minutes, or to whole hours further back than a day; within them counts are exact and percentiles within 1 %.
 */
export interface Monitor extends Recorder, MeasurementSource {
  model(address: string, windowMs?: number): Measurements | undefined;
  provider(id: string, windowMs?: number): Measurements | undefined;
  task(taskType: string, windowMs?: number): Measurements | undefined;
  key(keyId: string, windowMs?: number): Measurements | undefined;
  /** Everything together; by default all that is kept. */
  totals(windowMs?: number): Measurements;
  /** Every name of a dimension that was used in the window (by default an hour), the most used first. */
  breakdown(dimension: Dimension, windowMs?: number): readonly NamedMeasurements[];
  /** Measurements step by step, oldest first, for charts. Steps without attempts are there too. */
  timeline(options?: TimelineOptions): readonly TimelineStep[];
  /** The last attempts of this process, newest first. Default: 100. */
  recent(limit?: number): readonly AttemptRecord[];
  /** Calls back with every attempt from now on. A listener that throws is ignored. Returns what ends it. */
  subscribe(listener: (attempt: AttemptRecord) => void): () => void;
  /** Notes which models of a provider are in memory now, and what they occupy. Never throws. */
  observeMemory(provider: string, models: readonly Omit<MemoryObservation, 'provider'>[]): void;
  /** What is in memory, as it was noted last. */
  inMemory(): readonly MemoryObservation[];
  /** Records that could not be counted because they made no sense. */
  readonly dropped: number;
  /** Resolves when what the stores kept is read, or cannot be. Until then only this run is seen. */
  ready(): Promise<void>;
  /** Whether all that the stores kept is seen; false until it is read, and where it could not be. */
  readonly complete: boolean;
  /** Writes what the stores do not have yet. Rejects where one of them does. */
  flush(): Promise<void>;
  /** Writes a last time and closes the stores. What is recorded later is lost to them. Idempotent. */
  close(): Promise<void>;
  /** How each store is doing, in their order. */
  storeStatus(): readonly PersistenceStatus[];
}

const DEFAULT_WINDOW_MS = HOUR_MS;

/** A monitor that keeps its numbers in memory, and in stores where it is given some. Throws `CONFIG_INVALID`. */
export function createMonitor(options: MonitorOptions = {}): Monitor {
  const { now = Date.now, maxRecent = 1_000, maxNames = 2_000, retention = DEFAULT_RETENTION, stores = [] } = options;
  const { flushMs = 750, refreshMs = 10_000, timers = systemTimers, logger = silentLogger } = options;
  const origin = checkOrigin(options.origin ?? crypto.randomUUID());
  const own = createSeriesIndex(retention, maxNames);
  const persistences = stores.map((store) =>
    createPersistence({
      ...{ store, own, origin, retention, maxNames, flushMs, refreshMs, now, timers, logger },
      onChange: () => view.forget(),
    }),
  );
  // Several stores hold the same; what others counted is read from the first.
  const view = createView(() => [own, ...(persistences[0]?.others() ?? [])], now, retention);
  const recent = createRecent<AttemptRecord>(maxRecent);
  const listeners = new Set<(attempt: AttemptRecord) => void>();
  const memory = new Map<string, readonly MemoryObservation[]>();
  let prunedAt = Number.NEGATIVE_INFINITY;
  let dropped = 0;

  const pruneHourly = (at: number) => {
    if (Math.abs(at - prunedAt) < HOUR_MS) return;
    prunedAt = at;
    own.prune(at);
    view.forget();
  };

  const count = (attempt: AttemptRecord): boolean => {
    const at = now();
    pruneHourly(at);
    // An attempt counts where it ended; a clock that jumped must not put it into the future.
    const endedAt = Math.min(at, attempt.startedAt + Math.max(0, attempt.totalMs));
    if (!Number.isFinite(endedAt) || endedAt < at - retention.hoursMs) return false;
    own.add(attempt, endedAt);
    for (const persistence of persistences) persistence.touch(endedAt, attempt);
    recent.add(attempt);
    return true;
  };

  const named = (dimension: Dimension, name: string, windowMs = DEFAULT_WINDOW_MS): Measurements | undefined => {
    const measurements = view.measure(dimension, name, windowMs);
    return measurements.requests > 0 ? measurements : undefined;
  };

  return {
    record(attempt) {
      try {
        if (!count(attempt)) {
          dropped += 1;
          return;
        }
      } catch {
        dropped += 1;
        return;
      }
      for (const listener of listeners) {
        try {
          listener(attempt);
        } catch {
          // A listener's failure is its own; the attempt that is being recorded must not feel it.
        }
      }
    },
    model: (address, windowMs) => named('model', address, windowMs),
    provider: (id, windowMs) => named('provider', id, windowMs),
    task: (taskType, windowMs) => named('task', taskType, windowMs),
    key: (keyId, windowMs) => named('key', keyId, windowMs),
    totals: (windowMs = retention.hoursMs) => view.measure('total', '', windowMs),
    breakdown: (dimension, windowMs = DEFAULT_WINDOW_MS) => view.breakdown(dimension, windowMs),
    timeline: (timeline = {}) => view.timeline(timeline),
    recent: (limit = 100) => recent.list(limit),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    observeMemory(provider, models) {
      try {
        memory.set(
          provider,
          models.map((model) => ({ ...model, provider })),
        );
        const at = now();
        // Nothing in memory is nothing to keep: peaks are.
        if (models.length === 0) return;
        for (const model of models) own.addMemory('model', `${provider}/${model.model}`, model, at);
        own.addMemory('provider', provider, sumMemory(models), at);
        own.addMemory('total', '', sumMemory([...memory.values()].flat()), at);
        for (const persistence of persistences) persistence.touch(at);
      } catch {
        dropped += 1;
      }
    },
    inMemory: () => [...memory.values()].flat(),
    get complete() {
      return persistences.every((persistence) => persistence.status().isLoaded);
    },
    get dropped() {
      return dropped + own.failed;
    },
    async ready() {
      await Promise.all(persistences.map((persistence) => persistence.ready));
    },
    async flush() {
      await Promise.all(persistences.map((persistence) => persistence.flush()));
    },
    async close() {
      const ends = await Promise.allSettled(persistences.map((persistence) => persistence.close()));
      await Promise.all(stores.map((store) => store.close()));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    },
    storeStatus: () => persistences.map((persistence) => persistence.status()),
  };
}

function sumMemory(models: readonly Omit<MemoryObservation, 'provider'>[]) {
  const sum = (pick: (model: Omit<MemoryObservation, 'provider'>) => number | undefined) =>
    models.reduce((total, model) => total + (pick(model) ?? 0), 0);
  return { memoryBytes: sum((model) => model.memoryBytes), gpuMemoryBytes: sum((model) => model.gpuMemoryBytes) };
}

function checkOrigin(origin: string): string {
  if (/^[\w.-]{1,64}$/.test(origin)) return origin;
  throw new LlmError('CONFIG_INVALID', 'The origin of a monitor must be 1 to 64 letters, digits, ".", "_" or "-".', {
    field: 'origin',
  });
}
