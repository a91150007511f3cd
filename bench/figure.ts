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

/** Milliseconds of the processor that this process has used: other programs on the machine do not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Median of the processor's milliseconds over many runs, a quarter as many before them to warm up. */
export function cpuMsOf(runs: number, work: () => unknown): number {
  for (let run = 0; run < runs / 4; run++) work();
  const times = Float64Array.from({ length: runs }, () => {
    const startedAt = cpuMs();
    work();
    return cpuMs() - startedAt;
  }).sort();
  return times[Math.floor(runs / 2)] ?? 0;
}

/** Prints figures as a table. Returns false where one is above its limit. */
export function printFigures(figures: readonly Figure[]): boolean {
  for (const { name, value, unit, limit } of figures) {
    const verdict = limit === undefined ? '' : value <= limit ? `ok (limit ${limit})` : `TOO MUCH (limit ${limit})`;
    console.log(`${name.padEnd(60)} ${value.toFixed(2).padStart(12)} ${unit.padEnd(14)} ${verdict}`);
  }
  return figures.every(({ value, limit }) => limit === undefined || value <= limit);
}

/** Figures one by one, each printed when it is there, with a line on what is being prepared. */
export interface Report {
  note(text: string): void;
  add(figure: Figure): void;
  /** False where one figure was above its limit. */
  readonly isWithinLimits: boolean;
}

/** A report to standard output. */
export function createReport(): Report {
  let isWithinLimits = true;
  return {
    note: (text) => console.log(`... ${text}`),
    add(figure) {
      if (!printFigures([figure])) isWithinLimits = false;
    },
    get isWithinLimits() {
      return isWithinLimits;
    },
  };
}
