import { type AddressInfo, createConnection, type Socket } from 'node:net';
import type { ModelManager } from '@modelhaven/manager';
import type { ServerOptions } from '../options.ts';
import { buildServer } from '../server.ts';
import type { App } from '../server-types.ts';

/** A server whose every JSON answer is held against the schema that the API document promises. */
export function buildTestServer(manager: ModelManager, options: ServerOptions = {}): App {
  const app = buildServer(manager, options);
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { operation } = request.routeOptions.config;
    const schema = typeof operation === 'object' ? operation.responses[reply.statusCode]?.schema : undefined;
    // As a client sees it: without what JSON leaves out.
    schema?.parse(JSON.parse(JSON.stringify(payload)));
    return payload;
  });
  return app;
}

/** A server on a real socket. */
export interface ListeningServer {
  readonly app: App;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a test server on a free port of loopback. */
export async function listen(manager: ModelManager, options: ServerOptions = {}): Promise<ListeningServer> {
  const app = buildTestServer(manager, options);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** A bare connection, for what no client library would send. */
export interface RawConnection {
  readonly socket: Socket;
  /** All that came so far. */
  received(): string;
  /** Resolves when `part` has come. */
  until(part: string): Promise<string>;
  /** Resolves when the other side has closed. */
  closed(): Promise<string>;
}

/** Opens a connection and sends the text. */
export function connectRaw(port: number, text: string): RawConnection {
  const socket = createConnection({ host: '127.0.0.1', port });
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    received += chunk;
  });
  socket.on('error', () => {});
  const isClosed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(text);
  return {
    socket,
    received: () => received,
    until: async (part) => {
      while (!received.includes(part)) {
        const moved = await Promise.race([
          new Promise<boolean>((resolve) => socket.once('data', () => resolve(true))),
          isClosed.then(() => false),
        ]);
        if (!moved && !received.includes(part)) throw new Error(`Closed before "${part}" came: ${received}`);
      }
      return received;
    },
    closed: () => isClosed.then(() => received),
  };
}

/** A POST of JSON as the bytes of HTTP. */
export function rawPost(path: string, body: unknown): string {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
