import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a file came from. */
export interface PulledFile {
  /** Full hash of the commit. */
  readonly commit: string;
  readonly sizeBytes: number;
  readonly sha256?: string | undefined;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/** What was fetched from one repository, by path below its folder. */
export interface PullRecord {
  readonly repo: string;
  readonly files: Readonly<Record<string, PulledFile>>;
}

/** Name of the file that holds it. Hidden, so that no scan takes it for anything. */
export const RECORD_NAME = '.modelhaven.json';

const recordSchema = z.looseObject({
  version: z.literal(1),
  repo: z.string(),
  files: z.record(
    z.string(),
    z.looseObject({
      commit: z.string(),
      sizeBytes: z.number(),
      sha256: z.string().optional(),
      fetchedAt: z.number(),
    }),
  ),
});

/** The record of a repository's folder; undefined where there is none that can be read. */
export async function readRecord(folder: string): Promise<PullRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, RECORD_NAME), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Adds files to a record, or takes them out (undefined); a record of nothing is removed. Hold the folder's lock. */
export async function changeRecord(
  folder: string,
  repo: string,
  changes: Readonly<Record<string, PulledFile | undefined>>,
): Promise<void> {
  const before = await readRecord(folder);
  const merged = { ...(before?.repo === repo ? before.files : {}), ...changes };
  const files = Object.fromEntries(Object.entries(merged).filter(([, file]) => file !== undefined));
  const path = join(folder, RECORD_NAME);
  if (Object.keys(files).length === 0) return rm(path, { force: true });
  const temporary = `${path}.new`;
  await writeFile(temporary, `${JSON.stringify({ version: 1, repo, files }, undefined, 2)}\n`);
  await rename(temporary, path);
}
