import { z } from 'zod';

const wait = z.number().int().min(1);

/** The part of the config that is about LM Studio. */
export const lmStudioConfigSchema = z.strictObject({
  /** Address of the server, with or without `/v1`. */
  baseUrl: z.url({ protocol: /^https?$/ }).default('http://localhost:1234'),
  /** API token, where the server asks for one; without it the secret `LM_API_TOKEN` is looked up. */
  apiKey: z.string().optional(),
  /** Sent with every request. */
  headers: z.record(z.string().min(1), z.string()).default({}),
  /** Which API tells about models and loads them: found out, or fixed. `openai` is the compatible list alone. */
  api: z.enum(['auto', 'v1', 'v0', 'openai']).default('auto'),
  /** Seconds that a model which was loaded on demand stays in memory unused; absent: LM Studio's own setting. */
  ttlSeconds: z.number().int().min(1).max(31_536_000).optional(),
  /** Tokens of context to load models with; absent: LM Studio's own setting for the model. */
  contextLength: z.number().int().min(1).max(10_000_000).optional(),
  /** Ids to list first, in this order. */
  preferredModels: z.array(z.string().min(1).max(300)).max(500).default([]),
  timeouts: z
    .strictObject({
      /** Milliseconds to make a connection. */
      connectMs: wait.default(10_000),
      /** Milliseconds until an answer begins, loading the model included. */
      answerMs: wait.default(600_000),
      /** Milliseconds of silence within an answer. */
      idleMs: wait.default(300_000),
      /** Milliseconds that a question about models may take. */
      questionMs: wait.default(15_000),
    })
    .prefault({}),
});

/** The config as it is written. */
export type LmStudioConfigInput = z.input<typeof lmStudioConfigSchema>;

/** The config with its defaults. */
export type LmStudioConfig = z.output<typeof lmStudioConfigSchema>;
