import type { SharedV3ProviderOptions } from '@ai-sdk/provider';
import { CAPABILITIES, LlmError } from '@modelhaven/core';
import type { ManagerCallOptions, ManagerRequest } from '@modelhaven/manager';
import * as z from 'zod';

const score = z.number().min(0).max(10);
const names = z.array(z.string().min(1));

const requestShape = {
  /** What the text is for: `therapeutic_narrative`, `general_chat`, … */
  taskType: z.string().min(1).optional(),
  /** Tried in this order, after the model that was named. */
  models: names.optional(),
  fallbacks: names.optional(),
  /** Never these addresses or providers. */
  exclude: names.optional(),
  /** Only these provider instances. */
  providers: names.optional(),
  requiredCapabilities: z.array(z.enum(CAPABILITIES)).optional(),
  contextLengthNeeded: z.number().int().positive().optional(),
  maxLatencyMs: z.number().positive().optional(),
  minQualityScore: score.optional(),
  minSafetyScore: score.optional(),
  therapeuticSafetyRequired: z.boolean().optional(),
  maxCostPerToken: z.number().nonnegative().optional(),
  maxCostUsd: z.number().nonnegative().optional(),
  freeOnly: z.boolean().optional(),
  preferFree: z.boolean().optional(),
  localOnly: z.boolean().optional(),
  prefer: z.enum(['quality', 'speed', 'cost', 'local']).optional(),
  reasoning: z
    .strictObject({
      effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'max']).optional(),
      maxTokens: z.number().int().positive().optional(),
    })
    .optional(),
  minP: z.number().min(0).max(1).optional(),
  repetitionPenalty: z.number().positive().optional(),
  parallelToolCalls: z.boolean().optional(),
};

const callShape = {
  requestId: z.string().min(1).optional(),
  keyId: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
  tenant: z.string().min(1).optional(),
  /** `story` where the user plays a part, `ooc` where the user speaks as themselves. */
  channel: z.enum(['story', 'ooc']).optional(),
  locale: z.string().min(1).optional(),
  country: z.string().length(2).optional(),
  conversationId: z.string().min(1).optional(),
};

const schema = z.strictObject({ ...requestShape, ...callShape });

/** What a call may ask of Modelhaven beyond what the AI SDK knows: `providerOptions: { modelhaven: { … } }`. */
export type ModelhavenOptions = z.input<typeof schema>;

/** The options of a call, sorted into what belongs to the question and what to the call. */
export interface SortedOptions {
  readonly request: Omit<ManagerRequest, 'messages' | 'prompt'>;
  readonly call: ManagerCallOptions;
}

/** Reads `providerOptions.modelhaven` over the defaults. Throws `INVALID_REQUEST` with every field that is wrong. */
export function readProviderOptions(
  options: SharedV3ProviderOptions | undefined,
  defaults: ModelhavenOptions = {},
): SortedOptions {
  const parsed = schema.safeParse({ ...defaults, ...options?.['modelhaven'] });
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: ['providerOptions', 'modelhaven', ...path].join('.'),
      message,
    }));
    const first = issues[0]?.path ?? 'providerOptions.modelhaven';
    throw new LlmError('INVALID_REQUEST', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), {
      field: first,
      issues,
    });
  }
  const request: Record<string, unknown> = {};
  const call: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed.data)) {
    if (value === undefined) continue;
    (key in callShape ? call : request)[key] = value;
  }
  // The schema has the types of both halves; the loop only sorts.
  return { request, call } as SortedOptions;
}
