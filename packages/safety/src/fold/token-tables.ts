import type { WordTrie } from '../match/word-trie.ts';
import type { Readings } from './readings.ts';

/** Everything the tokeniser looks up. */
export interface TokenTables {
  readonly chars: Uint8Array;
  readonly trie: WordTrie;
  /** Signature of each Chinese or Japanese character, by code unit. */
  readonly cjk: Uint16Array;
  /** Signatures of pictographs, by code point. */
  readonly pictographs: ReadonlyMap<number, number>;
  /** Bit per language that a signature is telling for: it stands in a pattern of a finding and is not too common. */
  readonly anchorMask: Uint16Array;
  /** Bit per language that is searched where a token of the signature stands: less than the anchors, but enough. */
  readonly callMask: Uint16Array;
  readonly isElision: Uint8Array;
  /** The same, words that are common by themselves left out. */
  readonly strongMask: Uint16Array;
  /** Bit per language that a signature is a common word of. */
  readonly commonMask: Uint16Array;
  /** Bit per language that a signature may begin a phrase of that stops a reply while it streams. */
  readonly blockMask: Uint16Array;
  readonly numberSignature: number;
  /** Two digits or more. */
  readonly largeNumberSignature: number;
  readonly readings: Readings;
}
