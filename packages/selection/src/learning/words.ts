/** Buckets for how a text opens, and for the words in it. */
export const OPENING_BUCKETS = 16;
export const WORD_BUCKETS = 32;

const OPENING_WORDS = 4;
// Shorter ones are in every text.
const SHORTEST_WORD = 4;
const MOST_WORDS = 400;

/**
 * Writes into `features` from `at` on which words a text is made of, as numbers from 0 to 1: its first words (templates
 * and standing instructions open alike) fall into some of the first buckets, all longer words into the others. Words of
 * one subject fill the same buckets; from a bucket nobody reads a word ("feature hashing": Weinberger and others, 2009).
 */
export function addWords(text: string, features: number[], at: number): void {
  const counts = new Float64Array(WORD_BUCKETS);
  const seen = { words: 0, opening: 0 };
  if (FOREIGN.test(text)) {
    for (const [word] of text.matchAll(WORD)) {
      const counted = word.length >= SHORTEST_WORD || word.charCodeAt(0) >= 0x2e80;
      addWord(hashOf(word, 0, word.length), counted, seen, counts, features, at);
      if (seen.words >= MOST_WORDS) break;
    }
  } else addPlainWords(text, seen, counts, features, at);
  let squares = 0;
  for (let bucket = 0; bucket < WORD_BUCKETS; bucket++) {
    const value = Math.sqrt(counts[bucket] ?? 0);
    counts[bucket] = value;
    squares += value * value;
  }
  if (squares === 0) return;
  const length = Math.sqrt(squares);
  for (let bucket = 0; bucket < WORD_BUCKETS; bucket++) {
    const value = counts[bucket] ?? 0;
    if (value > 0) features[at + OPENING_BUCKETS + bucket] = value / length;
  }
}

const WORD = /\p{L}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const FOREIGN = /[^\u0000-\u007f]/;

interface Seen {
  words: number;
  opening: number;
}

/** The words of a text of ASCII alone, where a letter is easily told: without an object for each of them. */
function addPlainWords(text: string, seen: Seen, counts: Float64Array, features: number[], at: number): void {
  let from = -1;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) | 0x20 : 0;
    if (code >= 0x61 && code <= 0x7a) {
      if (from === -1) from = index;
    } else if (from !== -1) {
      addWord(hashOf(text, from, index), index - from >= SHORTEST_WORD, seen, counts, features, at);
      if (seen.words >= MOST_WORDS) return;
      from = -1;
    }
  }
}

function addWord(
  hash: number,
  isCounted: boolean,
  seen: Seen,
  counts: Float64Array,
  features: number[],
  at: number,
): void {
  if (seen.opening < OPENING_WORDS) {
    seen.opening++;
    features[at + (hash % OPENING_BUCKETS)] = 0.5;
  }
  if (!isCounted) return;
  const bucket = (hash >>> 8) % WORD_BUCKETS;
  counts[bucket] = (counts[bucket] ?? 0) + 1;
  seen.words++;
}

/** FNV-1a over the small letters, mixed once more so that all bits count. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) code += 0x20;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
