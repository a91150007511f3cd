import { abortError, LlmError } from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import { mapTransportFailure } from './map-transport-failure.ts';
import { createResponseBody, type ResponseBody, type Valve } from './response-body.ts';

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
  const { signal } = options;
  if (signal?.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const running = new Exchange(options, resolve, reject);
    try {
      options.dispatcher.dispatch(
        {
          origin: options.url.origin,
          path: options.url.path,
          method: options.method,
          headers: options.headers,
          body: options.body ?? null,
          // Our own timer covers the wait for a connection as well.
          headersTimeout: 0,
          bodyTimeout: options.bodyIdleMs,
        },
        running,
      );
    } catch (error) {
      running.onResponseError(undefined, error);
    }
  });
}

// A class, as every open stream holds one: it is handler, listener, and valve of its body in one object.
class Exchange implements Valve {
  readonly #host: string;
  readonly #provider: string;
  readonly #redact: ExchangeOptions['redact'];
  readonly #reject: (error: unknown) => void;
  #resolve: ((answer: Exchanged) => void) | undefined;
  #signal: AbortSignal | undefined;
  #headersTimer: NodeJS.Timeout | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #body: ResponseBody | undefined;
  #stopped: Error | undefined;

  constructor(options: ExchangeOptions, resolve: (answer: Exchanged) => void, reject: (error: unknown) => void) {
    this.#host = options.url.host;
    this.#provider = options.provider;
    this.#redact = options.redact;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#headersTimer = setTimeout(headersAreLate, options.headersMs, this, options.headersMs);
    this.#signal = options.signal;
    this.#signal?.addEventListener('abort', this, { once: true });
  }

  /** The signal fired. */
  handleEvent(): void {
    this.#stop(abortError(this.#signal as AbortSignal));
  }

  late(headersMs: number): void {
    const message = `${this.#host} sent no answer within ${headersMs} ms; try again.`;
    this.#stop(new LlmError('TIMEOUT', message, { provider: this.#provider }));
  }

  onRequestStart(started: Dispatcher.DispatchController): void {
    this.#controller = started;
    if (this.#stopped) started.abort(this.#stopped);
  }

  onResponseStart(
    started: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return;
    this.#controller = started;
    clearTimeout(this.#headersTimer);
    this.#headersTimer = undefined;
    this.#body = createResponseBody(this);
    this.#resolve?.({ status, headers: flatten(headers), body: this.#body });
    this.#resolve = undefined;
  }

  onResponseData(_started: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#release();
    this.#body?.end();
  }

  onResponseError(_started: Dispatcher.DispatchController | undefined, error: unknown): void {
    const hasBegun = this.#body !== undefined;
    this.#fail(
      mapTransportFailure(error, { host: this.#host, provider: this.#provider, hasBegun, redact: this.#redact }),
    );
  }

  pause(): void {
    this.#controller?.pause();
  }

  resume(): void {
    this.#controller?.resume();
  }

  destroy(): void {
    this.#release();
    this.#stopped = new LlmError('ABORTED', 'The reader left before the end of the answer.', {
      provider: this.#provider,
    });
    this.#controller?.abort(this.#stopped);
  }

  #stop(error: LlmError): void {
    this.#stopped = error;
    this.#fail(error, true);
    // Without a controller the connection is still being made; the request is dropped as soon as that is known.
    this.#controller?.abort(error);
  }

  #fail(error: LlmError, discard = false): void {
    this.#release();
    if (this.#body) this.#body.fail(error, discard);
    else this.#reject(error);
  }

  #release(): void {
    clearTimeout(this.#headersTimer);
    this.#signal?.removeEventListener('abort', this);
    this.#signal = undefined;
  }
}

function headersAreLate(running: Exchange, headersMs: number): void {
  running.late(headersMs);
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
