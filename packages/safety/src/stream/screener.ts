import { SYMBOL } from '../fold/symbols.ts';
import { BREAK_SIGNATURE, TokenBuffer } from '../fold/token-buffer.ts';
import { LONGEST_TAG, Tokenizer } from '../fold/tokenize.ts';
import type { CompiledLexicon, CompiledRule } from '../match/compile-lexicon.ts';
import { BlockThreads } from './block-threads.ts';
import { isDiscouraged } from './discouraged.ts';

/** A place that must not be shown, in UTF-16 offsets of the whole text. */
export interface BlockedSpan {
  readonly start: number;
  readonly end: number;
  readonly rule: CompiledRule;
}

/** Feeds on a text piece by piece and says how much of it may be shown. */
export interface Screener {
  /** Takes the next piece; returns how many UTF-16 units of the whole text may be shown by now. Never goes down. */
  push(piece: string): number;
  /** The text is complete: everything that is not blocked may be shown. */
  end(): number;
  /** The first blocked place, as soon as it is known. Nothing from its start on is ever released. */
  readonly blocked: BlockedSpan | undefined;
}

/** What a family of screeners shares. */
export interface ScreenerFactory {
  create(story: boolean): Screener;
}

const CONTEXT_UNITS = 64;
// More than any phrase needs: what is held beyond this is stuffed with invisible characters.
const MOST_HELD = 16_384;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Prepares the blocking rules of a lexicon for streams. */
export function createScreenerFactory(lexicon: CompiledLexicon): ScreenerFactory {
  const threads = (story: boolean): readonly LanguageThreads[] => {
    const isBlocking = ({ group }: CompiledRule): boolean =>
      group.blocks === 'always' || (group.blocks === 'outside_story' && !story);
    return lexicon.languages.map((language) => {
      let made: BlockThreads | undefined;
      const get = (): BlockThreads => {
        made ??= new BlockThreads(language, isBlocking);
        return made;
      };
      return { bit: language.bit, get };
    });
  };
  const outside = threads(false);
  const inside = threads(true);
  // Filled and read within one call: all streams of a process use the same.
  const tokens = new TokenBuffer();
  const tokenizer = new Tokenizer(lexicon.tokens, tokens);
  return { create: (story) => new TextScreener({ lexicon, languages: story ? inside : outside, tokens, tokenizer }) };
}

/** What the screeners of a family work with. */
interface Bench {
  readonly lexicon: CompiledLexicon;
  readonly languages: readonly LanguageThreads[];
  readonly tokens: TokenBuffer;
  readonly tokenizer: Tokenizer;
}

/** The threads of one language, made when a word first stands in a text that one of its phrases begins with. */
interface LanguageThreads {
  readonly bit: number;
  readonly get: () => BlockThreads;
}

// A class, as every open stream has one: its methods are shared.
class TextScreener implements Screener {
  readonly #bench: Bench;
  #pending = '';
  #released = 0;
  #context = '';
  /** Tokens of the running sentence that were released. */
  #prior = 0;
  #blocked: BlockedSpan | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get blocked(): BlockedSpan | undefined {
    return this.#blocked;
  }

  push(piece: string): number {
    if (!this.#blocked) {
      this.#pending += piece;
      this.#analyse(false);
    }
    return this.#released;
  }

  end(): number {
    if (!this.#blocked) this.#analyse(true);
    return this.#released;
  }

  #unsettledTail(): number {
    const { chars } = this.#bench.lexicon.tokens;
    const pending = this.#pending;
    let end = pending.length;
    while (end > 0 && !isSettled(chars[pending.charCodeAt(end - 1)] ?? 0)) end--;
    // A tag that is not closed yet is not known to be one.
    const tag = pending.lastIndexOf('<');
    return tag >= 0 && tag < end && pending.length - tag <= LONGEST_TAG + 2 && !pending.includes('>', tag) ? tag : end;
  }

  #release(count: number): void {
    if (count <= 0) return;
    const { tokens } = this.#bench;
    for (let token = 0; token < tokens.count && (tokens.end[token] ?? 0) <= count; token++) {
      this.#prior = tokens.signature[token] === BREAK_SIGNATURE ? 0 : this.#prior + 1;
    }
    const pending = this.#pending;
    const from = Math.max(0, count - CONTEXT_UNITS);
    this.#context = (this.#context + pending.slice(from, count)).slice(-CONTEXT_UNITS);
    this.#pending = pending.slice(count);
    this.#released += count;
  }

  #analyse(final: boolean): void {
    const { lexicon, languages, tokens, tokenizer } = this.#bench;
    const { blockMask } = lexicon.tokens;
    const pending = this.#pending;
    const end = final ? pending.length : this.#unsettledTail();
    const text = end === pending.length ? pending : pending.slice(0, end);
    tokenizer.run(text, tokens, this.#prior);
    let settled = tokens.count;
    if (!final) {
      settled = Math.min(settled, tokens.openFrom);
      while (settled > 0 && (tokens.end[settled - 1] ?? 0) > tokens.openUnit) settled--;
    }
    let holdToken = settled;
    let first: BlockedSpan | undefined;
    let begun = 0;
    for (let token = 0; token < settled; token++) begun |= blockMask[tokens.signature[token] ?? 0] ?? 0;
    for (const { bit, get } of languages) {
      if ((begun & bit) === 0) continue;
      const walk = get().walk(tokens, settled);
      holdToken = Math.min(holdToken, walk.liveFrom);
      for (const { rule, first: from, last } of walk.blocked) {
        const start = tokens.start[from] ?? 0;
        if (first && first.start <= start) continue;
        if (isDiscouraged(this.#context + pending.slice(0, start))) continue;
        first = { start, end: tokens.end[last] ?? 0, rule };
      }
    }
    if (first) {
      this.#blocked = { start: this.#released + first.start, end: this.#released + first.end, rule: first.rule };
      this.#release(first.start);
      return;
    }
    if (final) {
      this.#release(pending.length);
      return;
    }
    const cut = holdToken < tokens.count ? (tokens.start[holdToken] ?? end) : end;
    this.#release(graphemeCut(pending, cut));
    const held = this.#pending.length;
    if (held > MOST_HELD) this.#blocked = { start: this.#released, end: this.#released + held, rule: STUFFED };
  }
}

/** The rule named where a stream hides something behind endless invisible characters. */
const STUFFED: CompiledRule = {
  id: 'stream.stuffed',
  group: { id: 'stream.stuffed', category: 'jailbreak', level: 1, blocks: 'always' },
};

function isSettled(symbol: number): boolean {
  const plain = symbol & 0x7f;
  return (
    symbol === SYMBOL.space ||
    symbol === SYMBOL.cjk ||
    symbol === SYMBOL.comma ||
    symbol === SYMBOL.foreign ||
    symbol === SYMBOL.quote ||
    (plain >= 1 && plain <= 36) ||
    (symbol >= SYMBOL.expansion && symbol < 0x80)
  );
}

/** The last place at or before `cut` where no character is torn from its marks. */
function graphemeCut(text: string, cut: number): number {
  const last = text.charCodeAt(cut - 1);
  const next = cut < text.length ? text.charCodeAt(cut) : 0x41;
  if (cut <= 0) return 0;
  // A line feed may still follow; below U+0300 nothing else joins, unless a mark comes, and that is looked at below.
  if (cut < text.length && last < 0x300 && next < 0x300 && last !== 13) return cut;
  // At the end of the text the last character waits for a mark that may follow; the one before it needs no look.
  const before = text.charCodeAt(cut - 2);
  if (cut === text.length && last < 0x300 && before < 0x300 && before !== 13) return cut - 1;
  const from = Math.max(0, cut - 64);
  let boundary = from;
  for (const { index, segment } of segmenter.segment(text.slice(from, cut + 16))) {
    const end = from + index + segment.length;
    if (end > cut) break;
    // The last cluster of all may still grow.
    if (end < text.length) boundary = end;
  }
  return boundary;
}
