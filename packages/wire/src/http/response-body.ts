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

/** Whoever has what it wanted, and leaves the rest. */
export interface Drainable {
  /** Lets the rest come and go, so that the connection can be used again; destroys it where that takes longer. */
  drain(withinMs: number): void;
}

const finished: IteratorResult<Uint8Array> = { done: true, value: undefined };

/**
 * A queue with back-pressure: the socket is paused while too much waits. One hand-written iterator rather than a stream
 * or a generator, as this runs for every chunk of every answer.
 */
export function createResponseBody(valve: Valve): ResponseBody {
  return new Body(valve);
}

interface Reader {
  resolve(result: IteratorResult<Uint8Array>): void;
  reject(error: unknown): void;
}

// A class, as every open stream holds one: its methods are shared.
class Body implements ResponseBody, AsyncIterator<Uint8Array>, Drainable {
  readonly #valve: Valve;
  /** What waits: nothing, one chunk (nearly always), or several. */
  #first: Uint8Array | undefined;
  #more: Uint8Array[] | undefined;
  #waitingBytes = 0;
  #isPaused = false;
  #state: 'open' | 'ended' | 'failed' | 'closed' = 'open';
  #failure: unknown;
  #reader: Reader | undefined;
  #drainTimer: NodeJS.Timeout | undefined;

  constructor(valve: Valve) {
    this.#valve = valve;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this;
  }

  next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#first) return Promise.resolve({ done: false, value: this.#take(this.#first) });
    if (this.#state === 'failed') {
      this.#state = 'closed';
      return Promise.reject(this.#failure);
    }
    if (this.#state !== 'open') return Promise.resolve(finished);
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<Uint8Array>> {
    const wasOpen = this.#state === 'open';
    clearTimeout(this.#drainTimer);
    this.#state = 'closed';
    this.#drop();
    this.#reader?.resolve(finished);
    this.#reader = undefined;
    if (wasOpen) this.#valve.destroy();
    return Promise.resolve(finished);
  }

  drain(withinMs: number): void {
    this.#drop();
    // What has come to its end already needs nobody to wait for it.
    if (this.#state !== 'open' || this.#drainTimer) return;
    // What has come meanwhile is looked at first: after a stall of the process its end may be there already.
    this.#drainTimer = setTimeout(() => setImmediate(() => void this.return()), withinMs);
    this.#unpause();
  }

  push(chunk: Uint8Array): void {
    if (this.#state !== 'open' || this.#drainTimer) return;
    if (this.#reader) {
      const { resolve } = this.#reader;
      this.#reader = undefined;
      resolve({ done: false, value: chunk });
      return;
    }
    if (!this.#first) this.#first = chunk;
    else if (this.#more) this.#more.push(chunk);
    else this.#more = [chunk];
    this.#waitingBytes += chunk.byteLength;
    if (this.#waitingBytes >= HIGH_WATER_BYTES && !this.#isPaused) {
      this.#isPaused = true;
      this.#valve.pause();
    }
  }

  end(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    clearTimeout(this.#drainTimer);
    this.#reader?.resolve(finished);
    this.#reader = undefined;
  }

  fail(error: unknown, discard = false): void {
    if (this.#state !== 'open') return;
    if (discard) this.#drop();
    this.#failure = error;
    this.#state = 'failed';
    clearTimeout(this.#drainTimer);
    if (!this.#reader) return;
    const { reject } = this.#reader;
    this.#reader = undefined;
    this.#state = 'closed';
    reject(error);
  }

  /** What came since the last read goes out as one: the reader's cost is per read, not per byte. */
  #take(first: Uint8Array): Uint8Array {
    const all = this.#more ? Buffer.concat([first, ...this.#more], this.#waitingBytes) : first;
    this.#drop();
    this.#unpause();
    return all;
  }

  #unpause(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#valve.resume();
  }

  #drop(): void {
    this.#first = undefined;
    this.#more = undefined;
    this.#waitingBytes = 0;
  }
}
