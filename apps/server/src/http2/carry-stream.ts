import { type ClientRequest, type IncomingMessage, request as sendRequest } from 'node:http';
import { constants, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { fromHttp1Response } from './from-http1-response.ts';
import { createSocketPair, type SocketFacts } from './socket-pair.ts';
import { type Http1Request, toHttp1Request } from './to-http1-request.ts';

/** How a stream is carried. */
export interface Carrier {
  /** Takes a connection as a socket that a client has opened. */
  readonly deliver: (connection: Duplex & SocketFacts) => void;
  readonly facts: SocketFacts;
  /** How long the client may leave unread what was written. Milliseconds. */
  readonly drainTimeoutMs: number;
  /** Called before the headers of an answer are sent. */
  readonly onAnswer: () => void;
}

const { NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_PROTOCOL_ERROR } = constants;

/**
 * Carries one HTTP/2 stream as one HTTP/1.1 exchange over a connection inside of this process, so that whatever holds
 * for HTTP/1.1 holds for it: limits of size and time, guards, back-pressure, who leaves and who is sent away.
 */
export function carryStream(stream: ServerHttp2Stream, fields: readonly string[], carrier: Carrier): void {
  // Who resets a stream is told of by its end.
  stream.on('error', () => {});
  const hasBody = !stream.endAfterHeaders;
  const wanted = toHttp1Request(fields, hasBody);
  if (wanted === undefined) {
    stream.close(NGHTTP2_PROTOCOL_ERROR);
    return;
  }
  const { near, far } = createSocketPair(carrier.facts);
  near.on('error', () => {});
  stream.once('close', () => near.destroy());
  const request = begin(wanted, near);
  if (request === undefined) {
    stream.close(NGHTTP2_PROTOCOL_ERROR);
    return;
  }
  carrier.deliver(far);
  request.once('response', (response) => answer(stream, response, carrier));
  request.on('information', ({ statusCode, headers }) => {
    if (stream.headersSent || stream.destroyed || statusCode === 101) return;
    stream.additionalHeaders(fromHttp1Response(statusCode, headers));
  });
  request.on('error', () => stream.close(NGHTTP2_INTERNAL_ERROR));
  if (!hasBody) {
    request.end();
    return;
  }
  // A body that does not come must not keep the headers back: their time runs.
  request.flushHeaders();
  stream.pipe(request);
}

/** Undefined for names and values that HTTP/1.1 cannot say. */
function begin({ method, path, headers }: Http1Request, near: Duplex): ClientRequest | undefined {
  try {
    return sendRequest({ method, path, headers, setHost: false, createConnection: () => near });
  } catch {
    return undefined;
  }
}

function answer(stream: ServerHttp2Stream, response: IncomingMessage, { drainTimeoutMs, onAnswer }: Carrier): void {
  if (stream.destroyed || stream.closed) {
    response.resume();
    return;
  }
  onAnswer();
  try {
    stream.respond(fromHttp1Response(response.statusCode ?? 500, response.headers));
  } catch {
    stream.close(NGHTTP2_INTERNAL_ERROR);
    return;
  }
  let patience: NodeJS.Timeout | undefined;
  const beginWaiting = () => {
    patience ??= setTimeout(() => stream.close(NGHTTP2_CANCEL), drainTimeoutMs);
  };
  const endWaiting = () => {
    clearTimeout(patience);
    patience = undefined;
  };
  stream.on('drain', () => {
    endWaiting();
    response.resume();
  });
  stream.once('close', endWaiting);
  response.on('data', (chunk: Buffer) => {
    // An answer to HEAD has ended with its headers.
    if (stream.writableEnded || stream.write(chunk)) return;
    response.pause();
    beginWaiting();
  });
  response.once('error', () => stream.close(NGHTTP2_INTERNAL_ERROR));
  response.once('end', () => {
    beginWaiting();
    stream.end(() => {
      endWaiting();
      // Whoever has its answer need not go on sending (RFC 9113, section 8.1).
      if (!stream.readableEnded) stream.close(NGHTTP2_NO_ERROR);
    });
  });
}
