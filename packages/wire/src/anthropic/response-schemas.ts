import * as z from 'zod';

const count = z.number().int().nonnegative();
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
  z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.looseObject({}) }),
]);

/** Body of the answer of `POST /v1/messages`. */
export const messagesResponseSchema = z.object({
  id: z.string(),
  type: z.literal('message'),
  role: z.literal('assistant'),
  model: z.string(),
  content: z.array(blockSchema),
  stop_reason: z.enum([
    'end_turn',
    'max_tokens',
    'stop_sequence',
    'tool_use',
    'pause_turn',
    'refusal',
    'model_context_window_exceeded',
  ]),
  stop_sequence: z.string().nullable(),
  stop_details: z
    .object({ type: z.literal('refusal'), category: z.string().nullable(), explanation: z.string().nullable() })
    .nullable(),
  usage: z.object({
    input_tokens: count.describe('Tokens that neither came from nor went to the prompt cache.'),
    output_tokens: count,
    cache_creation_input_tokens: count.nullable(),
    cache_read_input_tokens: count.nullable(),
    output_tokens_details: z.object({ thinking_tokens: count }).nullable(),
  }),
});

/** Body of the answer of `POST /v1/messages/count_tokens`. */
export const countTokensResponseSchema = z.object({ input_tokens: count });

/** Body of every failed answer. */
export const anthropicErrorSchema = z.object({
  type: z.literal('error'),
  error: z.object({
    type: z.string(),
    message: z.string(),
    details: z.object({ error_code: z.string(), field: z.string().optional() }),
  }),
  request_id: z.string().nullable(),
});
