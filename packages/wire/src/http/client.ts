import { LlmError, type Logger } from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import { joinUrl, parseBaseUrl, type Query, redirectTarget } from './address.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { mapHttpFailure } from './map-failure.ts';
import { readAll, readSome } from './read-body.ts';
import { redactText, secretsOf } from './redact.ts';
import { safeError } from './safe-error.ts';

/** Bounds on what one exchange may take. */
export interface HttpLimits {
  /** Milliseconds to make a connection. Default 10 000. */
  readonly connectMs?: number;
  /** Milliseconds until the status line, waiting for a free connection included. Default 300 000. */
  readonly headersMs?: number;
  /** Milliseconds of silence within a body. Default 300 000. */
  readonly bodyIdleMs?: number;
  /** Bytes of a JSON answer. Default 64 MiB. */
  readonly maxJsonBytes?: number;
  /** Bytes of a failure's body that are read. Default 64 KiB. */
  readonly maxErrorBytes?: number;
  /** Connections open at a time; more requests wait in line. Default 4096. */
  readonly maxConnections?: number;
}

/** What belongs to every request of a client: where it goes, as whom, and within which limits. */
export interface HttpClientOptions {
  /** Absolute `http:` or `https:` address; its path and query are kept in front of every call's own. */
  readonly baseUrl: string;
  /** Id of the provider, for errors and log lines. */
  readonly provider: string;
  /** Sent with every request. A function is asked anew for each one: for keys that change. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** An undici dispatcher in place of an own pool; stays the caller's to close. */
  readonly dispatcher?: Dispatcher;
  readonly limits?: HttpLimits;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

/** One request of a client. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Behind the base URL's path. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON; bytes are sent as they are. */
  readonly body?: unknown;
  /** Added to the client's, and stronger. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly logger?: Logger;
  /** Sent as the header of that name (W3C Trace Context). */
  readonly traceparent?: string;
  /** Reads a failure in the provider's own dialect. `body` is parsed JSON, or text where it is none. */
  readonly fromError?: (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: unknown,
  ) => LlmError | undefined;
  /** Whether a success without a body is right (`body` is then undefined). Default: only with status 204 and 205. */
  readonly allowEmpty?: boolean;
}

/** A whole answer. `body` is what the JSON said, not yet checked. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An answer whose body is still on its way. */
export interface StreamResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** For one reader, once. Ending the iteration early destroys the socket; not iterating at all keeps it open. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Talks to one base URL. Never retries and never follows a redirect; every failure is an LlmError without secrets. */
export interface HttpClient {
  readonly provider: string;
  /** Resolves with a parsed JSON answer. */
  json(request: HttpRequest): Promise<JsonResponse>;
  /** Resolves when a successful status line is there; the body is read by the caller. */
  stream(request: HttpRequest): Promise<StreamResponse>;
  /** What a reader of this client's bytes throws, made fit to be shown: with the provider, without secrets. */
  toError(thrown: unknown): LlmError;
  /** Destroys the own pool with all that runs on it. Idempotent; later calls reject with `UNAVAILABLE`. */
  close(): Promise<void>;
}

const MIB = 1024 * 1024;
/** A failure's body that has not come by then is not waited for. */
const ERROR_BODY_MS = 5_000;
/** Paths that are remembered as built; there are a handful of fixed ones and some with a model id. */
const MAX_KNOWN_PATHS = 64;

/** A client for one base URL over a pool of kept-alive connections. Throws `CONFIG_INVALID` for a wrong base URL. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { provider, limits = {}, now = Date.now } = options;
  const base = parseBaseUrl(options.baseUrl);
  const basic = basicAuthorization(base);
  const { connectMs = 10_000, headersMs = 300_000, bodyIdleMs = 300_000 } = limits;
  const { maxJsonBytes = 64 * MIB, maxErrorBytes = 64 * 1024, maxConnections = 4_096 } = limits;
  let pool: Dispatcher | undefined;
  let isClosed = false;
  const knownPaths = new Map<string, string>();

  // Its hundred modules are read with the first request: most clients of a command line never send one.
  const openPool = async (): Promise<Dispatcher> => {
    const { Pool } = await import('undici');
    if (isClosed) throw closedError(base);
    pool ??= new Pool(base.origin, { connections: maxConnections, pipelining: 1, connect: { timeout: connectMs } });
    return pool;
  };

  const pathOf = (path: string, query: Query | undefined): string => {
    const known = query ? undefined : knownPaths.get(path);
    if (known !== undefined) return known;
    const { pathname, search } = joinUrl(base, path, query);
    if (!query && knownPaths.size < MAX_KNOWN_PATHS) knownPaths.set(path, pathname + search);
    return pathname + search;
  };
  const ownHeaders = () => (typeof options.headers === 'function' ? options.headers() : (options.headers ?? {}));
  // What all requests of a kind carry is put together once for as long as the keys are the same.
  const known = new Map<string, Readonly<Record<string, string>>>();
  let knownOwn: Readonly<Record<string, string>> = {};
  const usualHeaders = (accept: string, hasBody: boolean): Readonly<Record<string, string>> => {
    const own = ownHeaders();
    if (!isSame(own, knownOwn)) {
      known.clear();
      knownOwn = { ...own };
    }
    const kind = hasBody ? accept : `${accept} without a body`;
    let usual = known.get(kind);
    if (!usual) {
      usual = lowerCased([
        { accept, 'accept-encoding': 'identity', 'user-agent': 'modelhaven' },
        hasBody ? { 'content-type': 'application/json' } : {},
        basic,
        own,
      ]);
      known.set(kind, usual);
    }
    return usual;
  };
  const redactorOf = (headers: Readonly<Record<string, string>>) => {
    let secrets: readonly string[] | undefined;
    return (text: string) => {
      secrets ??= secretsOf(headers, base);
      return redactText(text, secrets);
    };
  };

  const send = async (
    request: HttpRequest,
    accept: string,
  ): Promise<Exchanged & { fail(thrown: unknown): LlmError }> => {
    const body = encodeBody(request.body);
    const usual = usualHeaders(accept, body !== undefined);
    const headers =
      request.traceparent === undefined && request.headers === undefined && !options.dispatcher
        ? usual
        : lowerCased([
            usual,
            request.traceparent === undefined ? {} : { traceparent: request.traceparent },
            request.headers ?? {},
          ]);
    const redact = redactorOf(headers);
    const fail = (thrown: unknown) => safeError(thrown, provider, redact);
    const startedAt = now();
    try {
      if (isClosed) throw closedError(base);
      const dispatcher = options.dispatcher ?? pool ?? (await openPool());
      const path = pathOf(request.path, request.query);
      const url = { origin: base.origin, host: base.host, path };
      const { method, signal, logger } = request;
      const common = { dispatcher, url, method, headers, body, headersMs, bodyIdleMs, signal, provider, redact };
      const answer = await exchange(common);
      logger?.debug(
        { provider, method, path: request.path, status: answer.status, latencyMs: now() - startedAt },
        'provider answered',
      );
      if (answer.status < 200 || answer.status > 299) throw await failureOf(answer, request);
      rejectUnreadable(answer, base.host);
      return { ...answer, fail };
    } catch (thrown) {
      const error = fail(thrown);
      request.logger?.debug(
        { provider, method: request.method, path: request.path, code: error.code, latencyMs: now() - startedAt },
        'provider call failed',
      );
      throw error;
    }
  };

  const failureOf = async ({ status, headers, body }: Exchanged, request: HttpRequest): Promise<LlmError> => {
    const text = await readSome(body, maxErrorBytes, ERROR_BODY_MS);
    if (status < 400) return redirected(base, status, headers['location']);
    return (
      request.fromError?.(status, headers, parsedOrText(text)) ??
      mapHttpFailure({ status, headers, provider, nowMs: now() })
    );
  };

  return {
    provider,
    async json(request) {
      const { status, headers, body, fail } = await send(request, 'application/json');
      try {
        const tooLarge = () =>
          new LlmError('BAD_RESPONSE', `The answer of ${base.host} is larger than ${maxJsonBytes} bytes.`);
        if (Number(headers['content-length'] ?? 0) > maxJsonBytes) {
          void body[Symbol.asyncIterator]().return?.();
          throw tooLarge();
        }
        const bytes = await readAll(body, maxJsonBytes);
        if (bytes === undefined) throw tooLarge();
        const isEmptyAllowed = request.allowEmpty === true || status === 204 || status === 205;
        return { status, headers, body: parseJson(bytes, base.host, isEmptyAllowed) };
      } catch (thrown) {
        throw fail(thrown);
      }
    },
    async stream(request) {
      const { status, headers, body } = await send(
        request,
        'text/event-stream, application/x-ndjson, application/json;q=0.9',
      );
      return { status, headers, bytes: body };
    },
    toError: (thrown) => safeError(thrown, provider, redactorOf(lowerCased([basic, ownHeaders()]))),
    async close() {
      isClosed = true;
      await pool?.destroy();
    },
  };
}

const closedError = ({ host }: URL) => new LlmError('UNAVAILABLE', `The client for ${host} is closed.`);

function encodeBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined) return undefined;
  return body instanceof Uint8Array ? body : JSON.stringify(body);
}

function lowerCased(layers: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const layer of layers) {
    // A key read from a file tends to end with a line break.
    for (const name in layer) headers[name.toLowerCase()] = (layer[name] as string).trim();
  }
  return headers;
}

function isSame(first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(first);
  if (names.length !== Object.keys(second).length) return false;
  for (const name of names) if (first[name] !== second[name]) return false;
  return true;
}

function basicAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(plain).toString('base64')}` };
}

function redirected(base: URL, status: number, location: string | undefined): LlmError {
  const target = redirectTarget(base, location);
  const advice =
    target === undefined
      ? 'check the base URL'
      : target === base.origin
        ? 'its path seems to be wrong; check the base URL'
        : `set the base URL to ${target} if you trust it`;
  return new LlmError('BAD_RESPONSE', `${base.host} redirects (status ${status}), which is not followed; ${advice}.`, {
    status,
  });
}

function rejectUnreadable({ headers, body }: Exchanged, host: string): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  const problem = /^text\/html/i.test(headers['content-type'] ?? '')
    ? `${host} answered with a web page; the base URL probably lacks its path (such as /v1).`
    : encoding !== 'identity' && encoding !== ''
      ? `${host} sent a compressed answer although none was asked for.`
      : undefined;
  if (problem === undefined) return;
  void body[Symbol.asyncIterator]().return?.();
  throw new LlmError('BAD_RESPONSE', problem);
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function parseJson(bytes: Buffer, host: string, isEmptyAllowed: boolean): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) {
    if (isEmptyAllowed) return undefined;
    throw new LlmError('BAD_RESPONSE', `${host} answered with an empty body.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, so it is not kept.
    throw new LlmError(
      'BAD_RESPONSE',
      start === '<'
        ? `${host} answered with a web page; the base URL probably lacks its path (such as /v1).`
        : `${host} answered with something that is not JSON, or with JSON that is cut off.`,
    );
  }
}
