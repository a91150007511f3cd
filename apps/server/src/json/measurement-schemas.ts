import { z } from 'zod';

/** What usage may be shown by. */
export const USAGE_BY = ['model', 'provider', 'task', 'key', 'user', 'tenant', 'day'] as const;

const count = z.int().min(0);
const percentiles = z.strictObject({ p50: z.number(), p95: z.number(), p99: z.number() });

const sums = {
  requests: count.describe('Attempts at models: a retry and a stand-in count each.'),
  successes: count,
  failures: count
    .optional()
    .describe(
      'Attempts that failed by no doing of their caller: those of codes that docs/errors.md counts as failures.',
    ),
  input_tokens: count,
  output_tokens: count,
  cost_usd: z.number().min(0).describe('USD; the sum of what is known.'),
};

const measured = {
  ...sums,
  success_rate: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('`successes` among `successes` and `failures`; absent where there were neither.'),
  errors: z
    .record(z.string(), count)
    .describe('How often attempts ended with each code, also with those that are no failures.'),
  cached_input_tokens: count,
  reasoning_tokens: count,
  latency_ms: percentiles.optional(),
  first_event_ms: percentiles.optional(),
  tokens_per_second: z.number().optional(),
  unpriced_requests: count.optional().describe('Answers of unknown price, which are missing in `cost_usd`.'),
  retries: count.optional().describe('Attempts at the same model again.'),
  fallbacks: count.optional().describe('Attempts in place of a model that failed.'),
  hedges: count.optional().describe('Attempts that raced a slow model.'),
  recoveries: count.optional().describe('Attempts that continued an answer that broke off.'),
  queued_ms: percentiles.optional().describe('Waiting for a turn at the provider, of attempts that waited.'),
  safety_actions: z.record(z.string(), count).optional().describe('Attempts by safety action other than none.'),
  peak_memory_bytes: z.number().optional().describe('The most main memory that was occupied; local models only.'),
  peak_gpu_memory_bytes: z.number().optional(),
  last_used_at: z.number().optional().describe('Milliseconds since 1970.'),
};

/** What was seen of one model in a span of time. A monitor may know more than this. */
export const measurementsSchema = z
  .looseObject({ address: z.string(), timeframe_hours: z.number(), ...measured })
  .meta({ id: 'Measurements' });

/** Everything together. */
export const totalsSchema = z.looseObject(measured).meta({ id: 'Totals' });

/** What was seen under one name. */
export const usageEntrySchema = z
  .looseObject({
    name: z
      .string()
      .describe(
        'Address of a model, id of a provider or key, task type, `tenant/user`, tenant, or a day of UTC; `(other)` where they were too many.',
      ),
    ...measured,
    activity: z
      .array(count)
      .optional()
      .describe('Requests in steps of the same length, oldest first; with `activity_steps`.'),
  })
  .meta({ id: 'UsageEntry' });

/** One line of the export: what was seen under one name in one step of time. */
export const metricLineSchema = z
  .strictObject({
    from: z.number().describe('Milliseconds since 1970.'),
    to: z.number().describe('Milliseconds since 1970, exclusive.'),
    dimension: z
      .enum(['total', 'model', 'provider', 'task', 'key', 'user', 'tenant', 'tenant_model'])
      .describe('What the name is one of; `total` is everything together.'),
    name: z
      .string()
      .optional()
      .describe(
        'Address of a model, id of a provider or key, task type, `tenant/user`, tenant, or `tenant/model`; `(other)` where they were too many; absent of `total`.',
      ),
    measurements: totalsSchema,
  })
  .meta({ id: 'MetricLine' });

/** What was used in a span of time, by name and over time. */
export const usageSchema = z
  .strictObject({
    timeframe_hours: z.number(),
    complete: z.boolean().describe('False while what was counted before the start is not read yet.'),
    by: z.enum(USAGE_BY),
    totals: totalsSchema,
    entries: z.array(usageEntrySchema).describe('The most used first.'),
    month: z
      .strictObject({ cost_usd: z.number().min(0), forecast_usd: z.number().min(0).optional() })
      .optional()
      .describe('Cost of the month of UTC so far, and at its end if it goes on like that.'),
    cache: z
      .strictObject({
        hits: count,
        misses: count,
        saved_cost_usd: z.number().min(0),
        saved_input_tokens: count,
        saved_output_tokens: count,
      })
      .optional()
      .describe('What the response cache answered since the start of the process; for admins, where there is one.'),
    more_entries: count.describe('Number of names that `limit` left out.'),
    timeline: z.array(
      z.strictObject({
        from: z.number().describe('Milliseconds since 1970.'),
        to: z.number().describe('Milliseconds since 1970, exclusive.'),
        ...sums,
        latency_p50_ms: z.number().optional(),
        latency_p95_ms: z.number().optional(),
        tokens_per_second: z.number().optional(),
      }),
    ),
  })
  .meta({ id: 'UsageReport' });

/** What `usageSchema` reads. */
export type Usage = z.output<typeof usageSchema>;

/** What a graphics card does now. */
export const gpuUseSchema = z
  .strictObject({
    name: z.string(),
    utilization: z.number().min(0).max(1).optional().describe('How busy it was in the last moments, 0 to 1.'),
    memory_used_bytes: z.number().min(0).optional(),
    memory_total_bytes: z.number().min(0).optional(),
  })
  .meta({ id: 'GpuUse' });

/** What was seen of all models. */
export const performanceSchema = z
  .strictObject({
    timeframe_hours: z.number(),
    complete: z.boolean().describe('False while what was counted before the start is not read yet.'),
    totals: z.strictObject(sums),
    gpus: z
      .array(gpuUseSchema)
      .optional()
      .describe(
        'The graphics cards of this machine now, whoever uses them; absent where none is known. What a loaded model occupies of them stands with the model.',
      ),
    models: z.array(measurementsSchema),
  })
  .meta({ id: 'Performance' });
