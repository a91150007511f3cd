import { LlmError } from '@modelhaven/core';
import { readGgufHeader } from '../weights/gguf-header.ts';
import type { HubClient, HubFileAddress } from './hub-client.ts';

const FIRST_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The first bytes of a GGUF file on the hub, as many as its header needs; undefined where they are no header or it is
 * impossibly large. Rejects as the hub does.
 */
export async function readRemoteHeader(
  client: Pick<HubClient, 'open'>,
  file: HubFileAddress,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  let bytes = Buffer.alloc(0);
  for (let wanted = FIRST_BYTES; ; wanted *= 4) {
    const end = Math.min(wanted, sizeBytes, MOST_BYTES);
    const body = await client.open(file, [bytes.length, end], undefined, signal);
    const chunks: Uint8Array[] = body.isPartial ? [bytes] : [];
    let size = body.isPartial ? bytes.length : 0;
    for await (const chunk of body.bytes) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= end) break;
    }
    bytes = Buffer.concat(chunks).subarray(0, end);
    if (bytes.length < end)
      throw new LlmError('STREAM_INTERRUPTED', 'The beginning of the file did not come as a whole.');
    const reading = readGgufHeader(bytes);
    if (reading.status === 'ok') return bytes;
    if (reading.status === 'bad' || end === sizeBytes || end === MOST_BYTES) return undefined;
  }
}
