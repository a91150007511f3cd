import { z } from 'zod';

const count = z.int().min(0);
const text = z.string();

const logprob = z.looseObject({ token: text, logprob: z.number(), bytes: z.array(z.int()) });

const part = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('output_text'),
    text,
    annotations: z.array(z.unknown()),
    logprobs: z.array(logprob),
  }),
  z.strictObject({ type: z.literal('refusal'), refusal: text }),
]);

const status = z.enum(['in_progress', 'completed', 'incomplete']);

const item = z.discriminatedUnion('type', [
  z.strictObject({
    id: text,
    type: z.literal('message'),
    status,
    role: z.literal('assistant'),
    content: z.array(part),
  }),
  z.strictObject({
    id: text,
    type: z.literal('reasoning'),
    summary: z.array(z.strictObject({ type: z.literal('summary_text'), text })),
    encrypted_content: text.optional(),
  }),
  z.strictObject({
    id: text,
    type: z.literal('function_call'),
    status,
    call_id: text,
    name: text,
    arguments: text,
  }),
]);

/** A response: answer of `POST /v1/responses` and `GET /v1/responses/{id}`. */
export const responsesResponseSchema = z
  .looseObject({
    id: text,
    object: z.literal('response'),
    created_at: count,
    completed_at: count.nullable(),
    status: z.enum(['in_progress', 'completed', 'incomplete', 'failed']),
    error: z.strictObject({ code: text, message: text }).nullable(),
    incomplete_details: z.strictObject({ reason: text }).nullable(),
    model: text,
    output: z.array(item),
    usage: z
      .strictObject({
        input_tokens: count,
        input_tokens_details: z.strictObject({ cached_tokens: count }),
        output_tokens: count,
        output_tokens_details: z.strictObject({ reasoning_tokens: count }),
        total_tokens: count,
      })
      .nullable(),
    instructions: text.nullable(),
    metadata: z.record(text, text),
    parallel_tool_calls: z.boolean(),
    previous_response_id: text.nullable(),
    store: z.boolean(),
    temperature: z.number(),
    top_p: z.number(),
    tools: z.array(z.looseObject({ type: text })),
  })
  .meta({ id: 'Response' });

/** Answer of `DELETE /v1/responses/{id}`. */
export const deletedResponseSchema = z
  .strictObject({ id: text, object: z.literal('response'), deleted: z.literal(true) })
  .meta({ id: 'DeletedResponse' });
