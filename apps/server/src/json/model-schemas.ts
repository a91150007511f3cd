import { z } from 'zod';
import { loadJobSchema } from './load-job-schema.ts';

const count = z.int().min(0);
const price = z.number().min(0).optional();

const prices = {
  input_price: price,
  output_price: price,
  cached_input_price: price,
  cache_write_price: price,
  reasoning_price: price,
  image_price: price,
  request_price: price,
};

/** USD per million tokens; an absent price is unknown. */
export const pricingSchema = z.strictObject({
  ...prices,
  tiers: z.array(z.strictObject({ from_input_tokens: count, ...prices })).optional(),
  source: z.string().optional(),
});

/** What is known of a model. An absent field is unknown. */
export const modelSchema = z
  .strictObject({
    address: z.string().describe('`provider/model`, the name to use in requests.'),
    id: z.string(),
    provider: z.string(),
    name: z.string().optional(),
    description: z.string().optional(),
    capabilities: z.array(z.string()),
    context_length: count.optional(),
    max_output_tokens: count.optional(),
    pricing: pricingSchema.optional(),
    free: z.boolean().optional(),
    local: z.boolean().optional(),
    parameter_count: z.number().optional(),
    active_parameter_count: z.number().optional(),
    quantization: z.string().optional(),
    size_bytes: count.optional(),
    family: z.string().optional(),
    moderated: z.boolean().optional(),
    created_at: z.number().optional().describe('Seconds since 1970.'),
    expires_at: z.number().optional().describe('Seconds since 1970.'),
    languages: z.array(z.string()).optional(),
    license: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Model' });

/** Models, and the providers that could not be asked for theirs. */
export const modelListSchema = z
  .strictObject({
    models: z.array(modelSchema),
    total: count.describe('How many models match, on all pages.'),
    next_cursor: z.string().optional().describe('Send it as `cursor` for the next page; absent on the last.'),
    unavailable: z.array(
      z.strictObject({
        provider: z.string(),
        error: z.looseObject({ code: z.string(), message: z.string() }),
      }),
    ),
  })
  .meta({ id: 'ModelList' });

export const loadedModelSchema = z
  .strictObject({
    address: z.string(),
    id: z.string(),
    memory_bytes: z.number().optional(),
    gpu_memory_bytes: z.number().optional(),
    context_length: count.optional(),
    loaded_at: z.number().optional(),
    expires_at: z.number().optional(),
    active_requests: count.optional(),
    pinned: z.boolean().optional().describe('True where it makes room for no other model.'),
    warnings: z.array(z.string()).optional().describe('What went less well than wanted when it was loaded.'),
  })
  .meta({ id: 'LoadedModel' });

/** A model in memory as our API shows it. */
export type LoadedModelBody = z.output<typeof loadedModelSchema>;

/** What is in memory and on its way there, of the answer of `GET /api/v1/models/status`. */
export const memoryStatusSchema = z.looseObject({
  loaded_models: z.array(loadedModelSchema),
  load_jobs: z.array(loadJobSchema),
});

/** A read status. */
export type MemoryStatus = z.output<typeof memoryStatusSchema>;

export const circuitSchema = z
  .strictObject({
    key: z.string().describe('`provider` or `provider/model`.'),
    state: z.enum(['closed', 'open', 'half-open', 'isolated']),
    consecutive_failures: count,
    next_probe_at: z.number().optional().describe('Milliseconds since 1970.'),
    last_error: z.string().optional(),
  })
  .meta({ id: 'Circuit' });

/** Which of its models a provider lists and uses. */
export const filterSchema = z
  .strictObject({
    show_free_only: z.boolean(),
    prefer_free_models: z.boolean(),
    max_cost_per_token: z.number().min(0).optional().describe('USD per token.'),
  })
  .meta({ id: 'ModelFilter' });

const quotaSchema = z
  .strictObject({
    limit: z.number().optional(),
    used: z.number(),
    used_by_others: z.number().optional().describe('How many of these other servers sent; absent where none.'),
    remaining: z.number().optional(),
    resets_at: z.number().optional().describe('Milliseconds since 1970.'),
    source: z.enum(['headers', 'account', 'documented']),
  })
  .meta({ id: 'RequestQuota' });

const usd = z.number().optional().describe('USD.');

const accountSchema = z
  .strictObject({
    limit_usd: usd,
    limit_remaining_usd: usd,
    limit_reset: z.string().optional(),
    usage_usd: usd,
    usage_today_usd: usd,
    usage_this_month_usd: usd,
    credits_usd: usd,
    credits_remaining_usd: usd,
    credits_read_at: z.number().optional().describe('Milliseconds since 1970; what was spent since is taken off.'),
    is_free_tier: z.boolean().optional(),
    free_requests: z
      .strictObject({
        per_minute: quotaSchema.optional(),
        per_day: quotaSchema.optional(),
        sharing: z
          .enum(['shared', 'away'])
          .optional()
          .describe('Whether other servers on one Redis are counted; `away`: they cannot be heard now.'),
      })
      .optional(),
  })
  .meta({ id: 'Account' });

export const providerSchema = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    health: z.strictObject({
      status: z.enum(['up', 'degraded', 'down']),
      latency_ms: z.number(),
      detail: z.string().optional(),
    }),
    model_count: count.optional(),
    loaded: z.array(loadedModelSchema).optional(),
    filter: filterSchema.optional(),
    account: accountSchema.optional().describe('What the provider says of our key, where it says anything.'),
    circuit: circuitSchema,
    load: z
      .strictObject({ in_flight: count, limit: count, queued: count })
      .optional()
      .describe('Requests under way, the most there may be now, and those that wait; absent until it was first asked.'),
  })
  .meta({ id: 'Provider' });
