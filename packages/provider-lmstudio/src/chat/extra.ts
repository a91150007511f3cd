import { type GenerateRequest, LlmError } from '@modelhaven/core';
import { z } from 'zod';

const extraSchema = z.strictObject({
  /** Seconds that the model stays in memory unused, where this request loads it. */
  ttlSeconds: z.number().int().min(1).max(31_536_000).optional(),
  /** A small model that guesses ahead (speculative decoding). */
  draftModel: z.string().min(1).max(300).optional(),
});

/** What `request.extra.lmstudio` takes. */
export type LmStudioExtra = z.output<typeof extraSchema>;

/** The fields for LM Studio alone; throws `INVALID_REQUEST` for one that it does not have. */
export function extraOf({ extra }: Pick<GenerateRequest, 'extra'>): LmStudioExtra {
  const parsed = extraSchema.safeParse(extra?.['lmstudio'] ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue?.code === 'unrecognized_keys' ? [issue.keys[0]] : (issue?.path ?? []);
  const field = ['extra', 'lmstudio', ...key].join('.');
  throw new LlmError('INVALID_REQUEST', `"${field}" is not what LM Studio takes: ttlSeconds or draftModel.`, { field });
}
