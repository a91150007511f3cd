import { stepTo, TRIE_ROOT, type WordTrie } from '../match/word-trie.ts';

/** Symbol in a token that stands for any one letter: `s*icide`. */
export const WILDCARD = 90;
/** Symbols of leet characters that are no digits begin here; see `LEET_CHARS`. */
export const LEET_BASE = 70;
/** Characters that stand for letters inside words, in the order of their symbols. */
export const LEET_CHARS = '@$+|€£¢#&!';

const letters = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0) - 96);

const LEET_OPTIONS: Readonly<Record<number, readonly number[]>> = Object.fromEntries([
  ...[...'0123456789'].map((digit, index) => [
    27 + index,
    letters(['o', 'il', 'z', 'e', 'a', 's', 'gb', 't', 'b', 'gq'][Number(digit)] ?? ''),
  ]),
  ...[...LEET_CHARS].map((_, index) => [
    LEET_BASE + index,
    letters(['a', 's', 't', 'il', 'e', 'l', 'c', 'h', 'a', 'il'][index] ?? ''),
  ]),
  [WILDCARD, letters('abcdefghijklmnopqrstuvwxyz')],
]) as Readonly<Record<number, readonly number[]>>;

/** A piece of a joined-up word. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly signature: number;
}

/** Other ways to read a word that the lexicon does not know. */
export interface Readings {
  /** Signature of the word with digits and symbols taken as letters and stretched letters shortened, or 0. */
  disguised(symbols: Uint8Array, length: number): number;
  /** The words that a run of letters without spaces is made of, or undefined where there is no such reading. */
  segmented(symbols: Uint8Array, length: number, allowUnknown: boolean): readonly Piece[] | undefined;
}

const MAX_STEPS = 300;
const MAX_SEGMENT = 64;

/** `isAnchor` says whether a signature is worth a search by itself. */
export function createReadings(trie: WordTrie, isAnchor: (signature: number) => boolean): Readings {
  const { edges, exact, prefix } = trie;
  const cost = new Float64Array(MAX_SEGMENT + 1);
  const back = new Int32Array(MAX_SEGMENT + 1);
  const signatureTo = new Uint16Array(MAX_SEGMENT + 1);
  let steps = 0;
  let fallback = 0;

  const search = (symbols: Uint8Array, at: number, length: number, node: number): number => {
    if (++steps > MAX_STEPS) return 0;
    if (at === length) {
      const found = exact[node] || (prefix[node] ?? 0);
      if (found && isAnchor(found)) return found;
      fallback ||= found;
      return 0;
    }
    const symbol = symbols[at] ?? 0;
    let run = 1;
    while (at + run < length && symbols[at + run] === symbol) run++;
    const options = LEET_OPTIONS[symbol];
    const choices = symbol <= 26 ? [symbol] : symbol <= 36 ? [symbol, ...(options ?? [])] : (options ?? []);
    for (const choice of choices) {
      const one = stepTo(edges, node, choice);
      if (!one) continue;
      const found = search(symbols, at + 1, length, one) || (run > 2 ? search(symbols, at + run, length, one) : 0);
      if (found) return found;
      const two = run > 2 ? stepTo(edges, one, choice) : 0;
      const doubled = two ? search(symbols, at + run, length, two) : 0;
      if (doubled) return doubled;
    }
    return 0;
  };

  return {
    disguised(symbols, length) {
      steps = 0;
      fallback = 0;
      return search(symbols, 0, Math.min(length, 40), TRIE_ROOT) || fallback;
    },
    segmented(symbols, length, allowUnknown) {
      if (length > MAX_SEGMENT) return undefined;
      cost.fill(Number.POSITIVE_INFINITY, 0, length + 1);
      cost[0] = 0;
      for (let from = 0; from < length; from++) {
        const base = cost[from] ?? Number.POSITIVE_INFINITY;
        if (base === Number.POSITIVE_INFINITY) continue;
        let node = TRIE_ROOT;
        for (let to = from; to < length; to++) {
          node = stepTo(edges, node, symbols[to] ?? 0);
          if (!node) break;
          const signature = exact[node] ?? 0;
          const size = to + 1 - from;
          if (!signature || (size === 1 && symbols[from] !== 9 && symbols[from] !== 1)) continue;
          const price = base + (size === 1 ? 1.6 : size === 2 ? 1.3 : 1);
          if (price < (cost[to + 1] ?? 0)) {
            cost[to + 1] = price;
            back[to + 1] = from;
            signatureTo[to + 1] = signature;
          }
        }
        if (allowUnknown && base + 3 < (cost[from + 1] ?? 0)) {
          cost[from + 1] = base + 3;
          back[from + 1] = from;
          signatureTo[from + 1] = 0;
        }
      }
      return unwind(cost, back, signatureTo, length, isAnchor);
    },
  };
}

function unwind(
  cost: Float64Array,
  back: Int32Array,
  signatureTo: Uint16Array,
  length: number,
  isAnchor: (signature: number) => boolean,
): readonly Piece[] | undefined {
  if (cost[length] === Number.POSITIVE_INFINITY) return undefined;
  // Most words have no reading that is worth anything: it is put together only where there is one.
  let count = 0;
  let hasAnchor = false;
  for (let to = length; to > 0; to = back[to] ?? 0) {
    const signature = signatureTo[to] ?? 0;
    if (signature && to - (back[to] ?? 0) > 2 && isAnchor(signature)) hasAnchor = true;
    count++;
  }
  if (!hasAnchor || count <= 1) return undefined;
  const pieces: Piece[] = [];
  for (let to = length; to > 0; to = back[to] ?? 0) {
    pieces.push({ from: back[to] ?? 0, to, signature: signatureTo[to] ?? 0 });
  }
  return pieces.reverse();
}
