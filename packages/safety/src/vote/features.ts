import { buildHanTable, foldCjk } from '../fold/han.ts';
import { CONFUSABLE, EXPANSIONS, SYMBOL } from '../fold/symbols.ts';

/** Buckets that the pieces of a text are hashed into. */
export const BUCKETS = 1 << 16;

/** Most words or Chinese and Japanese characters of a text that are looked at. */
const MOST_WORDS = 400;
const MOST_PER_WORD = 7;
const STEM = 5;
const SEED = 0x9747b28c | 0;
const JOIN = 0x85ebca6b | 0;

/** What a text is made of: the bucket of each piece, and where in the text the piece stands. */
export interface Features {
  count: number;
  /** Words and characters read. */
  words: number;
  readonly bucket: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Room for the pieces of one text, to be used again. */
export function createFeatures(): Features {
  const size = MOST_WORDS * MOST_PER_WORD;
  return {
    count: 0,
    words: 0,
    bucket: new Int32Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
  };
}

/** Cuts texts into pieces: words, pairs and triples of words, and runs of up to four Chinese or Japanese characters. */
export interface FeatureReader {
  read(text: string, into: Features): void;
}

/** `chars` is the table of `buildCharTable`. */
export function createFeatureReader(chars: Uint8Array): FeatureReader {
  const han = buildHanTable();
  return {
    read(text, into) {
      into.count = 0;
      into.words = 0;
      const size = text.length;
      let word = 0;
      let stem = 0;
      let length = 0;
      let start = 0;
      // The words before: hash, hash of the stem, first character. 0 where a run begins.
      let hash1 = 0;
      let hash2 = 0;
      let hash3 = 0;
      let stem1 = 0;
      let stem2 = 0;
      let start1 = 0;
      let start2 = 0;
      let start3 = 0;
      const add = (hash: number, from: number, to: number): void => {
        const at = into.count++;
        into.bucket[at] = spread(hash) & (BUCKETS - 1);
        into.start[at] = from;
        into.end[at] = to;
      };
      const shift = (hash: number, ownStem: number, from: number): void => {
        hash3 = hash2;
        hash2 = hash1;
        hash1 = hash;
        stem2 = stem1;
        stem1 = ownStem;
        start3 = start2;
        start2 = start1;
        start1 = from;
        into.words++;
      };
      const endWord = (to: number): void => {
        if (length === 0) return;
        length = 0;
        add(word, start, to);
        if (hash1 !== 0) add(pair(hash1, word), start1, to);
        if (hash2 !== 0) add(pair(pair(hash2, hash1), word), start2, to);
        add(stem ^ 1, start, to);
        if (stem1 !== 0) add(pair(stem1, stem) ^ 1, start1, to);
        if (stem2 !== 0) add(pair(stem2, stem) ^ 2, start2, to);
        shift(word, stem, start);
      };
      const character = (code: number, at: number): void => {
        const hash = mix(SEED, foldCjk(code, han));
        add(hash, at, at + 1);
        if (hash1 !== 0) add(pair(hash1, hash), start1, at + 1);
        if (hash2 !== 0) add(pair(pair(hash2, hash1), hash), start2, at + 1);
        if (hash3 !== 0) add(pair(pair(pair(hash3, hash2), hash1), hash), start3, at + 1);
        shift(hash, 0, at);
      };
      for (let at = 0; at < size && into.words < MOST_WORDS; at++) {
        const code = text.charCodeAt(at);
        const symbol = chars[code] ?? 0;
        const letter = symbol & ~CONFUSABLE;
        if (letter >= 1 && letter <= 36) {
          if (length === 0) {
            start = at;
            word = SEED;
          }
          length++;
          word = mix(word, letter);
          if (length <= STEM) stem = word;
        } else if (symbol >= SYMBOL.expansion) {
          const expansion = EXPANSIONS[symbol - SYMBOL.expansion] ?? '';
          if (length === 0) {
            start = at;
            word = SEED;
          }
          for (let index = 0; index < expansion.length; index++) {
            length++;
            word = mix(word, expansion.charCodeAt(index) - 96);
            if (length <= STEM) stem = word;
          }
        } else if (symbol !== SYMBOL.apostrophe && symbol !== SYMBOL.skip) {
          endWord(at);
          if (symbol === SYMBOL.cjk) character(code, at);
          else if (symbol === SYMBOL.stop || symbol === SYMBOL.dot) {
            hash1 = 0;
            hash2 = 0;
            hash3 = 0;
            stem1 = 0;
            stem2 = 0;
          }
        }
      }
      endWord(size);
    },
  };
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

function pair(left: number, right: number): number {
  return Math.imul(left ^ JOIN, 0x27d4eb2f) ^ right;
}

function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}
