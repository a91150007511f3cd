import type { AttemptRecord } from '@modelhaven/core';
import { createDeferred } from './deferred.ts';
import { type PackedRollup, packRollup } from './pack-rollup.ts';
import type { MemoryUse } from './rollup.ts';
import { toSample } from './sample.ts';
import {
  addMemoryToSeries,
  addToSeries,
  DAY_MS,
  emptySeries,
  mergePacked,
  pruneSeries,
  type Retention,
  retentionOf,
  type Series,
  settleSeries,
  warmDays,
} from './series.ts';

/**
 * What measurements are kept by. A user of a tenant is named `tenant/user`, and a model used by one
 * `tenant/provider/model`: what tenants may see of their own.
 */
export const DIMENSIONS = ['model', 'provider', 'task', 'key', 'user', 'tenant', 'tenant_model'] as const;

/** One of `DIMENSIONS`. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Where the attempts of names go that came after a dimension was full. */
export const OTHER = '(other)';

/** All series that are kept: one in total (of no name), and one for each name of each dimension. */
export interface SeriesIndex {
  /** The series of a name, where there is one. */
  find(dimension: Dimension | 'total', name: string): Series | undefined;
  names(dimension: Dimension): IterableIterator<string>;
  /** Counts an attempt that ended at `at`: in the next turn, or when somebody reads. */
  add(attempt: AttemptRecord, at: number): void;
  /** Attempts that made no sense and could not be counted. */
  readonly failed: number;
  /** Notes what was occupied at `at`. */
  addMemory(dimension: 'total' | 'provider' | 'model', name: string, use: MemoryUse, at: number): void;
  /** Adds what was counted elsewhere, in the minute or hour of that number. */
  merge(
    dimension: Dimension | 'total',
    name: string,
    span: 'minute' | 'hour',
    index: number,
    packed: PackedRollup,
  ): void;
  /** Calls back with everything that was counted in one minute or hour. */
  each(
    span: 'minute' | 'hour',
    index: number,
    visit: (dimension: Dimension | 'total', name: string, packed: PackedRollup) => void,
  ): void;
  prune(now: number): void;
  /** Prepares long windows step by step; each step takes about a millisecond. */
  warm(now: number): Generator<void, void, undefined>;
}

interface Ended {
  readonly attempt: AttemptRecord;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An index without series. `maxNames` bounds the memory of each dimension, whatever names come in. */
export function createSeriesIndex(retention: Retention, maxNames: number): SeriesIndex {
  const all: Readonly<Record<Dimension | 'total', Map<string, Series>>> = {
    total: new Map([['', emptySeries()]]),
    model: new Map(),
    provider: new Map(),
    task: new Map(),
    key: new Map(),
    user: new Map(),
    tenant: new Map(),
    tenant_model: new Map(),
  };
  const seriesOf = (dimension: Dimension | 'total', name: string): Series => {
    const names = all[dimension];
    const known = names.get(name);
    if (known) return known;
    if (names.size >= maxNames && name !== OTHER) return seriesOf(dimension, OTHER);
    const series = emptySeries();
    names.set(name, series);
    return series;
  };
  const count = ({ attempt, at }: Ended) => {
    const sample = toSample(attempt);
    const { provider, model, taskType, keyId, tenant, user } = attempt;
    addToSeries(seriesOf('total', ''), sample, at);
    addToSeries(seriesOf('model', `${provider}/${model}`), sample, at);
    addToSeries(seriesOf('provider', provider), sample, at);
    if (taskType !== undefined) addToSeries(seriesOf('task', taskType), sample, at);
    if (keyId !== undefined) addToSeries(seriesOf('key', keyId), sample, at);
    if (user !== undefined)
      addToSeries(seriesOf('user', tenant === undefined ? user : `${tenant}/${user}`), sample, at);
    if (tenant === undefined) return;
    addToSeries(seriesOf('tenant', tenant), sample, at);
    addToSeries(seriesOf('tenant_model', `${tenant}/${provider}/${model}`), sample, at);
  };
  const ended = createDeferred<Ended>(count);
  const settled = (dimension: Dimension | 'total') => {
    ended.settle();
    return all[dimension];
  };

  return {
    find: (dimension, name) => settled(dimension).get(name),
    names: (dimension) => settled(dimension).keys(),
    add: (attempt, at) => ended.add({ attempt, at }),
    get failed() {
      ended.settle();
      return ended.failed;
    },
    addMemory: (dimension, name, use, at) => addMemoryToSeries(seriesOf(dimension, name), use, at),
    merge(dimension, name, span, index, packed) {
      ended.settle();
      mergePacked(seriesOf(dimension, name), span, index, packed);
    },
    each(span, index, visit) {
      for (const dimension of ['total', ...DIMENSIONS] as const) {
        for (const [name, series] of settled(dimension)) {
          settleSeries(series);
          const rollup = (span === 'minute' ? series.minutes : series.hours).all.get(index);
          if (rollup) visit(dimension, name, rollup instanceof Uint8Array ? rollup : packRollup(rollup));
        }
      }
    },
    *warm(now) {
      const today = Math.floor(now / DAY_MS);
      for (const dimension of ['total', 'provider', 'model'] as const) {
        for (const series of settled(dimension).values()) yield* warmDays(series, today);
      }
    },
    prune(now) {
      for (const dimension of ['total', ...DIMENSIONS] as const) {
        const kept = retentionOf(dimension, retention);
        for (const [name, series] of settled(dimension)) {
          const isEmpty = pruneSeries(series, now, kept);
          if (isEmpty && dimension !== 'total') all[dimension].delete(name);
        }
      }
    },
  };
}
