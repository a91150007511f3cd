import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { RunTool } from './run-tool.ts';

// Where tools of the system stand on Linux, beside what the search path of the caller says. The last two: AMD's ROCm,
// and NixOS, which puts drivers' tools nowhere else.
const USUAL_FOLDERS = [
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/usr/sbin',
  '/opt/rocm/bin',
  '/run/current-system/sw/bin',
];

/** Is there a program at a path, and may it be started? */
export type IsRunnable = (path: string) => Promise<boolean>;

const isRunnableFile: IsRunnable = async (path) => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Runs only tools that are there, and says `missing` of the others without starting anything: a process that is started
 * is a copy of this one first, which holds everybody here up for 7 to 21 ms (measured on two shared cores), also where
 * there is no such program. Looked for anew each time, so that a driver that is installed meanwhile is found.
 *
 * @param searchPath folders as in the environment variable `PATH`; the usual ones are looked at behind them, and entries
 *   that are no absolute path not at all
 */
export function runExisting(run: RunTool, searchPath = '', isRunnable: IsRunnable = isRunnableFile): RunTool {
  const folders = [...new Set([...searchPath.split(delimiter).filter(isAbsolute), ...USUAL_FOLDERS])];
  const find = async (file: string): Promise<string | undefined> => {
    for (const path of isAbsolute(file) ? [file] : folders.map((folder) => join(folder, file)))
      if (await isRunnable(path)) return path;
    return undefined;
  };
  return async (file, parameters, limits) => {
    const path = await find(file);
    return path === undefined ? { status: 'missing' } : run(path, parameters, limits);
  };
}
