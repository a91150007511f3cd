import {
  type CallOptions,
  createCollector,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import {
  createSseParser,
  decodeInto,
  drainAnswer,
  type HttpClient,
  type HttpRequest,
  peekAnswer,
  readWholeAnswer,
} from '@modelhaven/wire';
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

/** A client of the Responses API over an HTTP client, which stays the caller's to close. */
export function createResponsesClient({ http, effortNames, now }: ResponsesClientOptions): ResponsesClient {
  const prepare = (request: GenerateRequest, stream: boolean, options: ResponsesCallOptions) => {
    const { signal, logger, traceparent, extraBody } = options;
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
      ...(traceparent === undefined ? {} : { traceparent }),
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
      const answer = await peekAnswer(await http.stream(send));
      if (answer.isWhole) {
        decoder.whole(await readWholeAnswer(answer), out);
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
      if (isComplete && bytes) drainAnswer(bytes);
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
