/**
 * Words (and word prefixes) over folded symbols. Nodes from which the same goes on are one, and the rows of the nodes lie
 * in the gaps of each other ("row displacement"), so that all of it stays in the fast memory of a processor: a twentieth
 * of a dense table. A node is the place where its row begins.
 */
export interface WordTrie {
  /** `target << 8 | symbol` at `node + symbol`; the entry is another row's where the symbol is not the one asked for. */
  readonly edges: Int32Array;
  /** Signature of the word that ends at a node, 0 where none does. */
  readonly exact: Uint16Array;
  /** Signature of the longest `prefix*` entry at or before a node, 0 where there is none. */
  readonly prefix: Uint16Array;
}

/** The root of every trie. */
export const TRIE_ROOT = 1;

/** Where a symbol leads from a node, or 0. Loops over characters have it written out. */
export function stepTo(edges: Int32Array, node: number, symbol: number): number {
  const edge = edges[node + symbol] ?? 0;
  return (edge & 0xff) === symbol ? edge >>> 8 : 0;
}
