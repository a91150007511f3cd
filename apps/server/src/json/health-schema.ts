import { z } from 'zod';

const count = z.int().min(0);
const time = z.number().describe('Milliseconds since 1970.');
const status = z.enum(['up', 'degraded', 'down', 'unknown']);

/** How a provider is and was, as checks and attempts tell. */
export const providerHealthSchema = z
  .strictObject({
    id: z.string(),
    status,
    since: time,
    checked_at: time.optional(),
    latency_ms: z.number().optional().describe('Of the last check.'),
    detail: z.string().optional(),
    checks: count,
    failed_checks: count,
    history: z
      .array(
        z.strictObject({
          status,
          since: time,
          until: time.optional(),
          source: z.enum(['check', 'attempt']),
          detail: z.string().optional(),
        }),
      )
      .describe('The latest 50 states, newest first.'),
    models: z
      .array(
        z.strictObject({
          id: z.string(),
          status,
          last_success_at: time.optional(),
          last_failure_at: time.optional(),
          last_error: z.string().optional(),
        }),
      )
      .describe('Models in memory, by how attempts at them ended.'),
  })
  .meta({ id: 'ProviderHealth' });
