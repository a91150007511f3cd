import type { Dimension, Measurements, Monitor } from '@modelhaven/monitoring';
import { toSnakeCase } from './snake-case.ts';

/** What is asked of usage. */
export interface UsageQuery {
  readonly timeframeHours: number;
  readonly by: Dimension;
  /** Names shown at most. */
  readonly limit: number;
  /** Steps in the activity of each name; 0 for none. */
  readonly activitySteps: number;
  /** Milliseconds of a step of the timeline. */
  readonly stepMs: number;
}

const HOUR_MS = 3_600_000;
/** A chart shows no more, and each is some work. */
const MAX_STEPS = 300;

/** What a monitor saw, as our API shows it. */
export function toUsage(monitor: Monitor, query: UsageQuery): unknown {
  const { timeframeHours, by, limit, activitySteps } = query;
  const windowMs = timeframeHours * HOUR_MS;
  const names = monitor.breakdown(by, windowMs);
  const activityOf = (name: string): readonly number[] =>
    monitor
      .timeline({ dimension: by, name, windowMs, stepMs: windowMs / activitySteps })
      .map(({ measurements }) => measurements.requests);
  return toSnakeCase({
    timeframeHours,
    by,
    totals: monitor.totals(windowMs),
    entries: names.slice(0, limit).map(({ name, measurements }) => ({
      name,
      ...measurements,
      ...(activitySteps > 0 ? { activity: activityOf(name) } : {}),
    })),
    moreEntries: Math.max(0, names.length - limit),
    timeline: monitor
      .timeline({ windowMs, stepMs: Math.max(query.stepMs, windowMs / MAX_STEPS) })
      .map(({ from, to, measurements }) => ({ from, to, ...toStep(measurements) })),
  });
}

function toStep({ requests, successes, inputTokens, outputTokens, costUsd, latencyMs }: Measurements) {
  return { requests, successes, inputTokens, outputTokens, costUsd, latencyP95Ms: latencyMs?.p95 };
}
