import { LlmError, replay, type StreamEvent } from '@modelhaven/core';
import type { HttpClient, HttpRequest, StreamResponse } from '../http/client.ts';
import { createSseParser } from '../sse/parse.ts';
import { type ChunkDecoder, createOpenAiChunkDecoder } from './chunk-decoder.ts';
import { decodeInto, isCut } from './from-chunks.ts';
import { type FromOpenAiOptions, fromOpenAiResponse } from './from-response.ts';

/** How long the last bytes behind the answer may take; the connection is given up if they take longer. */
const DRAIN_MS = 100;
/** Bytes of an answer that came whole although a stream was asked for. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** What is needed to ask for one streamed answer. */
export interface StreamAnswerOptions {
  readonly http: HttpClient;
  /** Builds the request when the first event is asked for. */
  readonly prepare: () => { readonly send: HttpRequest; readonly reading: FromOpenAiOptions };
  /** Milliseconds that usage is waited for after the provider has said why the answer ended. */
  readonly usageGraceMs: number;
  /** Makes a thrown value fit to be shown. */
  readonly toError: (thrown: unknown) => LlmError;
}

/**
 * Sends the request and yields the events of the answer. The one async generator between the socket and the reader:
 * splitting, parsing and decoding happen synchronously, once per read.
 */
export async function* streamAnswer(options: StreamAnswerOptions): AsyncGenerator<StreamEvent, void, undefined> {
  const { http, prepare, toError, usageGraceMs } = options;
  const out: StreamEvent[] = [];
  let decoder: ChunkDecoder | undefined;
  let bytes: AsyncIterator<Uint8Array> | undefined;
  let isExhausted = false;
  try {
    const { send, reading } = prepare();
    const answer = await http.stream(send);
    if (isJson(answer)) {
      // The endpoint does not stream, or it reports an error with a success status.
      yield* replay(fromOpenAiResponse(await wholeJson(answer), reading));
      return;
    }
    const chunks = createOpenAiChunkDecoder(reading);
    decoder = chunks;
    const parser = createSseParser({ onEvent: (event) => chunks.push(event, out) });
    bytes = answer.bytes[Symbol.asyncIterator]();
    while (!chunks.isFinished && !isExhausted) {
      const chunk = await readNext(bytes, chunks, usageGraceMs);
      isExhausted = chunk === undefined;
      yield* decodeInto(out, () => {
        if (chunk) return parser.push(chunk);
        parser.end();
        chunks.end(out);
      });
    }
  } catch (error) {
    throw toError(error);
  } finally {
    if (decoder?.isFinished && !isExhausted && bytes) drain(bytes);
    else void bytes?.return?.();
  }
}

/** The next bytes; undefined at their end, which a cut connection or long silence is too once the answer is complete. */
async function readNext(
  bytes: AsyncIterator<Uint8Array>,
  decoder: ChunkDecoder,
  usageGraceMs: number,
): Promise<Uint8Array | undefined> {
  if (!decoder.isComplete) {
    const { done, value } = await bytes.next();
    return done ? undefined : value;
  }
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, usageGraceMs, undefined);
  });
  try {
    const next = await Promise.race([bytes.next(), silence]);
    return next === undefined || next.done ? undefined : next.value;
  } catch (error) {
    if (isCut(error)) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Takes what little follows the answer, so that its connection can serve the next request. Nobody waits for it. */
function drain(bytes: AsyncIterator<Uint8Array>): void {
  const timer = setTimeout(() => void bytes.return?.(), DRAIN_MS);
  const next = (): void => {
    bytes.next().then(
      ({ done }) => (done ? clearTimeout(timer) : next()),
      () => clearTimeout(timer),
    );
  };
  next();
}

function isJson({ headers }: StreamResponse): boolean {
  return /^application\/json/i.test(headers['content-type'] ?? '');
}

async function wholeJson({ bytes }: StreamResponse): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > MAX_WHOLE_BYTES) throw new LlmError('BAD_RESPONSE', 'The answer is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new LlmError('BAD_RESPONSE', 'The endpoint answered with JSON that cannot be read, in place of a stream.');
  }
}
