import { z } from 'zod';

// What clients of Ollama send (https://github.com/ollama/ollama/blob/main/docs/api.md, api/types.go). Unknown fields pass.

const limit = z.int().nullish();

/** Options by Ollama's own names. Those that are not of the sampler are accepted and not used. */
export const ollamaOptionsSchema = z.looseObject({
  num_predict: limit.describe('Most tokens of the answer; below 1 for no limit.'),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: limit,
  min_p: z.number().min(0).max(1).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  repeat_penalty: z.number().min(0).nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  mirostat: z.int().min(0).max(2).nullish(),
  mirostat_eta: z.number().nullish(),
  mirostat_tau: z.number().nullish(),
  repeat_last_n: z.int().nullish(),
  typical_p: z.number().nullish(),
  tfs_z: z.number().nullish(),
});

const images = z.array(z.string().min(1)).max(100).nullish().describe('Base64 without a prefix.');

const toolCall = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({
    name: z.string().min(1),
    arguments: z.union([z.record(z.string(), z.unknown()), z.string()]).nullish(),
  }),
});

/** One message of a chat. */
export const ollamaMessageSchema = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullish(),
  thinking: z.string().nullish(),
  images,
  tool_calls: z.array(toolCall).nullish(),
  tool_name: z.string().nullish(),
  tool_call_id: z.string().nullish(),
});

const tool = z.looseObject({
  type: z.literal('function').nullish(),
  function: z.looseObject({
    name: z.string().min(1).max(256),
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const common = {
  model: z.string().min(1).max(512),
  stream: z.boolean().nullish().describe('True by default.'),
  format: z
    .union([z.enum(['json', '']), z.record(z.string(), z.unknown())])
    .nullish()
    .describe('`json`, or a schema.'),
  options: ollamaOptionsSchema.nullish(),
  think: z.union([z.boolean(), z.enum(['low', 'medium', 'high', 'max'])]).nullish(),
  keep_alive: z.union([z.number(), z.string().max(40)]).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
} as const;

/** Body of `POST /api/chat`. Without messages it loads the model, or with `keep_alive: 0` unloads it. */
export const ollamaChatRequestSchema = z.looseObject({
  ...common,
  messages: z.array(ollamaMessageSchema).nullish(),
  tools: z.array(tool).nullish(),
});

/** Body of `POST /api/generate`. Without a prompt it loads the model, or with `keep_alive: 0` unloads it. */
export const ollamaGenerateRequestSchema = z.looseObject({
  ...common,
  prompt: z.string().nullish(),
  system: z.string().nullish(),
  images,
  suffix: z.string().nullish(),
  template: z.string().nullish(),
  raw: z.boolean().nullish(),
  context: z.array(z.number()).nullish(),
});

/** Body of `POST /api/embed`. */
export const ollamaEmbedRequestSchema = z.looseObject({
  model: z.string().min(1).max(512),
  input: z.union([z.string(), z.array(z.string()).max(2048)]).nullish(),
  dimensions: z.int().min(0).nullish(),
  truncate: z.boolean().nullish(),
  options: ollamaOptionsSchema.nullish(),
  keep_alive: common.keep_alive,
});

/** Body of `POST /api/show`. */
export const ollamaShowRequestSchema = z.looseObject({
  model: z.string().max(512).nullish(),
  name: z.string().max(512).nullish(),
  verbose: z.boolean().nullish(),
});

export type OllamaChatRequest = z.output<typeof ollamaChatRequestSchema>;
export type OllamaGenerateRequest = z.output<typeof ollamaGenerateRequestSchema>;
export type OllamaWireMessage = z.output<typeof ollamaMessageSchema>;
