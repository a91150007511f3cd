import {
  type CallOptions,
  type EmbedRequest,
  type EmbedResult,
  fromBatches,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type RerankRequest,
  type RerankResult,
  type StreamEvent,
  type Usage,
} from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { fromOpenAiEmbeddingResponse, toOpenAiEmbeddingRequest } from './embeddings.ts';
import { fromOpenAiError } from './from-error.ts';
import { type FromOpenAiOptions, fromOpenAiResponse, hasErrorInside } from './from-response.ts';
import { isRecord, type JsonObject } from './json.ts';
import { fromModerationResponse } from './moderations.ts';
import { type OpenAiQuirks, withQuirks } from './quirks.ts';
import { fromRerankResponse, type RerankScale, toRerankRequest } from './rerank.ts';
import { streamAnswer } from './stream-answer.ts';
import { toOpenAiRequest } from './to-request.ts';

/** What a client of OpenAI's dialect is made with. */
export interface OpenAiClientOptions {
  /** Its base URL ends where `/models` and `/chat/completions` begin, usually with `/v1`. */
  readonly http: HttpClient;
  /** Where the endpoint differs from OpenAI. */
  readonly quirks?: Partial<OpenAiQuirks>;
  /** Reads `usage` in place of the common spellings. */
  readonly usageOf?: (usage: unknown) => Usage | undefined;
  /** Reads a failure before the dialect does, with status 0 one inside a success; undefined leaves it to the dialect. */
  readonly fromError?: HttpRequest['fromError'];
  /**
   * Milliseconds that a stream's usage is waited for after the provider has said why the answer ended, where the
   * connection stays open and silent. Default 2 000.
   */
  readonly usageGraceMs?: number;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

/** Options of one call, beside what every call takes. */
export interface OpenAiCallOptions extends CallOptions {
  /** Fields of this request that the contract does not know. */
  readonly extraBody?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The calls of an endpoint that speaks the OpenAI dialect. Every failure is an LlmError; nothing is retried. */
export interface OpenAiClient {
  /** The entries of `GET /models` as they came; entries without an id are left out. */
  listModels(options?: OpenAiCallOptions): Promise<readonly JsonObject[]>;
  generate(request: GenerateRequest, options?: OpenAiCallOptions): Promise<GenerateResult>;
  /** Nothing is sent before the first `next()`. Ending the iteration early destroys the socket. */
  stream(request: GenerateRequest, options?: OpenAiCallOptions): AsyncIterable<StreamEvent>;
  embed(request: EmbedRequest, options?: OpenAiCallOptions): Promise<EmbedResult>;
  /** Scores of servers that give logits are made into shares. */
  rerank(request: RerankRequest, scale: RerankScale, options?: OpenAiCallOptions): Promise<RerankResult>;
  /** Names of the categories that the moderation endpoint flags. */
  moderate(
    request: { readonly model: string; readonly input: string },
    options?: OpenAiCallOptions,
  ): Promise<{ readonly flagged: readonly string[] }>;
}

/** A client for the dialect over an HTTP client; the HTTP client stays the caller's to close. */
export function createOpenAiClient(options: OpenAiClientOptions): OpenAiClient {
  const { http, usageOf, now = Date.now, usageGraceMs = 2_000 } = options;
  const quirks = withQuirks(options.quirks);

  const post = (path: string, body: unknown, call: OpenAiCallOptions): HttpRequest => ({
    method: 'POST',
    path,
    body,
    ...common(call),
  });
  const fromError = ((status, answered, body) =>
    options.fromError?.(status, answered, body) ??
    fromOpenAiError(status, answered, body, now())) satisfies HttpRequest['fromError'];
  const errorOf = options.fromError ? { errorOf: (answer: unknown) => options.fromError?.(0, {}, answer) } : {};
  const common = ({ signal, logger, traceparent, headers }: OpenAiCallOptions) => ({
    fromError,
    ...(signal === undefined ? {} : { signal }),
    ...(logger === undefined ? {} : { logger }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(headers === undefined ? {} : { headers }),
  });
  const prepare = (request: GenerateRequest, stream: boolean, call: OpenAiCallOptions) => {
    const { extraBody } = call;
    const { body, warnings } = toOpenAiRequest(request, {
      stream,
      quirks,
      ...(extraBody === undefined ? {} : { extraBody }),
    });
    const reading: FromOpenAiOptions = {
      model: request.model,
      warnings,
      quirks,
      ...(usageOf === undefined ? {} : { usageOf }),
      ...errorOf,
    };
    return { send: post('/chat/completions', body, call), reading };
  };
  const toError = (thrown: unknown, model?: string): LlmError => {
    const error = http.toError(thrown);
    if (model === undefined || error.details.model !== undefined) return error;
    return new LlmError(error.code, error.message, {
      ...error.details,
      model,
      ...(error.cause === undefined ? {} : { cause: error.cause }),
    });
  };

  return {
    async listModels(call = {}) {
      const { body } = await http.json({ method: 'GET', path: '/models', ...common(call) });
      const entries = isRecord(body) ? (body['data'] ?? body['models']) : body;
      if (!Array.isArray(entries)) {
        throw toError(
          hasErrorInside(body)
            ? common(call).fromError(0, {}, body)
            : new LlmError('BAD_RESPONSE', 'The answer is no list of models.'),
        );
      }
      return entries.filter((entry): entry is JsonObject => isRecord(entry) && typeof entry['id'] === 'string');
    },
    async generate(request, call = {}) {
      try {
        const { send, reading } = prepare(request, false, call);
        const { body } = await http.json(send);
        return fromOpenAiResponse(body, reading);
      } catch (error) {
        throw toError(error, request.model);
      }
    },
    stream(request, call = {}) {
      return fromBatches({
        [Symbol.asyncIterator]() {
          return streamAnswer({
            http,
            usageGraceMs,
            idleMs: call.idleMs,
            prepare: () => prepare(request, true, call),
            toError: (thrown) => toError(thrown, request.model),
          });
        },
      });
    },
    async embed(request, call = {}) {
      try {
        const { body } = await http.json(post('/embeddings', toOpenAiEmbeddingRequest(request), call));
        return fromOpenAiEmbeddingResponse(body, request);
      } catch (error) {
        throw toError(error, request.model);
      }
    },
    async rerank(request, scale, call = {}) {
      try {
        const { body } = await http.json(post('/rerank', toRerankRequest(request), call));
        return fromRerankResponse(body, request, scale);
      } catch (error) {
        throw toError(error, request.model);
      }
    },
    async moderate({ model, input }, call = {}) {
      try {
        const { body } = await http.json(post('/moderations', { model, input }, call));
        return { flagged: fromModerationResponse(body) };
      } catch (error) {
        throw toError(error, model);
      }
    },
  };
}
