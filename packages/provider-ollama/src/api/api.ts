import { type CallOptions, LlmError } from '@modelhaven/core';
import { type HttpClient, type HttpRequest, parseNdjson } from '@modelhaven/wire';
import type { z } from 'zod';
import { withDeadline } from './deadline.ts';
import { errorInside, mapError } from './map-error.ts';
import { isSameModel } from './model-name.ts';
import {
  embedSchema,
  oldEmbedSchema,
  psSchema,
  type Running,
  type Show,
  type StatusLine,
  showSchema,
  statusLineSchema,
  type Tag,
  tagsSchema,
  versionSchema,
} from './schemas.ts';

/** A body as Ollama takes it. */
export type Body = Readonly<Record<string, unknown>>;

/** Ollama's native API, call by call (https://github.com/ollama/ollama/blob/main/docs/api.md). All reject with `LlmError`. */
export interface Api {
  version(options?: CallOptions): Promise<string>;
  tags(options?: CallOptions): Promise<readonly Tag[]>;
  show(model: string, options?: CallOptions): Promise<Show>;
  /** Models in memory. */
  ps(options?: CallOptions): Promise<readonly Running[]>;
  /** Those in memory that are this model: none or one. */
  running(model: string, options?: CallOptions): Promise<Running | undefined>;
  /** The lines of a streamed answer, as they come; an error among them is thrown. */
  lines(
    path: '/api/chat' | '/api/generate',
    body: Body,
    options?: CallOptions,
  ): Promise<AsyncGenerator<unknown, void, undefined>>;
  /** Asks for something that has no answer but success: to load, to unload. */
  run(path: '/api/generate' | '/api/embed', body: Body, options?: CallOptions): Promise<void>;
  embed(body: Body, options?: CallOptions): Promise<z.output<typeof embedSchema>>;
  embedOne(body: Body, options?: CallOptions): Promise<readonly number[]>;
  /** The steps of long work. Ends after `success`; ending without it is `STREAM_INTERRUPTED`. */
  statuses(
    path: '/api/pull' | '/api/create',
    body: Body,
    options?: CallOptions,
  ): AsyncGenerator<StatusLine, void, undefined>;
  copy(source: string, destination: string, options?: CallOptions): Promise<void>;
  delete(model: string, options?: CallOptions): Promise<void>;
}

export interface ApiOptions {
  readonly provider: string;
  /** The client to talk through, once somebody is there to talk to. */
  readonly connect: (options: CallOptions) => Promise<HttpClient>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that a question about models may take; 15 000 by default. */
  readonly questionMs?: number;
}

export function createApi({ provider, connect, now, questionMs = 15_000 }: ApiOptions): Api {
  const fromError: NonNullable<HttpRequest['fromError']> = (status, headers, body) =>
    mapError(status, headers, body, provider, now());

  const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
    const inside = errorInside(body, provider, now());
    if (inside) throw inside;
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new LlmError(
      'BAD_RESPONSE',
      'The server at the base URL does not answer as Ollama does; check the address.',
      {
        provider,
      },
    );
  };
  const json = async <Schema extends z.ZodType>(
    schema: Schema,
    request: Pick<HttpRequest, 'method' | 'path' | 'body'>,
    options: CallOptions,
  ): Promise<z.output<Schema>> => {
    const http = await connect(options);
    try {
      return read(schema, (await http.json({ ...request, ...given(options), fromError })).body);
    } catch (error) {
      throw http.toError(error);
    }
  };
  const quick: typeof json = (schema, request, options) =>
    withDeadline(questionMs, options, (bounded) => json(schema, request, bounded));
  const command = async (request: Pick<HttpRequest, 'method' | 'path' | 'body'>, options: CallOptions) => {
    const http = await connect(options);
    const { body } = await http.json({ ...request, ...given(options), fromError, allowEmpty: true });
    const inside = errorInside(body, provider, now());
    if (inside) throw http.toError(inside);
  };
  const lines: Api['lines'] = async (path, body, options = {}) => {
    const http = await connect(options);
    const { bytes } = await http.stream({ method: 'POST', path, body, ...given(options), fromError });
    return linesOf(http, bytes, (line) => errorInside(line, provider, now()));
  };
  const ps: Api['ps'] = async (options = {}) =>
    (await quick(psSchema, { method: 'GET', path: '/api/ps' }, options)).models ?? [];

  return {
    version: async (options = {}) =>
      (await quick(versionSchema, { method: 'GET', path: '/api/version' }, options)).version,
    tags: async (options = {}) => (await quick(tagsSchema, { method: 'GET', path: '/api/tags' }, options)).models ?? [],
    // `name` is how `model` was called before 0.1.
    show: (model, options = {}) =>
      quick(showSchema, { method: 'POST', path: '/api/show', body: { model, name: model } }, options),
    ps,
    running: async (model, options) => (await ps(options)).find(({ name }) => isSameModel(name, model)),
    lines,
    run: (path, body, options = {}) => command({ method: 'POST', path, body: { ...body, stream: false } }, options),
    embed: (body, options = {}) => json(embedSchema, { method: 'POST', path: '/api/embed', body }, options),
    embedOne: async (body, options = {}) =>
      (await json(oldEmbedSchema, { method: 'POST', path: '/api/embeddings', body }, options)).embedding,
    async *statuses(path, body, options = {}) {
      const http = await connect(options);
      const { bytes } = await http.stream({
        method: 'POST',
        path,
        body: { ...body, stream: true },
        ...given(options),
        fromError,
      });
      let isDone = false;
      for await (const line of linesOf(http, bytes, (value) => errorInside(value, provider, now()))) {
        const step = read(statusLineSchema, line);
        isDone = step.status === 'success';
        yield step;
      }
      if (isDone) return;
      throw new LlmError('STREAM_INTERRUPTED', 'Ollama stopped reporting before the work was done.', { provider });
    },
    copy: (source, destination, options = {}) =>
      command({ method: 'POST', path: '/api/copy', body: { source, destination } }, options),
    delete: (model, options = {}) =>
      command({ method: 'DELETE', path: '/api/delete', body: { model, name: model } }, options),
  };
}

async function* linesOf(
  http: HttpClient,
  bytes: AsyncIterable<Uint8Array>,
  fault: (line: unknown) => LlmError | undefined,
): AsyncGenerator<unknown, void, undefined> {
  try {
    for await (const line of parseNdjson(bytes)) {
      const error = fault(line);
      if (error) throw error;
      yield line;
    }
  } catch (error) {
    throw http.toError(error);
  }
}

function given({ signal, logger, traceparent }: CallOptions): Pick<HttpRequest, 'signal' | 'logger' | 'traceparent'> {
  return {
    ...(signal ? { signal } : {}),
    ...(logger ? { logger } : {}),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
