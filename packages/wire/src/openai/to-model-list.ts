import type { ModelInfo } from '@modelhaven/core';
import type { JsonObject } from './json.ts';

/** A model as the list shows it; a `ModelInfo` whose `id` is the address that clients use. */
export type ListedModel = Pick<ModelInfo, 'id'> & Partial<Omit<ModelInfo, 'id'>>;

/** One entry of `GET /v1/models`, and the body of `GET /v1/models/{id}`. What is known beyond OpenAI's shape is added. */
export function toModelEntry(model: ListedModel): JsonObject {
  return {
    id: model.id,
    object: 'model',
    created: model.createdAt ?? 0,
    owned_by: model.provider ?? 'modelhaven',
    ...(model.name === undefined ? {} : { name: model.name }),
    ...(model.description === undefined ? {} : { description: model.description }),
    ...(model.contextLength === undefined ? {} : { context_length: model.contextLength }),
    ...(model.maxOutputTokens === undefined ? {} : { max_output_tokens: model.maxOutputTokens }),
    ...(model.capabilities === undefined ? {} : { capabilities: model.capabilities }),
    ...(model.free === undefined ? {} : { free: model.free }),
    ...(model.local === undefined ? {} : { local: model.local }),
  };
}

/** The body of `GET /v1/models`. */
export function toModelList(models: readonly ListedModel[]): JsonObject {
  return { object: 'list', data: models.map(toModelEntry) };
}
