import { constants, performServerHandshake, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { ServerLimits } from '../options.ts';
import type { App } from '../server-types.ts';
import { type Carrier, carryStream } from './carry-stream.ts';
import type { SocketFacts } from './socket-pair.ts';

/** Names of protocols for TLS, best first. */
export const PROTOCOLS = ['h2', 'http/1.1'] as const;

/** What HTTP/2 is bounded by. */
type Bounds = Pick<
  ServerLimits,
  'headerBytes' | 'headersTimeoutMs' | 'keepAliveTimeoutMs' | 'drainTimeoutMs' | 'streamsPerConnection'
>;

/** A connection that speaks HTTP/2. */
interface Session {
  readonly isIdle: () => boolean;
  /** Asks the client to come by another connection; what has begun ends here. */
  readonly sendAway: () => void;
  readonly destroy: () => void;
}

const { NGHTTP2_NO_ERROR } = constants;
/** The highest id of a stream: nothing is refused yet (RFC 9113, section 6.8). */
const ANY_STREAM = 2 ** 31 - 1;
/** How long a client has for that round trip. Milliseconds. */
const ROUND_TRIP_MS = 1_000;
/** Headers that are larger end their stream without a word; what is smaller than this and yet too large gets 431. */
const LEAST_HEADER_BYTES = 65_535;
/** What a session may hold in Node.js for each of its streams, and at least. Megabytes. */
const STREAM_MB = 0.125;
const LEAST_SESSION_MB = 10;

/**
 * Speaks HTTP/2 with whoever asks for it in the TLS handshake, on the same port. Each stream is handed to the server as
 * a connection of its own, whose time, size and back-pressure are thus those of HTTP/1.1.
 */
export function offerHttp2(app: App, bounds: Bounds, isClosing: () => boolean): void {
  const { server } = app;
  const sessions = new Set<Session>();
  const speakHttp1 = server.listeners('secureConnection') as ((socket: Duplex) => void)[];
  server.removeAllListeners('secureConnection');
  const deliver = (socket: Duplex) => {
    for (const listener of speakHttp1) listener.call(server, socket);
  };
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.alpnProtocol !== 'h2') return deliver(socket);
    const session = openSession(socket, bounds, isClosing, deliver);
    sessions.add(session);
    socket.once('close', () => sessions.delete(session));
  });

  app.addHook('preClose', (done) => {
    for (const session of sessions) session.sendAway();
    done();
  });
  // The server knows of the connections inside only, and of those not that they are parts of another.
  const { closeAllConnections, closeIdleConnections } = server;
  server.closeAllConnections = () => {
    closeAllConnections.call(server);
    for (const session of sessions) session.destroy();
  };
  server.closeIdleConnections = () => {
    closeIdleConnections.call(server);
    for (const session of sessions) if (session.isIdle()) session.sendAway();
  };
}

function openSession(
  socket: TLSSocket,
  bounds: Bounds,
  isClosing: () => boolean,
  deliver: (socket: Duplex) => void,
): Session {
  const { streamsPerConnection, headerBytes, headersTimeoutMs, keepAliveTimeoutMs, drainTimeoutMs } = bounds;
  const http2 = performServerHandshake(socket, {
    settings: {
      maxConcurrentStreams: streamsPerConnection,
      maxHeaderListSize: Math.max(LEAST_HEADER_BYTES, 2 * headerBytes),
    },
    maxSessionMemory: Math.max(LEAST_SESSION_MB, Math.ceil(streamsPerConnection * STREAM_MB)),
  }) as ServerHttp2Session;
  // Told by the end of the connection and of its streams.
  http2.on('error', () => {});

  let streams = 0;
  let isSentAway = false;
  let idleTimer: NodeJS.Timeout | undefined;
  const close = () => {
    if (!http2.closed && !http2.destroyed) http2.close();
  };
  const sendAway = () => {
    if (isSentAway || http2.destroyed) return;
    isSentAway = true;
    // Requests that are on their way meanwhile are still answered: only after one round trip no more are let in.
    http2.goaway(NGHTTP2_NO_ERROR, ANY_STREAM);
    if (!http2.ping(close)) close();
    setTimeout(close, ROUND_TRIP_MS).unref();
  };
  /** Ends a connection that has nothing open for so long, as silent ones of HTTP/1.1 are. */
  const watchIdle = (ms: number) => {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => http2.destroy(undefined, NGHTTP2_NO_ERROR), ms);
    idleTimer.unref();
  };
  watchIdle(headersTimeoutMs);
  socket.once('close', () => clearTimeout(idleTimer));

  const carrier: Carrier = {
    deliver,
    facts: factsOf(socket),
    drainTimeoutMs,
    onAnswer: () => {
      if (isClosing()) sendAway();
    },
  };
  http2.on('stream', (stream: ServerHttp2Stream, _headers: object, _flags: number, fields: string[]) => {
    // Opened and reset in one breath: nobody would ever hear of its end.
    if (stream.destroyed) return;
    streams++;
    clearTimeout(idleTimer);
    stream.once('close', () => {
      if (--streams === 0) watchIdle(keepAliveTimeoutMs);
    });
    carryStream(stream, fields, carrier);
  });
  return { isIdle: () => streams === 0, sendAway, destroy: () => http2.destroy() };
}

function factsOf({ remoteAddress, remotePort, remoteFamily, localAddress, localPort }: TLSSocket): SocketFacts {
  return {
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
    ...(remotePort === undefined ? {} : { remotePort }),
    ...(remoteFamily === undefined ? {} : { remoteFamily }),
    ...(localAddress === undefined ? {} : { localAddress }),
    ...(localPort === undefined ? {} : { localPort }),
    encrypted: true,
    alpnProtocol: 'h2',
  };
}
