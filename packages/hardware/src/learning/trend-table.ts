/** Where a series lies: mean and variance, recent values counting more. */
export interface Trend {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** Every series, as JSON. */
export type TrendState = Readonly<Record<string, Trend>>;

/** Many series of numbers under names. */
export interface TrendTable {
  add(name: string, value: number): void;
  get(name: string): Trend | undefined;
  state(): TrendState;
}

/** A value further out than this is taken as this far: one stalled run must not turn everything over. */
const FARTHEST = Math.log(8);
/** The newest value counts for at least this share. */
const LEAST_SHARE = 0.1;
const MOST_NAME_LENGTH = 300;

/** A table that starts from a kept state; what cannot be read of it is left out. */
export function createTrendTable({
  state,
  maxSeries = 500,
}: {
  readonly state?: unknown;
  readonly maxSeries?: number;
}): TrendTable {
  const trends = new Map<string, Trend>(readState(state).slice(-maxSeries));
  return {
    add: (name, value) => {
      const bounded = Math.max(-FARTHEST, Math.min(FARTHEST, value));
      const { count, mean, variance } = trends.get(name) ?? { count: 0, mean: 0, variance: 0 };
      const share = Math.max(1 / (count + 1), LEAST_SHARE);
      const difference = bounded - mean;
      trends.delete(name);
      trends.set(name, {
        count: count + 1,
        mean: mean + share * difference,
        variance: (1 - share) * (variance + share * difference * difference),
      });
      const oldest = trends.keys().next().value;
      if (trends.size > maxSeries && oldest !== undefined) trends.delete(oldest);
    },
    get: (name) => trends.get(name),
    state: () => Object.fromEntries(trends),
  };
}

function readState(state: unknown): [string, Trend][] {
  if (typeof state !== 'object' || state === null) return [];
  return Object.entries(state).flatMap(([name, value]: [string, unknown]): [string, Trend][] => {
    if (name.length > MOST_NAME_LENGTH || typeof value !== 'object' || value === null) return [];
    const { count, mean, variance } = { count: 0, mean: 0, variance: 0, ...value };
    if (![count, mean, variance].every((number) => typeof number === 'number')) return [];
    const isTrend =
      Number.isSafeInteger(count) &&
      count > 0 &&
      Math.abs(mean) <= FARTHEST &&
      variance >= 0 &&
      variance <= FARTHEST ** 2;
    return isTrend ? [[name, { count, mean, variance }]] : [];
  });
}
