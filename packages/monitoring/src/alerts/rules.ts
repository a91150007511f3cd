import { LlmError } from '@modelhaven/core';
import type { Measurements } from '../measurements.ts';
import { DIMENSIONS, type Dimension } from '../series-index.ts';

/** What a monitor does not see and others tell: safety decisions, providers that are down (1), budgets by the part used. */
export const OBSERVED_METRICS = ['safety_events', 'crisis_events', 'provider_down', 'budget_used'] as const;

/** One of `OBSERVED_METRICS`. */
export type ObservedMetric = (typeof OBSERVED_METRICS)[number];

/** A value of such a metric, and what it is of. */
export interface ObservedValue {
  /** Absent: everything together. */
  readonly name?: string;
  readonly value: number;
}

/** Reads metrics of others, each over the last `windowMs` where that means something. */
export type AlertSources = Readonly<Partial<Record<ObservedMetric, (windowMs: number) => readonly ObservedValue[]>>>;

/** What a rule watches. Rates run from 0 to 1, times are milliseconds, costs are USD per hour. */
export const ALERT_METRICS = [
  'error_rate',
  'latency_p95_ms',
  'first_event_p95_ms',
  'cost_per_hour_usd',
  'requests_per_minute',
  'safety_actions',
  ...OBSERVED_METRICS,
] as const;

/** One of `ALERT_METRICS`. */
export type AlertMetric = (typeof ALERT_METRICS)[number];

/** When to raise an alert, and when to let it go. */
export interface AlertRule {
  /** Unique among the rules. */
  readonly name: string;
  readonly metric: AlertMetric;
  /** Raised while the metric is above this. */
  readonly above: number;
  /** Let go once the metric is at or below this. Default: nine tenths of `above`. */
  readonly clearBelow?: number;
  /** Milliseconds that are looked back. Default: 5 minutes. */
  readonly windowMs?: number;
  /** Milliseconds that the metric must stay above before it is raised. Default: 0. */
  readonly forMs?: number;
  /** Attempts below which nothing is said, of metrics that are measured. Default: 5. */
  readonly minRequests?: number;
  /** What is watched one by one. Absent: everything together; what others observe has names of its own. */
  readonly by?: Dimension;
}

/** A rule with everything filled in. */
export type CheckedRule = Required<Omit<AlertRule, 'by'>> & Pick<AlertRule, 'by'>;

/** Fills in and checks rules. Throws `CONFIG_INVALID` with the field of the first mistake. */
export function checkRules(rules: readonly AlertRule[]): readonly CheckedRule[] {
  const names = new Set<string>();
  return rules.map((rule, at) => {
    const fail = (field: string, message: string) =>
      new LlmError('CONFIG_INVALID', `Alert "${rule.name}": ${message}`, { field: `alerts[${at}].${field}` });
    if (rule.name === '' || names.has(rule.name)) throw fail('name', 'give every alert a name of its own.');
    names.add(rule.name);
    if (!ALERT_METRICS.includes(rule.metric)) throw fail('metric', `choose one of ${ALERT_METRICS.join(', ')}.`);
    if (rule.by !== undefined && isObserved(rule.metric)) throw fail('by', `${rule.metric} has names of its own.`);
    if (rule.by !== undefined && !DIMENSIONS.includes(rule.by)) {
      throw fail('by', `choose one of ${DIMENSIONS.join(', ')}, or leave it out.`);
    }
    const { above, clearBelow = above * 0.9, windowMs = 300_000, forMs = 0, minRequests = 5 } = rule;
    if (!(above >= 0)) throw fail('above', 'the limit must be 0 or more.');
    if (!(clearBelow >= 0 && clearBelow <= above)) throw fail('clearBelow', `it must lie from 0 to ${above}.`);
    if (!(windowMs >= 60_000)) throw fail('windowMs', 'look back for a minute at least.');
    if (!(forMs >= 0)) throw fail('forMs', 'it must be 0 or more.');
    if (!(minRequests >= 0)) throw fail('minRequests', 'it must be 0 or more.');
    return { ...rule, clearBelow, windowMs, forMs, minRequests };
  });
}

/** Whether others tell the values of a metric. */
export function isObserved(metric: AlertMetric): metric is ObservedMetric {
  return OBSERVED_METRICS.some((observed) => observed === metric);
}

/** The value of a metric that is measured; undefined where too little happened to say. */
export function currentValue(rule: CheckedRule, measurements: Measurements): number | undefined {
  const { requests, successes, failures, successRate } = measurements;
  if (requests < rule.minRequests) return undefined;
  switch (rule.metric) {
    case 'error_rate':
      // What callers did is nothing to wake anybody for, nor does it make what failed look rare.
      if (successes + failures < rule.minRequests) return undefined;
      return successRate === undefined ? 0 : failures / (successes + failures);
    case 'latency_p95_ms':
      return measurements.latencyMs?.p95;
    case 'first_event_p95_ms':
      return measurements.firstEventMs?.p95;
    case 'cost_per_hour_usd':
      return (measurements.costUsd * 3_600_000) / rule.windowMs;
    case 'requests_per_minute':
      return (requests * 60_000) / rule.windowMs;
    case 'safety_actions':
      return Object.values(measurements.safetyActions).reduce((sum, count) => sum + count, 0);
    default:
      return undefined;
  }
}
