import { open, stat } from 'node:fs/promises';
import type { ModelArchitecture } from '../estimate/architecture.ts';
import { toArchitecture } from '../estimate/to-architecture.ts';
import { type GgufModelHeader, readGgufHeader } from '../gguf/read-gguf-header.ts';

const FIRST_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;
const REMEMBERED = 200;
const PART = /-(\d{5})-of-(\d{5})\.gguf$/;

/**
 * What a GGUF file on this machine needs, by its header; of a split model, by the headers of all parts. Undefined where
 * the file cannot be read or describes no language model.
 */
export async function readArchitecture(path: string): Promise<ModelArchitecture | undefined> {
  try {
    const [first, ...further] = await Promise.all(partsOf(path).map(readHeader));
    return first && further.every((part) => part !== undefined) ? toArchitecture(first, ...further) : undefined;
  } catch {
    return undefined;
  }
}

/** The same, remembered for as long as the file stays as it is. */
export function createArchitectureReader(): typeof readArchitecture {
  const known = new Map<string, Promise<ModelArchitecture | undefined>>();
  return async (path) => {
    const facts = await stat(path).catch(() => undefined);
    if (!facts) return undefined;
    const key = `${path}\n${facts.size}\n${facts.mtimeMs}`;
    const reading = known.get(key) ?? readArchitecture(path);
    known.set(key, reading);
    const oldest = known.keys().next().value;
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return reading;
  };
}

function partsOf(path: string): readonly string[] {
  const [, , count] = PART.exec(path) ?? [];
  if (count === undefined) return [path];
  return Array.from({ length: Math.min(1000, Number(count)) }, (_, index) =>
    path.replace(PART, `-${String(index + 1).padStart(5, '0')}-of-${count}.gguf`),
  );
}

/** Reads as much of the file as its header needs. */
async function readHeader(path: string): Promise<GgufModelHeader | undefined> {
  const file = await open(path, 'r');
  try {
    for (let size = FIRST_BYTES; size <= MOST_BYTES; size *= 4) {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(size), position: 0 });
      const reading = readGgufHeader(buffer.subarray(0, bytesRead));
      if (reading.status === 'ok') return reading.header;
      if (reading.status === 'bad' || bytesRead < size) return undefined;
    }
    return undefined;
  } finally {
    await file.close();
  }
}
