import { z } from 'zod';

const price = z.union([z.string(), z.number()]).nullish();

const prices = {
  prompt: price,
  completion: price,
  request: price,
  image: price,
  audio: price,
  web_search: price,
  internal_reasoning: price,
  input_cache_read: price,
  input_cache_write: price,
};

const pricingSchema = z.looseObject({
  ...prices,
  discount: z.number().nullish().catch(undefined),
  overrides: z
    .array(
      z.looseObject({
        ...prices,
        min_prompt_tokens: z.number().nullish(),
        utc_start: z.number().nullish(),
        utc_end: z.number().nullish(),
        utc_days: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/** Strings of a list that may hold anything else. */
const words = z
  .array(z.unknown())
  .nullish()
  .catch(undefined)
  .transform((list) => list?.filter((entry): entry is string => typeof entry === 'string'));

/**
 * An entry of `GET /models`, as far as it is used. Only the id is a must: one strange field costs this field, not the
 * model, and one strange entry costs this entry, not the list.
 */
export const modelEntrySchema = z.looseObject({
  id: z.string().min(1),
  canonical_slug: z.string().nullish().catch(undefined),
  hugging_face_id: z.string().nullish().catch(undefined),
  name: z.string().nullish().catch(undefined),
  description: z.string().nullish().catch(undefined),
  created: z.number().positive().nullish().catch(undefined),
  context_length: z.number().int().positive().nullish().catch(undefined),
  expiration_date: z.union([z.string(), z.number()]).nullish().catch(undefined),
  knowledge_cutoff: z.string().nullish().catch(undefined),
  architecture: z
    .looseObject({
      modality: z.string().nullish().catch(undefined),
      input_modalities: words,
      output_modalities: words,
      tokenizer: z.string().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  pricing: pricingSchema.nullish().catch(undefined),
  top_provider: z
    .looseObject({
      context_length: z.number().int().positive().nullish().catch(undefined),
      max_completion_tokens: z.number().int().positive().nullish().catch(undefined),
      is_moderated: z.boolean().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  supported_parameters: words,
});

/** One model as OpenRouter lists it. */
export type ModelEntry = z.output<typeof modelEntrySchema>;

/** Its prices, in US dollars per unit. */
export type OpenRouterPricing = z.output<typeof pricingSchema>;

/** `GET /key`. */
export const keySchema = z.looseObject({
  data: z.looseObject({
    limit: z.number().nullish(),
    limit_remaining: z.number().nullish(),
    limit_reset: z.string().nullish().catch(undefined),
    usage: z.number().nullish(),
    usage_daily: z.number().nullish(),
    usage_monthly: z.number().nullish(),
    is_free_tier: z.boolean().nullish(),
    /** Of the account that owns the key; documented, but not sent by every service that speaks this dialect. */
    free_model_daily_requests: z
      .looseObject({ limit: z.number().nonnegative(), remaining: z.number().nonnegative() })
      .nullish()
      .catch(undefined),
  }),
});

/** `GET /credits`. */
export const creditsSchema = z.looseObject({
  data: z.looseObject({ total_credits: z.number(), total_usage: z.number() }),
});

/** The error object, in a body, in a choice or in an event of a stream. */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    code: z.union([z.number(), z.string()]).nullish().catch(undefined),
    message: z.string().nullish().catch(undefined),
    metadata: z
      .looseObject({
        reasons: words,
        limit_source: z.string().nullish().catch(undefined),
        headers: z.record(z.string(), z.unknown()).nullish().catch(undefined),
        retry_after_seconds: z.number().nullish().catch(undefined),
      })
      .nullish()
      .catch(undefined),
  }),
});
