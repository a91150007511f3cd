import { type CallOptions, LlmError, untilAborted } from '@modelhaven/core';
import { createHttpClient, type HttpClient } from '@modelhaven/wire';
import { withDeadline } from '../api/deadline.ts';
import type { OllamaConfig } from '../config.ts';

/** The way to the server, which may have to be started first. */
export interface Connection {
  /**
   * A client for a server that answers, as far as is known; starts one where that is configured. Rejects as that does,
   * and with `UNAVAILABLE` when it takes longer than `patienceMs`; the start then goes on.
   */
  client(options?: CallOptions & { readonly patienceMs?: number }): Promise<HttpClient>;
  /** A client for where the server should be; starts nothing. */
  current(): HttpClient;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly provider: string;
  readonly config: Pick<OllamaConfig, 'baseUrl' | 'headers' | 'answerTimeoutMs'>;
  readonly apiKey: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes sure that a server answers, and tells its address. Absent: it is somebody else's matter. */
  readonly ensure?: ((baseUrl: string, options: CallOptions) => Promise<string>) | undefined;
}

export function createConnection({ provider, config, apiKey, now, ensure }: ConnectionOptions): Connection {
  const open = (baseUrl: string) =>
    createHttpClient({
      baseUrl,
      provider,
      now,
      headers: { ...config.headers, ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) },
      limits: { headersMs: config.answerTimeoutMs, bodyIdleMs: config.answerTimeoutMs },
    });
  let baseUrl = config.baseUrl;
  let http = doubting(open(baseUrl));
  let isTrusted = ensure === undefined;
  let isClosed = false;
  const old: HttpClient[] = [];

  /** The same client, which makes the next call look for the server again after nobody answered. */
  function doubting(client: HttpClient): HttpClient {
    const watch = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        if (LlmError.is(error) && error.code === 'UNAVAILABLE' && error.details.status === undefined) {
          isTrusted = ensure === undefined;
        }
        throw error;
      }
    };
    return {
      ...client,
      json: (request) => watch(client.json(request)),
      stream: (request) => watch(client.stream(request)),
    };
  }

  return {
    async client({ patienceMs, ...options } = {}) {
      if (isTrusted || !ensure || isClosed) return http;
      const found = await (patienceMs === undefined
        ? ensure(config.baseUrl, options)
        : withDeadline(patienceMs, options, (bounded) =>
            untilAborted(ensure(config.baseUrl, bounded), bounded.signal),
          ).catch(unready));
      if (found !== baseUrl && !isClosed) {
        old.push(http);
        baseUrl = found;
        http = doubting(open(found));
      }
      isTrusted = true;
      return http;
    },
    current: () => http,
    async close() {
      isClosed = true;
      await Promise.all([http, ...old].map((client) => client.close()));
    },
  };
}

/** What a start that takes its time is to those who do not wait for it. */
function unready(error: unknown): never {
  // A container that nobody answers in is a `TIMEOUT` too, with a name.
  if (!LlmError.is(error) || error.code !== 'TIMEOUT' || error.details.providerCode !== undefined) throw error;
  throw new LlmError('UNAVAILABLE', 'Ollama is being started in Docker; ask again in a moment.', { cause: error });
}
