import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import { countOf } from './count-of.ts';
import { decodeBlock, encodeBlock } from './encode-block.ts';
import { lockFolder } from './folder-lock.ts';
import { fromFrames, toFrame } from './frames.ts';
import type { MetricBlock, MetricStore, Span } from './store.ts';

/** Where the embedded store keeps its files. */
export interface FileStoreOptions {
  /** Made where it is missing, with the first write at the latest. */
  readonly folder: string;
  /**
   * `own`: only one process at a time has the folder, and keeps it tidy. `append`: any number of processes add to it, none
   * of them tidies. `read`: nothing is written; what is put is let go of. Default: `own`.
   */
  readonly access?: 'own' | 'append' | 'read';
  /** Further folders that are read, and not written to. Owners remove from them what is too old. */
  readonly also?: readonly string[];
  readonly logger?: Logger;
}

// A file of minutes holds an hour of them, a file of hours holds a day: few enough to list, small enough to drop whole.
const MINUTES_PER_FILE = 60;
const HOURS_PER_FILE = 24;

/**
 * The embedded store: append-only files of checksummed lines. A crash costs at most the line that was being written; what
 * was put before stays readable. Files of past hours are written anew once, without the versions that were replaced.
 */
export async function openFileStore(options: FileStoreOptions): Promise<MetricStore> {
  const { folder, access = 'own', also = [], logger = silentLogger } = options;
  const makeFolder = () => mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await guarded('open', async () => {
    if (access !== 'own') return async () => {};
    await makeFolder();
    return lockFolder(folder);
  });
  let writing: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** Files that this process appends to now: what replaced versions they hold is not worth rewriting yet. */
  const open = new Set<string>();

  // One write at a time: two appends to one file must not mix, and pruning must not race with them.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(new LlmError('UNAVAILABLE', 'The metric store is closed.'));
    const turn = writing.then(work, work);
    writing = turn.catch(() => {});
    return turn;
  };

  const readBlocks = async (name: string, from = folder): Promise<MetricBlock[]> => {
    const text = await readFile(join(from, name), 'utf8').catch(() => '');
    const lines = fromFrames(text, (damaged) => logger.warn({ file: name, damaged }, 'Left out damaged lines.'));
    const latest = new Map<string, string>();
    for (const line of lines) latest.set(keyOf(line), line);
    return [...latest.values()].flatMap((line) => decodeBlock(line) ?? []);
  };

  const compact = async (name: string) => {
    const blocks = await readBlocks(name);
    const temporary = join(folder, `${name}.new`);
    await writeWhole(temporary, blocks.map((block) => toFrame(encodeBlock(block))).join(''));
    await rename(temporary, join(folder, name));
  };

  return {
    shared: access !== 'own',
    put: (blocks) =>
      inTurn(() =>
        guarded('write', async () => {
          if (access === 'read') return;
          if (access === 'append') await makeFolder();
          const byFile = new Map<string, string>();
          for (const block of blocks) {
            const name = fileOf(block.span, block.index);
            byFile.set(name, (byFile.get(name) ?? '') + toFrame(encodeBlock(block)));
          }
          for (const [name, frames] of byFile) await append(join(folder, name), frames);
          if (access !== 'own') return;
          for (const name of byFile.keys()) open.add(name);
          for (const name of [...open]) {
            if (byFile.has(name) || !name.startsWith('minute')) continue;
            open.delete(name);
            await compact(name);
          }
        }),
      ),
    async *read({ span, from, to }) {
      const perFile = span === 'minute' ? MINUTES_PER_FILE : HOURS_PER_FILE;
      const [first, last] = [Math.floor(from / perFile), Math.floor(to / perFile)];
      const folders = [folder, ...also];
      const found = await inTurn(() => guarded('read', () => Promise.all(folders.map(filesIn))));
      const wanted = found
        .flat()
        .filter((file) => file.span === span && file.number >= first && file.number <= last)
        .sort((a, b) => b.number - a.number);
      for (const number of new Set(wanted.map((file) => file.number))) {
        const latest = new Map<string, MetricBlock>();
        for (const file of wanted) {
          if (file.number !== number) continue;
          for (const block of await inTurn(() => readBlocks(file.name, file.folder))) {
            const key = `${block.index} ${block.origin}`;
            const other = latest.get(key);
            // In two folders where one process summed up what another had not yet ended: the one with more is later.
            if (!other || countOf(block) > countOf(other)) latest.set(key, block);
          }
        }
        for (const block of latest.values()) {
          if (block.span === span && block.index >= from && block.index <= to) yield block;
        }
      }
    },
    prune: ({ minute, hour }) =>
      inTurn(() =>
        guarded('prune', async () => {
          if (access === 'read') return;
          for (const each of access === 'own' ? [folder, ...also] : [folder]) {
            for (const file of await filesIn(each)) {
              const perFile = file.span === 'minute' ? MINUTES_PER_FILE : HOURS_PER_FILE;
              // Only files that lie wholly before the border: a block too old is no harm, one too few is.
              if ((file.number + 1) * perFile > (file.span === 'minute' ? minute : hour)) continue;
              if (each === folder) open.delete(file.name);
              await rm(join(each, file.name), { force: true });
            }
          }
        }),
      ),
    async close() {
      if (closed) return;
      const last = inTurn(async () => {});
      closed = true;
      await last;
      await unlock();
    },
  };
}

function fileOf(span: Span, index: number): string {
  return `${span}-${Math.floor(index / (span === 'minute' ? MINUTES_PER_FILE : HOURS_PER_FILE))}.log`;
}

function parseName(name: string): { readonly span: Span; readonly number: number } | undefined {
  const match = /^(minute|hour)-(\d{1,9})\.log$/.exec(name);
  return match ? { span: match[1] as Span, number: Number(match[2]) } : undefined;
}

async function filesIn(folder: string) {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  return names.flatMap((name) => {
    const file = parseName(name);
    return file ? [{ ...file, name, folder }] : [];
  });
}

/** Span, index and origin stand at the start of every line. */
function keyOf(line: string): string {
  const parts = line.split(',', 4);
  return parts.slice(1).join();
}

async function append(path: string, frames: string): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    // Where a crash cut the last line off, the next one must not be taken for its end.
    const tail = size > 0 ? await file.read({ buffer: Buffer.alloc(1), position: size - 1, length: 1 }) : undefined;
    const isWhole = !tail || tail.buffer[0] === 0x0a;
    await file.appendFile(isWhole ? frames : `\n${frames}`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function guarded<T>(verb: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (LlmError.is(thrown)) throw thrown;
    const code = (thrown as NodeJS.ErrnoException | undefined)?.code ?? 'unknown';
    throw new LlmError('UNAVAILABLE', `The metric store could not ${verb} its files (${code}).`, { cause: thrown });
  }
}
