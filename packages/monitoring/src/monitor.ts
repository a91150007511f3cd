import type { AttemptRecord, MeasurementSource, Recorder } from '@modelhaven/core';
import { type Measurements, toMeasurements } from './measurements.ts';
import { createRecent } from './recent.ts';
import { emptyRollup } from './rollup.ts';
import {
  DEFAULT_RETENTION,
  HOUR_MS,
  MINUTE_MS,
  minutesKeptFrom,
  type Retention,
  type Series,
  sumSeries,
} from './series.ts';
import { createSeriesIndex, type Dimension } from './series-index.ts';

export interface MonitorOptions {
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  /** Attempts that `recent` can give back, 0 or more. Default: 1,000. */
  readonly maxRecent?: number;
  /** Names that each dimension keeps apart; what comes after them is counted as `(other)`. Default: 2,000. */
  readonly maxNames?: number;
  /** How long minutes and hours are kept. Default: 25 hours and 30 days. */
  readonly retention?: Retention;
}

/** What was seen under one name of a dimension. */
export interface NamedMeasurements {
  /** A model's address, a provider's id, a task type or a key's id; `(other)` for all that were too many. */
  readonly name: string;
  readonly measurements: Measurements;
}

/** One step of a timeline. */
export interface TimelineStep {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970, exclusive. */
  readonly to: number;
  readonly measurements: Measurements;
}

export interface TimelineOptions {
  /** Absent: everything together. */
  readonly dimension?: Dimension;
  /** Needed with `dimension`. */
  readonly name?: string;
  /** Milliseconds that the timeline reaches back. Default: an hour. */
  readonly windowMs?: number;
  /** Milliseconds of a step, rounded up to whole minutes, or hours for windows of more than a day. Default: a minute. At most 2,000 steps are made. */
  readonly stepMs?: number;
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
  /** The last attempts, newest first. Default: 100. */
  recent(limit?: number): readonly AttemptRecord[];
  /** Calls back with every attempt from now on. A listener that throws is ignored. Returns what ends it. */
  subscribe(listener: (attempt: AttemptRecord) => void): () => void;
  /** Records that could not be counted because they made no sense. */
  readonly dropped: number;
}

const DEFAULT_WINDOW_MS = HOUR_MS;
const MAX_STEPS = 2_000;

/** A monitor that keeps its numbers in memory. */
export function createMonitor(options: MonitorOptions = {}): Monitor {
  const { now = Date.now, maxRecent = 1_000, maxNames = 2_000, retention = DEFAULT_RETENTION } = options;
  const index = createSeriesIndex(retention, maxNames);
  const recent = createRecent<AttemptRecord>(maxRecent);
  const listeners = new Set<(attempt: AttemptRecord) => void>();
  const read = new Map<Series, { version: number; minute: number; windowMs: number; measurements: Measurements }>();
  let prunedAt = Number.NEGATIVE_INFINITY;
  let dropped = 0;

  const pruneHourly = (at: number) => {
    if (Math.abs(at - prunedAt) < HOUR_MS) return;
    prunedAt = at;
    index.prune(at);
    read.clear();
  };

  const measure = (series: Series, windowMs: number): Measurements => {
    const at = now();
    pruneHourly(at);
    const minute = Math.floor(at / MINUTE_MS);
    const known = read.get(series);
    if (known?.version === series.version && known.minute === minute && known.windowMs === windowMs) {
      return known.measurements;
    }
    const from = at - Math.min(Math.max(0, windowMs), retention.hoursMs);
    const measurements = toMeasurements(sumSeries(series, from, at, minutesKeptFrom(at, retention)));
    read.set(series, { version: series.version, minute, windowMs, measurements });
    return measurements;
  };

  const named = (dimension: Dimension, name: string, windowMs = DEFAULT_WINDOW_MS): Measurements | undefined => {
    const series = index.by[dimension].get(name);
    const measurements = series && measure(series, windowMs);
    return measurements && measurements.requests > 0 ? measurements : undefined;
  };

  return {
    record(attempt) {
      try {
        const at = now();
        pruneHourly(at);
        // An attempt counts where it ended; a clock that jumped must not put it into the future.
        const endedAt = Math.min(at, attempt.startedAt + Math.max(0, attempt.totalMs));
        if (!Number.isFinite(endedAt) || endedAt < at - retention.hoursMs) {
          dropped += 1;
          return;
        }
        index.add(attempt, endedAt);
        recent.add(attempt);
      } catch {
        dropped += 1;
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
    totals: (windowMs = retention.hoursMs) => measure(index.total, windowMs),
    breakdown(dimension, windowMs = DEFAULT_WINDOW_MS) {
      return [...index.by[dimension]]
        .map(([name, series]) => ({ name, measurements: measure(series, windowMs) }))
        .filter(({ measurements }) => measurements.requests > 0)
        .sort((a, b) => b.measurements.requests - a.measurements.requests || (a.name < b.name ? -1 : 1));
    },
    timeline({ dimension, name, windowMs = DEFAULT_WINDOW_MS, stepMs = 60_000 } = {}) {
      const series = dimension === undefined ? index.total : index.by[dimension].get(name ?? '');
      const at = now();
      const span = Math.min(Math.max(0, windowMs), retention.hoursMs);
      // Where only hours are kept, a step of minutes would count each hour several times.
      const unit = span > retention.minutesMs - HOUR_MS ? HOUR_MS : MINUTE_MS;
      const step = Math.ceil(Math.max(stepMs, span / MAX_STEPS, 1) / unit) * unit;
      const end = (Math.floor(at / step) + 1) * step;
      const count = Math.max(1, Math.ceil(span / step));
      const keptFrom = minutesKeptFrom(at, retention);
      return Array.from({ length: count }, (_, position) => {
        const from = end - (count - position) * step;
        const to = from + step;
        const rollup = series ? sumSeries(series, from, to - 1, keptFrom) : emptyRollup();
        return { from, to, measurements: toMeasurements(rollup) };
      });
    },
    recent: (limit = 100) => recent.list(limit),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get dropped() {
      return dropped;
    },
  };
}
