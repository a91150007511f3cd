import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { throwIfAborted } from '@modelhaven/core';
import type { HubFile } from './hub-files.ts';

/** One step of hashing; the event loop is free between two of them. */
const STEP_BYTES = 1024 * 1024;

/**
 * Whether a file on the disk has the bytes that the hub promised. Small files are named by git's own hash of their
 * content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export async function isIntact(
  path: string,
  { sizeBytes, sha256, gitSha1 }: Pick<HubFile, 'sizeBytes' | 'sha256' | 'gitSha1'>,
  signal: AbortSignal,
  onBytes: (doneBytes: number) => void = () => {},
): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    if ((await file.stat()).size !== sizeBytes) return false;
    const expected = sha256 ?? gitSha1;
    if (expected === undefined) return true;
    const hash = createHash(sha256 === undefined ? 'sha1' : 'sha256');
    if (sha256 === undefined) hash.update(`blob ${sizeBytes}\0`);
    const buffer = Buffer.allocUnsafe(Math.min(STEP_BYTES, Math.max(1, sizeBytes)));
    for (let position = 0; position < sizeBytes; ) {
      throwIfAborted(signal);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) return false;
      hash.update(buffer.subarray(0, bytesRead));
      position += bytesRead;
      onBytes(position);
    }
    return hash.digest('hex') === expected;
  } finally {
    await file.close();
  }
}
