import type { AttemptRecord } from '@modelhaven/core';
import { addToSeries, emptySeries, pruneSeries, type Retention, type Series } from './series.ts';

/** What measurements are kept by. */
export const DIMENSIONS = ['model', 'provider', 'task', 'key'] as const;

/** One of `DIMENSIONS`. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Where the attempts of names go that came after a dimension was full. */
export const OTHER = '(other)';

/** All series that are kept: one in total, and one for each name of each dimension. */
export interface SeriesIndex {
  readonly total: Series;
  readonly by: Readonly<Record<Dimension, Map<string, Series>>>;
  add(attempt: AttemptRecord, at: number): void;
  prune(now: number): void;
}

/** An index without series. `maxNames` bounds the memory of each dimension, whatever names come in. */
export function createSeriesIndex(retention: Retention, maxNames: number): SeriesIndex {
  const total = emptySeries();
  const by: Record<Dimension, Map<string, Series>> = {
    model: new Map(),
    provider: new Map(),
    task: new Map(),
    key: new Map(),
  };
  const seriesOf = (dimension: Dimension, name: string): Series => {
    const names = by[dimension];
    const known = names.get(name);
    if (known) return known;
    if (names.size >= maxNames && name !== OTHER) return seriesOf(dimension, OTHER);
    const series = emptySeries();
    names.set(name, series);
    return series;
  };
  return {
    total,
    by,
    add(attempt, at) {
      addToSeries(total, attempt, at);
      addToSeries(seriesOf('model', `${attempt.provider}/${attempt.model}`), attempt, at);
      addToSeries(seriesOf('provider', attempt.provider), attempt, at);
      if (attempt.taskType !== undefined) addToSeries(seriesOf('task', attempt.taskType), attempt, at);
      if (attempt.keyId !== undefined) addToSeries(seriesOf('key', attempt.keyId), attempt, at);
    },
    prune(now) {
      pruneSeries(total, now, retention);
      for (const dimension of DIMENSIONS) {
        for (const [name, series] of by[dimension]) {
          if (pruneSeries(series, now, retention)) by[dimension].delete(name);
        }
      }
    },
  };
}
