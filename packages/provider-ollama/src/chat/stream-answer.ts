import { LlmError, type StreamEvent } from '@modelhaven/core';
import { type AnswerDecoderOptions, type AnswerEnd, createAnswerDecoder } from './answer-decoder.ts';

export interface StreamAnswerOptions extends AnswerDecoderOptions {
  /** Sends the request. */
  readonly open: () => Promise<AsyncGenerator<unknown, void, undefined>>;
  /** What went wrong without a word, for the finish event. Never rejects. */
  readonly check: (end: AnswerEnd) => Promise<readonly string[]>;
}

/** How long the end of the connection may take after the last line; it is given up if it takes longer. */
const DRAIN_MS = 100;

/** The events of one answer. Throws `STREAM_INTERRUPTED` for one that ends without its last line. */
export async function* streamAnswer(options: StreamAnswerOptions): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = createAnswerDecoder(options);
  const lines = await options.open();
  let isExhausted = false;
  try {
    while (!decoder.end) {
      const { done, value } = await lines.next();
      if (done) {
        isExhausted = true;
        throw new LlmError('STREAM_INTERRUPTED', 'Ollama ended the answer before it was complete.');
      }
      yield* decoder.push(value);
    }
    isExhausted = await drained(lines);
  } finally {
    // A generator that waits for bytes answers `return()` only when they come; the caller's signal frees it.
    if (!isExhausted) void lines.return().catch(() => {});
  }
  const { finish } = decoder.end;
  const warnings = await options.check(decoder.end);
  yield warnings.length === 0 ? finish : { ...finish, warnings };
}

/** Waits for the end of the body, so that its connection can serve the next request. */
async function drained(lines: AsyncGenerator<unknown, void, undefined>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS, false);
  });
  const end = lines.next().then(
    ({ done }) => done === true,
    // The answer is complete; how its connection ends does not matter.
    () => true,
  );
  try {
    return await Promise.race([end, late]);
  } finally {
    clearTimeout(timer);
  }
}
