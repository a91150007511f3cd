import type { AttemptRecord } from '../../packages/core/src/index.ts';
import { toSample } from '../../packages/monitoring/src/sample.ts';
import {
  addToSeries,
  DAY_MS,
  DEFAULT_RETENTION,
  emptySeries,
  minutesKeptFrom,
  pruneSeries,
  sumSeries,
} from '../../packages/monitoring/src/series.ts';
import { quantile } from '../../packages/monitoring/src/sketch.ts';
import type { Report } from '../figure.ts';
import { attemptOf } from './attempt-of.ts';

const SAMPLES = 1_000_000;
const DAYS = 3;

/** Latencies in milliseconds, from numbers that are even over 0 to 1. */
const SHAPES: readonly { readonly name: string; readonly sample: (random: () => number) => number }[] = [
  { name: 'lognormal', sample: (random) => Math.exp(6 + 0.8 * normal(random)) },
  {
    name: 'bimodal',
    sample: (random) => Math.max(1, random() < 0.7 ? 120 + 15 * normal(random) : 9_000 + 700 * normal(random)),
  },
  // A Pareto with an infinite variance, cut off at a day.
  { name: 'heavy tail', sample: (random) => Math.min(DAY_MS, 50 * (1 - random()) ** (-1 / 1.2)) },
  { name: 'constant', sample: () => 1_234.5 },
  { name: 'even', sample: (random) => 1 + 60_000 * random() },
];

/** Percentiles of a million latencies, kept by minutes and hours and read back together, against the exact ones. */
export function benchPercentiles(report: Report): void {
  const end = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 3;
  for (const { name, sample } of SHAPES) {
    report.note(`counting a million latencies of ${DAYS} days: ${name}`);
    const random = createRandom(7);
    const series = emptySeries();
    const exact = new Float64Array(SAMPLES);
    const attempt: AttemptRecord & { totalMs: number } = { ...attemptOf(1, end), outcome: 'OK' };
    for (let at = 0; at < SAMPLES; at++) {
      const totalMs = sample(random);
      exact[at] = totalMs;
      attempt.totalMs = totalMs;
      addToSeries(series, toSample(attempt), end - DAYS * DAY_MS + (at / SAMPLES) * DAYS * DAY_MS);
    }
    // The last 25 hours are read by minutes, what is before by hours and days.
    pruneSeries(series, end, DEFAULT_RETENTION);
    const { latency } = sumSeries([series], end - DAYS * DAY_MS, end, minutesKeptFrom(end, DEFAULT_RETENTION));
    exact.sort();
    let worst = latency.count === SAMPLES ? 0 : Number.POSITIVE_INFINITY;
    for (let permille = 1; permille <= 1_000; permille++) {
      const q = permille / 1_000;
      const right = exact[Math.max(1, Math.ceil(q * SAMPLES)) - 1] as number;
      worst = Math.max(worst, Math.abs((quantile(latency, q) as number) - right) / right);
    }
    report.add({ name: `percentiles of a million, ${name}: worst error`, value: worst * 100, unit: '%', limit: 1 });
  }
}

/** Two even numbers as one of the normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Even over 0 to 1, the same for the same seed (xorshift32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
