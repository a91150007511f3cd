import {
  type CallOptions,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { fromAnthropicError, fromAnthropicErrorEvent } from './from-error.ts';
import { fromAnthropicResponse } from './from-response.ts';
import type { AnthropicQuirks } from './quirks.ts';
import { type AnthropicModel, errorSchema, modelPageSchema, tokenCountSchema } from './read-schemas.ts';
import { streamAnswer } from './stream-answer.ts';
import { ANTHROPIC_VERSION, toAnthropicCountRequest, toAnthropicRequest } from './to-request.ts';

/** What a client of Anthropic's dialect is made with. */
export interface AnthropicClientOptions {
  /** Sends the key with every request. Its base URL does not end with `/v1`. */
  readonly http: HttpClient;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  /** The `anthropic-version` to send. Default: 2023-06-01, which compatible servers know too. */
  readonly version?: string;
}

/** What a call may add to the request. */
export interface AnthropicCallOptions extends CallOptions {
  /** What is known better of the model than its name tells. */
  readonly quirks?: AnthropicQuirks;
  /** Fields of the body that only this API knows; they do not replace what the request says. */
  readonly extraBody?: Readonly<Record<string, unknown>>;
}

/** The Messages API at one base URL. Every call rejects with `LlmError`. */
export interface AnthropicClient {
  /** All models, in the API's order, newest first. */
  list(options?: CallOptions): Promise<readonly AnthropicModel[]>;
  generate(request: GenerateRequest, options?: AnthropicCallOptions): Promise<GenerateResult>;
  /** Nothing is sent before the first `next()`; ending the iteration early closes the connection. */
  stream(request: GenerateRequest, options?: AnthropicCallOptions): AsyncIterable<StreamEvent>;
  /** Tokens that the request's input has, tools and system prompt included. */
  countTokens(request: GenerateRequest, options?: AnthropicCallOptions): Promise<number>;
}

/** Models that one page may list, the most the API allows. */
const PAGE_SIZE = 1_000;
const MOST_PAGES = 20;

/** A client of the Messages API over an HTTP client, which stays the caller's to close. */
export function createAnthropicClient(options: AnthropicClientOptions): AnthropicClient {
  const { http, now = Date.now, version = ANTHROPIC_VERSION } = options;
  const { provider } = http;
  const common = ({ signal, logger, traceparent }: CallOptions) => ({
    fromError: ((status, headers, body) =>
      fromAnthropicError(status, headers, body, { provider, nowMs: now() })) satisfies HttpRequest['fromError'],
    ...(signal === undefined ? {} : { signal }),
    ...(logger === undefined ? {} : { logger }),
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  const prepare = (request: GenerateRequest, stream: boolean, options: AnthropicCallOptions) => {
    const { quirks, extraBody } = options;
    const { body, headers, warnings } = toAnthropicRequest(request, {
      stream,
      ...(quirks === undefined ? {} : { quirks }),
    });
    const send: HttpRequest = {
      ...common(options),
      method: 'POST',
      path: '/v1/messages',
      body: extraBody === undefined ? body : { ...extraBody, ...body },
      headers: { ...headers, 'anthropic-version': version },
    };
    return { send, reading: { warnings, provider, model: request.model } };
  };
  const toError = (thrown: unknown, model?: string): LlmError => {
    const error = http.toError(thrown);
    return model === undefined ? error : LlmError.from(error, { model });
  };
  const unreadable = (what: string, body: unknown) =>
    errorSchema.safeParse(body).success
      ? fromAnthropicErrorEvent(body, provider)
      : new LlmError('BAD_RESPONSE', `The provider answered something that is not ${what} of its API.`, { provider });

  return {
    async list(options = {}) {
      const models: AnthropicModel[] = [];
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { body } = await http.json({
          ...common(options),
          method: 'GET',
          path: '/v1/models',
          query: { limit: PAGE_SIZE, after_id: after },
          headers: { 'anthropic-version': version },
        });
        const parsed = modelPageSchema.safeParse(body);
        if (!parsed.success) throw unreadable('a list of models', body);
        models.push(...parsed.data.data);
        const last = parsed.data.last_id ?? undefined;
        if (!parsed.data.has_more || last === undefined || last === after) break;
        after = last;
      }
      return models;
    },

    async generate(request, options = {}) {
      try {
        const { send, reading } = prepare(request, false, options);
        const { body } = await http.json(send);
        return fromAnthropicResponse(body, reading);
      } catch (thrown) {
        throw toError(thrown, request.model);
      }
    },

    stream(request, options = {}) {
      return {
        [Symbol.asyncIterator]() {
          return streamAnswer({
            http,
            idleMs: options.idleMs,
            prepare: () => prepare(request, true, options),
            toError: (thrown) => toError(thrown, request.model),
          });
        },
      };
    },

    async countTokens(request, options = {}) {
      try {
        const { body, headers } = toAnthropicCountRequest(request, options.quirks);
        const path = '/v1/messages/count_tokens';
        const answer = await http.json({
          ...common(options),
          method: 'POST',
          path,
          body,
          headers: { ...headers, 'anthropic-version': version },
        });
        const parsed = tokenCountSchema.safeParse(answer.body);
        if (!parsed.success) throw unreadable('a count of tokens', answer.body);
        return parsed.data.input_tokens;
      } catch (thrown) {
        throw toError(thrown, request.model);
      }
    },
  };
}
