import { LlmError, type StreamEvent } from '@modelhaven/core';
import { decodeInto } from '../sse/decode-into.ts';
import { createEventDecoder, type EventDecoder, type ServerEvent } from './event-decoder.ts';
import type { FromAnthropicOptions } from './from-response.ts';

/**
 * The events of a streamed answer → ours. Throws what an `error` event stands for, `BAD_RESPONSE` for what is not the
 * protocol, and `STREAM_INTERRUPTED` when the stream ends before the model gave a reason to stop.
 */
export async function* fromAnthropicEvents(
  events: AsyncIterable<ServerEvent>,
  options: FromAnthropicOptions = {},
): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = createEventDecoder(options);
  const out: StreamEvent[] = [];
  try {
    for await (const event of events) {
      yield* decodeInto(out, () => decoder.push(event, out));
      if (decoder.isFinished) return;
    }
  } catch (error) {
    if (!isEndOf(decoder, error)) throw error;
  }
  yield* decodeInto(out, () => decoder.end(out));
}

/** A connection that breaks after the model's reason to stop has taken nothing of the answer away. */
export function isEndOf(decoder: EventDecoder, error: unknown): boolean {
  return decoder.isComplete && LlmError.is(error) && error.code === 'STREAM_INTERRUPTED';
}
