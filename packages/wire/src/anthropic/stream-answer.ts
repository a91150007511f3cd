import { type LlmError, replay, type StreamEvent } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { createEndGrace, type EndGrace } from '../http/end-grace.ts';
import { drainAnswer, peekAnswer, readWholeAnswer } from '../http/streamed-answer.ts';
import { decodeInto } from '../sse/decode-into.ts';
import { createSseParser } from '../sse/parse.ts';
import { createEventDecoder, type EventDecoder } from './event-decoder.ts';
import { isEndOf } from './from-events.ts';
import { type FromAnthropicOptions, fromAnthropicResponse } from './from-response.ts';

/** What is needed to ask for one streamed answer. */
export interface StreamAnswerOptions {
  readonly http: HttpClient;
  /** Builds the request when the first event is asked for. */
  readonly prepare: () => { readonly send: HttpRequest; readonly reading: FromAnthropicOptions };
  /** Milliseconds of silence that the caller bears. */
  readonly idleMs: number | undefined;
  /** Makes a thrown value fit to be shown. */
  readonly toError: (thrown: unknown) => LlmError;
}

/**
 * Sends the request and yields the events of the answer. The one async generator between the socket and the reader:
 * splitting, parsing and decoding happen synchronously, once per read.
 */
export async function* streamAnswer(options: StreamAnswerOptions): AsyncGenerator<StreamEvent, void, undefined> {
  const { http, prepare, toError } = options;
  const grace = createEndGrace(END_GRACE_MS, options.idleMs);
  const out: StreamEvent[] = [];
  let decoder: EventDecoder | undefined;
  let bytes: AsyncIterator<Uint8Array> | undefined;
  let isExhausted = false;
  try {
    const { send, reading } = prepare();
    const answer = await peekAnswer(await http.stream(send));
    if (answer.isWhole) {
      yield* replay(fromAnthropicResponse(await readWholeAnswer(answer), reading));
      return;
    }
    const events = createEventDecoder(reading);
    decoder = events;
    const parser = createSseParser({ onEvent: (event) => events.push(event, out) });
    bytes = answer.bytes[Symbol.asyncIterator]();
    while (!events.isFinished && !isExhausted) {
      const chunk = await readNext(bytes, events, grace);
      isExhausted = chunk === undefined;
      yield* decodeInto(out, () => {
        if (chunk) return parser.push(chunk);
        parser.end();
        events.end(out);
      });
    }
  } catch (error) {
    throw toError(error);
  } finally {
    if (decoder?.isFinished && !isExhausted && bytes) drainAnswer(bytes);
    else void bytes?.return?.();
  }
}

/** Milliseconds that the end mark is waited for after the model has said why it stopped. */
const END_GRACE_MS = 2_000;

/** The next bytes; undefined at their end, which long silence is too once the answer is complete. */
async function readNext(
  bytes: AsyncIterator<Uint8Array>,
  decoder: EventDecoder,
  grace: EndGrace,
): Promise<Uint8Array | undefined> {
  try {
    const next = bytes.next();
    const read = await (decoder.isComplete ? grace.within(next) : next);
    return read === undefined || read.done ? undefined : read.value;
  } catch (error) {
    if (isEndOf(decoder, error)) return undefined;
    throw error;
  }
}
