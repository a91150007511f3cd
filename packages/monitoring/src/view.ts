import { type Measurements, toMeasurements } from './measurements.ts';
import { HOUR_MS, MINUTE_MS, minutesKeptFrom, type Retention, retentionOf, type Series, sumSeries } from './series.ts';
import type { Dimension, SeriesIndex } from './series-index.ts';

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

/** Which part of the numbers a timeline shows, and in which steps. */
export interface TimelineOptions {
  /** Absent: everything together. */
  readonly dimension?: Dimension;
  /** Needed with `dimension`. */
  readonly name?: string;
  /** Milliseconds that the timeline reaches back. Default: an hour. */
  readonly windowMs?: number;
  /**
   * Milliseconds of a step, rounded up to whole minutes, or hours for windows of more than a day (of a user: of more than
   * an hour). Default: a minute. At
   * most 2,000 steps are made.
   */
  readonly stepMs?: number;
}

/** Reads several indexes as if they were one. */
export interface View {
  measure(dimension: Dimension | 'total', name: string, windowMs: number): Measurements;
  breakdown(dimension: Dimension, windowMs: number): readonly NamedMeasurements[];
  timeline(options: TimelineOptions): readonly TimelineStep[];
  /** Lets go of what was read before. */
  forget(): void;
}

interface Known {
  readonly version: number;
  readonly minute: number;
  readonly windowMs: number;
  readonly measurements: Measurements;
}

const MAX_STEPS = 2_000;

/** A view of what the indexes hold at the time of each call. */
export function createView(indexes: () => readonly SeriesIndex[], now: () => number, retention: Retention): View {
  // Selection asks for the same models again and again, most of which nobody used since.
  const known = new Map<string, Known>();

  const find = (dimension: Dimension | 'total', name: string): Series[] =>
    indexes().flatMap((index) => index.find(dimension, name) ?? []);

  const measure: View['measure'] = (dimension, name, windowMs) => {
    const at = now();
    const series = find(dimension, name);
    const version = series.reduce((sum, each) => sum + each.version, series.length);
    const minute = Math.floor(at / MINUTE_MS);
    const key = `${dimension} ${name}`;
    const last = known.get(key);
    if (last?.version === version && last.minute === minute && last.windowMs === windowMs) return last.measurements;
    const from = at - Math.min(Math.max(0, windowMs), retention.hoursMs);
    const measurements = toMeasurements(
      sumSeries(series, from, at, minutesKeptFrom(at, retentionOf(dimension, retention))),
    );
    if (series.length > 0) known.set(key, { version, minute, windowMs, measurements });
    return measurements;
  };

  return {
    measure,
    breakdown(dimension, windowMs) {
      const names = new Set(indexes().flatMap((index) => [...index.names(dimension)]));
      return [...names]
        .map((name) => ({ name, measurements: measure(dimension, name, windowMs) }))
        .filter(({ measurements }) => measurements.requests > 0)
        .sort((a, b) => b.measurements.requests - a.measurements.requests || (a.name < b.name ? -1 : 1));
    },
    timeline({ dimension, name = '', windowMs = HOUR_MS, stepMs = MINUTE_MS }) {
      const at = now();
      const series = find(dimension ?? 'total', dimension === undefined ? '' : name);
      const span = Math.min(Math.max(0, windowMs), retention.hoursMs);
      // Where only hours are kept, a step of minutes would count each hour several times.
      const kept = retentionOf(dimension ?? 'total', retention);
      const unit = span > kept.minutesMs - HOUR_MS ? HOUR_MS : MINUTE_MS;
      const step = Math.ceil(Math.max(stepMs, span / MAX_STEPS, 1) / unit) * unit;
      const end = (Math.floor(at / step) + 1) * step;
      const count = Math.max(1, Math.ceil(span / step));
      const keptFrom = minutesKeptFrom(at, kept);
      return Array.from({ length: count }, (_, position) => {
        const from = end - (count - position) * step;
        const to = from + step;
        return { from, to, measurements: toMeasurements(sumSeries(series, from, to - 1, keptFrom)) };
      });
    },
    forget: () => known.clear(),
  };
}
