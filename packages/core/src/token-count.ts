import type { GenerateRequest } from './generation.ts';
import type { ModelInfo } from './model.ts';
import type { CallOptions } from './provider.ts';

/** How many tokens a model will read for a request. */
export interface TokenCount {
  /** The count, or the likely number. */
  readonly tokens: number;
  /** A number that the model will not exceed; equal to `tokens` where every token was counted. */
  readonly upper: number;
}

/** The same for a candidate of a plan, and how it was found. */
export interface PromptTokens extends TokenCount {
  /** `exact`: the model's own tokenizer and template counted. `estimated`: up to `upper` is possible. */
  readonly method: 'exact' | 'estimated';
}

/** What a provider offers that can count tokens as its models do, before anything is sent. */
export interface TokenCountingCapability {
  /**
   * What counts for this model; undefined where its tokenizer is not known or not at hand. Answers at once, since a plan
   * asks for every model there is, and loads nothing.
   */
  counterOf(model: ModelInfo): TokenCounter | undefined;
}

/** Counts for all models of one tokenizer and template. */
export interface TokenCounter {
  /** Counters of one key count alike, whichever provider they came from: a request is counted once for all of them. */
  readonly key: string;
  /**
   * Resolves to undefined where the request holds what it cannot count: a picture, a text too long. May load the
   * tokenizer; never asks a network. Yields to the event loop between pieces of a long text. Rejects with `LlmError`;
   * with `DEPENDENCY_MISSING` and the install line where its library is not installed.
   */
  count(request: GenerateRequest, options?: CallOptions): Promise<TokenCount | undefined>;
}
