import { z } from 'zod';

// What clients send (https://platform.openai.com/docs/api-reference/responses/create). Unknown fields pass.

const text = z.string();
const schema = z.record(text, z.unknown());

const part = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('input_text'), text }),
  z.looseObject({ type: z.literal('output_text'), text }),
  z.looseObject({ type: z.literal('text'), text }),
  z.looseObject({ type: z.literal('refusal'), refusal: text }),
  z.looseObject({
    type: z.literal('input_image'),
    image_url: text.nullish(),
    file_id: text.nullish(),
    detail: z.enum(['auto', 'low', 'high', 'original']).nullish(),
  }),
  z.looseObject({
    type: z.literal('input_file'),
    file_data: text.nullish(),
    file_url: text.nullish(),
    file_id: text.nullish(),
    filename: text.nullish(),
  }),
  z.looseObject({
    type: z.literal('input_audio'),
    input_audio: z.looseObject({ data: text.min(1), format: z.enum(['wav', 'mp3']) }),
  }),
]);

const content = z.union([text, z.array(part)]);

/** A turn; its `type` may be left out. */
export const messageItemSchema = z.looseObject({
  type: z.literal('message').nullish(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content,
});

const thought = z.looseObject({ text });

/** Items beside turns that are understood; others are refused by name. */
export const otherItemSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('function_call'), call_id: text.min(1), name: text.min(1), arguments: text }),
  z.looseObject({ type: z.literal('function_call_output'), call_id: text.min(1), output: content }),
  z.looseObject({
    type: z.literal('reasoning'),
    id: text.nullish(),
    summary: z.array(thought).nullish(),
    content: z.array(thought).nullish(),
    encrypted_content: text.nullish(),
  }),
]);

const format = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('json_object') }),
  z.looseObject({
    type: z.literal('json_schema'),
    name: text.nullish(),
    description: text.nullish(),
    schema,
    strict: z.boolean().nullish(),
  }),
]);

/** Body of `POST /v1/responses`. */
export const responsesRequestSchema = z.looseObject({
  model: text.min(1).max(512),
  input: z.union([text, z.array(z.looseObject({ type: text.nullish() })).min(1)]).describe('A text, or items.'),
  instructions: text.nullish(),
  previous_response_id: text.max(128).nullish(),
  store: z.boolean().nullish().describe('Keep the response for `previous_response_id`; true by default.'),
  stream: z.boolean().nullish(),
  tools: z
    .array(z.looseObject({ type: text }))
    .max(512)
    .nullish(),
  tool_choice: z
    .union([z.enum(['none', 'auto', 'required']), z.looseObject({ type: text, name: text.nullish() })])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  text: z.looseObject({ format: format.nullish(), verbosity: text.nullish() }).nullish(),
  reasoning: z
    .looseObject({
      effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).nullish(),
      summary: text.nullish(),
    })
    .nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  include: z.array(text).nullish(),
  metadata: z.record(text.max(64), text.max(512)).nullish(),
  user: text.nullish(),
  safety_identifier: text.nullish(),
  background: z.boolean().nullish(),
  conversation: z.unknown().optional(),
  prompt: z.unknown().optional(),
  truncation: z.enum(['auto', 'disabled']).nullish(),
});

/** A tool of the only kind that is offered. */
export const functionToolSchema = z.looseObject({
  type: z.literal('function'),
  name: text.min(1).max(256),
  description: text.nullish(),
  parameters: schema.nullish(),
  strict: z.boolean().nullish(),
});

export type ResponsesRequest = z.output<typeof responsesRequestSchema>;
export type ResponsesPart = z.output<typeof part>;
export type ResponsesContent = z.output<typeof content>;
export type OtherItem = z.output<typeof otherItemSchema>;
