import { TRIE_ROOT } from '../match/word-trie.ts';
import { LEET_BASE, LEET_CHARS, WILDCARD } from './readings.ts';
import { astralSymbol, CONFUSABLE, EXPANSIONS, SYMBOL } from './symbols.ts';
import { TOKEN_FLAG, type TokenBuffer } from './token-buffer.ts';
import type { TokenTables } from './token-tables.ts';
import { SYMBOL_LIMIT, TRAIT, WordReader } from './word-reader.ts';

// Own names: a bundler keeps them local, and a loop over characters should not look anything up.
const KIND = SYMBOL;
const ROOT = TRIE_ROOT;
const TWIN = CONFUSABLE;
const LIMIT = SYMBOL_LIMIT;
const SEEN = TRAIT;
const FLAG = TOKEN_FLAG;
const LAST_LETTER = 26;
const LAST_DIGIT = 36;
const LESS_THAN = 60;
const HASH = 35;
const DOLLAR = 36;

const LEET_OF: ReadonlyMap<number, number> = new Map(
  [...LEET_CHARS].map((char, index) => [char.charCodeAt(0), LEET_BASE + index]),
);

/** Folds a text and cuts it into tokens, in one pass. */
export class Tokenizer {
  readonly #tables: TokenTables;
  readonly #reader: WordReader;
  #out: TokenBuffer;
  #latin = 0;
  #foreign = 0;

  constructor(tables: TokenTables, out: TokenBuffer) {
    this.#tables = tables;
    this.#out = out;
    this.#reader = new WordReader(tables, out);
  }

  /** Fills `out` with the tokens of `text`, which goes on a sentence of which `prior` tokens are already past. */
  run(text: string, out: TokenBuffer, prior = 0): void {
    this.#out = out;
    out.clear();
    this.#reader.begin(out, prior);
    this.#scan(text);
    this.#reader.finish();
    if (this.#reader.hasDisguise && this.#foreign > this.#latin) this.#reader.undisguise();
  }

  #scan(text: string): void {
    const reader = this.#reader;
    const { chars, trie } = this.#tables;
    const { edges } = trie;
    const symbols = reader.symbols;
    const size = text.length;
    let node = 0;
    let latin = 0;
    let foreign = 0;
    let length = 0;
    let start = 0;
    let end = 0;
    let traits = 0;
    let last = 0;
    let run = 0;
    for (let at = 0; at < size; at++) {
      const code = text.charCodeAt(at);
      let symbol = chars[code] ?? 0;
      // Letters, digits and spaces are nearly all of a text; what else there may be is looked at below.
      if (symbol !== 0 && symbol <= LAST_DIGIT) {
        if (length === 0) {
          start = at;
          node = ROOT;
          traits = 0;
          last = 0;
        }
        const edge = edges[node + symbol] ?? 0;
        node = (edge & 0xff) === symbol ? edge >>> 8 : 0;
        if (symbol !== last) {
          last = symbol;
          run = 1;
        } else if (++run >= 3) traits |= SEEN.stretched;
        if (symbol > LAST_LETTER) traits |= SEEN.digit;
        else latin++;
        if (length < LIMIT) symbols[length] = symbol;
        length++;
        end = at + 1;
        continue;
      }
      if (symbol === KIND.space) {
        if (length !== 0) reader.word(text, node, length, start, end, traits);
        length = 0;
        continue;
      }
      if (symbol === KIND.surrogate) {
        const point = text.codePointAt(at) ?? 0;
        symbol = point > 0xffff ? astralSymbol(point) : KIND.other;
        if (point > 0xffff) at++;
        if (symbol === KIND.other) {
          const pictograph = this.#tables.pictographs.get(point);
          if (pictograph !== undefined) {
            if (length) reader.word(text, node, length, start, end, traits);
            length = 0;
            reader.push(pictograph, at - 1, at + 1, 0);
          } else if (length) {
            reader.word(text, node, length, start, end, traits);
            length = 0;
          }
          continue;
        }
      }
      if (symbol & TWIN) {
        traits = (length ? traits : 0) | SEEN.twin;
        if (!length) {
          start = at;
          node = ROOT;
          run = 0;
        }
        symbol &= 0x7f;
        const edge = edges[node + symbol] ?? 0;
        node = (edge & 0xff) === symbol ? edge >>> 8 : 0;
        if (length < LIMIT) symbols[length] = symbol;
        length++;
        last = symbol;
        end = at + 1;
        foreign++;
        continue;
      }
      if (symbol >= 1 && symbol <= LAST_DIGIT) {
        // A styled letter above U+FFFF.
        if (!length) {
          start = at - 1;
          node = ROOT;
          traits = 0;
          last = 0;
        }
        const edge = edges[node + symbol] ?? 0;
        node = (edge & 0xff) === symbol ? edge >>> 8 : 0;
        if (symbol === last) {
          if (++run >= 3) traits |= SEEN.stretched;
        } else {
          last = symbol;
          run = 1;
        }
        if (symbol > LAST_LETTER) traits |= SEEN.digit;
        else latin++;
        if (length < LIMIT) symbols[length] = symbol;
        length++;
        end = at + 1;
        continue;
      }
      if (symbol === KIND.skip) continue;
      if (symbol >= KIND.expansion) {
        if (!length) {
          start = at;
          node = ROOT;
          traits = 0;
        }
        const expansion = EXPANSIONS[symbol - KIND.expansion] ?? '';
        for (let index = 0; index < expansion.length; index++) {
          const letter = expansion.charCodeAt(index) - 96;
          const edge = edges[node + letter] ?? 0;
          node = (edge & 0xff) === letter ? edge >>> 8 : 0;
          if (length < LIMIT) symbols[length] = letter;
          length++;
        }
        last = 0;
        end = at + 1;
        continue;
      }
      if (symbol === KIND.foreign) {
        if (!length) {
          start = at;
          traits = 0;
        }
        traits |= SEEN.foreign;
        node = 0;
        if (length < LIMIT) symbols[length] = 0;
        length++;
        end = at + 1;
        foreign += 2;
        continue;
      }
      const following = at + 1 < size ? (chars[text.charCodeAt(at + 1)] ?? 0) : KIND.space;
      if (symbol === KIND.apostrophe) {
        if (length && this.#tables.isElision[trie.exact[node] ?? 0]) {
          reader.word(text, node, length, start, end, traits);
          length = 0;
        }
        continue;
      }
      if (code === LESS_THAN) {
        const close = tagEnd(text, at);
        if (close > 0) {
          at = close;
          continue;
        }
      }
      const leet = this.#leetAt(symbol, code, text, at, length, traits);
      if (leet) {
        if (!length) {
          start = at;
          traits = 0;
        }
        traits |= SEEN.leet;
        node = 0;
        if (length < LIMIT) symbols[length] = leet;
        length++;
        last = leet;
        run = 1;
        end = at + 1;
        continue;
      }
      if (length) reader.word(text, node, length, start, end, traits);
      const inWord = length > 0 && isLetter(following);
      length = 0;
      this.#separator(symbol, text, at, following, inWord);
    }
    this.#latin = latin;
    this.#foreign = foreign;
    this.#out.openUnit = length ? start : size;
    if (length) reader.word(text, node, length, start, end, traits);
  }

  /** Symbol of a character that stands for a letter here, or 0: it has a letter after it, or ends a word that has such already. */
  #leetAt(symbol: number, code: number, text: string, at: number, length: number, traits: number): number {
    const leet = leetSymbol(symbol, code);
    if (!leet || (length === 0 && (symbol === KIND.stop || symbol === KIND.star || code === HASH))) return 0;
    let next = at + 1;
    while (symbol === KIND.star && next < at + 6 && text.charCodeAt(next) === code) next++;
    const following = next < text.length ? (this.#tables.chars[text.charCodeAt(next)] ?? 0) : KIND.space;
    if (isLetter(following)) return leet;
    return code === DOLLAR && (traits & SEEN.leet) !== 0 ? leet : 0;
  }

  #separator(symbol: number, text: string, at: number, following: number, inWord: boolean): void {
    const reader = this.#reader;
    switch (symbol) {
      case KIND.cjk:
        reader.push(this.#tables.cjk[text.charCodeAt(at)] ?? 0, at, at + 1, 0);
        return;
      case KIND.dot:
        if (inWord) reader.context |= FLAG.joined;
        else if (
          following === KIND.dot ||
          text.charCodeAt(at) === 0x2026 ||
          (at > 0 && text.charCodeAt(at - 1) === 46)
        ) {
          reader.context |= FLAG.comma;
        } else reader.breakSentence(at);
        return;
      case KIND.stop:
        reader.breakSentence(at);
        return;
      case KIND.newline:
        if (following === KIND.newline && text.charCodeAt(at) !== 13) reader.breakSentence(at);
        else reader.context |= FLAG.comma;
        return;
      case KIND.comma:
        reader.context |= FLAG.comma;
        return;
      case KIND.quote:
        reader.context ^= FLAG.quoted;
        return;
      case KIND.star:
        if (following !== KIND.star) reader.context ^= FLAG.starred;
        return;
      case KIND.hyphen:
        if (inWord) reader.context |= FLAG.joined;
        return;
      default:
        return;
    }
  }
}

/** Longest HTML tag that is read over. */
export const LONGEST_TAG = 24;

/** Where the HTML tag ends that begins here, or 0. */
function tagEnd(text: string, at: number): number {
  const first = text.charCodeAt(at + 1) | 32;
  if (first !== 47 && !(first >= 97 && first <= 122)) return 0;
  for (let end = at + 2; end < text.length && end <= at + LONGEST_TAG; end++) {
    const code = text.charCodeAt(end);
    if (code === 62) return end;
    if (code === LESS_THAN) return 0;
  }
  return 0;
}

function isLetter(symbol: number): boolean {
  const plain = symbol & 0x7f;
  return plain >= 1 && plain <= 36;
}

function leetSymbol(symbol: number, code: number): number {
  if (symbol === KIND.star) return WILDCARD;
  if (symbol !== KIND.leet && code !== 33) return 0;
  return LEET_OF.get(code) ?? 0;
}
