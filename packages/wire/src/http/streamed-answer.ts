import { LlmError } from '@modelhaven/core';
import type { StreamResponse } from './client.ts';

/** How long the last bytes behind an answer may take, in milliseconds; the connection is given up if they take longer. */
const DRAIN_MS = 100;
/** Bytes of an answer that came whole although a stream was asked for. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** True where an endpoint answered whole although a stream was asked for: it does not stream, or it reports an error. */
export function isWholeAnswer({ headers }: Pick<StreamResponse, 'headers'>): boolean {
  return /^application\/json/i.test(headers['content-type'] ?? '');
}

/** Reads such an answer. Rejects with `BAD_RESPONSE` where it is larger than 64 MiB or no JSON. */
export async function readWholeAnswer({ bytes }: Pick<StreamResponse, 'bytes'>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > MAX_WHOLE_BYTES) throw new LlmError('BAD_RESPONSE', 'The answer is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new LlmError('BAD_RESPONSE', 'The endpoint answered with JSON that cannot be read, in place of a stream.');
  }
}

/** Takes what little follows an answer, so that its connection can serve the next request. Nobody waits for it. */
export function drainAnswer(bytes: AsyncIterator<Uint8Array>): void {
  const timer = setTimeout(() => void bytes.return?.(), DRAIN_MS);
  const next = (): void => {
    bytes.next().then(
      ({ done }) => (done ? clearTimeout(timer) : next()),
      () => clearTimeout(timer),
    );
  };
  next();
}
