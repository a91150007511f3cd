import { LlmError } from '@modelhaven/core';
import type { StreamResponse } from './client.ts';
import type { Drainable } from './response-body.ts';

/** How long the last bytes behind an answer may take, in milliseconds; the connection is given up if they take longer. */
const DRAIN_MS = 100;
/** Bytes of an answer that came whole although a stream was asked for. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** An answer of which it is known whether it is a stream. */
export interface PeekedAnswer {
  /** True where it came whole although a stream was asked for: the endpoint does not stream, or reports an error. */
  readonly isWhole: boolean;
  /** For one reader, once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Looks whether an answer is a stream of events. Its content type tells; servers that give none, or the one that was
 * asked for, to an error of theirs show it by the first character: no line of such a stream begins with a brace.
 */
export async function peekAnswer(answer: StreamResponse): Promise<PeekedAnswer> {
  const { bytes } = answer;
  if (isJson(answer)) return { isWhole: true, bytes };
  const source = bytes[Symbol.asyncIterator]();
  let first: IteratorResult<Uint8Array> | undefined = await source.next();
  const isWhole = first.done !== true && beginsWhole(first.value);
  const iterator: AsyncIterator<Uint8Array> = {
    next() {
      if (first === undefined) return source.next();
      const peeked = first;
      first = undefined;
      return Promise.resolve(peeked);
    },
    return: async () => (await source.return?.()) ?? { done: true, value: undefined },
  };
  return { isWhole, bytes: { [Symbol.asyncIterator]: () => iterator } };
}

/** Whether the headers say that an answer came whole. */
export function isJson({ headers }: Pick<StreamResponse, 'headers'>): boolean {
  return /^application\/json/i.test(headers['content-type'] ?? '');
}

const SPACES = new Set([9, 10, 11, 12, 13, 32, 0xa0]);
/** First bytes among which a brace is looked for. */
const LOOKED_AT = 64;

/** Whether the first bytes of an answer are those of a JSON object: a byte order mark, white space, and a brace. */
export function beginsWhole(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < LOOKED_AT && SPACES.has(bytes[at] ?? 0)) at++;
  return at < LOOKED_AT && bytes[at] === 0x7b;
}

/** Reads such an answer. Rejects with `BAD_RESPONSE` where it is larger than 64 MiB or no JSON. */
export async function readWholeAnswer({ bytes }: Pick<PeekedAnswer, 'bytes'>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > MAX_WHOLE_BYTES) throw new LlmError('BAD_RESPONSE', 'The answer is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    throw new LlmError('BAD_RESPONSE', 'The endpoint answered with JSON that cannot be read, in place of a stream.');
  }
}

/** Takes what little follows an answer, so that its connection can serve the next request. Nobody waits for it. */
export function drainAnswer(bytes: AsyncIterator<Uint8Array>): void {
  if (isDrainable(bytes)) {
    bytes.drain(DRAIN_MS);
    return;
  }
  const timer = setTimeout(() => void bytes.return?.(), DRAIN_MS);
  const next = (): void => {
    bytes.next().then(
      ({ done }) => (done ? clearTimeout(timer) : next()),
      () => clearTimeout(timer),
    );
  };
  next();
}

function isDrainable(bytes: AsyncIterator<Uint8Array>): bytes is AsyncIterator<Uint8Array> & Drainable {
  return 'drain' in bytes;
}
