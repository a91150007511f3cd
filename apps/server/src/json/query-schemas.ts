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

/** How far back to look; a month at most, as that is how long records are kept. */
export const timeframeQuery = z.strictObject({
  timeframe_hours: numberText(
    z
      .number()
      .positive()
      .max(24 * 31),
  ).default(24),
});
