import { z } from 'zod';

// What Ollama answers, as far as it is used (https://github.com/ollama/ollama/blob/main/docs/api.md, api/types.go).
// Go writes an empty list as null, hence nullish everywhere.

const details = z
  .looseObject({
    format: z.string().nullish(),
    family: z.string().nullish(),
    parameter_size: z.string().nullish(),
    quantization_level: z.string().nullish(),
    context_length: z.number().nullish(),
    embedding_length: z.number().nullish(),
  })
  .nullish();

export const tagSchema = z.looseObject({
  name: z.string().min(1),
  modified_at: z.string().nullish(),
  size: z.number().nullish(),
  digest: z.string().nullish(),
  details,
  capabilities: z.array(z.string()).nullish(),
  remote_model: z.string().nullish(),
  remote_host: z.string().nullish(),
});

export const tagsSchema = z.looseObject({ models: z.array(tagSchema).nullish() });

export const showSchema = z.looseObject({
  parameters: z.string().nullish(),
  template: z.string().nullish(),
  license: z.union([z.string(), z.array(z.string())]).nullish(),
  details,
  model_info: z.record(z.string(), z.unknown()).nullish(),
  projector_info: z.record(z.string(), z.unknown()).nullish(),
  capabilities: z.array(z.string()).nullish(),
  remote_model: z.string().nullish(),
  remote_host: z.string().nullish(),
});

export const runningSchema = z.looseObject({
  name: z.string().min(1),
  size: z.number().nullish(),
  size_vram: z.number().nullish(),
  expires_at: z.string().nullish(),
  context_length: z.number().nullish(),
});

export const psSchema = z.looseObject({ models: z.array(runningSchema).nullish() });

export const versionSchema = z.looseObject({ version: z.string() });

export const embedSchema = z.looseObject({
  model: z.string().nullish(),
  embeddings: z.array(z.array(z.number())).nullish(),
  prompt_eval_count: z.number().nullish(),
});

/** The answer of `/api/embeddings`, the only way before 0.3.0. */
export const oldEmbedSchema = z.looseObject({ embedding: z.array(z.number()) });

const tokenLogprob = z.looseObject({
  token: z.string(),
  logprob: z.number(),
  bytes: z.array(z.number()).nullish(),
});

const toolCall = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string(), arguments: z.unknown() }),
});

/** A line of `/api/chat` or `/api/generate`, or an error in their midst. */
export const answerLineSchema = z.looseObject({
  model: z.string().nullish(),
  created_at: z.string().nullish(),
  message: z
    .looseObject({
      content: z.string().nullish(),
      thinking: z.string().nullish(),
      tool_calls: z.array(toolCall).nullish(),
    })
    .nullish(),
  response: z.string().nullish(),
  thinking: z.string().nullish(),
  tool_calls: z.array(toolCall).nullish(),
  logprobs: z.array(tokenLogprob.extend({ top_logprobs: z.array(tokenLogprob).nullish() })).nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish(),
  load_duration: z.number().nullish(),
  prompt_eval_count: z.number().nullish(),
  prompt_eval_cached_count: z.number().nullish(),
  eval_count: z.number().nullish(),
});

/** A line of `/api/pull` or `/api/create`. */
export const statusLineSchema = z.looseObject({
  status: z.string().nullish(),
  digest: z.string().nullish(),
  total: z.number().nullish(),
  completed: z.number().nullish(),
});

/** An error, as an answer of its own status or as a line under status 200. */
export const errorSchema = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string().nullish() })]),
});

export type Tag = z.output<typeof tagSchema>;
export type Show = z.output<typeof showSchema>;
export type Running = z.output<typeof runningSchema>;
export type AnswerLine = z.output<typeof answerLineSchema>;
export type StatusLine = z.output<typeof statusLineSchema>;
