import { LlmError, type StreamEvent } from '@modelhaven/core';
import { decodeInto } from '../sse/decode-into.ts';
import { type ChunkEvent, createOpenAiChunkDecoder } from './chunk-decoder.ts';
import type { FromOpenAiOptions } from './from-response.ts';

/**
 * The events of a streamed answer from its server-sent events. `finish` comes as soon as the provider has given both
 * the reason and the usage, with `[DONE]`, or at the end of the bytes. Throws the mapped error of an in-band error,
 * `BAD_RESPONSE` for what is no chunk, `STREAM_INTERRUPTED` for an end without a reason, and what the source throws
 * before a reason came.
 */
export async function* fromOpenAiChunks(
  events: AsyncIterable<ChunkEvent>,
  options: FromOpenAiOptions = {},
): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = createOpenAiChunkDecoder(options);
  const out: StreamEvent[] = [];
  const source = events[Symbol.asyncIterator]();
  let isExhausted = false;
  try {
    while (!decoder.isFinished && !isExhausted) {
      const next = await source.next().catch((error: unknown) => {
        isExhausted = true;
        if (decoder.isComplete && isCut(error)) return undefined;
        throw error;
      });
      isExhausted ||= next === undefined || next.done === true;
      yield* decodeInto(out, () => (next?.value ? decoder.push(next.value, out) : decoder.end(out)));
    }
  } finally {
    // Not awaited: a source that is stuck in a read answers only when the read settles.
    if (!isExhausted) void Promise.resolve(source.return?.()).catch(() => {});
  }
}

const CUT: ReadonlySet<string> = new Set(['STREAM_INTERRUPTED', 'UNAVAILABLE', 'TIMEOUT']);

/** True for a failure of the connection: after the provider has ended its answer, it takes nothing away from it. */
export function isCut(error: unknown): boolean {
  return LlmError.is(error) && CUT.has(error.code);
}
