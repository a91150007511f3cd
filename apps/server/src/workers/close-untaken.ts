import type { Worker } from 'node:cluster';

/** A connection that is on its way to a worker. */
interface Handle {
  close(): void;
}

/** What Node.js hands a connection to a worker with, and what the worker says when it has it. */
interface Internal {
  readonly act?: string;
  readonly seq?: number;
  readonly ack?: number;
}

/**
 * Closes the connection that was on its way to a worker when it fell. Node.js (20, `lib/internal/cluster`) waits for ever
 * for the worker to take it, and so does the client, who would rather ask again.
 */
export function closeUntaken(worker: Worker): void {
  const untaken = new Map<number, Handle>();
  const { process } = worker;
  const send = process.send.bind(process) as (...values: readonly unknown[]) => boolean;
  process.send = ((message: Internal, handle?: Handle, ...rest: readonly unknown[]) => {
    if (message.act === 'newconn' && message.seq !== undefined && handle) untaken.set(message.seq, handle);
    return send(message, handle, ...rest);
  }) as typeof process.send;
  process.on('internalMessage', ({ ack }: Internal) => {
    if (ack !== undefined) untaken.delete(ack);
  });
  worker.once('exit', () => {
    for (const handle of untaken.values()) handle.close();
    untaken.clear();
  });
}
