import { flatten } from './flatten.ts';
import { createLineSplitter } from './line-splitter.ts';

/** Limits on lines that come from outside. */
export interface LinesOptions {
  /** Longest line that is accepted, in UTF-16 units. Default 16 Mi. */
  readonly maxLineLength?: number;
}

/**
 * The lines of a text that comes as bytes, without their line breaks; a last line without one counts. Throws
 * `BAD_RESPONSE` for a line that is too long, and what the bytes throw.
 */
export async function* linesFrom(
  bytes: AsyncIterable<Uint8Array>,
  { maxLineLength }: LinesOptions = {},
): AsyncGenerator<string, void, undefined> {
  const lines: string[] = [];
  const splitter = createLineSplitter({
    onLine: (line) => lines.push(line),
    ...(maxLineLength === undefined ? {} : { maxLineLength }),
  });
  yield* flatten(bytes, splitter, lines);
}
