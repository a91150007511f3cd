import { type GenerateRequest, LlmError, parseKeepAlive } from '@modelhaven/core';
import { z } from 'zod';

/** Fields of a request that only local models know: `extra: { local: { keepAlive: '1h' } }`. */
const extraSchema = z.strictObject({
  keepAlive: z.union([z.number(), z.string().max(40)]).optional(),
});

/**
 * How long the model shall stay after this request, in milliseconds; undefined where the request does not say. Throws
 * `INVALID_REQUEST` with the field.
 */
export function keepAliveOf({ extra }: Pick<GenerateRequest, 'extra'>): number | undefined {
  const written = extra?.['local'];
  if (written === undefined) return undefined;
  const parsed = extraSchema.safeParse(written);
  if (!parsed.success) {
    const field = ['extra', 'local', ...(parsed.error.issues[0]?.path ?? [])].join('.');
    throw new LlmError('INVALID_REQUEST', `${field}: ${parsed.error.issues[0]?.message ?? 'is not understood.'}`, {
      field,
    });
  }
  const { keepAlive } = parsed.data;
  if (keepAlive === undefined) return undefined;
  const ms = parseKeepAlive(keepAlive);
  if (ms !== undefined) return ms;
  const field = 'extra.local.keepAlive';
  throw new LlmError('INVALID_REQUEST', `${field}: write seconds or a time like "5m", 0 or -1.`, { field });
}
