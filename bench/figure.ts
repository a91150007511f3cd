/** One measured figure and what it must stay below; without a limit it is only reported. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

/** Median and 99th percentile of many runs, in microseconds. A quarter as many runs warm up before. */
export function timeRuns(runs: number, work: () => unknown): { readonly p50: number; readonly p99: number } {
  for (let run = 0; run < runs / 4; run++) work();
  const times = Float64Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return (performance.now() - startedAt) * 1_000;
  }).sort();
  return { p50: times[Math.floor(runs * 0.5)] ?? 0, p99: times[Math.floor(runs * 0.99)] ?? 0 };
}

/** Prints figures as a table. Returns false where one is above its limit. */
export function printFigures(figures: readonly Figure[]): boolean {
  for (const { name, value, unit, limit } of figures) {
    const verdict = limit === undefined ? '' : value <= limit ? `ok (limit ${limit})` : `TOO MUCH (limit ${limit})`;
    console.log(`${name.padEnd(60)} ${value.toFixed(2).padStart(12)} ${unit.padEnd(14)} ${verdict}`);
  }
  return figures.every(({ value, limit }) => limit === undefined || value <= limit);
}
