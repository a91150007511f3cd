import { CAPABILITIES, TASK_TYPES } from '@modelhaven/core';
import { z } from 'zod';

/** What a model can do. */
export const capabilitySchema = z.enum(CAPABILITIES);

/** One of the known task types or of those that the config declares. */
export const taskTypeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'Expected a name such as general_chat')
  .meta({ examples: [...TASK_TYPES] });

const names = z.array(z.string().min(1).max(512)).max(200);
const score = z.number().min(0).max(10);

/** What the caller demands of whoever answers. An absent field demands nothing. */
export const requirementFields = {
  task_type: taskTypeSchema.optional(),
  required_capabilities: z.array(capabilitySchema).max(17).optional(),
  context_length_needed: z.int().positive().optional().describe('Tokens that prompt and answer need together.'),
  max_latency_ms: z.number().positive().optional().describe('Milliseconds until the whole answer is there.'),
  min_quality_score: score.optional(),
  max_cost_per_token: z.number().min(0).optional().describe('USD per token.'),
  max_cost_usd: z
    .number()
    .min(0)
    .optional()
    .describe(
      'USD for the whole request, failed attempts included; the answer is asked to be no longer than it pays for.',
    ),
  therapeutic_safety_required: z.boolean().optional(),
  min_safety_score: score.optional(),
  providers: names.optional().describe('Only these providers.'),
  exclude: names.optional().describe('Never these addresses or providers.'),
  free_only: z.boolean().optional(),
  prefer_free: z.boolean().optional(),
  local_only: z.boolean().optional(),
  prefer: z.enum(['quality', 'speed', 'cost', 'local']).optional(),
} as const;
