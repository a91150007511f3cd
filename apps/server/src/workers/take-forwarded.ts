import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';
import type { App } from '../server-types.ts';

/** Loose: it was written by another worker. */
const factsSchema = z.looseObject({
  remoteAddress: z.string().optional(),
  remotePort: z.number().optional(),
  remoteFamily: z.string().optional(),
  encrypted: z.boolean(),
});

/** The first line is short, and comes at once. */
const MOST_BYTES = 1_024;
const LINE_MS = 5_000;

/**
 * Takes requests that other workers hand on, at an address that only this user can reach. Each connection begins with a
 * line that says who is really there; what follows it is the request. Returns what ends it.
 */
export async function takeForwarded(app: App, address: string, isTls: boolean): Promise<() => void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    const timer = setTimeout(() => socket.destroy(), LINE_MS);
    let begun = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      begun = Buffer.concat([begun, chunk]);
      const end = begun.indexOf(10);
      if (end < 0 && begun.length <= MOST_BYTES) return;
      clearTimeout(timer);
      socket.off('data', onData);
      socket.pause();
      if (end < 0 || !introduce(socket, begun.subarray(0, end).toString('utf8'))) {
        socket.destroy();
        return;
      }
      const rest = begun.subarray(end + 1);
      if (rest.length > 0) socket.unshift(rest);
      // With TLS the server's HTTP begins behind the handshake, which the other worker has had.
      app.server.emit(isTls ? 'secureConnection' : 'connection', socket);
      socket.resume();
    };
    socket.on('data', onData);
    socket.once('close', () => clearTimeout(timer));
  });
  server.listen(address);
  await once(server, 'listening');
  return () => void server.close();
}

/** Lets a socket say of its other end what the line says. */
function introduce(socket: Socket, line: string): boolean {
  try {
    const facts = factsSchema.parse(JSON.parse(line));
    for (const [name, value] of Object.entries(facts))
      Object.defineProperty(socket, name, { value, configurable: true });
    return true;
  } catch {
    return false;
  }
}
