import { setImmediate } from 'node:timers/promises';
import { type AttemptRecord, LlmError, type Logger, type Timers } from '@modelhaven/core';
import { createAttemptBacklog } from './attempt-backlog.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Retention } from './series.ts';
import { createSeriesIndex, type SeriesIndex } from './series-index.ts';
import type { MetricBlock, MetricStore, Span } from './stores/store.ts';

export interface PersistenceOptions {
  readonly store: MetricStore;
  /** What this process counts. */
  readonly own: SeriesIndex;
  /** Names the blocks of this process; unique among all processes and runs. */
  readonly origin: string;
  readonly retention: Retention;
  readonly maxNames: number;
  readonly flushMs: number;
  readonly refreshMs: number;
  readonly now: () => number;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Called when what others counted was read anew. */
  readonly onChange: () => void;
}

/** Brings what one process counts into a store, and what others counted out of it. */
export interface Persistence {
  /** What others counted, and this process in earlier runs. */
  others(): readonly SeriesIndex[];
  /** Notes that something was counted at that time, and which attempt where it was one. */
  touch(at: number, attempt?: AttemptRecord): void;
  /** Resolves when all that was kept is read, or cannot be. */
  readonly ready: Promise<void>;
  /** Writes what is not written yet. Rejects where the store does; nothing is lost by that, the next flush tries again. */
  flush(): Promise<void>;
  /** Flushes a last time and lets go of the store, which stays open. */
  close(): Promise<void>;
  status(): PersistenceStatus;
}

/** How far what was measured is kept. */
export interface PersistenceStatus {
  /** Whether what was kept before is read; until then, and where it could not be, only this run is seen. */
  readonly isLoaded: boolean;
  /** Minutes and hours that are counted but not written. */
  readonly pendingBlocks: number;
  /** Single attempts that wait to be written; 0 where the store keeps sums only. */
  readonly pendingAttempts: number;
  /** Single attempts that were given up because the store was away for too long. Sums are never given up. */
  readonly droppedAttempts: number;
  /** Milliseconds since 1970; absent before the first. */
  readonly lastFlushAt?: number;
  /** Why the last flush failed; absent where it did not. */
  readonly lastError?: string;
}

const LONGEST_PAUSE_MS = 30_000;
/**
 * How often all of a shared store is read anew, in milliseconds. Otherwise only what is at most two hours old is; whoever was
 * cut off for longer brings older hours.
 */
const LOAD_AGAIN_MS = 6 * HOUR_MS;
/** How soon after the store was away, in milliseconds. */
const CATCH_UP_MS = 120_000;
const STEPS_IN_A_TURN = 4;

/** Starts to read the store and to write to it once per `flushMs`. */
export function createPersistence(options: PersistenceOptions): Persistence {
  const { store, own, origin, retention, maxNames, flushMs, refreshMs, now, timers, logger, onChange } = options;
  const backlog = createAttemptBacklog(store);
  const dirty = { minute: new Set<number>(), hour: new Set<number>() };
  /** Hours that no one writes to any more, and those that others may still be in. */
  let settled = createSeriesIndex(retention, maxNames);
  let live = createSeriesIndex(retention, maxNames);
  let liveFrom = Math.floor(now() / HOUR_MS) - 1;
  let timer: unknown;
  let pauseMs = flushMs;
  let isAway = false;
  let refreshedAt = now();
  let prunedAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  let lastFlushAt: number | undefined;
  let lastError: string | undefined;
  let running: Promise<void> = Promise.resolve();

  const toBlock = (span: Span, index: number): MetricBlock => {
    const entries: MetricBlock['entries'][number][] = [];
    own.each(span, index, (dimension, name, packed) => entries.push({ dimension, name, packed }));
    return { span, index, origin, entries };
  };

  const write = async (isLast: boolean) => {
    try {
      await writeBlocks(isLast);
      await backlog.write();
      lastError = undefined;
    } catch (thrown) {
      lastError = LlmError.from(thrown).message;
      throw thrown;
    }
  };

  const writeBlocks = async (isLast: boolean) => {
    const currentHour = Math.floor(now() / HOUR_MS);
    const minutes = [...dirty.minute];
    const hours = [...dirty.hour].filter((hour) => isLast || hour < currentHour);
    if (minutes.length + hours.length === 0) return;
    const blocks = [...minutes.map((at) => toBlock('minute', at)), ...hours.map((at) => toBlock('hour', at))];
    for (const minute of minutes) dirty.minute.delete(minute);
    for (const hour of hours) dirty.hour.delete(hour);
    try {
      await store.put(blocks.filter(({ entries }) => entries.length > 0));
      lastFlushAt = now();
    } catch (thrown) {
      for (const minute of minutes) dirty.minute.add(minute);
      for (const hour of hours) dirty.hour.add(hour);
      throw thrown;
    }
  };

  const merge = (into: SeriesIndex, { span, index, entries }: MetricBlock, alsoAsHour: boolean) => {
    for (const { dimension, name, packed } of entries) {
      into.merge(dimension, name, span, index, packed);
      if (alsoAsHour) into.merge(dimension, name, 'hour', Math.floor(index / 60), packed);
    }
  };

  // Reading thirty days must not keep requests waiting.
  let steps = 0;
  const letOthersIn = async () => {
    steps += 1;
    if (steps % STEPS_IN_A_TURN === 0) await setImmediate();
  };

  /** What the store holds, read once as a whole: half of it must not be seen, and nothing twice. */
  const load = async (isFirst: boolean) => {
    const at = now();
    const currentHour = Math.floor(at / HOUR_MS);
    const read = {
      settled: createSeriesIndex(retention, maxNames),
      live: createSeriesIndex(retention, maxNames),
      liveFrom: currentHour - 1,
    };
    const summed = new Set<string>();
    const hours = { span: 'hour', from: Math.floor((at - retention.hoursMs) / HOUR_MS), to: currentHour } as const;
    for await (const block of store.read(hours)) {
      await letOthersIn();
      if (block.origin === origin) continue;
      // An hour that others may still be in is summed from its minutes, again at each refresh.
      if (block.index >= read.liveFrom && store.shared) continue;
      summed.add(`${block.origin} ${block.index}`);
      merge(read.settled, block, false);
    }
    const orphans = new Map<string, { readonly origin: string; readonly hour: number; readonly index: SeriesIndex }>();
    const minutes = {
      span: 'minute',
      from: Math.floor((at - retention.minutesMs) / HOUR_MS) * 60,
      to: Math.floor(at / MINUTE_MS),
    } as const;
    for await (const block of store.read(minutes)) {
      await letOthersIn();
      if (block.origin === origin) continue;
      const hour = Math.floor(block.index / 60);
      const isLive = hour >= read.liveFrom && store.shared;
      const key = `${block.origin} ${hour}`;
      merge(isLive ? read.live : read.settled, block, isLive || !summed.has(key));
      if (isFirst && !isLive && !summed.has(key)) {
        const orphan = orphans.get(key) ?? {
          origin: block.origin,
          hour,
          index: createSeriesIndex(retention, maxNames),
        };
        orphans.set(key, orphan);
        merge(orphan.index, block, true);
      }
    }
    // A run that ended without a last word left minutes only. They will be pruned in a day, their hour must not be.
    const repaired = [...orphans.values()].map((orphan): MetricBlock => {
      const entries: MetricBlock['entries'][number][] = [];
      orphan.index.each('hour', orphan.hour, (dimension, name, packed) => entries.push({ dimension, name, packed }));
      return { span: 'hour', index: orphan.hour, origin: orphan.origin, entries };
    });
    if (repaired.length > 0) await store.put(repaired);
    for (const _ of read.settled.warm(now())) await letOthersIn();
    return read;
  };

  let isLoaded = false;
  let hasFailedToLoad = false;
  let isLoading = false;
  let loadAgainAt = now() + LOAD_AGAIN_MS;
  let loadPauseMs = flushMs;
  const loadAnew = async () => {
    isLoading = true;
    hasFailedToLoad = false;
    loadAgainAt = now() + LOAD_AGAIN_MS;
    try {
      ({ settled, live, liveFrom } = await load(!isLoaded));
      isLoaded = true;
      loadPauseMs = flushMs;
      onChange();
    } catch (thrown) {
      hasFailedToLoad = true;
      loadPauseMs = Math.min(LONGEST_PAUSE_MS, loadPauseMs * 2);
      loadAgainAt = now() + loadPauseMs;
      if (closed) return;
      logger.warn({ error: LlmError.from(thrown).message }, 'What was measured before could not be read.');
    } finally {
      isLoading = false;
    }
  };

  const refresh = async () => {
    const at = now();
    const before = settled;
    const fresh = createSeriesIndex(retention, maxNames);
    const newlySettled: MetricBlock[] = [];
    const nextLiveFrom = Math.floor(at / HOUR_MS) - 1;
    const range = { span: 'minute', from: liveFrom * 60, to: Math.floor(at / MINUTE_MS) } as const;
    for await (const block of store.read(range)) {
      if (block.origin === origin) continue;
      if (Math.floor(block.index / 60) < nextLiveFrom) newlySettled.push(block);
      else merge(fresh, block, true);
    }
    // All was read anew meanwhile, and has these hours too.
    if (settled !== before) return;
    for (const block of newlySettled) merge(settled, block, true);
    live = fresh;
    liveFrom = nextLiveFrom;
    onChange();
  };

  const flush = () => {
    running = running.then(
      () => write(false),
      () => write(false),
    );
    return running;
  };

  const tick = async () => {
    try {
      await flush();
      const at = now();
      // Those who were cut off as well bring what they counted within half a minute.
      if (store.shared && isAway) loadAgainAt = Math.min(loadAgainAt, at + CATCH_UP_MS);
      isAway = false;
      // It may have been away when it was asked first. What is counted meanwhile goes on being written.
      if (!isLoading && (hasFailedToLoad || store.shared) && at >= loadAgainAt) void loadAnew();
      if (store.shared && at - refreshedAt >= refreshMs) {
        refreshedAt = at;
        await refresh();
      }
      if (at - prunedAt >= HOUR_MS) {
        prunedAt = at;
        settled.prune(at);
        await store.prune({
          minute: Math.floor((at - retention.minutesMs) / HOUR_MS) * 60,
          hour: Math.floor((at - retention.hoursMs - DAY_MS) / HOUR_MS),
        });
      }
      pauseMs = flushMs;
    } catch (thrown) {
      isAway = true;
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      logger.warn({ error: LlmError.from(thrown).message, retryMs: pauseMs }, 'The metric store does not answer.');
    }
    if (!closed) schedule();
  };
  const schedule = () => {
    timer = timers.set(() => void tick(), pauseMs);
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref();
  };

  const ready = loadAnew();
  schedule();

  return {
    others: () => [settled, live],
    touch(at, attempt) {
      if (attempt) backlog.add(attempt);
      dirty.minute.add(Math.floor(at / MINUTE_MS));
      dirty.hour.add(Math.floor(at / HOUR_MS));
    },
    ready,
    flush,
    async close() {
      if (closed) return running.catch(() => {});
      closed = true;
      timers.clear(timer);
      await ready;
      await running.catch(() => {});
      running = write(true);
      await running;
    },
    status: () => ({
      isLoaded,
      pendingBlocks: dirty.minute.size + dirty.hour.size,
      pendingAttempts: backlog.size,
      droppedAttempts: backlog.dropped,
      ...(lastFlushAt === undefined ? {} : { lastFlushAt }),
      ...(lastError === undefined ? {} : { lastError }),
    }),
  };
}
