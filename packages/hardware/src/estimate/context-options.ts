import type { CacheType } from './cache-type.ts';

/** How a model is run. */
export interface ContextOptions {
  /** Tokens of context per sequence; llama.cpp rounds it up to 256s. */
  readonly contextLength: number;
  /** Sequences that run at once; each has a context of its own. Default 1. */
  readonly sequences?: number;
  /** Tokens that are worked on at once (`ubatch`). Default 512. */
  readonly batchTokens?: number;
  /** Default true. */
  readonly flashAttention?: boolean;
  /** Format of the cache's keys and values. Default `f16`. */
  readonly keyType?: CacheType;
  readonly valueType?: CacheType;
}

/** Context options with every default filled in. */
export type FullContextOptions = Required<ContextOptions>;

/** Fills in what llama.cpp would take, and rounds as it does. */
export function withDefaults(options: ContextOptions): FullContextOptions {
  return {
    sequences: 1,
    batchTokens: 512,
    flashAttention: true,
    keyType: 'f16',
    valueType: 'f16',
    ...options,
    contextLength: roundUp(Math.max(1, options.contextLength)),
  };
}

/** The next multiple of 256: llama.cpp pads contexts to it. */
export const roundUp = (tokens: number): number => Math.ceil(tokens / 256) * 256;
