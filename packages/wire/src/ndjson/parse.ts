import { LlmError } from '@modelhaven/core';
import { flatten } from '../text/flatten.ts';
import { createLineSplitter } from '../text/line-splitter.ts';
import type { LinesOptions } from '../text/lines.ts';

/**
 * The values of newline-delimited JSON; blank lines are skipped. Throws `BAD_RESPONSE` for a line that is not JSON or
 * too long, and `STREAM_INTERRUPTED` when the input ends in the middle of a value.
 */
export async function* parseNdjson(
  bytes: AsyncIterable<Uint8Array>,
  { maxLineLength }: LinesOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const values: unknown[] = [];
  const splitter = createLineSplitter({
    onLine: (line, isTerminated) => {
      if (line.trim() === '') return;
      try {
        values.push(JSON.parse(line));
      } catch {
        throw isTerminated
          ? new LlmError('BAD_RESPONSE', 'The answer holds a line that is not JSON.')
          : new LlmError('STREAM_INTERRUPTED', 'The answer broke off in the middle of a line.');
      }
    },
    ...(maxLineLength === undefined ? {} : { maxLineLength }),
  });
  yield* flatten(bytes, splitter, values);
}
