import { type LlmError, replay, type StreamEvent } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { createEndGrace, type EndGrace } from '../http/end-grace.ts';
import { beginsWhole, drainAnswer, isJson, readWholeAnswer } from '../http/streamed-answer.ts';
import { createSseParser, type SseParser } from '../sse/parse.ts';
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

type Batch = IteratorResult<readonly StreamEvent[], void>;

/**
 * Sends the request with the first `next()` and gives the events of the answer, those of one read together. An iterator
 * by hand, the only one between the socket and the reader: splitting, parsing and decoding happen synchronously, once
 * per read.
 */
export function streamAnswer(options: StreamAnswerOptions): AsyncIterator<readonly StreamEvent[], void, undefined> {
  return new StreamedAnswer(options);
}

const finished: Batch = { done: true, value: undefined };

// A class, since every open stream holds one; and nothing of what was sent, once it is sent.
class StreamedAnswer implements AsyncIterator<readonly StreamEvent[], void, undefined> {
  #options: StreamAnswerOptions | undefined;
  readonly #toError: StreamAnswerOptions['toError'];
  readonly #usageGraceMs: number;
  readonly #idleMs: number | undefined;
  #bytes: AsyncIterator<Uint8Array> | undefined;
  #decoder: ChunkDecoder | undefined;
  #parser: SseParser | undefined;
  #grace: EndGrace | undefined;
  #out: StreamEvent[] = [];
  #isOver = false;
  /** Thrown behind what came before it. */
  #failure: { readonly error: unknown } | undefined;
  /** What a `next()` waits for that has not come yet: whoever asks meanwhile comes after it. */
  #pending: Promise<Batch> | undefined;
  readonly #onRead: (read: IteratorResult<Uint8Array> | undefined) => Batch | Promise<Batch>;
  readonly #onError: (thrown: unknown) => never;

  constructor(options: StreamAnswerOptions) {
    this.#options = options;
    this.#toError = options.toError;
    this.#usageGraceMs = options.usageGraceMs;
    this.#idleMs = options.idleMs;
    this.#onRead = (read) => {
      try {
        return this.#take(read);
      } catch (thrown) {
        return this.#onError(thrown);
      }
    };
    this.#onError = (thrown) => {
      this.#pending = undefined;
      this.#end();
      throw this.#toError(thrown);
    };
  }

  next(): Promise<Batch> {
    if (this.#pending) {
      const again = () => this.next();
      return this.#pending.then(again, again);
    }
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = undefined;
      this.#end();
      return Promise.reject(this.#toError(error));
    }
    if (this.#isOver) return Promise.resolve(finished);
    const options = this.#options;
    this.#options = undefined;
    this.#pending = options ? this.#begin(options).catch(this.#onError) : this.#read();
    return this.#pending;
  }

  return(): Promise<Batch> {
    this.#failure = undefined;
    this.#end();
    return Promise.resolve(finished);
  }

  async #begin({ http, prepare }: StreamAnswerOptions): Promise<Batch> {
    const { send, reading } = prepare();
    const answer = await http.stream(send);
    const bytes = answer.bytes[Symbol.asyncIterator]();
    if (this.#isOver) {
      void bytes.return?.();
      return finished;
    }
    this.#bytes = bytes;
    const first = isJson(answer) ? undefined : await bytes.next();
    if (!first || (!first.done && beginsWhole(first.value))) {
      const whole = fromOpenAiResponse(await readWholeAnswer({ bytes: behind(first, bytes) }), reading);
      const events: StreamEvent[] = [];
      for await (const event of replay(whole)) events.push(event);
      this.#isOver = true;
      this.#pending = undefined;
      return { done: false, value: events };
    }
    const decoder = createOpenAiChunkDecoder(reading);
    this.#decoder = decoder;
    this.#parser = createSseParser({ onEvent: (event) => decoder.push(event, this.#out) });
    return this.#take(first);
  }

  #read(): Promise<Batch> {
    const bytes = this.#bytes as AsyncIterator<Uint8Array>;
    const read = this.#decoder?.isComplete ? this.#readRest(bytes) : bytes.next();
    return read.then(this.#onRead, this.#onError);
  }

  /** The answer is complete: a cut connection or long silence is its end, too. */
  async #readRest(bytes: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array> | undefined> {
    this.#grace ??= createEndGrace(this.#usageGraceMs, this.#idleMs);
    try {
      return await this.#grace.within(bytes.next());
    } catch (error) {
      if (isCut(error)) return undefined;
      throw error;
    }
  }

  /** What came; undefined or done at the end of the bytes. */
  #take(read: IteratorResult<Uint8Array> | undefined): Batch | Promise<Batch> {
    this.#pending = undefined;
    if (this.#isOver) return finished;
    const isExhausted = !read || read.done === true;
    try {
      if (!isExhausted) this.#parser?.push(read.value);
      else {
        this.#parser?.end();
        this.#decoder?.end(this.#out);
      }
    } catch (error) {
      if (this.#out.length === 0) throw error;
      // What came before a failure comes out before it.
      this.#failure = { error };
    }
    if (!this.#failure && (isExhausted || this.#decoder?.isFinished)) this.#end(isExhausted);
    if (this.#out.length > 0) {
      const value = this.#out;
      this.#out = [];
      return { done: false, value };
    }
    if (this.#isOver) return finished;
    this.#pending = this.#read();
    return this.#pending;
  }

  #end(isExhausted = false): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const bytes = this.#bytes;
    if (!bytes) return;
    if (this.#decoder?.isFinished && !isExhausted) drainAnswer(bytes);
    // Also at their end: it may be one that nobody waits for any longer.
    else void bytes.return?.();
  }
}

/** All bytes again, also those that were looked at. */
async function* behind(
  first: IteratorResult<Uint8Array> | undefined,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (first && !first.done) yield first.value;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
