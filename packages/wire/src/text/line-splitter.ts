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
export function createLineSplitter({ onLine, maxLineLength = MAX_LINE_LENGTH }: LineSplitterOptions): LineSplitter {
  // Asked only where a character may be cut; otherwise Node's own conversion is several times faster.
  let decoder: TextDecoder | undefined;
  let isCharacterOpen = false;
  let isAtStart = true;
  let isAfterCarriageReturn = false;
  let rest = '';

  const decode = (chunk: Uint8Array): string => {
    const endsWithin = (chunk[chunk.byteLength - 1] ?? 0) >= 0x80;
    if (isCharacterOpen || endsWithin) {
      isCharacterOpen = endsWithin;
      decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
      return decoder.decode(chunk, { stream: true });
    }
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('utf8');
  };

  const checkLength = (length: number) => {
    if (length <= maxLineLength) return;
    throw new LlmError('BAD_RESPONSE', `The answer holds a line of more than ${maxLineLength} characters.`);
  };

  const emit = (line: string) => {
    checkLength(line.length);
    onLine(line, true);
  };

  const split = (decoded: string) => {
    let text = decoded;
    if (text === '') return;
    if (isAtStart) {
      isAtStart = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    let from = 0;
    if (isAfterCarriageReturn && text.length > 0) {
      isAfterCarriageReturn = false;
      if (text.charCodeAt(0) === LF) from = 1;
    }
    let lineFeed = text.indexOf('\n', from);
    let carriageReturn = text.indexOf('\r', from);
    while (lineFeed !== -1 || carriageReturn !== -1) {
      const isCarriageReturn = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed);
      const at = isCarriageReturn ? carriageReturn : lineFeed;
      const line = rest === '' ? text.slice(from, at) : rest + text.slice(from, at);
      rest = '';
      from = at + 1;
      if (isCarriageReturn) {
        if (from === text.length) isAfterCarriageReturn = true;
        else if (text.charCodeAt(from) === LF) from += 1;
        carriageReturn = text.indexOf('\r', from);
      }
      if (lineFeed !== -1 && lineFeed < from) lineFeed = text.indexOf('\n', from);
      emit(line);
    }
    if (from < text.length) rest += from === 0 ? text : text.slice(from);
    checkLength(rest.length);
  };

  return {
    push: (chunk) => {
      if (chunk.byteLength > 0) split(decode(chunk));
    },
    end: () => {
      if (decoder) split(decoder.decode());
      if (rest === '') return;
      const last = rest;
      rest = '';
      onLine(last, false);
    },
  };
}
