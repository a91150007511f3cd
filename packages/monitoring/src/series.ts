import type { AttemptRecord } from '@modelhaven/core';
import { addToRollup, emptyRollup, mergeRollup, type Rollup } from './rollup.ts';

/** Milliseconds. */
export const MINUTE_MS = 60_000;
/** Milliseconds. */
export const HOUR_MS = 3_600_000;
/** Milliseconds. */
export const DAY_MS = 86_400_000;

/** How far back a series reaches. */
export interface Retention {
  /** Milliseconds for which single minutes are kept; a whole number of hours. */
  readonly minutesMs: number;
  /** Milliseconds for which single hours are kept. */
  readonly hoursMs: number;
}

/** Minutes for 25 hours, hours for 30 days. */
export const DEFAULT_RETENTION: Retention = { minutesMs: 25 * HOUR_MS, hoursMs: 30 * DAY_MS };

/** The attempts of one model, provider, task or key over time, by minute and by hour. Times are milliseconds since 1970. */
export interface Series {
  readonly minutes: Map<number, Rollup>;
  readonly hours: Map<number, Rollup>;
  /** Grows with every change, so that a reader can tell whether what it read is still true. */
  version: number;
}

/** A series without attempts. */
export function emptySeries(): Series {
  return { minutes: new Map(), hours: new Map(), version: 0 };
}

/** Counts an attempt at the time it ended. */
export function addToSeries(series: Series, attempt: AttemptRecord, at: number): void {
  series.version += 1;
  addToRollup(rollupAt(series.minutes, Math.floor(at / MINUTE_MS)), attempt);
  addToRollup(rollupAt(series.hours, Math.floor(at / HOUR_MS)), attempt);
}

/**
 * One rollup of everything from `from` to `to`, widened to whole minutes, or to whole hours where minutes are no longer
 * kept. Whole hours are read as such, so that thirty days take 720 steps.
 */
export function sumSeries(series: Series, from: number, to: number, keptFrom: number): Rollup {
  const sum = emptyRollup();
  eachSpan(from, to, keptFrom, (kind, index) => {
    const rollup = (kind === 'hour' ? series.hours : series.minutes).get(index);
    if (rollup) mergeRollup(sum, rollup);
  });
  return sum;
}

/** Forgets what is older than the retention. Returns true where nothing is left. */
export function pruneSeries(series: Series, now: number, retention: Retention): boolean {
  forgetBefore(series.minutes, Math.floor((now - retention.minutesMs) / HOUR_MS) * 60);
  forgetBefore(series.hours, Math.floor((now - retention.hoursMs) / HOUR_MS));
  return series.hours.size === 0 && series.minutes.size === 0;
}

/** The earliest time from which single minutes are still whole: the border between pruned hours and kept ones. */
export function minutesKeptFrom(now: number, retention: Retention): number {
  return Math.floor((now - retention.minutesMs) / HOUR_MS) * HOUR_MS;
}

function eachSpan(
  from: number,
  to: number,
  keptFrom: number,
  visit: (kind: 'minute' | 'hour', index: number) => void,
): void {
  const end = Math.floor(to / MINUTE_MS) + 1;
  let minute = Math.floor(from < keptFrom ? from / HOUR_MS : from / MINUTE_MS) * (from < keptFrom ? 60 : 1);
  while (minute < end) {
    // The hour that is still running may be read whole too: it holds nothing later than now.
    if (minute % 60 === 0 && (end - minute >= 60 || minute * MINUTE_MS < keptFrom)) {
      visit('hour', minute / 60);
      minute += 60;
    } else {
      visit('minute', minute);
      minute += 1;
    }
  }
}

function rollupAt(rollups: Map<number, Rollup>, index: number): Rollup {
  let rollup = rollups.get(index);
  if (!rollup) {
    rollup = emptyRollup();
    rollups.set(index, rollup);
  }
  return rollup;
}

function forgetBefore(rollups: Map<number, Rollup>, index: number): void {
  for (const key of rollups.keys()) if (key < index) rollups.delete(key);
}
