import { Agent, type IncomingMessage, request as send } from 'node:http';
import { type CallOptions, type ErrorCode, LlmError, type LlmErrorOptions, throwIfAborted } from '@modelhaven/core';
import type { Flaw } from './flaws.ts';

const MAX_BYTES = 4 * 1024 * 1024;

const STATUS_CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'QUOTA_EXHAUSTED',
  403: 'UNAUTHORIZED',
  404: 'MODEL_NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** The toy provider's connection to its server. */
export interface ToyHttp {
  /** Pieces of the body of a good answer. Leaving the iteration closes the connection. */
  pieces(method: string, path: string, body: unknown, options?: CallOptions): AsyncGenerator<Buffer, void, undefined>;
  /** The whole body as JSON. */
  json(method: string, path: string, body: unknown, options?: CallOptions): Promise<unknown>;
  close(): void;
}

/** Plain node:http, with what a client has to mind and the flaws that forget it. */
export function createToyHttp(baseUrl: string, apiKey: string, flaw: Flaw | undefined): ToyHttp {
  const agent = new Agent({ keepAlive: true });
  let hasAborted = false;

  const open = (method: string, path: string, body: unknown, signal: AbortSignal | undefined) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const address = path.startsWith('http') ? path : baseUrl + path;
      const outgoing = send(flaw === 'puts-the-key-in-the-address' ? `${address}?key=${apiKey}` : address, {
        method,
        agent,
        headers: { 'content-type': 'application/json', 'x-key': apiKey },
      });
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
      const stop = () => {
        hasAborted = true;
        if (flaw === 'leaves-sockets-open') reject(new LlmError('ABORTED', 'Cancelled.'));
        else outgoing.destroy(new LlmError('ABORTED', 'Cancelled.'));
      };
      signal?.addEventListener('abort', stop, { once: true });
      outgoing.on('close', () => {
        if (flaw !== 'leaves-listeners') signal?.removeEventListener('abort', stop);
      });
    });

  const fail = (code: ErrorCode, message: string, details: LlmErrorOptions = {}) => {
    const headers = { 'x-key': apiKey };
    return new LlmError(
      code,
      message,
      flaw === 'keeps-headers-in-the-cause' ? { ...details, cause: { headers } } : details,
    );
  };

  async function failure(incoming: IncomingMessage): Promise<LlmError> {
    const status = incoming.statusCode ?? 0;
    const said = Buffer.concat(await incoming.toArray()).toString();
    const wait = flaw === 'overlooks-retry-after' ? undefined : incoming.headers['retry-after'];
    const waitMs =
      wait === undefined ? undefined : Number.isNaN(Number(wait)) ? Date.parse(wait) - Date.now() : Number(wait) * 1000;
    const retryAfterMs = waitMs ?? (flaw === 'invents-retry-after' ? 1000 : undefined);
    const ordinary = STATUS_CODES[status] ?? (status >= 500 ? 'PROVIDER_FAILED' : 'BAD_RESPONSE');
    const code =
      flaw === 'blames-the-request'
        ? 'INVALID_REQUEST'
        : flaw === 'cannot-tell-400' && status === 400
          ? 'PROVIDER_FAILED'
          : ordinary;
    return fail(code, flaw === 'repeats-the-error-body' ? said.slice(0, 999) : `The server answered ${status}.`, {
      ...(flaw === 'forgets-the-status' ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  async function* pieces(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
    again = true,
  ): AsyncGenerator<Buffer, void, undefined> {
    const signal = flaw === 'ignores-aborts' ? undefined : options.signal;
    throwIfAborted(signal);
    if (flaw === 'dies-after-an-abort' && hasAborted) throw fail('INTERNAL', 'Dead.');
    let incoming: IncomingMessage;
    try {
      incoming = await open(method, path, body, signal);
    } catch (error) {
      if (LlmError.is(error)) throw error;
      throw fail(flaw === 'calls-a-refused-connection-internal' ? 'INTERNAL' : 'UNAVAILABLE', 'Nobody answers.');
    }
    const { location } = incoming.headers;
    if (flaw === 'follows-redirects' && location !== undefined && again) {
      incoming.resume();
      return yield* pieces(method, location, body, options, false);
    }
    if (incoming.statusCode !== 200) {
      const error = await failure(incoming);
      if (flaw === 'retries-by-itself' && error.traits.retry && again)
        return yield* pieces(method, path, body, options, false);
      throw error;
    }
    let isDone = false;
    let sizeBytes = 0;
    try {
      const iterator = incoming.iterator({ destroyOnReturn: flaw !== 'leaves-sockets-open' });
      for await (const piece of flaw === 'leaves-sockets-open' ? untilAbort(iterator, signal) : iterator) {
        sizeBytes += piece.length;
        if (sizeBytes > MAX_BYTES && flaw !== 'reads-without-limit')
          throw fail('BAD_RESPONSE', 'The answer is too long.');
        yield piece;
      }
      isDone = true;
    } catch (error) {
      if (LlmError.is(error)) throw error;
      throwIfAborted(signal);
      if (flaw !== 'takes-a-cut-for-the-end') throw fail('STREAM_INTERRUPTED', 'The connection broke.');
    } finally {
      if (!isDone && flaw !== 'leaves-sockets-open') incoming.destroy();
    }
  }

  return {
    pieces,
    async json(method, path, body, options) {
      const chunks: Buffer[] = [];
      for await (const piece of pieces(method, path, body, options)) chunks.push(piece);
      const text = Buffer.concat(chunks).toString();
      if (flaw === 'takes-empty-for-an-answer' && text === '') return { text: 'x', reason: 'stop', usage: {} };
      try {
        return JSON.parse(text);
      } catch (error) {
        if (flaw === 'throws-syntax-errors') throw error;
        throw fail('BAD_RESPONSE', 'The answer is not JSON.');
      }
    },
    close() {
      if (flaw !== 'keeps-connections') agent.destroy();
    },
  };
}

/** Lets the caller go on a signal, but not the source: how sockets are left open. */
async function* untilAbort(source: AsyncIterable<Buffer>, signal: AbortSignal | undefined) {
  const iterator = source[Symbol.asyncIterator]();
  while (true) {
    const next = await Promise.race([
      iterator.next(),
      new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(new LlmError('ABORTED', 'Cancelled.')), { once: true });
      }),
    ]);
    if (next.done) return;
    yield next.value;
  }
}
