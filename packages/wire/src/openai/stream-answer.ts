import { batchesOf, type LlmError, replay, type StreamEvent } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { createEndGrace, type EndGrace } from '../http/end-grace.ts';
import { drainAnswer, peekAnswer, readWholeAnswer } from '../http/streamed-answer.ts';
import { failureOf } from '../sse/decode-into.ts';
import { createSseParser } from '../sse/parse.ts';
import { type ChunkDecoder, createOpenAiChunkDecoder } from './chunk-decoder.ts';
import { isCut } from './from-chunks.ts';
import { type FromOpenAiOptions, fromOpenAiResponse } from './from-response.ts';

/** What is needed to ask for one streamed answer. */
export interface StreamAnswerOptions {
  readonly http: HttpClient;
  /** Builds the request when the first event is asked for. */
  readonly prepare: () => { readonly send: HttpRequest; readonly reading: FromOpenAiOptions };
  /** Milliseconds that usage is waited for after the provider has said why the answer ended. */
  readonly usageGraceMs: number;
  /** Milliseconds of silence that the caller bears. */
  readonly idleMs: number | undefined;
  /** Makes a thrown value fit to be shown. */
  readonly toError: (thrown: unknown) => LlmError;
}

/**
 * Sends the request and yields the events of the answer, those of one read together. The one async generator between the
 * socket and the reader: splitting, parsing and decoding happen synchronously, once per read.
 */
export async function* streamAnswer(
  options: StreamAnswerOptions,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const { http, prepare, toError } = options;
  const grace = createEndGrace(options.usageGraceMs, options.idleMs);
  const out: StreamEvent[] = [];
  let decoder: ChunkDecoder | undefined;
  let bytes: AsyncIterator<Uint8Array> | undefined;
  let isExhausted = false;
  try {
    const { send, reading } = prepare();
    const answer = await peekAnswer(await http.stream(send));
    if (answer.isWhole) {
      yield* batchesOf(replay(fromOpenAiResponse(await readWholeAnswer(answer), reading)));
      return;
    }
    const chunks = createOpenAiChunkDecoder(reading);
    decoder = chunks;
    const parser = createSseParser({ onEvent: (event) => chunks.push(event, out) });
    bytes = answer.bytes[Symbol.asyncIterator]();
    while (!chunks.isFinished && !isExhausted) {
      const chunk = await readNext(bytes, chunks, grace);
      isExhausted = chunk === undefined;
      const failure = failureOf(() => {
        if (chunk) return parser.push(chunk);
        parser.end();
        chunks.end(out);
      });
      if (out.length > 0) yield out.splice(0);
      if (failure) throw failure.error;
    }
  } catch (error) {
    throw toError(error);
  } finally {
    if (decoder?.isFinished && !isExhausted && bytes) drainAnswer(bytes);
    else void bytes?.return?.();
  }
}

/** The next bytes; undefined at their end, which a cut connection or long silence is too once the answer is complete. */
async function readNext(
  bytes: AsyncIterator<Uint8Array>,
  decoder: ChunkDecoder,
  grace: EndGrace,
): Promise<Uint8Array | undefined> {
  if (!decoder.isComplete) {
    const { done, value } = await bytes.next();
    return done ? undefined : value;
  }
  try {
    const next = await grace.within(bytes.next());
    return next === undefined || next.done ? undefined : next.value;
  } catch (error) {
    if (isCut(error)) return undefined;
    throw error;
  }
}
