import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

/** A server on a loopback port for one test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  /** Sockets that were opened so far. */
  readonly opened: () => number;
  /**
   * Resolves when a socket that carried a request is closed. (undici opens a fresh, unused one after an abort, so that
   * "all closed" would not hold.)
   */
  closed(): Promise<void>;
}

/** An HTTP server that answers with the listener; pending answers are cut when the test ends. */
export async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const server = createServer(listener as RequestListener);
  const sockets = track(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...sockets.facts((server.address() as AddressInfo).port),
    async [Symbol.asyncDispose]() {
      sockets.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A server that speaks raw bytes, for answers that no HTTP server would give. */
export async function serveRaw(onRequest: (socket: Socket) => void): Promise<TestServer> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => onRequest(socket));
  });
  const sockets = track(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...sockets.facts((server.address() as AddressInfo).port),
    async [Symbol.asyncDispose]() {
      sockets.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function track(server: { on(event: 'connection', listener: (socket: Socket) => void): unknown }) {
  const open = new Set<Socket>();
  let openedCount = 0;
  let closedCount = 0;
  let onClose: (() => void) | undefined;
  server.on('connection', (socket) => {
    openedCount += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      if (socket.bytesRead > 0) closedCount += 1;
      onClose?.();
    });
  });
  return {
    destroy: () => {
      for (const socket of open) socket.destroy();
    },
    facts: (port: number) => ({
      url: `http://127.0.0.1:${port}`,
      host: `127.0.0.1:${port}`,
      opened: () => openedCount,
      closed: () =>
        new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('no socket was closed')), 20_000);
          onClose = () => {
            if (closedCount === 0) return;
            clearTimeout(timer);
            resolve();
          };
          onClose();
        }),
    }),
  };
}
