import { TRIE_ROOT, type WordTrie } from './word-trie.ts';

/** A trie as one dense table: `next[node * width + symbol]`, 0 where no word goes on. The root is node 1. */
export interface DenseTrie {
  readonly next: Int32Array;
  readonly width: number;
  readonly exact: Uint16Array;
  readonly prefix: Uint16Array;
}

/** One node for all from which the same goes on. */
interface Shared {
  readonly exact: number;
  readonly prefix: number;
  readonly symbols: readonly number[];
  readonly children: readonly number[];
}

/** Room behind the last row for every symbol that may be asked for. */
const MARGIN = 128;

/** Merges nodes from which the same goes on, and lays the rows of what is left into the gaps of each other. */
export function packTrie(trie: DenseTrie): WordTrie {
  const { nodes, root } = share(trie);
  const places = place(nodes, root);
  const last = places.reduce((most, at) => Math.max(most, at), 0);
  const edges = new Int32Array(last + MARGIN);
  const exact = new Uint16Array(last + 1);
  const prefix = new Uint16Array(last + 1);
  nodes.forEach((node, index) => {
    const at = places[index] ?? 0;
    exact[at] = node.exact;
    prefix[at] = node.prefix;
    node.symbols.forEach((symbol, edge) => {
      edges[at + symbol] = ((places[node.children[edge] ?? 0] ?? 0) << 8) | symbol;
    });
  });
  return { edges, exact, prefix };
}

function share({ next, width, exact, prefix }: DenseTrie): { nodes: readonly Shared[]; root: number } {
  const numbers = new Map<string, number>();
  const nodes: Shared[] = [];
  const visit = (node: number): number => {
    const symbols: number[] = [];
    const children: number[] = [];
    for (let symbol = 1; symbol < width; symbol++) {
      const child = next[node * width + symbol] ?? 0;
      if (child === 0) continue;
      symbols.push(symbol);
      children.push(visit(child));
    }
    const shared: Shared = { exact: exact[node] ?? 0, prefix: prefix[node] ?? 0, symbols, children };
    const key = `${shared.exact},${shared.prefix},${symbols.join('.')},${children.join('.')}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, nodes.length);
    nodes.push(shared);
    return nodes.length - 1;
  };
  return { root: visit(TRIE_ROOT), nodes };
}

/** Where each row begins: the first free place that no other row begins at; the root first, then the widest rows. */
function place(nodes: readonly Shared[], root: number): Int32Array {
  const places = new Int32Array(nodes.length);
  const isRow = new Set<number>();
  const isTaken = new Set<number>();
  // Places only fill up: the next row of the same shape needs no look before the one found last.
  const lastOf = new Map<string, number>();
  const order = nodes
    .map((_, index) => index)
    .sort((a, b) => Number(b === root) - Number(a === root) || size(nodes, b) - size(nodes, a) || a - b);
  for (const index of order) {
    const symbols = nodes[index]?.symbols ?? [];
    const shape = symbols.join('.');
    let at = lastOf.get(shape) ?? TRIE_ROOT;
    while (isRow.has(at) || symbols.some((symbol) => isTaken.has(at + symbol))) at++;
    lastOf.set(shape, at);
    isRow.add(at);
    for (const symbol of symbols) isTaken.add(at + symbol);
    places[index] = at;
  }
  return places;
}

function size(nodes: readonly Shared[], index: number): number {
  return nodes[index]?.symbols.length ?? 0;
}
