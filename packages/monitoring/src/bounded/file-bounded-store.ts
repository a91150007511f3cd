import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BoundedStore, LlmError, type StoreBounds } from '@modelhaven/core';
import { lockFolder } from '../stores/folder-lock.ts';

/** Where and how much is kept. */
export interface FileBoundedStoreOptions extends StoreBounds {
  /** Made where it is missing; belongs to this process until the store is closed. */
  readonly folder: string;
  /** What it holds, for errors: `store of responses`. */
  readonly what: string;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

interface Head {
  readonly keptAt: number;
  readonly expiresAt: number;
  readonly labels: readonly string[];
}

interface Entry extends Head {
  readonly sizeBytes: number;
}

/** Files read at a time while the store is opened. */
const READ_AT_ONCE = 32;
const NAME = /^[0-9a-f]{64}\.kept$/;

/**
 * A bounded store in a folder: one file for each text, whose first line says how long it is kept and whose it is. Which
 * was read last is known as long as the process lives; after a start, the oldest go first. Rejects with
 * `CONFIG_INVALID` where another process has the folder.
 */
export async function openFileBoundedStore(options: FileBoundedStoreOptions): Promise<BoundedStore> {
  const { folder, what, maxEntries, maxBytes, now = Date.now } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lockFolder(folder, what);
  const entries = await readAll(folder).catch(async (thrown: unknown) => {
    await release();
    throw thrown;
  });
  let sizeBytes = [...entries.values()].reduce((sum, entry) => sum + entry.sizeBytes, 0);
  let isClosed = false;
  // One change after another, so that two of one key leave the later one.
  let working: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) return Promise.reject(new LlmError('UNAVAILABLE', `The ${what} is closed.`));
    const done = working.then(work).catch((thrown: unknown) => {
      throw unusable(what, thrown);
    });
    working = done.catch(() => {});
    return done;
  };
  const pathOf = (name: string) => join(folder, name);
  const forget = async (name: string): Promise<boolean> => {
    const entry = entries.get(name);
    if (!entry) return false;
    entries.delete(name);
    sizeBytes -= entry.sizeBytes;
    await rm(pathOf(name), { force: true });
    return entry.expiresAt > now();
  };
  const clear = async () => {
    const at = now();
    for (const [name, { expiresAt }] of entries) if (expiresAt <= at) await forget(name);
    for (const name of entries.keys()) {
      if (entries.size <= maxEntries && sizeBytes <= maxBytes) return;
      await forget(name);
    }
  };
  await inTurn(clear);

  return {
    get: (key) =>
      inTurn(async () => {
        const name = nameOf(key);
        const entry = entries.get(name);
        if (!entry) return undefined;
        if (entry.expiresAt <= now()) {
          await forget(name);
          return undefined;
        }
        entries.delete(name);
        entries.set(name, entry);
        const content = await readFile(pathOf(name), 'utf8').catch((thrown: NodeJS.ErrnoException) => {
          if (thrown.code !== 'ENOENT') throw thrown;
          return undefined;
        });
        if (content === undefined) {
          // Somebody took it away by hand.
          await forget(name);
          return undefined;
        }
        return { text: content.slice(content.indexOf('\n') + 1), keptAt: entry.keptAt };
      }),
    put: (key, text, { ttlMs, labels = [] }) =>
      inTurn(async () => {
        const name = nameOf(key);
        await forget(name);
        const ownBytes = Buffer.byteLength(text);
        if (ownBytes > maxBytes) return;
        const head: Head = { keptAt: now(), expiresAt: now() + ttlMs, labels };
        // Whole or not at all, whatever happens while it is written.
        const half = `${pathOf(name)}.${randomUUID()}`;
        try {
          await writeFile(half, `${JSON.stringify(head)}\n${text}`, { mode: 0o600, flag: 'wx' });
          await rename(half, pathOf(name));
        } catch (thrown) {
          await rm(half, { force: true });
          throw thrown;
        }
        entries.set(name, { ...head, sizeBytes: ownBytes });
        sizeBytes += ownBytes;
        await clear();
      }),
    delete: (key) => inTurn(() => forget(nameOf(key))),
    erase: (label) =>
      inTurn(async () => {
        const names = [...entries].flatMap(([name, { labels }]) =>
          label === undefined || labels.includes(label) ? [name] : [],
        );
        for (const name of names) await forget(name);
        return names.length;
      }),
    size: () => inTurn(async () => ({ entries: entries.size, sizeBytes })),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await working;
      await release();
    },
  };
}

/** A key may be any text; a file name may not. */
function nameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}.kept`;
}

/** What lies there, the oldest first. Halves of files and what cannot be read are taken away. */
async function readAll(folder: string): Promise<Map<string, Entry>> {
  const found: [string, Entry][] = [];
  const names = (await readdir(folder)).filter((name) => name.includes('.kept'));
  for (let index = 0; index < names.length; index += READ_AT_ONCE) {
    const some = names.slice(index, index + READ_AT_ONCE);
    const read = await Promise.all(some.map((name) => readOne(folder, name)));
    found.push(...read.flatMap((entry) => (entry ? [entry] : [])));
  }
  return new Map(found.sort(([, a], [, b]) => a.keptAt - b.keptAt));
}

async function readOne(folder: string, name: string): Promise<[string, Entry] | undefined> {
  const path = join(folder, name);
  const content = NAME.test(name) ? await readFile(path).catch(() => undefined) : undefined;
  const end = content?.indexOf('\n') ?? -1;
  const head = content && end >= 0 ? toHead(content.subarray(0, end).toString('utf8')) : undefined;
  if (content && head) return [name, { ...head, sizeBytes: content.length - end - 1 }];
  await rm(path, { force: true });
  return undefined;
}

function toHead(line: string): Head | undefined {
  try {
    const { keptAt, expiresAt, labels } = JSON.parse(line) as Partial<Record<keyof Head, unknown>>;
    if (typeof keptAt !== 'number' || typeof expiresAt !== 'number' || !Array.isArray(labels)) return undefined;
    return { keptAt, expiresAt, labels: labels.map(String) };
  } catch {
    return undefined;
  }
}

function unusable(what: string, thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const { code } = thrown as NodeJS.ErrnoException;
  return new LlmError('UNAVAILABLE', `The ${what} cannot be read or written (${code ?? 'unknown'}).`);
}
