import type { Usage } from './generation.ts';

/** Texts to turn into vectors. */
export interface EmbedRequest {
  readonly model: string;
  /** At least one text; none of them empty. */
  readonly input: readonly string[];
  /** Length of the vectors, where the model can shorten them. */
  readonly dimensions?: number;
  readonly user?: string;
}

/** The vectors of an `EmbedRequest`. */
export interface EmbedResult {
  readonly model: string;
  /** One vector per input, in the order of the input, all of one length. */
  readonly vectors: readonly (readonly number[])[];
  readonly usage: Usage;
}
