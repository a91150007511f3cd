import { z } from 'zod';

const count = z.int().min(0);
const text = z.string();

const details = z.strictObject({
  parent_model: text,
  format: text,
  family: text,
  families: z.array(text),
  parameter_size: text,
  quantization_level: text,
  context_length: count.optional(),
});

const remote = { remote_model: text.optional(), remote_host: text.optional() } as const;

/** Answer of `GET /api/tags`. */
export const ollamaTagsSchema = z
  .strictObject({
    models: z.array(
      z.strictObject({
        name: text,
        model: text,
        ...remote,
        modified_at: text,
        size: count,
        digest: text,
        details,
        capabilities: z.array(text),
      }),
    ),
  })
  .meta({ id: 'OllamaTags' });

/** Answer of `POST /api/show`. */
export const ollamaShowSchema = z
  .strictObject({
    license: text,
    modelfile: text,
    parameters: text,
    template: text,
    ...remote,
    details,
    model_info: z.record(text, z.unknown()),
    capabilities: z.array(text),
    modified_at: text,
  })
  .meta({ id: 'OllamaShow' });

/** Answer of `GET /api/ps`. */
export const ollamaPsSchema = z
  .strictObject({
    models: z.array(
      z.strictObject({
        name: text,
        model: text,
        size: count,
        digest: text,
        details,
        expires_at: text,
        size_vram: count,
        context_length: count.optional(),
      }),
    ),
  })
  .meta({ id: 'OllamaPs' });

/** Answer of `GET /api/version`. */
export const ollamaVersionSchema = z
  .strictObject({ version: text.describe("Of Ollama's API, as far as it is spoken here.") })
  .meta({ id: 'OllamaVersion' });

const logprob = z.strictObject({ token: text, logprob: z.number(), bytes: z.array(z.int()).optional() });
const toolCalls = z
  .array(
    z.strictObject({
      id: text,
      function: z.strictObject({ index: count, name: text, arguments: z.record(text, z.unknown()) }),
    }),
  )
  .optional();

const common = {
  model: text,
  created_at: text,
  logprobs: z.array(logprob.extend({ top_logprobs: z.array(logprob).optional() })).optional(),
  done: z.boolean(),
  done_reason: text.optional(),
  total_duration: count.optional().describe('Nanoseconds, as all durations here.'),
  load_duration: count.optional(),
  prompt_eval_count: count.optional(),
  prompt_eval_cached_count: count.optional(),
  prompt_eval_duration: count.optional(),
  eval_count: count.optional(),
  eval_duration: count.optional(),
} as const;

/** Answer of `POST /api/chat`: whole, or one line of it. */
export const ollamaChatResponseSchema = z
  .strictObject({
    ...common,
    message: z.strictObject({
      role: z.literal('assistant'),
      content: text,
      thinking: text.optional(),
      tool_calls: toolCalls,
    }),
  })
  .meta({ id: 'OllamaChat' });

/** Answer of `POST /api/generate`: whole, or one line of it. */
export const ollamaGenerateResponseSchema = z
  .strictObject({ ...common, response: text, thinking: text.optional(), tool_calls: toolCalls })
  .meta({ id: 'OllamaGenerate' });

/** Answer of `POST /api/embed`. */
export const ollamaEmbedResponseSchema = z
  .strictObject({
    model: text,
    embeddings: z.array(z.array(z.number())),
    total_duration: count,
    load_duration: count,
    prompt_eval_count: count.optional(),
  })
  .meta({ id: 'OllamaEmbed' });

/** What every failed request of Ollama's API answers. */
export const ollamaErrorSchema = z
  .strictObject({ error: text, code: text.describe('Our code for it.') })
  .meta({ id: 'OllamaError' });
