import { z } from 'zod';
import { scoresSchema } from './answer-schemas.ts';
import { modelSchema } from './model-schemas.ts';

/** Who would be tried in which order, and why the others would not. */
export const planSchema = z
  .strictObject({
    algorithm: z.string(),
    requirements: z.record(z.string(), z.unknown()),
    prompt_tokens: z.int().min(0),
    prompt_tokens_upper: z.int().min(0).optional().describe('Limits on cost are held against it.'),
    notes: z.array(z.string()).optional().describe('About the plan as a whole.'),
    ranked: z.array(
      z.strictObject({
        address: z.string(),
        model: modelSchema,
        scores: scoresSchema,
        reasons: z.array(z.string()),
        estimated_cost_usd: z.number().optional(),
      }),
    ),
    rejected: z.array(
      z.strictObject({
        address: z.string(),
        reasons: z.array(z.strictObject({ filter: z.string(), message: z.string() })).min(1),
      }),
    ),
  })
  .meta({ id: 'Plan' });
