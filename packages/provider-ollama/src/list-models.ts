import { type CallOptions, type ModelInfo, throwIfAborted } from '@modelhaven/core';
import type { Api } from './api/api.ts';
import { isSameModel } from './api/model-name.ts';
import { toModelInfo } from './map-model.ts';
import type { ModelFacts } from './model-facts.ts';

export interface ListParts {
  readonly id: string;
  readonly api: Api;
  readonly facts: ModelFacts;
  readonly preferredModels: readonly string[];
}

/** Questions for details at a time. */
const AT_A_TIME = 8;

/** All models that Ollama has, preferred ones first, with what is known of each. */
export async function listModels(
  { id, api, facts, preferredModels }: ListParts,
  options: CallOptions,
): Promise<readonly ModelInfo[]> {
  const tags = [...new Map((await api.tags(options)).map((tag) => [tag.name, tag])).values()];
  const models: ModelInfo[] = [];
  for (let at = 0; at < tags.length; at += AT_A_TIME) {
    throwIfAborted(options.signal);
    const some = tags.slice(at, at + AT_A_TIME);
    models.push(...(await Promise.all(some.map(async (tag) => toModelInfo(tag, await facts.ofTag(tag, options), id)))));
  }
  const rank = (model: ModelInfo) => {
    const place = preferredModels.findIndex((name) => isSameModel(name, model.id));
    return place < 0 ? preferredModels.length : place;
  };
  return models.sort((first, second) => rank(first) - rank(second));
}
