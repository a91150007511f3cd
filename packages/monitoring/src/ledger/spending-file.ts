import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger, systemTimers, type Timers } from '@modelhaven/core';
import { lockFolder } from '../stores/folder-lock.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMeterBook } from './meter-book.ts';

/** Where a ledger keeps what was spent over restarts. */
export interface KeptLedgerOptions {
  /** Folder of its own; made where it is not there. */
  readonly folder: string;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timers?: Timers;
  /** Milliseconds between a change and its being written, which is what a crash can cost. Default: 200. */
  readonly flushMs?: number;
}

interface Kept {
  readonly version: 1;
  readonly spendings: readonly { readonly key: string; readonly used: number; readonly endsAt: number }[];
}

/**
 * A ledger of one process whose spendings survive it. Where another process has the folder, or it cannot be written,
 * they are kept in memory, and the log says so. Rejects with `CONFIG_INVALID` for a damaged file: whoever took that for
 * nothing spent would let everything be spent again.
 */
export async function openKeptLedger(options: KeptLedgerOptions): Promise<Ledger> {
  const { folder, logger, now = Date.now, timers = systemTimers, flushMs = 200 } = options;
  const path = join(folder, 'spendings.json');
  const book = createMeterBook();
  const ledger = createLedger({ now, book });
  let unlock: () => Promise<void>;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    unlock = await lockFolder(folder);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : 'unknown';
    logger.warn({ error }, 'What is spent is kept in memory only, and forgotten with this process.');
    return ledger;
  }
  try {
    for (const { key, used, endsAt } of await readKept(path)) {
      book.learn({ key, kind: 'spending', endsAt, limit: 0 }, used, 0);
    }
  } catch (thrown) {
    await unlock();
    throw thrown;
  }

  let timer: unknown;
  let written = JSON.stringify(book.spendings());
  let writing: Promise<void> = Promise.resolve();
  const save = () => {
    timer = undefined;
    writing = writing
      .then(async () => {
        const spendings = book.spendings();
        const text = JSON.stringify(spendings);
        if (text === written) return;
        await replaceFile(path, JSON.stringify({ version: 1, spendings } satisfies Kept));
        written = text;
      })
      .catch((error: unknown) => logger.error({ error }, 'What is spent could not be written.'));
    return writing;
  };
  const later = () => {
    timer ??= timers.set(() => void save(), flushMs);
  };

  let closing: Promise<void> | undefined;
  return {
    ...ledger,
    async take(claims) {
      const grant = await ledger.take(claims);
      if (!grant.isGranted) return grant;
      return {
        ...grant,
        settle(used) {
          grant.settle(used);
          later();
        },
      };
    },
    charge(changes) {
      ledger.charge(changes);
      later();
    },
    close() {
      closing ??= (async () => {
        timers.clear(timer);
        await save();
        await unlock();
      })();
      return closing;
    },
  };
}

async function readKept(path: string): Promise<Kept['spendings']> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw thrown;
  }
  try {
    const value = JSON.parse(text) as Partial<Kept>;
    if (value.version === 1 && Array.isArray(value.spendings) && value.spendings.every(isSpending))
      return value.spendings;
  } catch {
    // Said below.
  }
  throw new LlmError(
    'CONFIG_INVALID',
    `What was spent, in ${path}, cannot be read. Restore the file, or move it away to begin all budgets anew.`,
    { field: 'server.data_dir' },
  );
}

function isSpending(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { key, used, endsAt } = value as Record<string, unknown>;
  return typeof key === 'string' && Number.isSafeInteger(used) && Number.isSafeInteger(endsAt) && Number(used) >= 0;
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}
