import { LlmError } from '@modelhaven/core';
import type { ResponseBody } from './response-body.ts';

/** Reads a whole body; undefined, and the socket destroyed, when it has more bytes than allowed. */
export async function readAll(body: ResponseBody, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? Buffer.from(chunks[0] as Uint8Array) : Buffer.concat(chunks, size);
}

/**
 * The first bytes of an error's body as text, as far as they come within the time. Whatever goes wrong with the body,
 * the status line has said enough; only an abort by the caller is thrown.
 */
export async function readSome(body: ResponseBody, maxBytes: number, withinMs: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const iterator = body[Symbol.asyncIterator]();
  const timer = setTimeout(() => void iterator.return?.(), withinMs);
  try {
    while (size < maxBytes) {
      const { done, value } = await iterator.next();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
  } catch (error) {
    if (LlmError.is(error) && error.code === 'ABORTED') throw error;
  } finally {
    clearTimeout(timer);
    void iterator.return?.();
  }
  return Buffer.concat(chunks, size).toString('utf8', 0, Math.min(size, maxBytes));
}
