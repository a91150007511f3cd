import type { GrammarMachine, GrammarState } from './grammar-machine.ts';

/** The bytes of all tokens, so laid out that those with the same beginning are looked at once. */
export interface TokenTrie {
  /** Numbers of the tokens that the grammar allows in this state, as bits: token 33 is bit 1 of element 1. */
  allowed(machine: GrammarMachine, state: GrammarState): Uint32Array;
}

/** A trie of tokens by number; those without bytes are left out and never allowed. */
export function createTokenTrie(tokens: readonly (Uint8Array | undefined)[]): TokenTrie {
  // One letter per byte, as texts are sorted ten times as fast as bytes.
  const sorted = tokens
    .flatMap((bytes, id) =>
      bytes === undefined || bytes.length === 0 ? [] : [{ text: Buffer.from(bytes).toString('latin1'), id }],
    )
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  // One node per different beginning, each before those that go on from it.
  const bytes: number[] = [];
  const depths: number[] = [];
  const firsts: number[] = [];
  const path: number[] = [];
  // Tokens with the same bytes hang on each other.
  const sames = new Int32Array(tokens.length).fill(-1);
  let longest = 0;
  let before = '';
  for (const { text: word, id } of sorted) {
    let shared = 0;
    while (shared < before.length && shared < word.length && before[shared] === word[shared]) shared++;
    for (let depth = shared; depth < word.length; depth++) {
      path[depth] = bytes.length;
      bytes.push(word.charCodeAt(depth));
      depths.push(depth);
      firsts.push(-1);
    }
    const node = path[word.length - 1] as number;
    sames[id] = firsts[node] as number;
    firsts[node] = id;
    longest = Math.max(longest, word.length);
    before = word;
  }
  const nodes = {
    bytes: Uint8Array.from(bytes),
    depths: Uint16Array.from(depths),
    firsts: Int32Array.from(firsts),
    ends: endsOf(depths),
  };
  const words = Math.ceil(tokens.length / 32);

  return {
    allowed(machine, state) {
      const mask = new Uint32Array(words);
      const states: (GrammarState | undefined)[] = new Array(longest + 1);
      states[0] = state;
      for (let node = 0; node < nodes.bytes.length; ) {
        const depth = nodes.depths[node] as number;
        const next = machine.next(states[depth] as GrammarState, nodes.bytes[node] as number);
        if (next === undefined) {
          node = nodes.ends[node] as number;
          continue;
        }
        states[depth + 1] = next;
        for (let id = nodes.firsts[node] as number; id >= 0; id = sames[id] as number) {
          mask[id >>> 5] = (mask[id >>> 5] as number) | (1 << (id & 31));
        }
        node++;
      }
      return mask;
    },
  };
}

/** For each node the first one after it that does not begin with it. */
function endsOf(depths: readonly number[]): Int32Array {
  const ends = new Int32Array(depths.length).fill(depths.length);
  const open: number[] = [];
  for (const [node, depth] of depths.entries()) {
    while (open.length > depth) ends[open.pop() as number] = node;
    open.push(node);
  }
  return ends;
}
