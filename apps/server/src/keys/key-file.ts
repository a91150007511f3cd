import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { EMPTY_DOCUMENT, type KeyDocument, keyDocumentSchema } from './key-record.ts';

/** The file of keys in a data folder. */
export interface KeyFile {
  readonly path: string;
  /**
   * What is in it; undefined where there is none. Throws `CONFIG_INVALID` for a file that cannot be read: whoever took
   * that for no keys would let everybody in.
   */
  read(): Promise<KeyDocument | undefined>;
  /** Reads, changes and writes it, with nobody else in between. Resolves to what is in it now. */
  update(change: (document: KeyDocument) => KeyDocument): Promise<KeyDocument>;
  /** Something that is another one whenever the file was written. */
  stamp(): Promise<string>;
}

/** Only the owner may read or write it. */
const FILE_MODE = 0o600;
const LOCK_TRIES = 200;
const LOCK_PAUSE_MS = 25;
/** A lock that is older than this belongs to a process that was killed: writing takes milliseconds. */
const STALE_LOCK_MS = 5_000;

/** The file `keys.json` of a data folder. Nothing is made before something is written. */
export function openKeyFile(dataDir: string): KeyFile {
  const path = join(dataDir, 'keys.json');

  const read = async (): Promise<KeyDocument | undefined> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return undefined;
      throw broken(path, `it cannot be read (${codeOf(thrown)})`, thrown);
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (thrown) {
      throw broken(path, 'it is no JSON', thrown);
    }
    const parsed = keyDocumentSchema.safeParse(value, { reportInput: false });
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw broken(path, `${issue?.path.join('.') || 'it'} is not what it should be`, undefined);
  };

  const write = async (document: KeyDocument): Promise<void> => {
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      const file = await open(temporary, 'wx', FILE_MODE);
      try {
        await file.chmod(FILE_MODE);
        await file.writeFile(`${JSON.stringify(document, undefined, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (thrown) {
      await rm(temporary, { force: true });
      throw thrown;
    }
    await syncFolder(dirname(path));
  };

  return {
    path,
    read,
    async update(change) {
      try {
        await makeFolder(dirname(path));
        const unlock = await lock(`${path}.lock`);
        try {
          const changed = change((await read()) ?? EMPTY_DOCUMENT);
          await write(changed);
          return changed;
        } finally {
          await unlock();
        }
      } catch (thrown) {
        if (LlmError.is(thrown)) throw thrown;
        const message = `The keys could not be written to ${path} (${codeOf(thrown)}). Make the folder writable.`;
        throw new LlmError('CONFIG_INVALID', message, { cause: thrown });
      }
    },
    async stamp() {
      try {
        // Asked for every request while there are no keys. One look at a file takes microseconds; by way of the thread
        // pool it is ten times as dear, and makes every request wait for whatever else is there.
        const found = statSync(path, { bigint: true, throwIfNoEntry: false });
        return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'ENOENT';
      } catch (thrown) {
        return codeOf(thrown);
      }
    },
  };
}

/** A folder that is made for keys is for its owner only; one that is there stays as it is. */
async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, 0o700);
}

async function syncFolder(folder: string): Promise<void> {
  // Not every system lets a folder be opened; the file itself is safe by then.
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // As above.
  } finally {
    await handle?.close();
  }
}

/** One writer at a time, of this process or another one. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt++) {
    try {
      await (await open(path, 'wx', FILE_MODE)).close();
      return () => rm(path, { force: true });
    } catch (thrown) {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > STALE_LOCK_MS) await rm(path, { force: true });
      else await sleep(LOCK_PAUSE_MS);
    }
  }
  throw new LlmError('UNAVAILABLE', `Somebody else is writing ${path.replace(/\.lock$/, '')}. Try again in a moment.`);
}

function broken(path: string, what: string, cause: unknown): LlmError {
  const message =
    `The keys in ${path} cannot be used: ${what}. Restore the file from a backup, or move it away and make new keys ` +
    'with "modelhaven keys create". Nothing starts as long as it is unclear who may come in.';
  return new LlmError('CONFIG_INVALID', message, { field: 'server.data_dir', cause });
}

function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}
