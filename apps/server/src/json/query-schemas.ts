import { z } from 'zod';

/** `true` or `false`, as text. */
export const flagSchema = z.stringbool({
  truthy: ['true'],
  falsy: ['false'],
  case: 'sensitive',
  error: 'Expected true or false',
});

/** Id of a provider instance. */
export const providerIdSchema = z.string().min(1).max(128);

/** Text of a search. */
export const searchSchema = z.string().min(1).max(200);

/** A number as text. */
export const numberText = (schema: z.ZodNumber = z.number()) => z.coerce.number<string>().pipe(schema);

/** How far back to look; what is older than `metrics_retention_days` is not there. */
export const timeframeSchema = numberText(
  z
    .number()
    .positive()
    .max(24 * 3_650),
).default(24);

/** A timeframe and nothing else. */
export const timeframeQuery = z.strictObject({ timeframe_hours: timeframeSchema });
