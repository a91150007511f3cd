import type { LlamaModel } from 'node-llama-cpp';

/** What reads texts as a whole, to embed or to rank them, is made of. */
export interface ReaderParts {
  readonly model: LlamaModel;
  /** Tokens that a text may have at most. */
  readonly contextLength: number;
  readonly threads: number;
  /** How large a context is made that holds so many tokens. */
  readonly sizes: (contextSize: number) => ReaderSizes;
}

export interface ReaderSizes {
  readonly contextSize: number;
  readonly batchSize?: number;
}

/**
 * Encoders look at all tokens at once, so a batch holds as many as the context; in pieces they would see each without
 * the others, and only the last would count. Others read in pieces, and would take gigabytes for a batch so large.
 */
export function readerSizes(isEncoder: boolean): ReaderParts['sizes'] {
  return (contextSize) => (isEncoder ? { contextSize, batchSize: contextSize } : { contextSize });
}
