import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from './reply.ts';
import { sendReply } from './send-reply.ts';

/** A request that the replay server has received. */
export interface ReplayRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body as text. */
  text(): string;
  /** The body as JSON; throws where it is none. */
  json(): unknown;
  /** Milliseconds of `performance.now()` at which the request was complete. */
  readonly receivedAt: number;
  /** True once the whole reply was handed to the system. */
  readonly answered: boolean;
  /** Milliseconds of `performance.now()` at which the connection was closed, by whichever side. */
  readonly socketClosedAt: number | undefined;
  /** Settles when the connection is closed, with the value of `socketClosedAt`. Never rejects. */
  readonly closed: Promise<number>;
}

/** `GET /models`: a method and a path without the query; `*` stands for any method or, at the end, any rest of a path. */
export type Match = string | ((request: ReplayRequest) => boolean);

/** A reply, or what makes one from the request. */
export type Responder = Reply | ((request: ReplayRequest) => Reply | Promise<Reply>);

/** An HTTP server on a real socket that answers recorded bytes, with faults where they are wanted. */
export interface ReplayServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, in the order in which they were complete. */
  readonly requests: readonly ReplayRequest[];
  /** Answers each matching request from now on. The latest registration wins. */
  respond(match: Match, responder: Responder): void;
  /** Answers the next matching request only; several are used in their order, before `respond`. */
  respondOnce(match: Match, responder: Responder): void;
  /** The next request that comes, or the one of this number that has come (0 is the first). */
  waitForRequest(index?: number): Promise<ReplayRequest>;
  /** Forgets all replies and requests; connections stay. */
  reset(): void;
  /** Drops all connections and frees the port. Idempotent. */
  close(): Promise<void>;
}

interface Route {
  readonly match: Match;
  readonly responder: Responder;
}

/** Starts a replay server on a free port of 127.0.0.1. A request without a reply is answered with 501 and its name. */
export async function createReplayServer(): Promise<ReplayServer> {
  let routes: Route[] = [];
  let once: Route[] = [];
  let requests: ReplayRequest[] = [];
  let waiting: { readonly index: number; readonly resolve: (request: ReplayRequest) => void }[] = [];

  const pick = (request: ReplayRequest): Responder => {
    const queued = once.find((route) => matches(route.match, request));
    if (queued) {
      once = once.filter((route) => route !== queued);
      return queued.responder;
    }
    return (
      routes.findLast((route) => matches(route.match, request))?.responder ?? {
        status: 501,
        body: `The replay server has no reply for ${request.method} ${request.path}`,
      }
    );
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await receive(incoming, response);
    requests.push(request);
    waiting = waiting.filter(({ index, resolve }) => {
      const due = requests[index];
      if (due) resolve(due);
      return !due;
    });
    const responder = pick(request);
    await sendReply(response, typeof responder === 'function' ? await responder(request) : responder);
  };

  const server = createServer((incoming, response) => {
    // A client that goes away while it sends is what some tests are about; nothing is left to answer then.
    answer(incoming, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    respond(match, responder) {
      routes.push({ match, responder });
    },
    respondOnce(match, responder) {
      once.push({ match, responder });
    },
    waitForRequest(index = requests.length) {
      const known = requests[index];
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ index, resolve }));
    },
    reset() {
      routes = [];
      once = [];
      requests = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<ReplayRequest> {
  const { socket } = incoming;
  socket.setMaxListeners(0); // one listener per request of a kept connection
  socket.setNoDelay(true);
  let socketClosedAt: number | undefined;
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => {
      socketClosedAt = performance.now();
      resolve(socketClosedAt);
    });
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const address = new URL(incoming.url ?? '/', 'http://replay');
  return {
    method: incoming.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    headers: incoming.headers,
    body,
    text: () => body.toString('utf8'),
    json: () => JSON.parse(body.toString('utf8')),
    receivedAt: performance.now(),
    get answered() {
      return response.writableFinished;
    },
    get socketClosedAt() {
      return socketClosedAt;
    },
    closed,
  };
}

function matches(match: Match, request: ReplayRequest): boolean {
  if (typeof match === 'function') return match(request);
  const [method, path = '*'] = match.split(' ', 2);
  if (method !== '*' && method !== request.method) return false;
  return path.endsWith('*') ? request.path.startsWith(path.slice(0, -1)) : request.path === path;
}
