import { randomUUID } from 'node:crypto';
import { link, open, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';

// Containers give every process the same number, so a lock with our own number may be that of a process before us.
const heldHere = new Set<string>();

/** Waits for others that are at it, and how long each takes at most, in milliseconds. */
const TRIES = 50;
const WAIT_MS = 20;
/** Taking a lock over is a matter of milliseconds; who is at it for so long is gone. */
const TAKEOVER_MS = 10_000;

/**
 * Takes a folder for this process (`what` it is, for the error); the returned function gives it back. Rejects with `CONFIG_INVALID` where a living
 * process has it. A lock whose process is gone is taken over, by one of those who want it.
 */
export async function lockFolder(folder: string, what = 'metric store'): Promise<() => Promise<void>> {
  const path = join(await realpath(folder), 'lock');
  if (heldHere.has(path)) throw inUse(what, process.pid);
  // At once, so that nobody else of this process comes in between.
  heldHere.add(path);
  try {
    await take(path, what);
  } catch (thrown) {
    heldHere.delete(path);
    throw thrown;
  }
  return async () => {
    await rm(path, { force: true });
    heldHere.delete(path);
  };
}

async function take(path: string, what: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await create(path)) return;
    const found = await ownerIn(path);
    // Given back, or being taken over, since: nothing is there to be removed, and what comes next is somebody's.
    if (found === undefined) continue;
    const owner = Number(found);
    if (owner !== process.pid && isAlive(owner)) throw inUse(what, owner);
    if (!(await removeStale(path, found))) await sleep(WAIT_MS);
  }
  throw new LlmError('UNAVAILABLE', `The folder of the ${what} is being taken by another process.`);
}

/** Makes the file with its content in one step, so that nobody reads an empty one. False where there is one. */
async function create(path: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  try {
    await writeFile(own, String(process.pid), { mode: 0o600, flag: 'wx' });
    await link(own, path);
    return true;
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Some file systems have no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createWithoutLink(path);
    throw thrown;
  } finally {
    await rm(own, { force: true });
  }
}

async function createWithoutLink(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/**
 * Removes the lock of a process that is gone, one at a time: of two who saw it, the second would remove what the first
 * has made in its place. False where somebody else is at it.
 */
async function removeStale(path: string, found: string): Promise<boolean> {
  const takeover = `${path}.takeover`;
  // Without links a lock is empty for a moment before its owner is in it.
  if (found === '' && (await ageMsOf(path)) <= TAKEOVER_MS) return false;
  if (!(await createWithoutLink(takeover))) {
    if ((await ageMsOf(takeover)) > TAKEOVER_MS) await rm(takeover, { force: true });
    return false;
  }
  try {
    if ((await ownerIn(path)) === found) await rm(path, { force: true });
    return true;
  } finally {
    await rm(takeover, { force: true });
  }
}

/** What a lock says of its owner; undefined where there is no lock. */
async function ownerIn(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** Milliseconds since a file was written; 0 where it is gone. */
async function ageMsOf(path: string): Promise<number> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs;
}

function inUse(what: string, owner: number): LlmError {
  return new LlmError(
    'CONFIG_INVALID',
    `The folder of the ${what} is in use by process ${owner}; give each process a folder of its own, or use a shared store.`,
  );
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
