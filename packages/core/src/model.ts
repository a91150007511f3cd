/**
 * What a model can do. Absent from a list means "not known to be able to".
 *
 * - `chat`: answers a list of messages; `completion`: continues a bare prompt
 * - `tools`: calls functions; `parallel-tools`: several in one turn
 * - `json-schema`: keeps to a JSON schema; `json-mode`: answers with some valid JSON
 * - `vision`, `audio-input`, `file-input`: reads those parts of a message
 * - `image-output`, `audio-output`: answers with other things than text
 * - `reasoning`: thinks before it answers; `logprobs`, `seed`: honours those request fields
 * - `prefill`: continues a last message of the assistant instead of starting a new one
 * - `embeddings`, `rerank`: vectors and relevance instead of text
 */
export const CAPABILITIES = [
  'chat',
  'completion',
  'tools',
  'parallel-tools',
  'json-schema',
  'json-mode',
  'vision',
  'audio-input',
  'file-input',
  'image-output',
  'audio-output',
  'reasoning',
  'logprobs',
  'seed',
  'prefill',
  'embeddings',
  'rerank',
] as const;

/** One of `CAPABILITIES`. */
export type Capability = (typeof CAPABILITIES)[number];

/** Prices of a model in US dollars per million units. An absent price is unknown, never zero. */
export interface ModelPricing {
  /** USD per million input tokens, 0 or more. */
  readonly inputPrice?: number;
  /** USD per million output tokens, 0 or more. */
  readonly outputPrice?: number;
  /** USD per million input tokens that were read from the provider's prompt cache. */
  readonly cachedInputPrice?: number;
  /** USD per million input tokens that were written to the provider's prompt cache. */
  readonly cacheWritePrice?: number;
  /** USD per million reasoning tokens, where they cost something else than output tokens. */
  readonly reasoningPrice?: number;
  /** USD per thousand input images. */
  readonly imagePrice?: number;
  /** USD per thousand requests, on top of the tokens. */
  readonly requestPrice?: number;
  /** Other prices above a number of input tokens, in ascending order of `fromInputTokens`. */
  readonly tiers?: readonly PricingTier[];
  /** Where the figures come from: `provider`, `config`, or a source with its date. */
  readonly source?: string;
}

/** Prices that replace the base prices once a request has at least `fromInputTokens` input tokens. */
export interface PricingTier extends Omit<ModelPricing, 'tiers' | 'source'> {
  readonly fromInputTokens: number;
}

/** What is known of a model. An absent field is unknown, never zero, false or empty. */
export interface ModelInfo {
  /** The provider's own id, without the provider: `meta-llama/llama-3.3-70b-instruct:free`. */
  readonly id: string;
  /** Id of the provider instance that serves it: `openrouter`. */
  readonly provider: string;
  /** Name for people. */
  readonly name?: string;
  readonly description?: string;
  readonly capabilities: readonly Capability[];
  /** Tokens that input and output may have together. */
  readonly contextLength?: number;
  /** Most tokens that one answer may have. */
  readonly maxOutputTokens?: number;
  readonly pricing?: ModelPricing;
  /** True where every use of the model costs nothing; false where it costs something; absent where that is unknown. */
  readonly free?: boolean;
  /** True where it runs on this machine or its network, so that no text leaves the house. */
  readonly local?: boolean;
  /** Parameters in total, and those active per token for a mixture of experts. */
  readonly parameterCount?: number;
  readonly activeParameterCount?: number;
  /** Name of the quantisation: `Q4_K_M`. */
  readonly quantization?: string;
  /** Bytes of the weights on disk. */
  readonly sizeBytes?: number;
  /** Model family or architecture: `llama`, `qwen3`. */
  readonly family?: string;
  /** True where the provider itself filters what goes in or comes out. */
  readonly moderated?: boolean;
  /** Seconds since 1970, when the model was published. */
  readonly createdAt?: number;
  /** Seconds since 1970, after which the provider no longer serves it. */
  readonly expiresAt?: number;
  /** BCP 47 tags of languages it is known to be good at. */
  readonly languages?: readonly string[];
  readonly license?: string;
  /** Facts that only this provider knows, for display. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A model that occupies memory now. */
export interface LoadedModel {
  readonly id: string;
  /** Bytes it occupies in main memory, in GPU memory. */
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
  /** Tokens of context that it was loaded with. */
  readonly contextLength?: number;
  /** Milliseconds since 1970. */
  readonly loadedAt?: number;
  /** Milliseconds since 1970 when it will be unloaded unless it is used. */
  readonly expiresAt?: number;
  /** Answers in progress. */
  readonly activeRequests?: number;
  /** True where it makes room for no other model. */
  readonly pinned?: boolean;
  /** What went less well than wanted, a sentence each: a shorter context, layers beside the GPU. */
  readonly warnings?: readonly string[];
}

/** The two halves of a model address. */
export interface ModelAddress {
  readonly provider: string;
  readonly model: string;
}

/** `openrouter/meta-llama/llama-3.3-70b` → provider `openrouter`; undefined without a slash or with an empty half. */
export function parseModelAddress(address: string): ModelAddress | undefined {
  const slash = address.indexOf('/');
  if (slash <= 0 || slash === address.length - 1) return undefined;
  return { provider: address.slice(0, slash), model: address.slice(slash + 1) };
}

/** The one way to name a model across providers: `provider/model`. */
export function formatModelAddress({ provider, model }: ModelAddress): string {
  return `${provider}/${model}`;
}
