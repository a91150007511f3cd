import { type FileHandle, open } from 'node:fs/promises';
import { type GgufHeader, readGgufHeader } from './gguf-header.ts';

const FIRST_BYTES = 256 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;

/** The header of a GGUF file, or why the file cannot be used. */
export type HeaderFile =
  | { readonly ok: true; readonly header: GgufHeader; readonly sizeBytes: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads as much of a file as its GGUF header needs (at most 256 MiB) and checks that the tensors it promises are
 * there. Rejects only where the file system does.
 */
export async function readHeaderFile(path: string): Promise<HeaderFile> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { ok: false, reason: 'The file is empty.' };
    let wanted = Math.min(size, FIRST_BYTES);
    for (;;) {
      const reading = readGgufHeader(await firstBytes(file, wanted));
      if (reading.status === 'bad') return { ok: false, reason: reading.reason };
      if (reading.status === 'ok') {
        const { neededBytes } = reading.header;
        if (neededBytes > size) return { ok: false, reason: cutShort(size, neededBytes) };
        return { ok: true, header: reading.header, sizeBytes: size };
      }
      if (wanted === size) return { ok: false, reason: cutShort(size, reading.atLeast) };
      if (reading.atLeast > MOST_BYTES) return { ok: false, reason: 'The header of the file is impossibly large.' };
      wanted = Math.min(size, Math.max(wanted * 4, reading.atLeast));
    }
  } finally {
    await file.close();
  }
}

async function firstBytes(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, size - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

function cutShort(size: number, needed: number): string {
  return `The file is cut short: it has ${size} bytes and needs at least ${needed}. Fetch it again.`;
}
