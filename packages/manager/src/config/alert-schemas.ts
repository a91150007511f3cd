import { ALERT_METRICS, DIMENSIONS, OBSERVED_METRICS } from '@modelhaven/monitoring';
import { z } from 'zod';

const limit = z.number().min(0);

/** Limits of metrics that have a usual one: a provider that is down, and a budget of which four fifths are used. */
export const USUAL_LIMITS: Readonly<Partial<Record<(typeof ALERT_METRICS)[number], number>>> = {
  provider_down: 0,
  budget_used: 0.8,
};

/** One rule, as it is written; that names differ and limits fit together is checked as well. */
const alertRuleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  metric: z.enum(ALERT_METRICS),
  above: limit.optional(),
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
        const limit = above ?? USUAL_LIMITS[metric];
        if (limit === undefined) fail('above', 'is missing: from where on shall it be told?');
        else if (clearBelow !== undefined && clearBelow > limit) fail('clear_below', `must lie from 0 to ${limit}`);
        if (by !== undefined && OBSERVED_METRICS.some((observed) => observed === metric)) {
          fail('by', `must be left out: ${metric} has names of its own`);
        }
      }
    })
    .optional(),
  webhook: webhookSchema.optional(),
});
