import type { EmbeddingModelV3, LanguageModelV3, ProviderV3 } from '@ai-sdk/provider';
import type { ModelManager } from '@modelhaven/manager';
import type { ModelhavenOptions } from './provider-options.ts';

/** What a provider for the AI SDK is made of. */
export interface ModelhavenSettings {
  /** Answers every call. Whoever made it closes it. */
  readonly manager: ModelManager;
  /** Name of the provider in the AI SDK's logs and telemetry. Default `modelhaven`. */
  readonly name?: string;
  /** What every call asks for; `providerOptions.modelhaven` of a call is stronger, key by key. */
  readonly defaults?: ModelhavenOptions;
}

/** A provider of version 3 of the AI SDK's specification, which AI SDK 6 and later read. Also callable. */
export interface ModelhavenProvider extends ProviderV3 {
  /** A language model by anything that the manager takes: an address, an alias, or `auto` (the default) and its kin. */
  (modelId?: string): LanguageModelV3;
  languageModel(modelId?: string): LanguageModelV3;
  /** An embedding model by its address. Embeddings are never moved to another model. */
  embeddingModel(modelId: string): EmbeddingModelV3;
}
