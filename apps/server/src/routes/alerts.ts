import { ALERT_METRICS, DIMENSIONS } from '@modelhaven/monitoring';
import { z } from 'zod';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const count = z.int().min(0);

const event = z
  .strictObject({
    state: z.enum(['raised', 'cleared']),
    rule: z.string(),
    dimension: z.enum(DIMENSIONS).optional(),
    name: z.string().optional().describe('What it is about; absent where the rule watches everything together.'),
    value: z.number().optional().describe('Absent where it was cleared for want of values.'),
    above: z.number(),
    at: z.number().describe('Milliseconds since 1970.'),
    message: z.string(),
  })
  .meta({ id: 'AlertEvent' });

const rule = z
  .strictObject({
    name: z.string(),
    metric: z.enum(ALERT_METRICS),
    above: z.number(),
    clear_below: z.number().optional(),
    window_ms: z.number().optional(),
    for_ms: z.number().optional(),
    min_requests: z.number().optional(),
    by: z.enum(DIMENSIONS).optional(),
  })
  .meta({ id: 'AlertRule' });

const answer = z
  .strictObject({
    active: z.array(event).describe('What is raised now, in the order in which it was raised.'),
    history: z.array(event).describe('The latest 200 changes since the start, newest first.'),
    rules: z.array(rule),
    webhook: z
      .strictObject({ delivered: count, failed: count, dropped: count, queued: count })
      .optional()
      .describe('How deliveries went since the start; absent without a webhook.'),
  })
  .meta({ id: 'Alerts' });

/** `GET /api/v1/alerts`: what is raised, what was, and by which rules. */
export function addAlertsRoute(app: App, { alerts }: RouteContext): void {
  app.get(
    '/api/v1/alerts',
    {
      config: {
        operation: {
          id: 'listAlerts',
          tag: 'Monitoring',
          summary: 'Show alerts and their rules',
          description: 'Rules stand in the configuration under `performance_monitoring.alerts`.',
          responses: { 200: { description: 'The alerts.', schema: answer } },
        },
      },
    },
    async () => {
      if (!alerts) return { active: [], history: [], rules: [] };
      const webhook = alerts.webhook();
      return toSnakeCase({
        active: alerts.active(),
        history: alerts.history(),
        rules: alerts.rules,
        ...(webhook ? { webhook } : {}),
      });
    },
  );
}
