import type { Daemon } from './connect-docker.ts';

/** Bytes in front of every piece of a container's output: kind, three of nothing, length (Docker's "stream format"). */
const HEADER = 8;

/** The last lines that a container wrote. */
export async function readLogs({ docker }: Daemon, id: string, lines: number): Promise<string> {
  const raw = await docker.getContainer(id).logs({ stdout: true, stderr: true, tail: lines, follow: false });
  return demultiplex(Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw)));
}

/** The text of a multiplexed output. Output of a terminal has no headers and stays as it is. */
export function demultiplex(bytes: Buffer): string {
  const pieces: Buffer[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const kind = bytes[at] ?? 255;
    if (kind > 2 || bytes.readUIntBE(at + 1, 3) !== 0) return bytes.toString('utf8');
    const end = at + HEADER + bytes.readUInt32BE(at + 4);
    pieces.push(bytes.subarray(at + HEADER, end));
    at = end;
  }
  return Buffer.concat(pieces).toString('utf8');
}
