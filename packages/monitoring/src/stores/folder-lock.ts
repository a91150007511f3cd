import { open, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError } from '@modelhaven/core';

// Containers give every process the same number, so a lock with our own number may be that of a process before us.
const heldHere = new Set<string>();

/**
 * Takes a folder for this process; the returned function gives it back. Rejects with `CONFIG_INVALID` where a living
 * process has it. A lock whose process is gone is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(await realpath(folder), 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx', 0o600);
      heldHere.add(path);
      await file.writeFile(String(process.pid));
      await file.close();
      return async () => {
        heldHere.delete(path);
        await rm(path, { force: true });
      };
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      if (owner === process.pid ? heldHere.has(path) : isAlive(owner)) {
        throw new LlmError(
          'CONFIG_INVALID',
          `The folder of the metric store is in use by process ${owner}; give each process a folder of its own, or use a shared store.`,
        );
      }
      await rm(path, { force: true });
    }
  }
  throw new LlmError('UNAVAILABLE', 'The folder of the metric store is being taken by another process.');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
