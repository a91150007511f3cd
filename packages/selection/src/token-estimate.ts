/** How many tokens a text has, without the tokenizer of the model that will read it. */
export interface TokenEstimate {
  /** The likely number. */
  readonly tokens: number;
  /** A number that the tokenizers of current models stay below. Use it where the text must fit. */
  readonly upper: number;
}

/**
 * Tokens per character: what a large vocabulary of today needs (o200k, Llama 3), and the most that one of the measured
 * vocabularies does (o200k, cl100k, Llama 3, Llama 2). Measured on the Universal Declaration of Human Rights in 27
 * languages and on code, JSON and numbers; `__fixtures__/SOURCE.md` has the method.
 */
interface CharacterCost {
  readonly likely: number;
  readonly upper: number;
}

const WORD_START: CharacterCost = { likely: 0.62, upper: 1 };
const WORD_PART: CharacterCost = { likely: 0.08, upper: 0.26 };
const WORD_LONG: CharacterCost = { likely: 0.17, upper: 0.36 };
const WORD_VERY_LONG: CharacterCost = { likely: 0.32, upper: 0.56 };
/** Keys, hashes, base64: no vocabulary knows such words. */
const RANDOM: CharacterCost = { likely: 0.6, upper: 1 };
/** A third consonant in a row: most words that have one are no words. */
const UNUSUAL: CharacterCost = { likely: 0.3, upper: 1 };
/** Letters that few words hold, not at their beginning. */
const RARE_LETTER: CharacterCost = { likely: 0.2, upper: 0.7 };
const CAPITALS: CharacterCost = { likely: 0.2, upper: 0.75 };
const TAB: CharacterCost = { likely: 0.3, upper: 1 };
const DIGIT: CharacterCost = { likely: 0.36, upper: 1 };
const DIGIT_AFTER_SPACE: CharacterCost = { likely: 1.1, upper: 2.05 };
const PUNCTUATION: CharacterCost = { likely: 0.6, upper: 1 };
const INDENTATION: CharacterCost = { likely: 0.3, upper: 0.5 };
const LATIN_ACCENTED: CharacterCost = { likely: 0.75, upper: 1.95 };
const GREEK: CharacterCost = { likely: 0.4, upper: 1.7 };
const CYRILLIC: CharacterCost = { likely: 0.34, upper: 1.15 };
const SEMITIC: CharacterCost = { likely: 0.48, upper: 1.4 };
const INDIC: CharacterCost = { likely: 0.5, upper: 2.3 };
const SOUTHEAST_ASIAN: CharacterCost = { likely: 0.6, upper: 2.4 };
const GEORGIAN: CharacterCost = { likely: 0.6, upper: 2.2 };
const CJK: CharacterCost = { likely: 0.8, upper: 3 };
const KANA: CharacterCost = { likely: 0.8, upper: 1.7 };
const VIETNAMESE: CharacterCost = { likely: 0.8, upper: 2.7 };
const HANGUL: CharacterCost = { likely: 0.78, upper: 3 };
const SURROGATE_HALF: CharacterCost = { likely: 1.1, upper: 2.2 };
// No vocabulary needs more than a token for each byte of UTF-8.
const OTHER: CharacterCost = { likely: 2, upper: 3 };

const LONGEST_WORD = 24;

// Longer texts are judged by samples, so that an estimate never holds the event loop.
const MAX_READ = 192_000;
const SAMPLES = 12;

/** Estimates one text. 0 for the empty text, 1 or more for any other; grows with the text. */
export function estimateTokens(text: string): TokenEstimate {
  if (text.length === 0) return { tokens: 0, upper: 0 };
  // Some tokenizers put a token of their own before the first word.
  const sum = { likely: 0, upper: 1 };
  if (text.length <= MAX_READ) {
    addRange(text, 0, text.length, sum);
    return { tokens: Math.ceil(sum.likely), upper: Math.ceil(sum.upper) };
  }
  const size = MAX_READ / SAMPLES;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const start = Math.floor(((text.length - size) * sample) / (SAMPLES - 1));
    addRange(text, start, start + size, sum);
  }
  const scale = text.length / MAX_READ;
  // What lies between the samples may be dearer than they are.
  return { tokens: Math.ceil(sum.likely * scale), upper: Math.ceil(sum.upper * scale * 1.1) };
}

function addRange(text: string, from: number, to: number, sum: { likely: number; upper: number }): void {
  let letters = 0;
  let run = 0;
  let flips = 0;
  let consonants = 0;
  let previous = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const isLetter = isLower(code) || isUpper(code);
    // A capital after a small letter begins a new token, as in camelCase.
    letters = !isLetter ? 0 : isUpper(code) && isLower(previous) ? 1 : letters + 1;
    run = isLetter || isDigit(code) ? run + 1 : 0;
    if (run === 0) flips = 0;
    else if (run > 1 && kindOf(code) !== kindOf(previous)) flips++;
    consonants = isLetter && !isVowel(code) ? consonants + 1 : 0;
    let cost: CharacterCost | undefined;
    // Where small letters, capitals and digits keep taking turns, nothing is a word.
    if (run > LONGEST_WORD || (flips >= 2 && flips * 3 > run)) cost = RANDOM;
    else if (consonants >= 3) cost = UNUSUAL;
    else if (letters > 1 && RARE_LETTERS.has(code)) cost = RARE_LETTER;
    else if (isLetter) cost = costOfLetter(letters, isUpper(code));
    // One space travels with the word after it; only runs of them cost.
    else if (code === 0x09) cost = TAB;
    else if (isSpace(code)) cost = previous === code || at === from ? INDENTATION : undefined;
    else cost = isDigit(code) && isSpace(previous) ? DIGIT_AFTER_SPACE : costOf(code);
    if (cost) {
      sum.likely += cost.likely;
      sum.upper += cost.upper;
    }
    previous = code;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Small letter, capital or digit, of what a run is made of. */
function kindOf(code: number): number {
  return isLower(code) ? 0 : isUpper(code) ? 1 : 2;
}

const RARE_LETTERS = new Set([...'jkqvwxz'].map((letter) => letter.charCodeAt(0)));
const VOWELS = new Set([...'aeiouyAEIOUY'].map((letter) => letter.charCodeAt(0)));

function isVowel(code: number): boolean {
  return VOWELS.has(code);
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function costOfLetter(position: number, upper: boolean): CharacterCost {
  if (position === 1) return WORD_START;
  if (upper) return CAPITALS;
  if (position <= 5) return WORD_PART;
  return position <= 9 ? WORD_LONG : WORD_VERY_LONG;
}

/** What one UTF-16 code unit costs that is neither an ASCII letter nor a space. */
function costOf(code: number): CharacterCost {
  if (code < 0x80) return isDigit(code) ? DIGIT : PUNCTUATION;
  if (code < 0x250) return LATIN_ACCENTED;
  if (code < 0x370) return OTHER;
  if (code < 0x400) return GREEK;
  if (code < 0x530) return CYRILLIC;
  if (code < 0x590) return OTHER;
  if (code < 0x700) return SEMITIC;
  if (code < 0x900) return OTHER;
  if (code < 0xe00) return INDIC;
  if (code < 0x10a0) return SOUTHEAST_ASIAN;
  if (code < 0x1100) return GEORGIAN;
  if (code < 0x1200) return HANGUL;
  if (code >= 0x1780 && code < 0x1800) return SOUTHEAST_ASIAN;
  if (code >= 0x1e00 && code < 0x1f00) return VIETNAMESE;
  if (code >= 0x2010 && code < 0x2070) return PUNCTUATION;
  if (code >= 0x3040 && code < 0x3100) return KANA;
  if (code >= 0x2e80 && code < 0xa4d0) return CJK;
  if (code >= 0xac00 && code < 0xd7b0) return HANGUL;
  if (code >= 0xd800 && code < 0xe000) return SURROGATE_HALF;
  if ((code >= 0xf900 && code < 0xfb00) || code >= 0xff00) return CJK;
  return OTHER;
}
