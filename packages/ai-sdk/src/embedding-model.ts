import type { EmbeddingModelV3 } from '@ai-sdk/provider';
import type { ModelhavenSettings } from './modelhaven-provider.ts';
import { readProviderOptions } from './provider-options.ts';

/** Texts in one call. A number that every common service takes; more are split by the AI SDK. */
const TEXTS_PER_CALL = 96;

/** One embedding model of the AI SDK. */
export function createEmbeddingModel(settings: ModelhavenSettings, modelId: string): EmbeddingModelV3 {
  const { manager, name = 'modelhaven', defaults } = settings;
  return {
    specificationVersion: 'v3',
    provider: name,
    modelId,
    maxEmbeddingsPerCall: TEXTS_PER_CALL,
    supportsParallelCalls: true,
    async doEmbed({ values, abortSignal, providerOptions }) {
      const { call } = readProviderOptions(providerOptions, defaults);
      const options = { ...call, ...(abortSignal === undefined ? {} : { signal: abortSignal }) };
      const { vectors, usage, route } = await manager.embed({ model: modelId, input: values }, options);
      return {
        embeddings: vectors.map((vector) => [...vector]),
        ...(usage.inputTokens === undefined ? {} : { usage: { tokens: usage.inputTokens } }),
        providerMetadata: { modelhaven: { requestId: route.requestId, address: route.address } },
        warnings: [],
      };
    },
  };
}
