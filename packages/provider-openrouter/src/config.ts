import { z } from 'zod';

const headerText = z.string().regex(/^[\x20-\x7e]{1,200}$/, 'must be 1 to 200 printable ASCII characters');
const slugs = z.array(z.string().min(1).max(200)).max(50);
const modelIds = z.array(z.string().min(1).max(200));

/** Which of the providers behind OpenRouter may answer (https://openrouter.ai/docs/features/provider-routing). */
export const providerPreferencesSchema = z.strictObject({
  order: slugs.optional(),
  only: slugs.optional(),
  ignore: slugs.optional(),
  allowFallbacks: z.boolean().optional(),
  /** Only providers that know every parameter of the request. */
  requireParameters: z.boolean().optional(),
  /** `deny`: only providers that do not keep or train on what they are sent. */
  dataCollection: z.enum(['allow', 'deny']).optional(),
  /** Only providers that retain nothing. */
  zdr: z.boolean().optional(),
  enforceDistillableText: z.boolean().optional(),
  quantizations: z.array(z.string().min(1).max(40)).max(20).optional(),
  sort: z.enum(['price', 'throughput', 'latency']).optional(),
  /** US dollars per million tokens, per image, per request. */
  maxPrice: z
    .strictObject({
      prompt: z.number().nonnegative().optional(),
      completion: z.number().nonnegative().optional(),
      image: z.number().nonnegative().optional(),
      request: z.number().nonnegative().optional(),
    })
    .optional(),
});

/** The part of the config that is about OpenRouter. */
export const openRouterConfigSchema = z.strictObject({
  /** `sk-or-…`. Absent or empty: the secret `OPENROUTER_API_KEY` is looked up. */
  apiKey: z.string().optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).default('https://openrouter.ai/api/v1'),
  /**
   * A name of your own for the account that the key belongs to, where other servers use other keys of it: free requests
   * and credits are the account's, so that servers of one name count them together. Never sent anywhere as it is.
   */
  account: z
    .string()
    .regex(/^[\w.@-]{1,100}$/, 'must be 1 to 100 letters, digits, ".", "_", "@" or "-"')
    .optional(),
  /** List and use only models that cost nothing. */
  freeModelsOnly: z.boolean().default(false),
  /** List free models first. */
  preferFreeModels: z.boolean().default(true),
  /** US dollars per token; dearer models are neither listed nor used. */
  maxCostPerToken: z.number().nonnegative().optional(),
  /** Ids of models to list first, in this order. */
  preferredModels: modelIds.max(500).default([]),
  /** US dollars that one request may cost at most; a dearer one is refused before it is sent. 0 leaves what is free. */
  costLimitPerRequest: z.number().nonnegative().optional(),
  /** Name and address of the application, for OpenRouter's rankings. */
  appName: headerText.optional(),
  appUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** For every request; a request's own preferences replace those of the same name. */
  providerPreferences: providerPreferencesSchema.optional(),
  /** `middle-out` lets OpenRouter cut the middle out of a prompt that is too long. */
  transforms: z.array(z.enum(['middle-out'])).optional(),
  /** Milliseconds for which the list of models is not asked for again; an hour by default. */
  modelsTtlMs: z.number().int().nonnegative().default(3_600_000),
});

/** The config as it is written. */
export type OpenRouterConfigInput = z.input<typeof openRouterConfigSchema>;

/** The config with its defaults. */
export type OpenRouterConfig = z.output<typeof openRouterConfigSchema>;

/** Preferences for the providers behind OpenRouter. */
export type ProviderPreferences = z.output<typeof providerPreferencesSchema>;
