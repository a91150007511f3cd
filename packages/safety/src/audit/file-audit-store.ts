import { createReadStream } from 'node:fs';
import { appendFile, open, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditRecord } from './audit-record.ts';
import type { AuditStore, ChainEnd } from './audit-store.ts';
import { ensureFolder } from './ensure-folder.ts';

/**
 * Records in a file, one JSON value per line, and the end of the chain in a second one beside it. One process writes.
 * What a crash left of a last line is cut off before the next record.
 */
export function openFileAuditStore(file: string): AuditStore {
  const endFile = `${file}.end`;
  let turn: Promise<unknown> = Promise.resolve();
  let isMended = false;
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  return {
    append: (record) =>
      inTurn(async () => {
        await ensureFolder(dirname(file));
        if (!isMended) await mendLastLine(file);
        isMended = false;
        await appendFile(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
        isMended = true;
        await writeFile(endFile, JSON.stringify({ sequence: record.sequence, hash: record.hash }), { mode: 0o600 });
      }),
    all: () => readRecords(file),
    dropBefore: (sequence) =>
      inTurn(async () => {
        const kept: string[] = [];
        for await (const record of readRecords(file)) {
          if (record && record.sequence >= sequence) kept.push(`${JSON.stringify(record)}\n`);
        }
        if (kept.length === 0) return;
        const temporary = `${file}.new`;
        await writeFile(temporary, kept.join(''), { mode: 0o600 });
        await rename(temporary, file);
      }),
    noted: () => readEnd(endFile),
  };
}

async function* readRecords(file: string): AsyncGenerator<AuditRecord | undefined> {
  try {
    await stat(file);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let waiting: string | undefined;
  for await (const line of lines) {
    if (waiting !== undefined) yield parse(waiting);
    waiting = line;
  }
  if (waiting === undefined || waiting === '') return;
  // A torn last line is what a crash leaves; it never was a record.
  const last = parse(waiting);
  if (last) yield last;
}

function parse(line: string): AuditRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isRecord = typeof value === 'object' && value !== null && 'hash' in value && 'sequence' in value;
    return isRecord ? (value as AuditRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** A whole last line without its end gets one; a torn one is cut off. */
async function mendLastLine(file: string): Promise<void> {
  let size: number;
  try {
    size = (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (size === 0) return;
  const handle = await open(file, 'r');
  try {
    const window = Buffer.alloc(Math.min(size, 1 << 20));
    await handle.read(window, 0, window.length, size - window.length);
    const end = window.lastIndexOf(0x0a) + 1;
    if (end === window.length) return;
    if (parse(window.toString('utf8', end))) await appendFile(file, '\n');
    else await truncate(file, size - window.length + end);
  } finally {
    await handle.close();
  }
}

async function readEnd(file: string): Promise<ChainEnd | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<ChainEnd>;
    return typeof value.sequence === 'number' && typeof value.hash === 'string'
      ? { sequence: value.sequence, hash: value.hash }
      : undefined;
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
