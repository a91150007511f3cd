import { crc32 } from 'node:zlib';

/** One line with its checksum, so that a reader can tell a whole line from one that a crash cut off. */
export function toFrame(line: string): string {
  return `${checksum(line)} ${line}\n`;
}

/**
 * Every whole line of a file of frames. Lines that are cut off, mixed up or altered are left out; the others stand, before
 * and after. `onDamage` hears how many were left out.
 */
export function fromFrames(text: string, onDamage?: (lines: number) => void): string[] {
  const lines: string[] = [];
  let damaged = 0;
  for (const frame of text.split('\n')) {
    if (frame === '') continue;
    const line = frame.slice(9);
    if (frame[8] === ' ' && frame.slice(0, 8) === checksum(line)) lines.push(line);
    else damaged += 1;
  }
  if (damaged > 0) onDamage?.(damaged);
  return lines;
}

function checksum(line: string): string {
  return crc32(line).toString(16).padStart(8, '0');
}
