import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { LlmError, type Timers } from '@modelhaven/core';
import { pause } from './patience.ts';

/** What a lock needs. */
export interface FileLockOptions {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** Called once where somebody else holds it, and then again and again while we wait. */
  readonly onWait?: () => void;
}

const LOOK_AGAIN_MS = 250;
const HEARTBEAT_MS = 5_000;
/** A holder that did not touch its lock for so long has ended without a word, or its machine sleeps. */
const STALE_MS = 60_000;

/**
 * Runs work while no other process, and nobody else in this one, holds the lock of that path. A lock whose holder is
 * gone is taken over.
 */
export async function withFileLock<T>(path: string, options: FileLockOptions, work: () => Promise<T>): Promise<T> {
  const { timers, signal, onWait } = options;
  const text = `${process.pid}\n${hostname()}\n${randomUUID()}\n`;
  for (;;) {
    try {
      const file = await open(path, 'wx');
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      if (await isStale(path)) await rm(path, { force: true });
      else {
        onWait?.();
        await pause(LOOK_AGAIN_MS, timers, signal);
      }
    }
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    // Taken over by somebody who thought us gone: theirs to remove.
    if ((await readFile(path, 'utf8').catch(() => '')) === text) await rm(path, { force: true }).catch(() => {});
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(path), readFile(path, 'utf8')]);
    if (Date.now() - mtimeMs > STALE_MS) return true;
    const [pid, host] = text.split('\n');
    return host === hostname() && pid !== undefined && /^\d+$/.test(pid) && !isAlive(Number(pid));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw new LlmError('INSUFFICIENT_RESOURCES', 'A lock in the models folder cannot be read.', { cause: error });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
