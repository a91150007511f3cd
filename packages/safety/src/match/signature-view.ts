import type { Lists } from './positions.ts';

/** How the token signatures of the word table look to the automata of one language. */
export interface SignatureView {
  /** Number of the language's own signature for a signature of the word table. */
  readonly local: Uint16Array;
  /** Classes of each own signature. */
  readonly classes: Lists;
  /** Own signatures that no gap may step over. */
  readonly isNegation: Uint8Array;
}
