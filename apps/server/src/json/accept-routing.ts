import type { ManagerRequest, ProviderPreferences } from '@modelhaven/manager';
import { z } from 'zod';
import { validationError } from '../errors/validation-error.ts';
import {
  LONGEST_MODEL_NAME,
  modelNameSchema,
  type providerPreferencesSchema,
  routingFields,
} from './routing-schemas.ts';

/** Who may stand in, as the manager takes it. */
export type Routing = Pick<ManagerRequest, 'fallbacks' | 'providerPreferences'>;

const written = z.looseObject({
  model: modelNameSchema.nullish(),
  models: routingFields.models.nullable(),
  fallbacks: routingFields.fallbacks.nullable(),
  provider: routingFields.provider.nullable(),
});

/**
 * Takes `models`, `fallbacks` and `provider` out of a stranger's body of another dialect. The first of all models becomes
 * its `model`. Throws `INVALID_REQUEST` with the path of what is wrong.
 */
export function acceptRouting(body: unknown): { readonly body: unknown; readonly routing: Routing } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { body, routing: {} };
  if (isPlain(body)) return { body, routing: {} };
  const read = written.safeParse(body, { reportInput: false });
  if (!read.success) throw validationError(read.error);
  const { model, models, fallbacks, provider, ...rest } = read.data;
  const [first, ...others] = [...(model ? [model] : []), ...(models ?? []), ...(fallbacks ?? [])];
  return {
    body: { ...rest, ...(first === undefined ? {} : { model: first }) },
    routing: { ...(others.length > 0 ? { fallbacks: others } : {}), ...toPreferences(provider ?? undefined) },
  };
}

/** Most bodies name one model and nobody else: nothing of them would change. */
function isPlain(body: object): boolean {
  const { model, models, fallbacks, provider } = body as Partial<Record<keyof typeof written.shape, unknown>>;
  return (
    models === undefined &&
    fallbacks === undefined &&
    provider === undefined &&
    (model === undefined || (typeof model === 'string' && model.length >= 1 && model.length <= LONGEST_MODEL_NAME))
  );
}

/** Wishes about providers, as the manager takes them. */
export function toPreferences(provider: z.output<typeof providerPreferencesSchema> | undefined): {
  readonly providerPreferences?: ProviderPreferences;
} {
  if (!provider) return {};
  const { allow_fallbacks: allowed, order, only = allowed === false ? order : undefined, ignore, sort } = provider;
  return {
    providerPreferences: {
      ...(order ? { order } : {}),
      ...(only ? { only } : {}),
      ...(ignore ? { ignore } : {}),
      ...(sort ? { sort } : {}),
    },
  };
}
