import { link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { LlmError } from '@modelhaven/core';

/** Names of users and keys are nobody else's to read. */
const FILE_MODE = 0o600;
const PIECE_CHARACTERS = 65_536;

/**
 * Writes lines to a file that is there when all of them are, and not before. Rejects with `INVALID_REQUEST` where there is such
 * a file already, unless it may be replaced, and where it cannot be written; then, and when the lines fail, what was there stays.
 */
export async function writeLines(file: string, lines: AsyncIterable<string>, mayReplace: boolean): Promise<void> {
  const target = await targetOf(file, mayReplace);
  const unfinished = `${target}.${process.pid}.new`;
  const handle = await open(unfinished, 'wx', FILE_MODE).catch((cause: unknown) => {
    throw unwritable(file, cause);
  });
  try {
    try {
      for await (const piece of inPieces(lines)) {
        await handle.writeFile(piece).catch((cause: unknown) => {
          throw unwritable(file, cause);
        });
      }
      await handle.sync().catch(() => {});
    } finally {
      await handle.close();
    }
    await putThere(unfinished, target, mayReplace).catch((cause: unknown) => {
      throw LlmError.is(cause) ? cause : unwritable(file, cause);
    });
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function targetOf(file: string, mayReplace: boolean): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return file;
  if (!found.isFile())
    throw new LlmError('INVALID_REQUEST', `${file} is no file. Name one, or "-".`, { field: 'export' });
  if (!mayReplace) throw isThere(file);
  // A link stays one.
  return realpath(file);
}

async function putThere(unfinished: string, target: string, mayReplace: boolean): Promise<void> {
  if (mayReplace) return rename(unfinished, target);
  try {
    // What came into being since it was looked for is nobody's to replace, which `rename` would do.
    await link(unfinished, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw isThere(target);
    // Some file systems know no links.
    await rename(unfinished, target);
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const isThere = (file: string): LlmError =>
  new LlmError('INVALID_REQUEST', `${file} is there already. Add --force to replace it, or name another file.`, {
    field: 'export',
  });

const unwritable = (file: string, cause: unknown): LlmError =>
  new LlmError(
    'INVALID_REQUEST',
    `${file} cannot be written. Look at its folder, its rights and the space on the disk, or name another file.`,
    { field: 'export', cause },
  );
