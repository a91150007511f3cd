import { z } from 'zod';
import { usageSchema } from './answer-schemas.ts';

const ms = z.number().describe('Milliseconds.');

/** A request as it was kept. */
export const loggedRequestSchema = z
  .strictObject({
    type: z.literal('request'),
    id: z.string(),
    time: z.number().describe('Milliseconds since 1970.'),
    operation: z.enum(['embeddings', 'rerank']).optional().describe('Absent: a conversation.'),
    task_type: z.string().optional(),
    key_id: z.string().optional(),
    user: z.string().optional(),
    tenant: z.string().optional(),
    streamed: z.boolean(),
    asked: z.string().describe('What was asked for: an address, an alias or `auto`.'),
    model: z.string().optional().describe('Who answered.'),
    outcome: z.string().describe('`OK` or the code of an error.'),
    latency_ms: ms,
    first_event_ms: ms.optional(),
    usage: usageSchema.optional(),
    cost_usd: z.number().optional(),
    safety: z.strictObject({ input: z.string(), output: z.string().optional() }).optional(),
    cache: z.enum(['hit', 'miss', 'bypass']).optional().describe('What became of it at the response cache.'),
    attempts: z.array(
      z.strictObject({
        model: z.string(),
        role: z.string().optional(),
        outcome: z.string(),
        total_ms: ms,
        first_event_ms: ms.optional(),
        cost_usd: z.number().optional(),
      }),
    ),
    plan: z
      .strictObject({
        algorithm: z.string(),
        prompt_tokens: z.int().min(0),
        ranked: z.array(
          z.strictObject({
            model: z.string(),
            scores: z.record(z.string(), z.number()),
            estimated_cost_usd: z.number().optional(),
          }),
        ),
        ranked_count: z.int().min(0),
        rejected_by: z.record(z.string(), z.int()).describe('How many candidates each filter rejected.'),
        rejected_count: z.int().min(0),
        notes: z.array(z.string()).optional(),
      })
      .optional()
      .describe(
        'Why these models were asked, or none: the first candidates with their scores. Also of failed requests.',
      ),
    messages: z.array(z.strictObject({ role: z.string(), text: z.string() })).optional(),
    answer: z.string().optional(),
    score: z.number().min(0).max(10).optional().describe('What was said of the answer.'),
  })
  .meta({ id: 'LoggedRequest' });

/** A page of them. */
export const loggedRequestsSchema = z
  .strictObject({ requests: z.array(loggedRequestSchema), next_cursor: z.string().optional() })
  .meta({ id: 'Requests' });

/** How many were erased. */
export const erasedSchema = z.strictObject({ erased: z.int().min(0) });

/** What `loggedRequestSchema` reads. */
export type LoggedRequestBody = z.output<typeof loggedRequestSchema>;
