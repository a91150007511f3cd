/** Bytes that may wait unread before the socket is paused. */
const HIGH_WATER_BYTES = 256 * 1024;

/** What the queue needs of the connection behind it. */
export interface Valve {
  pause(): void;
  resume(): void;
  /** Destroys the connection. */
  destroy(): void;
}

/** Bytes of one answer between the socket that writes them and the one reader. Ending the iteration destroys the socket. */
export interface ResponseBody extends AsyncIterable<Uint8Array> {
  push(chunk: Uint8Array): void;
  end(): void;
  /** Ends the iteration with this error: behind what already waits, or in its place where `discard` is true. */
  fail(error: unknown, discard?: boolean): void;
}

/**
 * A queue with back-pressure: the socket is paused while too much waits. One hand-written iterator rather than a stream
 * or a generator, as this runs for every chunk of every answer.
 */
export function createResponseBody(valve: Valve): ResponseBody {
  let chunks: Uint8Array[] = [];
  let waitingBytes = 0;
  let isPaused = false;
  let state: 'open' | 'ended' | 'failed' | 'closed' = 'open';
  let failure: unknown;
  let reader: { resolve(result: IteratorResult<Uint8Array>): void; reject(error: unknown): void } | undefined;

  const finished: IteratorResult<Uint8Array> = { done: true, value: undefined };

  const take = (): Uint8Array => {
    // What came since the last read goes out as one: the reader's cost is per read, not per byte.
    const all = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, waitingBytes);
    chunks = [];
    waitingBytes = 0;
    if (isPaused) {
      isPaused = false;
      valve.resume();
    }
    return all;
  };

  const iterator: AsyncIterator<Uint8Array> = {
    next() {
      if (chunks.length > 0) return Promise.resolve({ done: false, value: take() });
      if (state === 'failed') {
        state = 'closed';
        return Promise.reject(failure);
      }
      if (state !== 'open') return Promise.resolve(finished);
      return new Promise((resolve, reject) => {
        reader = { resolve, reject };
      });
    },
    return() {
      const wasOpen = state === 'open';
      state = 'closed';
      chunks = [];
      waitingBytes = 0;
      reader?.resolve(finished);
      reader = undefined;
      if (wasOpen) valve.destroy();
      return Promise.resolve(finished);
    },
  };

  return {
    push(chunk) {
      if (state !== 'open') return;
      if (reader) {
        const { resolve } = reader;
        reader = undefined;
        resolve({ done: false, value: chunk });
        return;
      }
      chunks.push(chunk);
      waitingBytes += chunk.byteLength;
      if (waitingBytes >= HIGH_WATER_BYTES && !isPaused) {
        isPaused = true;
        valve.pause();
      }
    },
    end() {
      if (state !== 'open') return;
      state = 'ended';
      reader?.resolve(finished);
      reader = undefined;
    },
    fail(error, discard = false) {
      if (state !== 'open') return;
      if (discard) {
        chunks = [];
        waitingBytes = 0;
      }
      failure = error;
      state = 'failed';
      if (!reader) return;
      const { reject } = reader;
      reader = undefined;
      state = 'closed';
      reject(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
}
