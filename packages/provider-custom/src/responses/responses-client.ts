import {
  type CallOptions,
  createCollector,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import { createSseParser, type HttpClient, type HttpRequest, type StreamResponse } from '@modelhaven/wire';
import { fromOpenAiError, type OpenAiQuirks } from '@modelhaven/wire/openai';
import { createResponsesDecoder, type ReadingOptions } from './event-decoder.ts';
import { toResponsesRequest } from './to-request.ts';

export interface ResponsesClientOptions {
  /** Its base URL ends where `/responses` begins. */
  readonly http: HttpClient;
  readonly effortNames: OpenAiQuirks['effortNames'];
  readonly now: () => number;
}

/** Options of one call, beside what every call takes. */
export interface ResponsesCallOptions extends CallOptions {
  readonly extraBody?: Readonly<Record<string, unknown>>;
}

/** The Responses API at one base URL. Every failure is an LlmError; nothing is retried, nothing is stored. */
export interface ResponsesClient {
  generate(request: GenerateRequest, options?: ResponsesCallOptions): Promise<GenerateResult>;
  /** Nothing is sent before the first `next()`. */
  stream(request: GenerateRequest, options?: ResponsesCallOptions): AsyncIterable<StreamEvent>;
}

/** How long the last bytes behind an answer may take before the connection is given up. */
const DRAIN_MS = 100;
/** Bytes of an answer that came whole although a stream was asked for. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** A client of the Responses API over an HTTP client, which stays the caller's to close. */
export function createResponsesClient({ http, effortNames, now }: ResponsesClientOptions): ResponsesClient {
  const prepare = (request: GenerateRequest, stream: boolean, options: ResponsesCallOptions) => {
    const { signal, logger, extraBody } = options;
    const { body, warnings } = toResponsesRequest(request, {
      stream,
      effortNames,
      ...(extraBody === undefined ? {} : { extraBody }),
    });
    const send: HttpRequest = {
      method: 'POST',
      path: '/responses',
      body,
      fromError: (status, headers, answer) => fromOpenAiError(status, headers, answer, now()),
      ...(signal === undefined ? {} : { signal }),
      ...(logger === undefined ? {} : { logger }),
    };
    return { send, reading: { model: request.model, warnings } satisfies ReadingOptions };
  };
  const toError = (thrown: unknown, model: string) => LlmError.from(http.toError(thrown), { model });

  async function* stream(request: GenerateRequest, options: ResponsesCallOptions): AsyncGenerator<StreamEvent, void> {
    const out: StreamEvent[] = [];
    let bytes: AsyncIterator<Uint8Array> | undefined;
    let isComplete = false;
    try {
      const { send, reading } = prepare(request, true, options);
      const decoder = createResponsesDecoder(reading);
      const answer = await http.stream(send);
      if (/^application\/json/i.test(answer.headers['content-type'] ?? '')) {
        decoder.whole(await wholeJson(answer), out);
        yield* out;
        return;
      }
      const parser = createSseParser({ onEvent: (event) => decoder.push(event, out) });
      bytes = answer.bytes[Symbol.asyncIterator]();
      while (!decoder.isFinished) {
        const { done, value } = await bytes.next();
        yield* decodeInto(out, () => {
          if (!done) return parser.push(value);
          parser.end();
          decoder.end();
        });
        isComplete = decoder.isFinished && !done;
      }
    } catch (thrown) {
      throw toError(thrown, request.model);
    } finally {
      if (isComplete && bytes) drain(bytes);
      else void bytes?.return?.();
    }
  }

  return {
    async generate(request, options = {}) {
      try {
        const { send, reading } = prepare(request, false, options);
        const { body } = await http.json(send);
        const out: StreamEvent[] = [];
        createResponsesDecoder(reading).whole(body, out);
        const collector = createCollector();
        for (const event of out) collector.add(event);
        return collector.result();
      } catch (thrown) {
        throw toError(thrown, request.model);
      }
    },
    stream: (request, options = {}) => ({ [Symbol.asyncIterator]: () => stream(request, options) }),
  };
}

/** Yields what a decoding step has put out, also when it then fails. */
function* decodeInto(out: StreamEvent[], step: () => void): Generator<StreamEvent, void> {
  let failure: { readonly error: unknown } | undefined;
  try {
    step();
  } catch (error) {
    failure = { error };
  }
  yield* out.splice(0);
  if (failure) throw failure.error;
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
