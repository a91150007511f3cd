import { lstat, mkdir, readdir, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { LlmError } from '@modelhaven/core';
import { formatBytes } from './disk-error.ts';
import { isSafePath } from './hub-path.ts';
import { type PullRecord, RECORD_NAME, readRecord } from './pull-record.ts';

/** Left alone, so that the system and others have room too. */
const RESERVE_BYTES = 32 * 1024 * 1024;
/** Unfinished files that nobody went on with for so long are thrown away. */
const PART_DAYS = 14;
const DAY_MS = 86_400_000;
const MOST_DEPTH = 8;

/** Bytes that may be written to the disk of a folder; undefined where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | undefined>;

/** What the file system says. */
export const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bsize > 0 ? bavail * bsize : undefined;
};

/**
 * The absolute path of a file below a folder, with the folders on the way made. Throws `INVALID_REQUEST` where one of
 * them is a link: what comes from outside must not be written anywhere else.
 */
export async function placeFor(root: string, path: string): Promise<string> {
  if (!isSafePath(path)) throw new LlmError('BAD_RESPONSE', 'The path of a file is not safe on a disk.');
  await mkdir(root, { recursive: true });
  let folder = root;
  const segments = path.split('/');
  for (const segment of segments.slice(0, -1)) {
    folder = join(folder, segment);
    await mkdir(folder).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    if (!(await lstat(folder)).isDirectory()) throw notOurs(segment);
  }
  const target = join(folder, segments.at(-1) as string);
  const there = await lstat(target).catch(() => undefined);
  if (there && !there.isFile()) throw notOurs(segments.at(-1) as string);
  return target;
}

/** Throws `INSUFFICIENT_RESOURCES` with both figures where the disk has no room for so many more bytes. */
export async function checkRoom(folder: string, shown: string, neededBytes: number, free: FreeBytes): Promise<void> {
  const freeBytes = await free(folder);
  if (freeBytes === undefined || neededBytes === 0 || freeBytes >= neededBytes + RESERVE_BYTES) return;
  throw new LlmError(
    'INSUFFICIENT_RESOURCES',
    `${formatBytes(neededBytes)} are still to be fetched, and the disk of ${shown} has ${formatBytes(freeBytes)} free. Make room, name a smaller quantisation, or set models_cache_dir to another disk.`,
  );
}

/** Removes unfinished files that nobody has touched for two weeks, and locks without a file. */
export async function removeStaleParts(root: string, nowMs: number): Promise<number> {
  let removed = 0;
  for (const path of await filesBelow(root)) {
    if (!/\.part(\.json|\.lock)?$/.test(path)) continue;
    const entry = await stat(path).catch(() => undefined);
    if (!entry || nowMs - entry.mtimeMs < PART_DAYS * DAY_MS) continue;
    // A part whose notes are young is in use, whatever its own time says.
    const notes = await stat(path.replace(/\.part(\.json|\.lock)?$/, '.part.json')).catch(() => undefined);
    if (notes && nowMs - notes.mtimeMs < PART_DAYS * DAY_MS) continue;
    await rm(path, { force: true }).catch(() => {});
    if (path.endsWith('.part')) removed++;
  }
  return removed;
}

/** Removes a folder and those above it, as long as they are empty and below the root. */
export async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let path = folder; path !== root && !relative(root, path).startsWith('..'); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch {
      return;
    }
  }
}

/** A file below the root as its repository knows it: `org/name` and the path below that. */
export function repoPathOf(root: string, path: string): { readonly repo: string; readonly path: string } | undefined {
  const [organisation, name, ...rest] = relative(root, path).split(sep);
  if (organisation === undefined || name === undefined || organisation === '..') return undefined;
  return { repo: `${organisation}/${name}`, path: rest.join('/') };
}

/** What was read of records before, by path; a record that did not change since is not read again. */
export type KnownRecords = Map<string, { readonly mtimeMs: number; readonly record: PullRecord | undefined }>;

/** Records of all repositories below the root, by `org/name` in lower case. */
export async function recordsBelow(root: string, known: KnownRecords): Promise<ReadonlyMap<string, PullRecord>> {
  const records = new Map<string, PullRecord>();
  for (const organisation of await foldersIn(root)) {
    for (const name of await foldersIn(join(root, organisation))) {
      const folder = join(root, organisation, name);
      const entry = await stat(join(folder, RECORD_NAME)).catch(() => undefined);
      if (!entry) continue;
      const before = known.get(folder);
      const isOld = before?.mtimeMs === entry.mtimeMs;
      const record = isOld ? before.record : await readRecord(folder);
      if (!isOld) known.set(folder, { mtimeMs: entry.mtimeMs, record });
      if (record) records.set(`${organisation}/${name}`.toLowerCase(), record);
    }
  }
  return records;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
}

async function filesBelow(root: string, depth = 0): Promise<readonly string[]> {
  if (depth > MOST_DEPTH) return [];
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const lists = entries.map(async (entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory()) return filesBelow(path, depth + 1);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}

const notOurs = (name: string) =>
  new LlmError(
    'INVALID_REQUEST',
    `"${name}" in the models folder is a link or no folder; nothing is written through it. Remove or rename it.`,
    {
      field: 'model',
    },
  );
