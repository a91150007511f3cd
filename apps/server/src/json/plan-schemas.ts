import { z } from 'zod';
import { scoresSchema } from './answer-schemas.ts';
import { modelSchema } from './model-schemas.ts';

/** Tokens that one model would read, and how that was found. */
const promptTokensSchema = z
  .strictObject({
    tokens: z.int().min(0).describe('The count, or the likely number.'),
    upper: z.int().min(0).describe('What it will not exceed; `tokens` where it is exact.'),
    method: z
      .enum(['exact', 'estimated'])
      .describe(
        "`exact`: the model's own tokenizer and template counted. The margin of an estimate goes up to `upper`.",
      ),
  })
  .meta({ id: 'PromptTokens' });

/** Who would be tried in which order, and why the others would not. */
export const planSchema = z
  .strictObject({
    algorithm: z.string(),
    requirements: z.record(z.string(), z.unknown()),
    prompt_tokens: z.int().min(0),
    prompt_tokens_upper: z.int().min(0).optional().describe('For the first one of `ranked`, as `prompt_tokens` is.'),
    notes: z.array(z.string()).optional().describe('About the plan as a whole.'),
    ranked: z.array(
      z.strictObject({
        address: z.string(),
        model: modelSchema,
        scores: scoresSchema,
        reasons: z.array(z.string()),
        estimated_cost_usd: z.number().optional(),
        max_answer_tokens: z.int().min(0).optional().describe('What the limit on cost pays for.'),
        prompt_tokens: promptTokensSchema.optional(),
      }),
    ),
    rejected: z.array(
      z.strictObject({
        address: z.string(),
        reasons: z.array(z.strictObject({ filter: z.string(), message: z.string() })).min(1),
        prompt_tokens: promptTokensSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'Plan' });
