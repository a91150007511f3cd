import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from './ensure-folder.ts';

/** A file that this process alone writes to. */
export interface ClaimedFile {
  readonly file: string;
  release(): Promise<void>;
}

const heldHere = new Set<string>();

/**
 * The file of records in a folder: `audit.jsonl`, or one of its own where another living process has that one, so that
 * no two processes write to one chain. Rejects where the folder cannot be written.
 */
export async function claimAuditFile(folder: string): Promise<ClaimedFile> {
  await ensureFolder(folder);
  const lock = join(folder, 'audit.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      heldHere.add(lock);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return {
        file: join(folder, 'audit.jsonl'),
        release: async () => {
          heldHere.delete(lock);
          await rm(lock, { force: true });
        },
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      // Containers give every process the same number: a lock with ours may be that of a process before us.
      if (owner === process.pid ? heldHere.has(lock) : isAlive(owner)) break;
      await rm(lock, { force: true });
    }
  }
  return { file: join(folder, `audit-${process.pid}.jsonl`), release: async () => {} };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
