import { NoSuchModelError } from '@ai-sdk/provider';
import { createEmbeddingModel } from './embedding-model.ts';
import { createLanguageModel } from './language-model.ts';
import type { ModelhavenProvider, ModelhavenSettings } from './modelhaven-provider.ts';

/**
 * Lets the AI SDK (`generateText`, `streamText`, `embed`, …) ask a model manager of this process. Errors are those of
 * the manager, `LlmError` with a code; the AI SDK does not repeat them, since the manager has done so.
 */
export function createModelhaven(settings: ModelhavenSettings): ModelhavenProvider {
  const languageModel = (modelId = 'auto') => createLanguageModel(settings, modelId);
  return Object.assign((modelId?: string) => languageModel(modelId), {
    specificationVersion: 'v3' as const,
    languageModel,
    embeddingModel: (modelId: string) => createEmbeddingModel(settings, modelId),
    imageModel: (modelId: string): never => {
      throw new NoSuchModelError({
        modelId,
        modelType: 'imageModel',
        message: `Modelhaven makes no pictures; the image model "${modelId}" needs another provider.`,
      });
    },
  });
}
