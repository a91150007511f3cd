import { TRIE_WIDTH, type WordTrie } from '../match/word-trie.ts';
import { LEET_BASE, LEET_CHARS, type Readings, WILDCARD } from './readings.ts';
import { astralSymbol, CONFUSABLE, EXPANSIONS, SYMBOL } from './symbols.ts';
import { BREAK_SIGNATURE, TOKEN_FLAG, type TokenBuffer, UNKNOWN_SIGNATURE } from './token-buffer.ts';

/** Everything the tokeniser looks up. */
export interface TokenTables {
  readonly chars: Uint8Array;
  readonly trie: WordTrie;
  /** Signature of each Chinese or Japanese character, by code unit. */
  readonly cjk: Uint16Array;
  /** Signatures of pictographs, by code point. */
  readonly pictographs: ReadonlyMap<number, number>;
  /** Bit per language that a signature calls a search for. */
  readonly anchorMask: Uint16Array;
  readonly isElision: Uint8Array;
  /** Bit per language that a signature calls a search for, words that are common by themselves left out. */
  readonly strongMask: Uint16Array;
  /** Bit per language that a signature is a common word of. */
  readonly commonMask: Uint16Array;
  readonly numberSignature: number;
  /** Two digits or more. */
  readonly largeNumberSignature: number;
  readonly readings: Readings;
}

const HAS_DIGIT = 1;
const HAS_LEET = 2;
const STRETCHED = 4;
const HAS_TWIN = 8;
const HAS_FOREIGN = 16;
const SYMBOL_LIMIT = 96;
const LETTER_A = 1;
const LETTER_I = 9;

/** Folds a text and cuts it into tokens, in one pass; what the lexicon does not know is read again in other ways. */
export class Tokenizer {
  readonly #tables: TokenTables;
  readonly #symbols = new Uint8Array(SYMBOL_LIMIT);
  readonly #letters = new Uint8Array(64);
  #out: TokenBuffer;
  #context = 0;
  #sentenceFrom = 0;
  #prior = 0;
  #mask = 0;
  #singles = 0;
  #chainNode = 0;
  #chainFrom = 0;
  #chainUnknown = false;
  #latin = 0;
  #foreign = 0;
  #hasDisguise = false;

  constructor(tables: TokenTables, out: TokenBuffer) {
    this.#tables = tables;
    this.#out = out;
  }

  /** Fills `out` with the tokens of `text`, which goes on a sentence of which `prior` tokens are already past. */
  run(text: string, out: TokenBuffer, prior = 0): void {
    this.#prior = prior;
    this.#out = out;
    out.clear();
    this.#context = 0;
    this.#sentenceFrom = 0;
    this.#mask = 0;
    this.#singles = 0;
    this.#chainNode = 0;
    this.#latin = 0;
    this.#foreign = 0;
    this.#hasDisguise = false;
    this.#scan(text);
    out.openFrom = Math.min(out.count - this.#singles, this.#chainNode ? this.#chainFrom : out.count);
    this.#endSingles();
    this.#endSentence();
    if (this.#hasDisguise && this.#foreign > this.#latin) this.#undisguise();
  }

  #scan(text: string): void {
    const { chars, trie } = this.#tables;
    const { next } = trie;
    const symbols = this.#symbols;
    const size = text.length;
    let node = 0;
    let length = 0;
    let start = 0;
    let end = 0;
    let traits = 0;
    let last = 0;
    let run = 0;
    for (let at = 0; at < size; at++) {
      const code = text.charCodeAt(at);
      let symbol = chars[code] ?? 0;
      if (symbol === SYMBOL.surrogate) {
        const point = text.codePointAt(at) ?? 0;
        symbol = point > 0xffff ? astralSymbol(point) : SYMBOL.other;
        if (point > 0xffff) at++;
        if (symbol === SYMBOL.other) {
          const pictograph = this.#tables.pictographs.get(point);
          if (pictograph !== undefined) {
            if (length) this.#word(text, node, length, start, end, traits);
            length = 0;
            this.#push(pictograph, at - 1, at + 1, 0);
          } else if (length) {
            this.#word(text, node, length, start, end, traits);
            length = 0;
          }
          continue;
        }
      }
      if (symbol & CONFUSABLE) {
        traits = (length ? traits : 0) | HAS_TWIN;
        if (!length) {
          start = at;
          node = 1;
          run = 0;
        }
        symbol &= 0x7f;
        node = next[node * TRIE_WIDTH + symbol] ?? 0;
        if (length < SYMBOL_LIMIT) symbols[length] = symbol;
        length++;
        last = symbol;
        end = at + 1;
        this.#foreign++;
        continue;
      }
      if (symbol >= 1 && symbol <= 36) {
        if (!length) {
          start = code >= 0xd800 && code <= 0xdfff ? at - 1 : at;
          node = 1;
          traits = 0;
          last = 0;
        }
        node = next[node * TRIE_WIDTH + symbol] ?? 0;
        if (symbol === last) {
          if (++run >= 3) traits |= STRETCHED;
        } else {
          last = symbol;
          run = 1;
        }
        if (symbol > 26) traits |= HAS_DIGIT;
        else this.#latin++;
        if (length < SYMBOL_LIMIT) symbols[length] = symbol;
        length++;
        end = at + 1;
        continue;
      }
      if (symbol === SYMBOL.space) {
        if (length) this.#word(text, node, length, start, end, traits);
        length = 0;
        continue;
      }
      if (symbol === SYMBOL.skip) continue;
      if (symbol >= SYMBOL.expansion) {
        if (!length) {
          start = at;
          node = 1;
          traits = 0;
        }
        const expansion = EXPANSIONS[symbol - SYMBOL.expansion] ?? '';
        for (let index = 0; index < expansion.length; index++) {
          const letter = expansion.charCodeAt(index) - 96;
          node = next[node * TRIE_WIDTH + letter] ?? 0;
          if (length < SYMBOL_LIMIT) symbols[length] = letter;
          length++;
        }
        last = 0;
        end = at + 1;
        continue;
      }
      if (symbol === SYMBOL.foreign) {
        if (!length) {
          start = at;
          traits = 0;
        }
        traits |= HAS_FOREIGN;
        node = 0;
        if (length < SYMBOL_LIMIT) symbols[length] = 0;
        length++;
        end = at + 1;
        this.#foreign += 2;
        continue;
      }
      const following = at + 1 < size ? (chars[text.charCodeAt(at + 1)] ?? 0) : SYMBOL.space;
      if (symbol === SYMBOL.apostrophe) {
        if (length && this.#tables.isElision[trie.exact[node] ?? 0]) {
          this.#word(text, node, length, start, end, traits);
          length = 0;
        }
        continue;
      }
      const leet = length || isLetter(following) ? leetSymbol(symbol, code) : 0;
      if (
        leet &&
        (isLetter(following) || (length && symbol === SYMBOL.star && following === SYMBOL.star)) &&
        (length || code !== 35)
      ) {
        const takesPart = symbol !== SYMBOL.stop && symbol !== SYMBOL.star ? true : length > 0;
        if (takesPart) {
          if (!length) {
            start = at;
            traits = 0;
          }
          traits |= HAS_LEET;
          node = 0;
          if (length < SYMBOL_LIMIT) symbols[length] = leet;
          length++;
          last = leet;
          run = 1;
          end = at + 1;
          continue;
        }
      }
      if (length) this.#word(text, node, length, start, end, traits);
      const inWord = length > 0 && isLetter(following);
      length = 0;
      this.#separator(symbol, text, at, following, inWord);
    }
    this.#out.openUnit = length ? start : size;
    if (length) this.#word(text, node, length, start, end, traits);
  }

  #separator(symbol: number, text: string, at: number, following: number, inWord: boolean): void {
    switch (symbol) {
      case SYMBOL.cjk:
        this.#push(this.#tables.cjk[text.charCodeAt(at)] ?? 0, at, at + 1, 0);
        return;
      case SYMBOL.dot:
        if (inWord) this.#context |= TOKEN_FLAG.joined;
        else if (
          following === SYMBOL.dot ||
          text.charCodeAt(at) === 0x2026 ||
          (at > 0 && text.charCodeAt(at - 1) === 46)
        ) {
          this.#context |= TOKEN_FLAG.comma;
        } else this.#break(at);
        return;
      case SYMBOL.stop:
        this.#break(at);
        return;
      case SYMBOL.newline:
        if (following === SYMBOL.newline && text.charCodeAt(at) !== 13) this.#break(at);
        else this.#context |= TOKEN_FLAG.comma;
        return;
      case SYMBOL.comma:
        this.#context |= TOKEN_FLAG.comma;
        return;
      case SYMBOL.quote:
        this.#context ^= TOKEN_FLAG.quoted;
        return;
      case SYMBOL.star:
        if (following !== SYMBOL.star) this.#context ^= TOKEN_FLAG.starred;
        return;
      case SYMBOL.hyphen:
        if (inWord) this.#context |= TOKEN_FLAG.joined;
        return;
      default:
        return;
    }
  }

  /** A sentence of one word is none ("I. Want. To. Die."). */
  #break(at: number): void {
    this.#endSingles();
    const out = this.#out;
    if (out.count - this.#sentenceFrom + this.#prior < 2) {
      this.#context |= TOKEN_FLAG.comma;
      return;
    }
    this.#endSentence();
    out.push(BREAK_SIGNATURE, at, at + 1, 0);
    this.#sentenceFrom = out.count;
    this.#prior = 0;
    this.#context &= TOKEN_FLAG.quoted | TOKEN_FLAG.starred;
    this.#chainNode = 0;
  }

  #endSentence(): void {
    const out = this.#out;
    if (out.count > this.#sentenceFrom) {
      out.sentences.push({ from: this.#sentenceFrom, to: out.count, mask: this.#mask });
    }
    this.#mask = 0;
  }

  #word(text: string, node: number, length: number, start: number, end: number, traits: number): void {
    const { trie, readings, anchorMask, numberSignature } = this.#tables;
    let signature = trie.exact[node] || (trie.prefix[node] ?? 0);
    if (node === 0 && traits === 0 && length > 5) signature = this.#byPrefix(length);
    if (node === 0 && signature !== UNKNOWN_SIGNATURE && length >= 9 && this.#segments(length, start, end, traits))
      return;
    if (signature === UNKNOWN_SIGNATURE && (traits & HAS_DIGIT) !== 0 && isNumber(this.#symbols, length))
      signature = length > 1 ? this.#tables.largeNumberSignature : numberSignature;
    if (signature === UNKNOWN_SIGNATURE && (traits !== 0 || length >= 8)) {
      if (traits & HAS_FOREIGN) {
        this.#push(UNKNOWN_SIGNATURE, start, end, 0);
        return;
      }
      if ((traits & HAS_DIGIT) !== 0 && this.#numbers(length, start, end)) return;
      if (traits & (HAS_DIGIT | HAS_LEET | STRETCHED)) {
        signature = readings.disguised(this.#symbols, length);
        if (signature === UNKNOWN_SIGNATURE && traits & STRETCHED) signature = this.#byPrefix(length);
        if (signature !== UNKNOWN_SIGNATURE) {
          this.#push(signature, start, end, TOKEN_FLAG.reread);
          return;
        }
      }
      if (length >= 8 && this.#segments(length, start, end, traits)) return;
      if (traits & HAS_LEET) {
        this.#split(text, start, end);
        return;
      }
    }
    let flags = 0;
    if (traits & HAS_TWIN) {
      let latin = false;
      for (let at = start; at < end && !latin; at++) latin = text.charCodeAt(at) < 0x250;
      if (!latin) {
        flags = TOKEN_FLAG.disguised;
        this.#hasDisguise = true;
      }
    }
    if (length === 1 && (traits & HAS_DIGIT) === 0) {
      if (this.#chainNode && this.#singles === 0 && this.#chain(length, signature, start, end, anchorMask, true))
        return;
      if (this.#singles < 64) this.#letters[this.#singles] = this.#symbols[0] ?? 0;
      const before = this.#singles;
      this.#singles = 0;
      this.#push(signature, start, end, flags);
      this.#singles = before + 1;
      if (this.#singles === 64) this.#endSingles();
      return;
    }
    if (this.#chain(length, signature, start, end, anchorMask)) return;
    this.#push(signature, start, end, flags);
    this.#startChain(node, signature);
  }

  /** Longest `prefix*` entry that the word begins with. */
  #byPrefix(length: number): number {
    const { next, prefix } = this.#tables.trie;
    let node = 1;
    let found = 0;
    const limit = Math.min(length, SYMBOL_LIMIT);
    for (let at = 0; at < limit; at++) {
      node = next[node * TRIE_WIDTH + (this.#symbols[at] ?? 0)] ?? 0;
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
    const { next, exact } = this.#tables.trie;
    let joined = this.#chainNode;
    for (let at = 0; at < length && joined; at++) joined = next[joined * TRIE_WIDTH + (this.#symbols[at] ?? 0)] ?? 0;
    if (!joined) return false;
    const found = exact[joined] ?? 0;
    const letter = this.#symbols[0] ?? 0;
    const unknown =
      this.#chainUnknown ||
      signature === UNKNOWN_SIGNATURE ||
      (onlyWhole && letter !== LETTER_A && letter !== LETTER_I);
    const out = this.#out;
    const from = this.#chainFrom;
    if (found && anchorMask[found] && unknown && from < out.count) {
      const begin = out.start[from] ?? start;
      const flags = out.flags[from] ?? 0;
      if (end - begin >= 5) {
        out.count = from;
        this.#push(found, begin, end, flags | TOKEN_FLAG.reread);
        this.#chainNode = 0;
        return true;
      }
    }
    if (onlyWhole) return false;
    this.#push(signature, start, end, 0);
    this.#chainNode = joined;
    this.#chainUnknown = unknown;
    return true;
  }

  #startChain(node: number, signature: number): void {
    this.#chainNode = node;
    this.#chainFrom = this.#out.count - 1;
    this.#chainUnknown = signature === UNKNOWN_SIGNATURE;
  }

  #push(signature: number, start: number, end: number, flags: number): void {
    if (this.#singles > 0) this.#endSingles();
    this.#out.push(signature, start, end, flags | this.#context);
    this.#context &= TOKEN_FLAG.quoted | TOKEN_FLAG.starred;
    this.#mask |= this.#tables.anchorMask[signature] ?? 0;
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
    const flags = (out.flags[from] ?? 0) | TOKEN_FLAG.reread;
    out.count = from;
    for (const piece of pieces ?? [{ from: 0, to: count, signature: whole ?? 0 }]) {
      out.push(piece.signature, starts[piece.from] ?? 0, ends[piece.to - 1] ?? 0, flags);
      this.#mask |= this.#tables.anchorMask[piece.signature] ?? 0;
    }
  }

  /** "iwanttodie" without spaces. */
  #segments(length: number, start: number, end: number, traits: number): boolean {
    if (traits & (HAS_LEET | HAS_TWIN) || length > 64) return false;
    const pieces = this.#tables.readings.segmented(this.#symbols, length, false);
    if (!pieces || (pieces.length < 3 && length < 9 && (traits & HAS_DIGIT) !== 0)) return false;
    const scale = end - start === length;
    for (const piece of pieces) {
      const from = scale ? start + piece.from : start;
      this.#push(piece.signature, from, scale ? start + piece.to : end, TOKEN_FLAG.reread);
    }
    return true;
  }

  /** "40pills", "20mg": a number and the word behind it. */
  #numbers(length: number, start: number, end: number): boolean {
    const { trie, numberSignature } = this.#tables;
    if (end - start !== length || length > SYMBOL_LIMIT) return false;
    let digits = 0;
    while (digits < length && (this.#symbols[digits] ?? 0) > 26) digits++;
    if (digits === 0 || digits === length) return false;
    let node = 1;
    for (let at = digits; at < length && node; at++)
      node = trie.next[node * TRIE_WIDTH + (this.#symbols[at] ?? 0)] ?? 0;
    const signature = trie.exact[node] ?? 0;
    if (!signature || length - digits < 2) return false;
    this.#push(digits > 1 ? this.#tables.largeNumberSignature : numberSignature, start, start + digits, 0);
    this.#push(signature, start + digits, end, 0);
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
          node = 1;
        }
        node = trie.next[node * TRIE_WIDTH + symbol] ?? 0;
      } else if (from >= 0 && symbol !== SYMBOL.skip) {
        this.#push(trie.exact[node] || (trie.prefix[node] ?? 0), from, at, 0);
        from = -1;
      }
    }
  }

  /** The text is Russian or Greek after all: its words are no disguise. */
  #undisguise(): void {
    const out = this.#out;
    for (let token = 0; token < out.count; token++) {
      if ((out.flags[token] ?? 0) & TOKEN_FLAG.disguised) out.signature[token] = UNKNOWN_SIGNATURE;
    }
  }
}

function isLetter(symbol: number): boolean {
  const plain = symbol & 0x7f;
  return plain >= 1 && plain <= 36;
}

function isNumber(symbols: Uint8Array, length: number): boolean {
  for (let at = 0; at < length && at < SYMBOL_LIMIT; at++) if ((symbols[at] ?? 0) <= 26) return false;
  return true;
}

function leetSymbol(symbol: number, code: number): number {
  if (symbol === SYMBOL.star) return WILDCARD;
  if (symbol !== SYMBOL.leet && code !== 33) return 0;
  const index = LEET_CHARS.indexOf(String.fromCharCode(code));
  return index < 0 ? 0 : LEET_BASE + index;
}
