import { type GenerateRequest, LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { keepAliveSchema } from '../config.ts';

/** Fields of a request that only Ollama knows: `extra: { ollama: { keepAlive: '1h' } }`. */
export const extraSchema = z.strictObject({
  keepAlive: keepAliveSchema.optional(),
  /** Tokens of context to load the model with, in place of those that were computed. */
  contextLength: z.number().int().min(1).optional(),
  /** Sampler and runner options by Ollama's own names, stronger than ours: `mirostat`, `num_gpu`, `num_thread`. */
  options: z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])).optional(),
});

/** What a request may ask of Ollama alone, under `extra.ollama`. */
export type OllamaExtra = z.output<typeof extraSchema>;

/** Reads `extra.ollama`. Throws `INVALID_REQUEST` with the field. */
export function readExtra({ extra }: Pick<GenerateRequest, 'extra'>): OllamaExtra {
  const parsed = extraSchema.safeParse(extra?.['ollama'] ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = ['extra', 'ollama', ...(issue?.path ?? [])].join('.');
  throw new LlmError('INVALID_REQUEST', `${field}: ${issue?.message ?? 'is not understood.'}`, { field });
}
