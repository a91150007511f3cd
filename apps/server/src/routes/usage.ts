import { z } from 'zod';
import { USAGE_BY, usageSchema } from '../json/measurement-schemas.ts';
import { ownMonitor } from '../json/own-monitor.ts';
import { numberText, timeframeSchema } from '../json/query-schemas.ts';
import { toUsage } from '../json/to-usage.ts';
import { keyIdsOf } from '../keys/key-ids-of.ts';
import type { App, RouteContext } from '../server-types.ts';

const usageQuery = z.strictObject({
  timeframe_hours: timeframeSchema,
  by: z.enum(USAGE_BY).default('model'),
  limit: numberText(z.int().min(1).max(1_000)).default(100).describe('Names shown at most, the most used first.'),
  activity_steps: numberText(z.int().min(0).max(60)).default(0).describe('Steps in the activity of each name.'),
});

/** `GET /api/v1/usage`: what was used, by name and over time. */
export function addUsageRoute(app: App, { manager, usageStepMs, keys, now, responseCache }: RouteContext): void {
  app.get(
    '/api/v1/usage',
    {
      schema: { querystring: usageQuery },
      config: {
        operation: {
          id: 'getUsage',
          tag: 'Monitoring',
          summary: 'Show what was used',
          description:
            'Requests, tokens, cost, success rate, latency and errors in total, by model, provider, task type, key, user, tenant or day, and over time. Keys without the scope `admin` see what was used with the keys of their own tenant. Survives a restart where the store does.',
          responses: { 200: { description: 'The usage.', schema: usageSchema } },
        },
      },
    },
    async ({ query, caller }) => {
      const seesAll = caller?.isAdmin ?? true;
      return toUsage(ownMonitor(manager.monitor, caller, keyIdsOf(keys, caller)), {
        timeframeHours: query.timeframe_hours,
        by: query.by,
        limit: query.limit,
        activitySteps: query.activity_steps,
        stepMs: usageStepMs,
        now: now(),
        ...(responseCache && seesAll ? { cache: responseCache.counts() } : {}),
      });
    },
  );
}
