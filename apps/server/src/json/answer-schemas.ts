import { z } from 'zod';
import { cacheOutcomeSchema } from './cache-schema.ts';

const count = z.int().min(0);

export const usageSchema = z
  .strictObject({
    input_tokens: count.optional(),
    output_tokens: count.optional(),
    cached_input_tokens: count.optional(),
    cache_write_tokens: count.optional(),
    reasoning_tokens: count.optional(),
    cost_usd: z.number().min(0).optional(),
    estimated: z.boolean().optional(),
  })
  .meta({ id: 'Usage' });

export const verdictSchema = z
  .strictObject({
    level: z.number().min(0).max(6),
    action: z.enum(['none', 'note', 'check_in', 'crisis', 'emergency']),
    categories: z.array(z.string()),
    confidence: z.number().min(0).max(1),
    resources: z.array(z.record(z.string(), z.unknown())),
    degraded: z.boolean(),
    opinions: z
      .array(
        z.strictObject({
          name: z.string(),
          outcome: z.enum(['safe', 'unsafe', 'failed', 'timeout', 'resting']),
          categories: z.array(z.string()),
          latency_ms: z.number(),
        }),
      )
      .optional()
      .describe('Second opinions, those that failed included.'),
  })
  .meta({ id: 'SafetyVerdict' });

export const scoresSchema = z.strictObject({
  total: z.number(),
  quality: z.number().optional(),
  latency: z.number().optional(),
  cost: z.number().optional(),
  safety: z.number().optional(),
  availability: z.number().optional(),
  locality: z.number().optional(),
  task_suitability: z.number().optional(),
});

export const selectionSchema = z
  .strictObject({
    algorithm: z.string(),
    prompt_tokens: count,
    candidates: z.array(
      z.strictObject({
        address: z.string(),
        scores: scoresSchema,
        reasons: z.array(z.string()),
        estimated_cost_usd: z.number().optional(),
      }),
    ),
    rejected_count: count,
  })
  .meta({ id: 'Selection' });

export const failedAttemptSchema = z.strictObject({ address: z.string(), code: z.string(), message: z.string() });

const attemptSchema = z
  .strictObject({
    address: z.string(),
    role: z
      .enum(['first', 'retry', 'fallback', 'hedge', 'recovery'])
      .describe('Why it was made; `hedge` races a slow one, `recovery` continues an answer that broke off.'),
    outcome: z.string().describe('`OK`, or the code of what went wrong; `ABORTED` for who lost a race.'),
    started_at: z.number().describe('Milliseconds since 1970.'),
    total_ms: z.number().min(0),
    first_event_ms: z.number().min(0).optional(),
    queued_ms: z.number().min(0).optional().describe('Waited for its turn before it was sent.'),
    usage: usageSchema.optional(),
    cost_usd: z.number().min(0).optional(),
  })
  .meta({ id: 'Attempt' });

/** Answer of `POST /generate`. */
export const generateAnswerSchema = z
  .strictObject({
    text: z.string(),
    model_id: z.string(),
    provider: z.string(),
    latency_ms: z.number().min(0),
    usage: usageSchema,
    cost_usd: z.number().min(0).optional(),
    finish_reason: z.enum(['stop', 'length', 'tool-calls', 'content-filter', 'refusal', 'other']),
    tool_calls: z.array(z.strictObject({ id: z.string(), name: z.string(), arguments: z.string() })).optional(),
    reasoning: z.string().optional(),
    refusal: z.string().optional(),
    safety: z.strictObject({ input: verdictSchema, output: verdictSchema.optional() }),
    selection: selectionSchema,
    metadata: z.strictObject({
      request_id: z.string(),
      address: z.string(),
      attempts: count,
      failed_attempts: z.array(failedAttemptSchema).describe('Why models were passed over, asked or not.'),
      trail: z.array(attemptSchema).describe('Every attempt that was made.'),
      first_event_ms: z.number().optional(),
      cache: cacheOutcomeSchema.optional().describe('Absent where there is no response cache, or it was not asked.'),
      warnings: z.array(z.string()),
      raw_finish_reason: z.string().optional(),
      stop_sequence: z.string().optional(),
    }),
  })
  .meta({ id: 'GenerateAnswer' });

/** What every failed request under `/api` answers. */
export const apiErrorSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      field: z.string().optional(),
      issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
      provider: z.string().optional(),
      model: z.string().optional(),
      retry_after_ms: z.number().optional(),
      attempts: z
        .array(
          z.strictObject({
            provider: z.string().optional(),
            model: z.string().optional(),
            code: z.string(),
            message: z.string(),
          }),
        )
        .optional(),
      trail: z
        .array(attemptSchema.pick({ address: true, role: true, outcome: true, total_ms: true, cost_usd: true }))
        .optional()
        .describe('Every attempt that was made.'),
      request_id: z.string().optional(),
    }),
  })
  .meta({ id: 'Error' });
