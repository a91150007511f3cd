import { z } from 'zod';
import { messageSchema, responseFormatSchema, toolSchema } from './message-schemas.ts';
import { requirementFields } from './requirement-schemas.ts';
import { modelNameSchema, routingFields } from './routing-schemas.ts';

const requestFields = {
  prompt: z.string().min(1).optional(),
  messages: z.array(messageSchema).min(1).max(5_000).optional(),
  model: modelNameSchema.optional().describe('`provider/model`, a unique id, an alias, or `auto` (the default).'),
  ...routingFields,
  ...requirementFields,
  max_tokens: z.int().positive().optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().positive().optional(),
  min_p: z.number().min(0).max(1).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  repetition_penalty: z.number().positive().optional(),
  stop_sequences: z.array(z.string().min(1).max(200)).max(16).optional(),
  seed: z.int().optional(),
  tools: z.array(toolSchema).max(512).optional(),
  tool_choice: z.union([z.enum(['auto', 'none', 'required']), z.strictObject({ tool: z.string() })]).optional(),
  parallel_tool_calls: z.boolean().optional(),
  response_format: responseFormatSchema.optional(),
  reasoning: z
    .strictObject({
      effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'max']).optional(),
      max_tokens: z.int().positive().optional(),
    })
    .optional(),
  user: z.string().max(256).optional().describe('Opaque id of the end user.'),
} as const;

const oneOfBoth = (body: { readonly prompt?: string | undefined; readonly messages?: unknown }) =>
  (body.prompt === undefined) !== (body.messages === undefined);

/** Body of `POST /generate`. */
export const generateBodySchema = z
  .strictObject({
    ...requestFields,
    stream: z.boolean().optional().describe('True answers with server-sent events.'),
    channel: z.enum(['story', 'ooc']).optional().describe('`ooc` where the user speaks as themselves.'),
    locale: z.string().max(35).optional().describe('BCP 47 tag of the user.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Expected two capital letters such as DE')
      .optional()
      .describe('ISO 3166-1 alpha-2 of the user.'),
    conversation_id: z.string().max(256).optional(),
    cache: z
      .strictObject({
        read: z.boolean().optional().describe('False asks a model in any case.'),
        write: z.boolean().optional().describe('False: the answer is not kept.'),
        max_age_seconds: z.number().min(0).optional().describe('Takes no answer that is older.'),
      })
      .optional()
      .describe('What is wanted of the response cache; comes before the header `Cache-Control`.'),
  })
  .refine(oneOfBoth, { path: ['prompt'], error: 'Send exactly one of prompt and messages' })
  .meta({ id: 'GenerateRequest' });

/** Body of `POST /select`: the same question, or requirements alone. */
export const selectBodySchema = z
  .strictObject(requestFields)
  .refine((body) => body.prompt === undefined || body.messages === undefined, {
    path: ['prompt'],
    error: 'Send at most one of prompt and messages',
  })
  .meta({ id: 'SelectRequest' });
