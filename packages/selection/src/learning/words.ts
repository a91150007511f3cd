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
  let words = 0;
  let opening = 0;
  for (const [word] of text.matchAll(/\p{L}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)) {
    const hash = hashOf(word);
    if (opening < OPENING_WORDS) {
      opening++;
      features[at + (hash % OPENING_BUCKETS)] = 0.5;
    }
    if (word.length < SHORTEST_WORD && word.charCodeAt(0) < 0x2e80) continue;
    const bucket = (hash >>> 8) % WORD_BUCKETS;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    words++;
    if (words >= MOST_WORDS) break;
  }
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

/** FNV-1a over the small letters, mixed once more so that all bits count. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    let code = word.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) code += 0x20;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
