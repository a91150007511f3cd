import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatBytes } from '../output/numbers.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const LITTLE_BYTES = 1024 ** 3;
const MODEL_BYTES = 5 * 1024 ** 3;

/** Can a folder be written, or made where it is not there yet. `name` is the setting that says where it is. */
export async function checkFolder(check: string, path: string, name: string): Promise<Finding> {
  const absolute = resolve(path);
  const there = await firstThere(absolute);
  const isThere = there === absolute;
  const facts = await stat(there).catch(() => undefined);
  if (!facts?.isDirectory())
    return problem(check, `${there} is no folder, and ${name} needs one there.`, `Set ${name} to another folder.`);
  try {
    // Rights alone say too little: whoever may do everything is refused by some file systems all the same.
    await rmdir(await mkdtemp(join(there, '.modelhaven-')));
  } catch {
    const fix = `Give yourself the right to write there, or set ${name} to another folder.`;
    return problem(check, `${there} cannot be written, so nothing is kept in ${path}.`, fix);
  }
  return fine(check, `${name}: ${path}${isThere ? '' : ', not there yet; it is made when it is needed'}`);
}

/** Is there room on the disk that holds a folder. */
export async function checkDisk(path: string): Promise<Finding> {
  const there = await firstThere(resolve(path));
  const facts = await statfs(there).catch(() => undefined);
  if (!facts) return warning('disk', `Nothing can be said about the disk of ${path}.`);
  const freeBytes = facts.bavail * facts.bsize;
  const text = `${formatBytes(freeBytes)} free for data and models`;
  if (freeBytes < LITTLE_BYTES)
    return problem('disk', `Only ${text}.`, 'Make room, or remove models: modelhaven models remove ADDRESS');
  if (freeBytes < MODEL_BYTES)
    return warning('disk', `Only ${text}; a model of 8 billion parameters takes about 5 GB.`);
  return fine('disk', `Disk: ${text}`);
}

async function firstThere(path: string): Promise<string> {
  const parent = dirname(path);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || parent === path ? path : firstThere(parent);
}
