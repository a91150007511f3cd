import { CONFUSABLE, EXPANSIONS, SYMBOL } from '../fold/symbols.ts';

/** Most words and marks of a text that are read for its meaning. */
export const MOST_PIECES = 400;

/** What stands for marks and numbers among the words. No word has these hashes. */
export const MARKS = { stop: 1, question: 2, comma: 3, number: 4 } as const;

const MOST_MARK = 8;
const SEED = 0x3c6ef372 | 0;
const FIRST_DIGIT = 27;
const QUESTION = 0x3f;
const FULL_QUESTION = 0xff1f;

/** The words and marks of one text, by hash, and where they stand. */
export interface Pieces {
  count: number;
  /** Characters of scripts whose words are not read. */
  foreign: number;
  /** Hash of each word, or one of `MARKS`. */
  readonly word: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Room for the pieces of one text, to be used again. */
export function createPieces(): Pieces {
  const room = (): Int32Array => new Int32Array(MOST_PIECES);
  return { count: 0, foreign: 0, word: room(), start: room(), end: room() };
}

/** Does a piece end a clause? */
export function isMark(word: number): boolean {
  return word >= MARKS.stop && word <= MARKS.comma;
}

/** Reads a text into `into`: words without their apostrophes, marks, and one sign for every number. One pass. */
export function readPieces(text: string, chars: Uint8Array, into: Pieces): void {
  const { word, start, end } = into;
  const size = text.length;
  let count = 0;
  let foreign = 0;
  let length = 0;
  let digits = 0;
  let hash = SEED;
  let at = 0;
  // A word and the mark behind it may come at once.
  for (; at < size && count < MOST_PIECES - 2; at++) {
    const code = text.charCodeAt(at);
    const symbol = chars[code] ?? 0;
    const plain = symbol & ~CONFUSABLE;
    if (plain >= 1 && plain < SYMBOL.apostrophe) {
      if (length++ === 0) start[count] = at;
      if (plain >= FIRST_DIGIT) digits++;
      hash = mix(hash, plain);
      continue;
    }
    if (symbol === SYMBOL.apostrophe || symbol === SYMBOL.skip) continue;
    if (symbol >= SYMBOL.expansion) {
      const expansion = EXPANSIONS[symbol - SYMBOL.expansion] ?? '';
      if (length === 0) start[count] = at;
      for (let index = 0; index < expansion.length; index++) hash = mix(hash, expansion.charCodeAt(index) - 96);
      length += expansion.length;
      continue;
    }
    if (length > 0) {
      word[count] = digits === length ? MARKS.number : finish(hash);
      end[count++] = at;
      length = 0;
      digits = 0;
      hash = SEED;
    }
    if (symbol === SYMBOL.cjk || symbol === SYMBOL.foreign) foreign++;
    const mark = markOf(code, symbol);
    // A row of marks is one mark; no text begins with one.
    if (mark === 0 || count === 0 || isMark(word[count - 1] ?? 0)) continue;
    word[count] = mark;
    start[count] = at;
    end[count++] = at + 1;
  }
  if (length > 0) {
    word[count] = digits === length ? MARKS.number : finish(hash);
    end[count++] = at;
  }
  into.count = count;
  into.foreign = foreign;
}

function markOf(code: number, symbol: number): number {
  if (code === QUESTION || code === FULL_QUESTION) return MARKS.question;
  if (symbol === SYMBOL.stop || symbol === SYMBOL.dot || symbol === SYMBOL.newline) return MARKS.stop;
  return symbol === SYMBOL.comma ? MARKS.comma : 0;
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

/** Spreads the bits; never one of the marks. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  mixed ^= mixed >>> 15;
  return mixed >= 0 && mixed <= MOST_MARK ? mixed + MOST_MARK + 1 : mixed;
}
