import type { ModelInfo } from '@modelhaven/core';
import { instanceFor, type ListedModel } from './api/listed-model.ts';

/** A listed model with what is known of it. A model in memory has the context that it was loaded with. */
export function toModelInfo(model: ListedModel, provider: string, isLocal: boolean): ModelInfo {
  const { instances, maxContextLength } = model;
  const contextLength = instanceFor(model, model.id)?.contextLength ?? maxContextLength;
  return {
    id: model.id,
    provider,
    capabilities: model.capabilities,
    free: true,
    ...(isLocal ? { local: true } : {}),
    ...(contextLength === undefined ? {} : { contextLength }),
    ...(model.name === undefined ? {} : { name: model.name }),
    ...(model.description === undefined ? {} : { description: model.description }),
    ...(model.parameterCount === undefined ? {} : { parameterCount: model.parameterCount }),
    ...(model.activeParameterCount === undefined ? {} : { activeParameterCount: model.activeParameterCount }),
    ...(model.quantization === undefined ? {} : { quantization: model.quantization }),
    ...(model.sizeBytes === undefined ? {} : { sizeBytes: model.sizeBytes }),
    ...(model.family === undefined ? {} : { family: model.family }),
    details: {
      ...(instances === undefined ? {} : { state: instances.length > 0 ? 'loaded' : 'not-loaded' }),
      ...(instances && instances.length > 0 ? { loadedInstances: instances } : {}),
      ...(maxContextLength === undefined ? {} : { maxContextLength }),
      ...(model.bitsPerWeight === undefined ? {} : { bitsPerWeight: model.bitsPerWeight }),
      ...(model.format === undefined ? {} : { format: model.format }),
      ...(model.publisher === undefined ? {} : { publisher: model.publisher }),
      ...(model.variants.length === 0 ? {} : { variants: model.variants }),
    },
  };
}
