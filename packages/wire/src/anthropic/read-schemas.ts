import * as z from 'zod';
import { usageSchema } from './usage.ts';

// Loose on purpose: only what we use, and as little of it required as the protocol can do without. Compatible servers
// leave fields out, and the API itself adds new ones within a version.

const text = z.string().nullish();
const index = z.number().int().nonnegative();

/** A content block of an answer, whole or as a stream begins it. Blocks of server tools pass unread. */
export const blockSchema = z.looseObject({
  type: z.string(),
  text: text,
  thinking: text,
  signature: text,
  data: text,
  id: text,
  name: text,
  input: z.unknown().optional(),
});

const stopDetailsSchema = z.looseObject({ explanation: text }).nullish();

/** `Message`: a whole answer, or the empty one that begins a stream. */
export const messageSchema = z.looseObject({
  id: text,
  model: text,
  content: z.array(blockSchema).nullish(),
  stop_reason: text,
  stop_sequence: text,
  stop_details: stopDetailsSchema,
  usage: usageSchema.nullish(),
});

/** The body of an error, alone or as an event of a stream. */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    type: text,
    message: text,
    details: z.looseObject({ error_code: text }).nullish().catch(undefined),
  }),
  request_id: text,
});

/** The events of a stream that mean something to us. */
export const eventSchemas = {
  message_start: z.looseObject({ message: messageSchema }),
  content_block_start: z.looseObject({ index, content_block: blockSchema }),
  content_block_delta: z.looseObject({
    index,
    delta: z.looseObject({ type: z.string(), text, thinking: text, signature: text, partial_json: text }),
  }),
  content_block_stop: z.looseObject({ index }),
  message_delta: z.looseObject({
    delta: z.looseObject({ stop_reason: text, stop_sequence: text, stop_details: stopDetailsSchema }).nullish(),
    usage: usageSchema.nullish(),
  }),
} as const;

/** A page of `GET /v1/models`. */
export const modelPageSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      display_name: text,
      created_at: text,
      retires_at: text,
      max_input_tokens: z.number().nullish().catch(undefined),
      max_tokens: z.number().nullish().catch(undefined),
      capabilities: z.looseObject({}).nullish().catch(undefined),
    }),
  ),
  has_more: z.boolean().nullish(),
  last_id: text,
});

/** A model as `GET /v1/models` lists it. */
export type AnthropicModel = z.infer<typeof modelPageSchema>['data'][number];

/** The answer of `POST /v1/messages/count_tokens`. */
export const tokenCountSchema = z.looseObject({ input_tokens: z.number().int().nonnegative() });
