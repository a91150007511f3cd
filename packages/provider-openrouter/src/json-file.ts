import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file name of ours in the data folder: nothing of the provider's id can lead elsewhere. */
export function dataFile(dataDir: string, id: string, what: string): string {
  return join(dataDir, `${id.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 80)}-${what}.json`);
}

/** The content of a JSON file; undefined where there is none, or none that can be read. */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The same, at once: for what must be known before the first call. */
export function readJsonFileSync(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes beside the file and moves into its place, so that a reader never sees half of it. Rejects as `fs` does. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, JSON.stringify(value), { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
