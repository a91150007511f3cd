import { addPacked, type PackedRollup, packRollup, unpackRollup } from './pack-rollup.ts';
import {
  addMemoryToRollup,
  addSampleToRollup,
  createRollupSum,
  emptyRollup,
  type MemoryUse,
  mergeRollup,
  type Rollup,
} from './rollup.ts';
import type { Sample } from './sample.ts';

/** Milliseconds. */
export const MINUTE_MS = 60_000;
/** Milliseconds. */
export const HOUR_MS = 3_600_000;
/** Milliseconds. */
export const DAY_MS = 86_400_000;

const MINUTES_PER_DAY = 1_440;
/** Sums of days in a row that one series keeps: windows of a week and a month, and what they were before midnight. */
const MOST_SPANS = 4;

/** How far back a series reaches. */
export interface Retention {
  /** Milliseconds for which single minutes are kept; a whole number of hours. */
  readonly minutesMs: number;
  /** Milliseconds for which single hours are kept. */
  readonly hoursMs: number;
}

/** Minutes for 25 hours, hours for 30 days. */
export const DEFAULT_RETENTION: Retention = { minutesMs: 25 * HOUR_MS, hoursMs: 30 * DAY_MS };

/** How long single minutes of people are kept at most: there may be thousands of them, each active at other times. */
const PEOPLE_MINUTES_MS = 2 * HOUR_MS;

/** How far back a series of a dimension reaches. */
export function retentionOf(dimension: string, retention: Retention): Retention {
  if (dimension !== 'user') return retention;
  return { ...retention, minutesMs: Math.min(retention.minutesMs, PEOPLE_MINUTES_MS) };
}

/** Rollups by minute or hour since 1970. Those that nobody adds to any more are packed. */
export interface RollupMap {
  readonly all: Map<number, Rollup | PackedRollup>;
  /** The index that was added to last; it is not packed. */
  open: number | undefined;
}

/** The attempts of one model, provider, task or key over time, by minute and by hour. Times are milliseconds since 1970. */
export interface Series {
  readonly minutes: RollupMap;
  readonly hours: RollupMap;
  /** What was counted last and is in neither of them yet: all of one minute. */
  fresh: { readonly minute: number; readonly rollup: Rollup } | undefined;
  /** Sums of whole days that are over, made when first asked for, dropped when one of their hours changes. */
  readonly days: Map<number, PackedRollup>;
  /** Sums of several such days in a row, by the first and their number, as long as none of them changes. */
  readonly spans: Map<string, PackedRollup>;
  /** Grows with every change, so that a reader can tell whether what it read is still true. */
  version: number;
}

/** A series without attempts. */
export function emptySeries(): Series {
  return {
    minutes: { all: new Map(), open: undefined },
    hours: { all: new Map(), open: undefined },
    fresh: undefined,
    days: new Map(),
    spans: new Map(),
    version: 0,
  };
}

/**
 * Counts an attempt at the time it ended. It goes into one small rollup that is put into its minute and its hour when the
 * next minute begins or somebody reads: to look for its place in the many buckets of an hour each time takes twice as long.
 */
export function addToSeries(series: Series, sample: Sample, at: number): void {
  series.version += 1;
  const minute = Math.floor(at / MINUTE_MS);
  if (series.fresh?.minute !== minute) {
    settleSeries(series);
    series.fresh = { minute, rollup: emptyRollup() };
  }
  addSampleToRollup(series.fresh.rollup, sample);
}

/** Puts what was counted last where it is read. */
export function settleSeries(series: Series): void {
  if (!series.fresh) return;
  const { minute, rollup } = series.fresh;
  series.fresh = undefined;
  const hour = Math.floor(minute / 60);
  mergeRollup(rollupAt(series.hours, hour), rollup);
  mergeRollup(rollupAt(series.minutes, minute), rollup);
  if (series.days.size > 0) dropDay(series, Math.floor(hour / 24));
}

/** Notes what was occupied at a time. */
export function addMemoryToSeries(series: Series, use: MemoryUse, at: number): void {
  series.version += 1;
  addMemoryToRollup(rollupAt(series.minutes, Math.floor(at / MINUTE_MS)), use);
  const hour = Math.floor(at / HOUR_MS);
  addMemoryToRollup(rollupAt(series.hours, hour), use);
  if (series.days.size > 0) dropDay(series, Math.floor(hour / 24));
}

/**
 * One rollup of everything that several series have from `from` to `to`, widened to whole minutes, or to whole hours where minutes are no longer
 * kept. Whole hours are read as such, so that thirty days take 720 steps.
 */
export function sumSeries(all: readonly Series[], from: number, to: number, keptFrom: number): Rollup {
  for (const series of all) settleSeries(series);
  const sum = createRollupSum();
  eachSpan(from, to, keptFrom, (kind, index, count) => {
    for (const series of all) {
      const rollup =
        kind === 'day'
          ? sumDays(series, index, count)
          : (kind === 'hour' ? series.hours : series.minutes).all.get(index);
      if (rollup instanceof Uint8Array) addPacked(sum, rollup);
      else if (rollup) sum.add(rollup);
    }
  });
  return sum.result();
}

/** Forgets what is older than the retention. Returns true where nothing is left. */
export function pruneSeries(series: Series, now: number, retention: Retention): boolean {
  settleSeries(series);
  forgetBefore(series.minutes, Math.floor((now - retention.minutesMs) / HOUR_MS) * 60);
  const firstHour = Math.floor((now - retention.hoursMs) / HOUR_MS);
  forgetBefore(series.hours, firstHour);
  for (const day of series.days.keys()) if (day * 24 < firstHour) dropDay(series, day);
  return series.hours.all.size === 0 && series.minutes.all.size === 0;
}

/** The earliest time from which single minutes are still whole: the border between pruned hours and kept ones. */
export function minutesKeptFrom(now: number, retention: Retention): number {
  return Math.floor((now - retention.minutesMs) / HOUR_MS) * HOUR_MS;
}

/** Sums up the days of a series that are over, one at each step, so that the first to ask need not wait for all. */
export function* warmDays(series: Series, today: number): Generator<void, void, undefined> {
  settleSeries(series);
  const days = new Set([...series.hours.all.keys()].map((hour) => Math.floor(hour / 24)));
  for (const day of days) {
    if (day >= today || series.days.has(day)) continue;
    sumDay(series, day);
    yield;
  }
}

/** Days that are over are asked for again and again until the next one is: all of them are then one thing to read. */
function sumDays(series: Series, first: number, count: number): PackedRollup {
  if (count === 1) return sumDay(series, first);
  const key = `${first} ${count}`;
  const known = series.spans.get(key);
  if (known) return known;
  const sum = createRollupSum();
  for (let day = first; day < first + count; day++) addPacked(sum, sumDay(series, day));
  const packed = packRollup(sum.result());
  const [oldest] = series.spans.keys();
  if (oldest !== undefined && series.spans.size >= MOST_SPANS) series.spans.delete(oldest);
  series.spans.set(key, packed);
  return packed;
}

function dropDay({ days, spans }: Series, day: number): void {
  if (days.delete(day)) spans.clear();
}

function sumDay(series: Series, day: number): PackedRollup {
  const known = series.days.get(day);
  if (known) return known;
  const sum = createRollupSum();
  for (let hour = day * 24; hour < (day + 1) * 24; hour++) {
    const rollup = series.hours.all.get(hour);
    if (rollup instanceof Uint8Array) addPacked(sum, rollup);
    else if (rollup) sum.add(rollup);
  }
  const packed = packRollup(sum.result());
  series.days.set(day, packed);
  return packed;
}

function eachSpan(
  from: number,
  to: number,
  keptFrom: number,
  visit: (kind: 'minute' | 'hour' | 'day', index: number, count: number) => void,
): void {
  const end = Math.floor(to / MINUTE_MS) + 1;
  let minute = Math.floor(from < keptFrom ? from / HOUR_MS : from / MINUTE_MS) * (from < keptFrom ? 60 : 1);
  while (minute < end) {
    if (minute % MINUTES_PER_DAY === 0 && end - minute >= MINUTES_PER_DAY) {
      const count = Math.floor((end - minute) / MINUTES_PER_DAY);
      visit('day', minute / MINUTES_PER_DAY, count);
      minute += count * MINUTES_PER_DAY;
      continue;
    }
    // The hour that is still running may be read whole too: it holds nothing later than now.
    if (minute % 60 === 0 && (end - minute >= 60 || minute * MINUTE_MS < keptFrom)) {
      visit('hour', minute / 60, 1);
      minute += 60;
    } else {
      visit('minute', minute, 1);
      minute += 1;
    }
  }
}

/** The rollup of a minute or hour, made where there is none yet, unpacked where it was packed. */
export function rollupAt(rollups: RollupMap, index: number): Rollup {
  const known = rollups.all.get(index);
  if (rollups.open !== index) {
    const last = rollups.open === undefined ? undefined : rollups.all.get(rollups.open);
    if (rollups.open !== undefined && last && !(last instanceof Uint8Array)) {
      rollups.all.set(rollups.open, packRollup(last));
    }
    rollups.open = index;
  }
  if (known && !(known instanceof Uint8Array)) return known;
  const rollup = (known && unpackRollup(known)) ?? emptyRollup();
  rollups.all.set(index, rollup);
  return rollup;
}

/** Adds a packed rollup to that of a minute or hour. Where there is none, the bytes are kept as they are. */
export function mergePacked(series: Series, span: 'minute' | 'hour', index: number, packed: PackedRollup): void {
  settleSeries(series);
  series.version += 1;
  if (span === 'hour') dropDay(series, Math.floor(index / 24));
  const rollups = span === 'minute' ? series.minutes : series.hours;
  const known = rollups.all.get(index);
  if (!known) {
    rollups.all.set(index, packed);
    return;
  }
  const added = unpackRollup(packed);
  if (added) mergeRollup(rollupAt(rollups, index), added);
}

function forgetBefore({ all }: RollupMap, index: number): void {
  for (const key of all.keys()) if (key < index) all.delete(key);
}
