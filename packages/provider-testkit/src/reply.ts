/** Faults of the way a reply is delivered. Positions count bytes of the body from 0. */
export interface Delivery {
  /** The body is cut at these positions, and each piece arrives at the client on its own. */
  readonly splitAt?: readonly number[];
  /** The body is cut every so many bytes; 1 is byte by byte. */
  readonly splitEvery?: number;
  /** Milliseconds to wait between two pieces. */
  readonly chunkDelayMs?: number;
  /** Milliseconds to wait before the headers. */
  readonly headersDelayMs?: number;
  /** Sends nothing at all, not even headers, and leaves the connection open. */
  readonly stallBeforeHeaders?: boolean;
  /** Sends headers and so many bytes, then nothing more, and leaves the connection open. */
  readonly stallAfter?: number;
  /** Sends headers and so many bytes, then closes the connection as if the peer had died. */
  readonly cutAfter?: number;
  /** Sends headers and so many bytes, then resets the connection (TCP RST). */
  readonly resetAfter?: number;
  /** Sends headers and so many bytes, then ends the reply as if it were complete. */
  readonly endAfter?: number;
  /** These positions are sent as 0xFF, which is no UTF-8. */
  readonly garbleAt?: readonly number[];
  /** Sends the body again and again until so many bytes are sent or the client goes away. */
  readonly repeatToBytes?: number;
  /**
   * How the end of the body is told: by `content-length`, by chunks, or only by the end of the connection.
   * Default: `length` without other faults, else `chunked`.
   */
  readonly framing?: 'length' | 'chunked' | 'close';
}

/** What the replay server answers. */
export interface Reply {
  /** HTTP status; 200 by default. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly delivery?: Delivery;
}

/** The bytes of a reply's body. */
export function replyBytes(reply: Reply): Buffer {
  return typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body ?? []);
}

/** The same reply, delivered with other faults. */
export function deliver(reply: Reply, delivery: Delivery): Reply {
  return { ...reply, delivery: { ...reply.delivery, ...delivery } };
}

/** A reply with a JSON body. */
export function jsonReply(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A reply with server-sent events: text and bytes go out as they are, anything else as one `data:` event of JSON. */
export function sseReply(events: string | Uint8Array | readonly unknown[]): Reply {
  const body = Array.isArray(events)
    ? events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join('')
    : (events as string | Uint8Array);
  return { headers: { 'content-type': 'text/event-stream' }, body };
}

/** A reply with one JSON value per line: text and bytes go out as they are. */
export function ndjsonReply(lines: string | Uint8Array | readonly unknown[]): Reply {
  const body = Array.isArray(lines)
    ? lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    : (lines as string | Uint8Array);
  return { headers: { 'content-type': 'application/x-ndjson' }, body };
}
