import { type GenerateRequest, LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { type OpenRouterConfig, type ProviderPreferences, providerPreferencesSchema } from './config.ts';

/** `request.extra.openrouter`: what only OpenRouter knows. */
const extraSchema = z.strictObject({
  /** Models to try in turn when the first one fails. */
  models: z.array(z.string().min(1).max(200)).min(1).max(10).optional(),
  provider: providerPreferencesSchema.optional(),
  transforms: z.array(z.enum(['middle-out'])).optional(),
  plugins: z
    .array(z.looseObject({ id: z.string().regex(/^[\w-]{1,40}$/) }))
    .max(10)
    .optional(),
  verbosity: z.enum(['low', 'medium', 'high', 'max']).optional(),
  /** Requests of one session are kept on one provider, for its prompt cache. */
  sessionId: z.string().min(1).max(256).optional(),
});

/** What of `request.extra.openrouter` was asked for, checked. */
export type OpenRouterExtra = z.output<typeof extraSchema>;

/** Reads `request.extra.openrouter`. Throws `INVALID_REQUEST` with the field that is wrong. */
export function readExtra(request: GenerateRequest): OpenRouterExtra {
  const read = extraSchema.safeParse(request.extra?.['openrouter'] ?? {});
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => ({
    path: ['extra', 'openrouter', ...path].map(String).join('.'),
    message,
  }));
  const [first] = issues;
  throw new LlmError('INVALID_REQUEST', `"${first?.path}" is wrong: ${first?.message}.`, {
    ...(first ? { field: first.path } : {}),
    issues,
  });
}

// https://openrouter.ai/docs/guides/features/plugins: a search of the web is billed, and so is reading files with some
// engines.
const FREE_PLUGINS: ReadonlySet<string> = new Set(['context-compression', 'response-healing']);

/**
 * Throws `UNSUPPORTED` for a plugin that may cost something beside the model: the price list does not name it, so no
 * limit can hold it.
 */
export function refusePaidPlugins({ plugins = [] }: OpenRouterExtra): void {
  const paid = plugins.find((plugin) => !FREE_PLUGINS.has(plugin.id) && plugin['enabled'] !== false);
  if (!paid) return;
  throw new LlmError(
    'UNSUPPORTED',
    `The plugin "${paid.id}" may cost something that is in no price list, and only free models or a limited cost are allowed; leave it out, or change the filter or cost_limit_per_request.`,
    { field: 'extra.openrouter.plugins' },
  );
}

/** The fields of the body that only OpenRouter knows. */
export function toExtraBody(
  extra: OpenRouterExtra,
  config: Pick<OpenRouterConfig, 'providerPreferences' | 'transforms'>,
): Readonly<Record<string, unknown>> {
  const preferences = merged(config.providerPreferences, extra.provider);
  const transforms = extra.transforms ?? config.transforms;
  return {
    ...(extra.models ? { models: extra.models } : {}),
    ...(Object.keys(preferences).length > 0 ? { provider: toPreferences(preferences) } : {}),
    ...(transforms ? { transforms } : {}),
    ...(extra.plugins ? { plugins: extra.plugins } : {}),
    ...(extra.verbosity ? { verbosity: extra.verbosity } : {}),
    ...(extra.sessionId ? { session_id: extra.sessionId } : {}),
    usage: { include: true },
  };
}

/**
 * A request chooses within what the configuration allows, and never beyond: who is ignored stays so, and of those that
 * are allowed only some may be asked for. Throws `INVALID_REQUEST` where none of those is allowed.
 */
function merged(config: ProviderPreferences = {}, extra: ProviderPreferences = {}): ProviderPreferences {
  const ignore = [...new Set([...(config.ignore ?? []), ...(extra.ignore ?? [])])];
  const only = extra.only?.filter((slug) => !config.only || config.only.includes(slug)) ?? config.only;
  if (extra.only && only?.length === 0) {
    const message = `OpenRouter may only use ${config.only?.join(', ')} here. Ask for one of them, or for none in particular.`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'extra.openrouter.provider.only' });
  }
  return {
    ...config,
    ...extra,
    ...(ignore.length > 0 ? { ignore } : {}),
    ...(only ? { only } : {}),
    ...(config.dataCollection === 'deny' ? { dataCollection: 'deny' } : {}),
    ...(config.zdr ? { zdr: true } : {}),
  };
}

function toPreferences(preferences: ProviderPreferences): Readonly<Record<string, unknown>> {
  const renamed = Object.entries(preferences).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(renamed);
}
