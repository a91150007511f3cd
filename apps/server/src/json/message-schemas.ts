import { z } from 'zod';

const cache = { cache_breakpoint: z.boolean().optional() };
const text = z.strictObject({ type: z.literal('text'), text: z.string(), ...cache });
const image = z.strictObject({
  type: z.literal('image'),
  url: z.url({ protocol: /^https$/ }).optional(),
  base64: z.string().optional(),
  media_type: z.string().max(100).optional(),
  detail: z.enum(['auto', 'low', 'high']).optional(),
  ...cache,
});
const file = z.strictObject({
  type: z.literal('file'),
  url: z.url({ protocol: /^https$/ }).optional(),
  base64: z.string().optional(),
  media_type: z.string().max(100),
  filename: z.string().max(255).optional(),
  ...cache,
});
const reasoning = z.strictObject({
  type: z.literal('reasoning'),
  text: z.string(),
  signature: z.string().optional(),
  redacted: z.string().optional(),
});
const refusal = z.strictObject({ type: z.literal('refusal'), text: z.string() });
const toolCall = z.strictObject({
  type: z.literal('tool-call'),
  id: z.string(),
  name: z.string(),
  arguments: z.string().describe('JSON text as the model wrote it.'),
});

const name = z.string().max(64).optional();

/** One turn of a conversation. */
export const messageSchema = z
  .discriminatedUnion('role', [
    z.strictObject({ role: z.literal('system'), content: z.union([z.string(), z.array(text)]) }),
    z.strictObject({
      role: z.literal('user'),
      content: z.union([z.string(), z.array(z.discriminatedUnion('type', [text, image, file]))]),
      name,
    }),
    z.strictObject({
      role: z.literal('assistant'),
      content: z.union([z.string(), z.array(z.discriminatedUnion('type', [text, reasoning, refusal, toolCall]))]),
      name,
    }),
    z.strictObject({
      role: z.literal('tool'),
      tool_call_id: z.string(),
      content: z.union([z.string(), z.array(z.discriminatedUnion('type', [text, image]))]),
      is_error: z.boolean().optional(),
    }),
  ])
  .meta({ id: 'Message' });

/** A function that the model may call. */
export const toolSchema = z
  .strictObject({
    name: z.string().min(1).max(128),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional().describe('JSON schema of its arguments.'),
    strict: z.boolean().optional(),
  })
  .meta({ id: 'Tool' });

/** What form the answer shall have. */
export const responseFormatSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text') }),
    z.strictObject({ type: z.literal('json') }),
    z.strictObject({
      type: z.literal('json-schema'),
      schema: z.record(z.string(), z.unknown()),
      name: z.string().optional(),
      description: z.string().optional(),
      strict: z.boolean().optional(),
    }),
  ])
  .meta({ id: 'ResponseFormat' });
