import type { ListedModel } from '@modelhaven/wire/openai';
import { z } from 'zod';

/** A model as Anthropic's clients know it. */
export const anthropicModelSchema = z.strictObject({
  type: z.literal('model'),
  id: z.string(),
  display_name: z.string(),
  created_at: z.string(),
});

/** All models as Anthropic's clients list them. */
export const anthropicModelListSchema = z.strictObject({
  data: z.array(anthropicModelSchema),
  has_more: z.literal(false),
  first_id: z.string().nullable(),
  last_id: z.string().nullable(),
});

/** A model as Anthropic's clients list it (https://docs.anthropic.com/en/api/models-list). */
export function toAnthropicModel(model: ListedModel): Readonly<Record<string, unknown>> {
  return {
    type: 'model',
    id: model.id,
    display_name: model.name ?? model.id,
    // The shape has no place for an unknown date; theirs for one is the beginning of time.
    created_at: new Date((model.createdAt ?? 0) * 1000).toISOString(),
  };
}

/** All models on one page, which that API allows. */
export function toAnthropicModelList(models: readonly ListedModel[]): Readonly<Record<string, unknown>> {
  return {
    data: models.map(toAnthropicModel),
    has_more: false,
    first_id: models[0]?.id ?? null,
    last_id: models.at(-1)?.id ?? null,
  };
}
