import { z } from 'zod';

/** Characters. */
export const LONGEST_MODEL_NAME = 512;

/** An address, a unique id, an alias, or `auto`. */
export const modelNameSchema = z.string().min(1).max(LONGEST_MODEL_NAME);

const providers = z.array(z.string().min(1).max(200)).max(50);

/** Wishes about providers, in the words of OpenRouter's API (https://openrouter.ai/docs/features/provider-routing). */
export const providerPreferencesSchema = z
  .strictObject({
    order: providers.optional().describe('These first, where `auto` chooses.'),
    only: providers.min(1).optional().describe('Only these.'),
    ignore: providers.optional().describe('Never these.'),
    sort: z.enum(['price', 'throughput', 'latency']).optional().describe('What matters most.'),
    allow_fallbacks: z.boolean().optional().describe('False: only those in `order`.'),
  })
  .refine(({ allow_fallbacks: allowed, order, only }) => allowed !== false || (order ?? only ?? []).length > 0, {
    path: ['allow_fallbacks'],
    error: 'Name the providers in order or only, so that it is clear who may answer',
  })
  .describe(
    'Ids of providers of this server; other names mean providers behind OpenRouter and are handed on to it where it is configured.',
  )
  .meta({ id: 'ProviderPreferences' });

/** Who may stand in, and at which providers: beside `model`, on every route that generates. */
export const routingFields = {
  models: z
    .array(modelNameSchema)
    .max(20)
    .optional()
    .describe('Tried in this order, after `model` where that is given as well.'),
  fallbacks: z.array(modelNameSchema).max(20).optional().describe('Tried in this order after all of those.'),
  provider: providerPreferencesSchema.optional(),
} as const;
