import { DIMENSIONS } from '@modelhaven/monitoring';
import { z } from 'zod';

/** What rules of the file may watch. */
export const ALERT_RULE_METRICS = [
  'error_rate',
  'latency_p95_ms',
  'first_event_p95_ms',
  'cost_per_hour_usd',
  'requests_per_minute',
  'safety_actions',
  'safety_events',
  'crisis_events',
] as const;

const limit = z.number().min(0);

/** One rule, as it is written; that names differ and limits fit together is checked as well. */
const alertRuleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  metric: z.enum(ALERT_RULE_METRICS),
  above: limit,
  clear_below: limit.optional(),
  window_minutes: z.number().min(1).max(44_640).optional(),
  for_seconds: z.number().min(0).max(86_400).optional(),
  min_requests: z.int().min(0).optional(),
  by: z.enum(DIMENSIONS).optional(),
});

/** A server that is told of events. */
export const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
  secret: z.string().min(16, 'must have at least 16 characters').optional(),
  timeout_ms: z.int().min(100).max(120_000).optional(),
  max_queued: z.int().min(1).max(1_000_000).optional(),
});

/** The section `performance_monitoring.alerts`. */
export const alertsSchema = z.strictObject({
  check_seconds: z.number().min(1).max(3_600).optional(),
  rules: z
    .array(alertRuleSchema)
    .max(200)
    .superRefine((rules, context) => {
      const names = new Set<string>();
      for (const [at, { name, above, clear_below: clearBelow, metric, by }] of rules.entries()) {
        const fail = (key: string, message: string) => context.addIssue({ code: 'custom', path: [at, key], message });
        if (names.has(name)) fail('name', `the name "${name}" is taken; give every alert one of its own`);
        names.add(name);
        if (clearBelow !== undefined && clearBelow > above) fail('clear_below', `must lie from 0 to ${above}`);
        if (by !== undefined && metric.endsWith('_events')) fail('by', `${metric} are counted together only`);
      }
    })
    .optional(),
  webhook: webhookSchema.optional(),
});
