import { lookup } from 'node:dns/promises';
import { chmod, stat, unlink } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import type { App } from '../server-types.ts';
import { listenError } from './listen-error.ts';

/** Where a server listens. */
export interface ListenPlace {
  readonly host: string;
  readonly port: number;
  /** Path of a Unix socket, in place of host and port. */
  readonly socket?: string;
}

/** More waiting connections than Node.js asks for by default, so that a burst is not refused by the system. */
const BACKLOG = 4_096;

/** Listens. Rejects with a sentence that says why not, and what to do. */
export async function listenAt(app: App, { host, port, socket }: ListenPlace): Promise<void> {
  try {
    if (socket === undefined) {
      const [first = host, ...others] = host === 'localhost' ? await addressesOf(host) : [host];
      const listenElsewhere = others.map((address) => prepareToListen(app, address));
      await app.listen({ host: first, port, backlog: BACKLOG, listenTextResolver: () => 'listening' });
      for (const listen of listenElsewhere) await listen((app.server.address() as AddressInfo).port);
      return;
    }
    await removeStale(socket);
    await app.listen({ path: socket, backlog: BACKLOG, listenTextResolver: () => 'listening' });
    // For its owner and group: whoever may write to it is let in without a key.
    await chmod(socket, 0o660);
  } catch (thrown) {
    throw listenError(thrown, socket ?? host, socket === undefined ? port : 0);
  }
}

async function addressesOf(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

/**
 * A second address whose connections are those of the same server. Fastify would make a second server for it, without
 * the limits and the protocols of the first. Where it cannot be had, the first one is enough.
 */
function prepareToListen(app: App, address: string): (port: number) => Promise<void> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    app.server.emit('connection', socket),
  );
  app.addHook('preClose', (done) => {
    server.close();
    done();
  });
  return (port) =>
    new Promise((resolve) => {
      server.once('error', () => resolve());
      server.listen({ host: address, port, backlog: BACKLOG }, resolve);
    });
}

/** A server that was killed leaves its socket behind, and nobody answers there. */
async function removeStale(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isSocket()) return;
  const isAlive = await new Promise<boolean>((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (!isAlive) await unlink(path);
}

/** The address a client on this machine can call: a server on all addresses is reached by loopback. */
export function urlOf(app: App, isTls: boolean): string {
  const bound = app.server.address() as AddressInfo | string;
  if (typeof bound === 'string') return `unix:${bound}`;
  const { address, family, port } = bound;
  const reachable = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  const host = family === 'IPv6' && reachable.includes(':') ? `[${reachable}]` : reachable;
  return `${isTls ? 'https' : 'http'}://${host}:${port}`;
}
