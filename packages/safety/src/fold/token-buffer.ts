/** Bits of `TokenBuffer.flags`. */
export const TOKEN_FLAG = {
  /** A comma, bracket or line end stands before the token. */
  comma: 1,
  /** Inside double quotes. */
  quoted: 2,
  /** Inside asterisks, as role-play actions are written. */
  starred: 4,
  /** Read in another way than written: joined letters, digits for letters, a mistyped word. */
  reread: 8,
  /** Joined to the token before it by a dot, dash or slash. */
  joined: 16,
  /** Written wholly in look-alike letters of another script. */
  disguised: 32,
} as const;

/** Signature of a word that no lexicon knows. */
export const UNKNOWN_SIGNATURE = 0;
/** Signature of a sentence end. */
export const BREAK_SIGNATURE = 1;

/** A run of tokens between sentence ends that holds a word worth a search. */
export interface Sentence {
  readonly from: number;
  to: number;
  /** Bits of the languages whose search is due: see `match/rule-parts.ts`. */
  mask: number;
}

/** The tokens of one text: typed arrays that are used again for the next text. */
export class TokenBuffer {
  signature: Uint16Array;
  start: Int32Array;
  end: Int32Array;
  flags: Uint8Array;
  count = 0;
  /** First token that words still to come might be joined with, where the text is not at its end. */
  openFrom = 0;
  /** Where the word begins that stands at the very end of the text, or the length of the text. */
  openUnit = 0;
  /** Sentences in their order, also those without anything to search. */
  sentences: Sentence[] = [];

  /** With room for so many tokens; it grows by itself. */
  constructor(capacity = 1024) {
    this.signature = new Uint16Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  /** Empties the buffer; lets very large arrays go. */
  clear(): void {
    this.count = 0;
    this.sentences = [];
    if (this.signature.length > 262_144) this.#allocate(1024, false);
  }

  push(signature: number, start: number, end: number, flags: number): void {
    const at = this.count++;
    if (at >= this.signature.length) this.#allocate(this.signature.length * 2, true);
    this.signature[at] = signature;
    this.start[at] = start;
    this.end[at] = end;
    this.flags[at] = flags;
  }

  #allocate(size: number, keep: boolean): void {
    const { signature, start, end, flags } = this;
    this.signature = new Uint16Array(size);
    this.start = new Int32Array(size);
    this.end = new Int32Array(size);
    this.flags = new Uint8Array(size);
    if (!keep) return;
    this.signature.set(signature);
    this.start.set(start);
    this.end.set(end);
    this.flags.set(flags);
  }
}
