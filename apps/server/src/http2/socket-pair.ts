import { Duplex } from 'node:stream';

/** What a server wants to know of whoever is at the other end of a connection. */
export interface SocketFacts {
  readonly remoteAddress?: string;
  readonly remotePort?: number;
  readonly remoteFamily?: string;
  readonly localAddress?: string;
  readonly localPort?: number;
  /** Whether the way from the client is encrypted. */
  readonly encrypted: boolean;
  /** Protocol that client and server agreed on: `h2`. */
  readonly alpnProtocol: string;
}

/** A connection inside of this process. */
export interface SocketPair {
  /** Where the request is written to and the answer read from. Destroying it is a client that is gone. */
  readonly near: Duplex;
  /** What a server takes for a socket. Destroying it is a connection that ends after what was written. */
  readonly far: Duplex & SocketFacts;
}

type Done = (error?: Error | null) => void;

/**
 * Two ends of a connection that never leaves the process. What one end writes waits until the other one reads, so
 * that back-pressure passes through as it does with sockets.
 */
export function createSocketPair(facts: SocketFacts): SocketPair {
  /** What the writer at the other end waits with, until this end is read. */
  let nearWaits: Done | undefined;
  let farWaits: Done | undefined;
  let bytesWritten = 0;
  let hasEnded = false;

  const near = new Duplex({
    read() {
      const go = nearWaits;
      nearWaits = undefined;
      go?.();
    },
    write(chunk: Buffer, _encoding, done: Done) {
      // A server that has answered and left is still to be heard, so writing to it is no failure.
      if (far.destroyed || far.push(chunk)) done();
      else farWaits = done;
    },
    final(done: Done) {
      if (!far.destroyed) far.push(null);
      done();
    },
    destroy(error, done: Done) {
      far.destroy();
      done(error);
    },
  });
  const endNear = () => {
    if (hasEnded || near.destroyed) return;
    hasEnded = true;
    near.push(null);
  };
  const far = new Duplex({
    read() {
      const go = farWaits;
      farWaits = undefined;
      go?.();
    },
    write(chunk: Buffer, _encoding, done: Done) {
      bytesWritten += chunk.length;
      if (near.destroyed || near.push(chunk)) done();
      else nearWaits = done;
    },
    final(done: Done) {
      endNear();
      done();
    },
    destroy(error, done: Done) {
      endNear();
      const go = farWaits;
      farWaits = undefined;
      go?.();
      done(error);
    },
  });
  Object.defineProperties(far, {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, enumerable: true }])),
    // Who answers what is no HTTP asks whether an answer has begun.
    bytesWritten: { get: () => bytesWritten },
  });
  return { near, far: far as Duplex & SocketFacts };
}
