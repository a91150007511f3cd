import { abortError, LlmError } from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import { mapTransportFailure } from './map-transport-failure.ts';
import { createResponseBody, type ResponseBody } from './response-body.ts';

/** One request as it goes to the dispatcher. */
export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  readonly url: { readonly origin: string; readonly host: string; readonly path: string };
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Most milliseconds until the status line, waiting for a free connection included. */
  readonly headersMs: number;
  /** Most milliseconds of silence in the body. */
  readonly bodyIdleMs: number;
  readonly signal: AbortSignal | undefined;
  readonly provider: string;
  readonly redact: (text: string) => string;
}

export interface Exchanged {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ResponseBody;
}

/**
 * Sends one request and settles when the status line is there, or when it cannot come any more. The signal destroys the
 * socket at any time: before the answer, while headers are awaited, in the middle of the body.
 */
export function exchange(options: ExchangeOptions): Promise<Exchanged> {
  const { dispatcher, url, signal, provider, redact } = options;
  if (signal?.aborted) return Promise.reject(abortError(signal));

  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let body: ResponseBody | undefined;
    let stopped: Error | undefined;

    const release = () => {
      clearTimeout(headersTimer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: LlmError, discard = false) => {
      release();
      if (body) body.fail(error, discard);
      else reject(error);
    };
    const stop = (error: LlmError) => {
      stopped = error;
      fail(error, true);
      // Without a controller the connection is still being made; the request is dropped as soon as that is known.
      controller?.abort(error);
    };
    const onAbort = () => stop(abortError(signal as AbortSignal));
    const headersTimer = setTimeout(() => {
      stop(
        new LlmError('TIMEOUT', `${url.host} sent no answer within ${options.headersMs} ms; try again.`, { provider }),
      );
    }, options.headersMs);
    signal?.addEventListener('abort', onAbort, { once: true });

    const onError = (error: unknown) =>
      fail(mapTransportFailure(error, { host: url.host, provider, hasBegun: body !== undefined, redact }));
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: url.path,
          method: options.method,
          headers: options.headers,
          body: options.body ?? null,
          // Our own timer covers the wait for a connection as well.
          headersTimeout: 0,
          bodyTimeout: options.bodyIdleMs,
        },
        {
          onRequestStart(started) {
            controller = started;
            if (stopped) started.abort(stopped);
          },
          onResponseStart(started, status, headers) {
            if (status < 200) return;
            clearTimeout(headersTimer);
            body = createResponseBody({
              pause: () => started.pause(),
              resume: () => started.resume(),
              destroy: () => {
                release();
                stopped = new LlmError('ABORTED', 'The reader left before the end of the answer.', { provider });
                started.abort(stopped);
              },
            });
            resolve({ status, headers: flatten(headers), body });
          },
          onResponseData(_started, chunk) {
            body?.push(chunk);
          },
          onResponseEnd() {
            release();
            body?.end();
          },
          onResponseError(_started, error) {
            onError(error);
          },
        },
      );
    } catch (error) {
      onError(error);
    }
  });
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
