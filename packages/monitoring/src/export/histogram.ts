/** Counts of values in buckets with fixed borders, as OpenMetrics wants them. */
export interface Histogram {
  /** Upper borders, ascending; one bucket more than these holds all that is larger. */
  readonly borders: readonly number[];
  readonly counts: number[];
  sum: number;
  /** The last value of each bucket and what it belongs to. */
  readonly exemplars: (Exemplar | undefined)[];
}

/** One value that shows what a bucket is made of. */
export interface Exemplar {
  readonly requestId: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A histogram without values. */
export function emptyHistogram(borders: readonly number[]): Histogram {
  return {
    borders,
    counts: new Array<number>(borders.length + 1).fill(0),
    sum: 0,
    exemplars: new Array<Exemplar | undefined>(borders.length + 1).fill(undefined),
  };
}

/** Counts a value of 0 or more; anything else is left out. */
export function observe(histogram: Histogram, value: number, requestId: string, at: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) return;
  const { borders, counts, exemplars } = histogram;
  let bucket = 0;
  while (bucket < borders.length && value > (borders[bucket] as number)) bucket += 1;
  counts[bucket] = (counts[bucket] as number) + 1;
  histogram.sum += value;
  exemplars[bucket] = { requestId, value, at };
}
