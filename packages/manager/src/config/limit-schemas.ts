import { z } from 'zod';

const count = z.int().min(1).max(1e12);
const usd = z.number().min(0.000_001).max(1_000_000);

/** How much may be used in any minute, hour or day. What is not named is not limited. */
export const limitsSchema = z
  .strictObject({
    requests_per_minute: count.optional(),
    requests_per_hour: count.optional(),
    requests_per_day: count.optional(),
    tokens_per_minute: count.optional().describe('Of prompts and answers together.'),
    tokens_per_hour: count.optional(),
    tokens_per_day: count.optional(),
    cost_usd_per_minute: usd.optional(),
    cost_usd_per_hour: usd.optional(),
    cost_usd_per_day: usd.optional(),
    concurrent_requests: count.optional().describe('Requests under way at once.'),
  })
  .meta({ id: 'Limits' });

/** How much may be spent in a day or month of UTC. */
export const spendingSchema = z
  .strictObject({
    period: z.enum(['day', 'month']).default('month').describe('Of UTC.'),
    usd,
    enforce: z
      .enum(['hard', 'soft'])
      .default('hard')
      .describe('`hard` refuses what would go beyond it, `soft` only tells of it.'),
    warn_at: z.number().min(0).max(1).default(0.8).describe('Part of it from which it counts as near its end.'),
  })
  .meta({ id: 'Spending' });

/** The same, and whose spending it is about. */
export const budgetSchema = z
  .strictObject({
    per: z
      .enum(['total', 'key', 'user', 'tenant', 'model'])
      .default('total')
      .describe('All spend from one, or each key, user, tenant or model from one of its own.'),
    only: z
      .array(z.string().min(1).max(512))
      .min(1)
      .max(100)
      .optional()
      .describe('Only these keys (by id), users, tenants or models; `*` stands for anything.'),
    ...spendingSchema.shape,
  })
  .meta({ id: 'BudgetRule' });

/** Limits for everybody, each user and each model. */
export const allLimitsSchema = z.strictObject({
  per_key: limitsSchema.optional(),
  per_user: limitsSchema.optional(),
  per_model: z.record(z.string().min(1), limitsSchema).optional(),
});
