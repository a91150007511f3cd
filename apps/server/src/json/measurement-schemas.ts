import { z } from 'zod';

const count = z.int().min(0);
const percentiles = z.strictObject({ p50: z.number(), p95: z.number(), p99: z.number() });

const sums = {
  requests: count,
  successes: count,
  input_tokens: count,
  output_tokens: count,
  cost_usd: z.number().min(0).describe('USD; the sum of what is known.'),
};

/** What was seen of one model in a span of time. A monitor may know more than this. */
export const measurementsSchema = z
  .looseObject({
    address: z.string(),
    timeframe_hours: z.number(),
    ...sums,
    success_rate: z.number().min(0).max(1).optional().describe('Without answers that their readers cancelled.'),
    errors: z.record(z.string(), count).describe('Number of failures by code.'),
    cached_input_tokens: count,
    reasoning_tokens: count,
    latency_ms: percentiles.optional(),
    first_event_ms: percentiles.optional(),
    tokens_per_second: z.number().optional(),
    last_used_at: z.number().optional().describe('Milliseconds since 1970.'),
  })
  .meta({ id: 'Measurements' });

/** What was seen of all models. */
export const performanceSchema = z
  .strictObject({
    timeframe_hours: z.number(),
    totals: z.strictObject(sums),
    models: z.array(measurementsSchema),
  })
  .meta({ id: 'Performance' });
