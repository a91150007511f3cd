import { TextDecoder } from 'node:util';
import { LlmError } from '@modelhaven/core';

/** Longest line that is accepted, in UTF-16 units: room for an image in one event. */
export const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/** Takes bytes as they come and calls back for each line. */
export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** The end of input: calls back for a last line that no line break ended. */
  end(): void;
}

/** Who gets the lines, and how long one may be. */
export interface LineSplitterOptions {
  /** `isTerminated` is false only for a last line without a line break. */
  readonly onLine: (line: string, isTerminated: boolean) => void;
  /** Default 16 Mi. */
  readonly maxLineLength?: number;
}

const LF = 10;

/**
 * Splits bytes into lines at LF, CRLF or a lone CR, the same however the bytes are cut: also within a character, a CRLF
 * or a byte order mark. A line that is too long throws `BAD_RESPONSE`.
 */
export function createLineSplitter(options: LineSplitterOptions): LineSplitter {
  return new Splitter(options);
}

// A class, as every open stream holds one: its methods are shared.
class Splitter implements LineSplitter {
  readonly #onLine: LineSplitterOptions['onLine'];
  readonly #maxLineLength: number;
  // Asked only where a character may be cut; otherwise Node's own conversion is several times faster.
  #decoder: TextDecoder | undefined;
  #isCharacterOpen = false;
  #isAtStart = true;
  #isAfterCarriageReturn = false;
  #rest = '';

  constructor({ onLine, maxLineLength = MAX_LINE_LENGTH }: LineSplitterOptions) {
    this.#onLine = onLine;
    this.#maxLineLength = maxLineLength;
  }

  push(chunk: Uint8Array): void {
    if (chunk.byteLength > 0) this.#split(this.#decode(chunk));
  }

  end(): void {
    if (this.#decoder) this.#split(this.#decoder.decode());
    if (this.#rest === '') return;
    const last = this.#rest;
    this.#rest = '';
    this.#onLine(last, false);
  }

  #decode(chunk: Uint8Array): string {
    const endsWithin = (chunk[chunk.byteLength - 1] ?? 0) >= 0x80;
    if (this.#isCharacterOpen || endsWithin) {
      this.#isCharacterOpen = endsWithin;
      this.#decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
      return this.#decoder.decode(chunk, { stream: true });
    }
    if (chunk instanceof Buffer) return chunk.toString('utf8');
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('utf8');
  }

  #checkLength(length: number): void {
    if (length <= this.#maxLineLength) return;
    throw new LlmError('BAD_RESPONSE', `The answer holds a line of more than ${this.#maxLineLength} characters.`);
  }

  #split(decoded: string): void {
    let text = decoded;
    if (text === '') return;
    if (this.#isAtStart) {
      this.#isAtStart = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    let from = 0;
    if (this.#isAfterCarriageReturn && text.length > 0) {
      this.#isAfterCarriageReturn = false;
      if (text.charCodeAt(0) === LF) from = 1;
    }
    let lineFeed = text.indexOf('\n', from);
    let carriageReturn = text.indexOf('\r', from);
    while (lineFeed !== -1 || carriageReturn !== -1) {
      const isCarriageReturn = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed);
      const at = isCarriageReturn ? carriageReturn : lineFeed;
      const line = this.#rest === '' ? text.slice(from, at) : this.#rest + text.slice(from, at);
      this.#rest = '';
      from = at + 1;
      if (isCarriageReturn) {
        if (from === text.length) this.#isAfterCarriageReturn = true;
        else if (text.charCodeAt(from) === LF) from += 1;
        carriageReturn = text.indexOf('\r', from);
      }
      if (lineFeed !== -1 && lineFeed < from) lineFeed = text.indexOf('\n', from);
      this.#checkLength(line.length);
      this.#onLine(line, true);
    }
    if (from < text.length) this.#rest += from === 0 ? text : text.slice(from);
    this.#checkLength(this.#rest.length);
  }
}
