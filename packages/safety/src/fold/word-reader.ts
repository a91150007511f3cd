import { stepTo, TRIE_ROOT } from '../match/word-trie.ts';
import { SYMBOL } from './symbols.ts';
import { BREAK_SIGNATURE, TOKEN_FLAG, type TokenBuffer, UNKNOWN_SIGNATURE } from './token-buffer.ts';
import type { TokenTables } from './token-tables.ts';

/** What was seen inside a word, as bits. */
export const TRAIT = { digit: 1, leet: 2, stretched: 4, twin: 8, foreign: 16 } as const;

/** Most symbols of a word that are looked at. */
export const SYMBOL_LIMIT = 96;

const HAS_DIGIT = TRAIT.digit;
const HAS_LEET = TRAIT.leet;
const STRETCHED = TRAIT.stretched;
const HAS_TWIN = TRAIT.twin;
const HAS_FOREIGN = TRAIT.foreign;
const FLAG = TOKEN_FLAG;
const KEPT_FLAGS = FLAG.quoted | FLAG.starred;
const UNKNOWN = UNKNOWN_SIGNATURE;
const LETTER_A = 1;
const LETTER_I = 9;

/** Turns words into tokens: as they are written, or, where the lexicon does not know them, as they may be meant. */
export class WordReader {
  /** Folded symbols of the word that is being read. */
  readonly symbols = new Uint8Array(SYMBOL_LIMIT);
  /** Flags of the next token. */
  context = 0;
  hasDisguise = false;
  readonly #tables: TokenTables;
  readonly #letters = new Uint8Array(64);
  #out: TokenBuffer;
  #sentenceFrom = 0;
  #prior = 0;
  #mask = 0;
  #singles = 0;
  #chainNode = 0;
  #chainFrom = 0;
  #chainUnknown = false;

  constructor(tables: TokenTables, out: TokenBuffer) {
    this.#tables = tables;
    this.#out = out;
  }

  /** Begins a text that goes on a sentence of which `prior` tokens are already past. */
  begin(out: TokenBuffer, prior: number): void {
    this.#out = out;
    this.#prior = prior;
    this.context = 0;
    this.hasDisguise = false;
    this.#sentenceFrom = 0;
    this.#mask = 0;
    this.#singles = 0;
    this.#chainNode = 0;
  }

  /** Ends the text. */
  finish(): void {
    const out = this.#out;
    out.openFrom = Math.min(out.count - this.#singles, this.#chainNode ? this.#chainFrom : out.count);
    this.#endSingles();
    this.#endSentence();
  }

  /** A sentence of one word is none ("I. Want. To. Die."). */
  breakSentence(at: number): void {
    this.#endSingles();
    const out = this.#out;
    if (out.count - this.#sentenceFrom + this.#prior < 2) {
      this.context |= FLAG.comma;
      return;
    }
    this.#endSentence();
    out.push(BREAK_SIGNATURE, at, at + 1, 0);
    this.#sentenceFrom = out.count;
    this.#prior = 0;
    this.context &= KEPT_FLAGS;
    this.#chainNode = 0;
  }

  #endSentence(): void {
    const out = this.#out;
    if (out.count > this.#sentenceFrom) {
      out.sentences.push({ from: this.#sentenceFrom, to: out.count, mask: this.#mask });
    }
    this.#mask = 0;
  }

  /** Reads the word in `symbols`; `node` is where the word table got with it. */
  word(text: string, node: number, length: number, start: number, end: number, traits: number): void {
    const { trie, readings, anchorMask, numberSignature } = this.#tables;
    let signature = trie.exact[node] || (trie.prefix[node] ?? 0);
    if (node === 0 && traits === 0 && length > 5) signature = this.#byPrefix(length);
    if (node === 0 && signature !== UNKNOWN && length >= 9 && this.#segments(length, start, end, traits)) return;
    if (signature === UNKNOWN && (traits & HAS_DIGIT) !== 0 && isNumber(this.symbols, length))
      signature = length > 1 ? this.#tables.largeNumberSignature : numberSignature;
    if (signature === UNKNOWN && (traits !== 0 || length >= 8)) {
      if (traits & HAS_FOREIGN) {
        this.push(UNKNOWN, start, end, 0);
        return;
      }
      if ((traits & HAS_DIGIT) !== 0 && this.#numbers(length, start, end)) return;
      if (traits & (HAS_DIGIT | HAS_LEET | STRETCHED)) {
        signature = readings.disguised(this.symbols, length);
        if (signature === UNKNOWN && traits & STRETCHED) signature = this.#byPrefix(length);
        if (signature !== UNKNOWN) {
          this.push(signature, start, end, FLAG.reread);
          return;
        }
      }
      if (length >= 8 && this.#segments(length, start, end, traits)) return;
      if (traits & HAS_LEET) {
        this.#split(text, start, end);
        return;
      }
    }
    if (signature === UNKNOWN && traits === 0 && length >= 3 && this.#elided(length, start, end)) return;
    let flags = 0;
    if (traits & HAS_TWIN) {
      let latin = false;
      for (let at = start; at < end && !latin; at++) latin = text.charCodeAt(at) < 0x250;
      if (!latin) {
        flags = FLAG.disguised;
        this.hasDisguise = true;
      }
    }
    if (length === 1 && (traits & HAS_DIGIT) === 0) {
      if (this.#chainNode && this.#singles === 0 && this.#chain(length, signature, start, end, anchorMask, true))
        return;
      if (this.#singles < 64) this.#letters[this.#singles] = this.symbols[0] ?? 0;
      const before = this.#singles;
      this.#singles = 0;
      this.push(signature, start, end, flags);
      this.#singles = before + 1;
      if (this.#singles === 64) this.#endSingles();
      return;
    }
    if (this.#chain(length, signature, start, end, anchorMask)) return;
    this.push(signature, start, end, flags);
    this.#startChain(node, signature);
  }

  /** Longest `prefix*` entry that the word begins with. */
  #byPrefix(length: number): number {
    const { edges, prefix } = this.#tables.trie;
    let node = TRIE_ROOT;
    let found = 0;
    const limit = Math.min(length, SYMBOL_LIMIT);
    for (let at = 0; at < limit; at++) {
      node = stepTo(edges, node, this.symbols[at] ?? 0);
      if (!node) break;
      if (prefix[node]) found = prefix[node] ?? 0;
    }
    return found;
  }

  /** A word cut in two ("sui cide", "my-self"): the pieces go on where the one before them stopped. */
  #chain(
    length: number,
    signature: number,
    start: number,
    end: number,
    anchorMask: Uint16Array,
    onlyWhole = false,
  ): boolean {
    if (this.#chainNode === 0 || this.#singles > 0) return false;
    const { edges, exact } = this.#tables.trie;
    let joined = this.#chainNode;
    for (let at = 0; at < length && joined; at++) joined = stepTo(edges, joined, this.symbols[at] ?? 0);
    if (!joined) return false;
    const found = exact[joined] ?? 0;
    const letter = this.symbols[0] ?? 0;
    const unknown =
      this.#chainUnknown || signature === UNKNOWN || (onlyWhole && letter !== LETTER_A && letter !== LETTER_I);
    const out = this.#out;
    const from = this.#chainFrom;
    const merged = end - (out.start[from] ?? start);
    if (found && (anchorMask[found] || merged >= 6) && unknown && from < out.count && (!onlyWhole || merged <= 6)) {
      const begin = out.start[from] ?? start;
      const flags = out.flags[from] ?? 0;
      if (end - begin >= 5) {
        out.count = from;
        this.push(found, begin, end, flags | FLAG.reread);
        this.#chainNode = 0;
        return true;
      }
    }
    if (onlyWhole) return false;
    this.push(signature, start, end, 0);
    this.#chainNode = joined;
    this.#chainUnknown = unknown;
    return true;
  }

  #startChain(node: number, signature: number): void {
    this.#chainNode = node;
    this.#chainFrom = this.#out.count - 1;
    this.#chainUnknown = signature === UNKNOWN;
  }

  /** Adds a token as it is. */
  push(signature: number, start: number, end: number, flags: number): void {
    if (this.#singles > 0) this.#endSingles();
    this.#out.push(signature, start, end, flags | this.context);
    this.context &= KEPT_FLAGS;
    this.#mask |= this.#tables.callMask[signature] ?? 0;
    this.#chainNode = 0;
  }

  /** "k i l l  m y s e l f": a run of single letters is read as the words it spells. */
  #endSingles(): void {
    const count = this.#singles;
    this.#singles = 0;
    if (count < 3 || count > 64) return;
    const out = this.#out;
    const from = out.count - count;
    const pieces = this.#tables.readings.segmented(this.#letters, count, true);
    const whole = pieces ? undefined : this.#tables.readings.disguised(this.#letters, count);
    if (!pieces && !(whole && this.#tables.anchorMask[whole])) return;
    const starts = Array.from(out.start.subarray(from, from + count));
    const ends = Array.from(out.end.subarray(from, from + count));
    const flags = (out.flags[from] ?? 0) | FLAG.reread;
    out.count = from;
    for (const piece of pieces ?? [{ from: 0, to: count, signature: whole ?? 0 }]) {
      out.push(piece.signature, starts[piece.from] ?? 0, ends[piece.to - 1] ?? 0, flags);
      this.#mask |= this.#tables.callMask[piece.signature] ?? 0;
    }
  }

  /** "iwanttodie" without spaces. */
  #segments(length: number, start: number, end: number, traits: number): boolean {
    if (traits & (HAS_LEET | HAS_TWIN) || length > 64) return false;
    const pieces = this.#tables.readings.segmented(this.symbols, length, false);
    if (!pieces || (pieces.length < 3 && length < 9 && (traits & HAS_DIGIT) !== 0)) return false;
    const scale = end - start === length;
    for (const piece of pieces) {
      const from = scale ? start + piece.from : start;
      this.push(piece.signature, from, scale ? start + piece.to : end, FLAG.reread);
    }
    return true;
  }

  /** "jai envie" for "j'ai envie": an elided word without its apostrophe. */
  #elided(length: number, start: number, end: number): boolean {
    const { trie, isElision, anchorMask, commonMask } = this.#tables;
    if (end - start !== length || length > SYMBOL_LIMIT) return false;
    const first = stepTo(trie.edges, TRIE_ROOT, this.symbols[0] ?? 0);
    const elision = trie.exact[first] ?? 0;
    if (!isElision[elision]) return false;
    let node = TRIE_ROOT;
    for (let at = 1; at < length && node; at++) node = stepTo(trie.edges, node, this.symbols[at] ?? 0);
    const rest = trie.exact[node] ?? 0;
    if (!rest || !((anchorMask[rest] ?? 0) | (commonMask[rest] ?? 0))) return false;
    this.push(elision, start, start + 1, 0);
    this.push(rest, start + 1, end, FLAG.joined);
    return true;
  }

  /** "40pills", "20mg": a number and the word behind it. */
  #numbers(length: number, start: number, end: number): boolean {
    const { trie, numberSignature } = this.#tables;
    if (end - start !== length || length > SYMBOL_LIMIT) return false;
    let digits = 0;
    while (digits < length && (this.symbols[digits] ?? 0) > 26) digits++;
    if (digits === 0 || digits === length) return false;
    let node = TRIE_ROOT;
    for (let at = digits; at < length && node; at++) node = stepTo(trie.edges, node, this.symbols[at] ?? 0);
    const signature = trie.exact[node] ?? 0;
    if (!signature || length - digits < 2) return false;
    this.push(digits > 1 ? this.#tables.largeNumberSignature : numberSignature, start, start + digits, 0);
    this.push(signature, start + digits, end, 0);
    return true;
  }

  /** A word with symbols inside that nothing explains: the parts between them. */
  #split(text: string, start: number, end: number): void {
    const { chars, trie } = this.#tables;
    let from = -1;
    let node = 0;
    for (let at = start; at <= end; at++) {
      const symbol = at < end ? (chars[text.charCodeAt(at)] ?? 0) & 0x7f : 0;
      if (symbol >= 1 && symbol <= 36) {
        if (from < 0) {
          from = at;
          node = TRIE_ROOT;
        }
        node = stepTo(trie.edges, node, symbol);
      } else if (from >= 0 && symbol !== SYMBOL.skip) {
        this.push(trie.exact[node] || (trie.prefix[node] ?? 0), from, at, 0);
        from = -1;
      }
    }
  }

  /** The text is Russian or Greek after all: its words are no disguise. */
  undisguise(): void {
    const out = this.#out;
    for (let token = 0; token < out.count; token++) {
      if ((out.flags[token] ?? 0) & FLAG.disguised) out.signature[token] = UNKNOWN;
    }
  }
}

function isNumber(symbols: Uint8Array, length: number): boolean {
  for (let at = 0; at < length && at < SYMBOL_LIMIT; at++) if ((symbols[at] ?? 0) <= 26) return false;
  return true;
}
