import type { Socket } from 'node:net';
import type { ServerLimits } from '../options.ts';
import type { App } from '../server-types.ts';
import { createFairShare } from './fair-share.ts';

/**
 * Closes connections that are more than the process can hold, and those of an address that holds too many of them: an
 * open socket costs memory before it has said a word.
 */
export function limitConnections(app: App, { connections }: Pick<ServerLimits, 'connections'>): void {
  const share = createFairShare(connections);
  app.server.on('connection', (socket: Socket) => {
    const giveBack = share.take(socket.remoteAddress ?? '');
    if (giveBack) socket.once('close', giveBack);
    else socket.destroy();
  });
}
