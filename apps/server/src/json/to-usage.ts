import type { CacheCounts } from '@modelhaven/manager';
import type { Measurements, NamedMeasurements } from '@modelhaven/monitoring';
import { forecast, periodOf } from '../limits/period.ts';
import type { USAGE_BY } from './measurement-schemas.ts';
import type { MonitorView } from './own-monitor.ts';
import { toSnakeCase } from './snake-case.ts';

/** What is asked of usage. */
export interface UsageQuery {
  readonly timeframeHours: number;
  readonly by: (typeof USAGE_BY)[number];
  /** Names shown at most. */
  readonly limit: number;
  /** Steps in the activity of each name; 0 for none. */
  readonly activitySteps: number;
  /** Milliseconds of a step of the timeline. */
  readonly stepMs: number;
  /** Milliseconds since 1970; tells which month it is. Absent: nothing is said of the month. */
  readonly now?: number;
  /** What the response cache did, where that is shown. */
  readonly cache?: CacheCounts;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A chart shows no more, and each is some work. */
const MAX_STEPS = 300;

/** What a monitor saw, as our API shows it. */
export function toUsage(monitor: MonitorView, query: UsageQuery): unknown {
  const { timeframeHours, by, limit, activitySteps } = query;
  const windowMs = timeframeHours * HOUR_MS;
  const names = by === 'day' ? daysOf(monitor, windowMs) : monitor.breakdown(by, windowMs);
  const activityOf = (name: string): readonly number[] =>
    by === 'day'
      ? []
      : monitor
          .timeline({ dimension: by, name, windowMs, stepMs: windowMs / activitySteps })
          .map(({ measurements }) => measurements.requests);
  return toSnakeCase({
    timeframeHours,
    complete: monitor.complete,
    by,
    totals: monitor.totals(windowMs),
    ...(query.now === undefined ? {} : { month: monthOf(monitor, query.now) }),
    entries: names.slice(0, limit).map(({ name, measurements }) => ({
      name,
      ...measurements,
      ...(activitySteps > 0 ? { activity: activityOf(name) } : {}),
    })),
    ...(query.cache ? { cache: toSavings(query.cache) } : {}),
    moreEntries: Math.max(0, names.length - limit),
    timeline: monitor
      .timeline({ windowMs, stepMs: Math.max(query.stepMs, windowMs / MAX_STEPS) })
      .map(({ from, to, measurements }) => ({ from, to, ...toStep(measurements) })),
  });
}

function toSavings({ hits, misses, savedCostUsd, savedInputTokens, savedOutputTokens }: CacheCounts) {
  return { hits, misses, savedCostUsd, savedInputTokens, savedOutputTokens };
}

function monthOf(monitor: MonitorView, now: number) {
  const month = periodOf('month', now);
  const costUsd = monitor
    .timeline({ windowMs: now - month.startsAt + DAY_MS, stepMs: DAY_MS })
    .filter(({ from }) => from >= month.startsAt)
    .reduce((sum, { measurements }) => sum + measurements.costUsd, 0);
  return { costUsd, forecastUsd: forecast(costUsd, month, now) };
}

/** Whole days of UTC that the window touches and that were used, the last one first. */
function daysOf(monitor: MonitorView, windowMs: number): readonly NamedMeasurements[] {
  return monitor
    .timeline({ windowMs: windowMs + DAY_MS, stepMs: DAY_MS })
    .filter(({ measurements }) => measurements.requests > 0)
    .map(({ from, measurements }) => ({ name: new Date(from).toISOString().slice(0, 10), measurements }))
    .reverse();
}

function toStep(seen: Measurements) {
  const { requests, successes, failures, inputTokens, outputTokens, costUsd, latencyMs, tokensPerSecond } = seen;
  return {
    ...{ requests, successes, failures, inputTokens, outputTokens, costUsd, tokensPerSecond },
    latencyP50Ms: latencyMs?.p50,
    latencyP95Ms: latencyMs?.p95,
  };
}
