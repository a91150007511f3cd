import { mkdir } from 'node:fs/promises';

/** Makes a folder that only its owner can look into, with those above it. */
export async function ensureFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
