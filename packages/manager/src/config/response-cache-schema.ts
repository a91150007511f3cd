import { z } from 'zod';

const names = z.array(z.string().min(1).max(256));

/** Answers that are given again where the same is asked again. */
export const responseCacheSchema = z.strictObject({
  enabled: z.boolean().optional(),
  store: z
    .string()
    .regex(/^(memory|rediss?:\/\/.+)$/, { error: 'must be "memory", or a redis:// address' })
    .optional()
    .describe('Where answers are kept: in this process, or in a Redis for all servers that have the same secret.'),
  ttl_seconds: z.number().min(1).max(31_536_000).optional().describe('How long an answer is kept.'),
  max_entries: z.int().min(1).max(10_000_000).optional(),
  max_mb: z.number().min(0.001).max(1_048_576).optional().describe('Of all answers together.'),
  max_entry_kb: z.number().min(0.1).max(1_048_576).optional().describe('Larger answers are not kept.'),
  max_temperature: z
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe('Requests above it are not cached unless they have a seed; one that names none counts as 1.'),
  tools: names.optional().describe('Names of tools that only look up; requests with any other are not cached.'),
  share_users: z.boolean().optional().describe('Whether users of one key get answers of each other.'),
  share_tenants: names.optional().describe('Tenants whose keys get answers of each other.'),
  secret: z.string().min(16).max(1_000).optional().describe('The same for all servers that share a store.'),
  semantic: z
    .strictObject({
      enabled: z.boolean().optional(),
      model: z.string().min(1).optional().describe('Address of the model that embeds.'),
      threshold: z.number().min(0.5).max(1).optional(),
    })
    .optional()
    .describe('Also answers questions that mean the same.'),
});
