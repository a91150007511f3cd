import { chmod, stat, unlink } from 'node:fs/promises';
import { type AddressInfo, createConnection } from 'node:net';
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
      await app.listen({ host, port, backlog: BACKLOG, listenTextResolver: () => 'listening' });
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
