import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { LlmError } from '@modelhaven/core';
import { editConfigText, type ModelhavenConfig, type SettingEdit, settingShape } from '@modelhaven/manager';
import type { ConfigChanges } from './config-changes.ts';
import type { Reloader } from './reloader.ts';

/** Changes single settings of the file that the server reads. */
export type EditConfig = (edits: readonly SettingEdit[]) => Promise<ConfigChanges>;

/** The configuration as management routes show it. */
export interface ShownConfiguration extends Pick<ModelhavenConfig, 'file' | 'entries' | 'notes'> {
  /** Absent where there is no file to write to. */
  readonly edit?: EditConfig;
}

export interface EditConfigParts {
  /** The file as it was named at the start. */
  readonly file: string;
  /** Reads flags, environment and this text in place of the file's. */
  readonly loadText: (text: string) => Promise<ModelhavenConfig>;
  readonly reloader: Reloader;
}

/**
 * Writes settings into the configuration file and reads it anew. Only plain values can be set: addresses, names of files,
 * and secrets are for the file alone, so that whoever holds an admin key cannot send requests or keys elsewhere. What is
 * wrong in the whole is refused with `CONFIG_INVALID` before anything is written.
 */
export function createEditConfig({ file, loadText, reloader }: EditConfigParts): EditConfig {
  let working: Promise<unknown> = Promise.resolve();

  const edit = async (edits: readonly SettingEdit[]): Promise<ConfigChanges> => {
    for (const each of edits) checkEdit(each, reloader.config());
    // A file that is mounted or linked stays what it is.
    const place = await realpath(file).catch(() => file);
    const before = await readFile(place, 'utf8').catch((thrown: unknown) => {
      throw unusable('read', thrown);
    });
    const after = editConfigText(before, edits);
    await loadText(after);
    await replaceFile(place, after);
    try {
      return await reloader.reload('api');
    } catch (thrown) {
      await replaceFile(place, before);
      throw thrown;
    }
  };

  return (edits) => {
    const done = working.then(() => edit(edits));
    working = done.catch(() => {});
    return done;
  };
}

function checkEdit({ path }: SettingEdit, { entries }: ModelhavenConfig): void {
  if (settingShape(path) === undefined) {
    const message = `${path} cannot be changed here: only numbers, truth values and choices can. Edit the file for it.`;
    throw new LlmError('INVALID_REQUEST', message, { field: path });
  }
  const origin = entries.find((entry) => entry.path === path)?.origin;
  if (origin?.from === 'flag' || origin?.from === 'environment') {
    const by = origin.from === 'flag' ? 'a flag of the command line' : `the variable ${origin.name}`;
    throw new LlmError('INVALID_REQUEST', `${path} is set by ${by}, which is stronger than the file.`, { field: path });
  }
}

/** Whole or not at all, and for the same readers as before. */
async function replaceFile(place: string, text: string): Promise<void> {
  const draft = `${place}.${randomUUID()}.tmp`;
  try {
    const { mode } = await stat(place);
    await writeFile(draft, text, { mode: mode & 0o777, flag: 'wx' });
    await rename(draft, place);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => {});
    throw unusable('written', thrown);
  }
}

function unusable(what: 'read' | 'written', thrown: unknown): LlmError {
  const code = thrown instanceof Error && 'code' in thrown ? ` (${String(thrown.code)})` : '';
  const message = `The configuration file cannot be ${what}${code}. Edit it where it comes from.`;
  return new LlmError('UNSUPPORTED', message, { cause: thrown });
}
