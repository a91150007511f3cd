import type { Logger } from '@modelhaven/core';
import type { ModelFile } from './model-file.ts';
import type { Scanner } from './scan.ts';
import { scanHfCache } from './scan-hf-cache.ts';
import { scanLmStudio } from './scan-lm-studio.ts';
import { scanOllama } from './scan-ollama.ts';

/** Folders of other programs that keep models; those that are absent are not looked at. */
export interface OtherFolders {
  /** `~/.cache/huggingface/hub`. */
  readonly huggingFace?: string | undefined;
  /** `~/.lmstudio/models`. */
  readonly lmStudio?: string | undefined;
  /** `~/.ollama/models`. */
  readonly ollama?: string | undefined;
}

/** The models of other programs. Nothing of theirs is ever changed. */
export interface OtherModels {
  /** As they were a short while ago; `fresh`: as they are now. What cannot be read is left out in silence. */
  list(fresh?: boolean): Promise<readonly ModelFile[]>;
}

/** These folders are large and seldom change. */
const KEPT_MS = 30_000;

export function createOtherModels(
  folders: OtherFolders,
  scanner: Scanner,
  now: () => number,
  logger: Logger,
): OtherModels {
  let last: { readonly at: number; readonly models: Promise<readonly ModelFile[]> } | undefined;

  const one = async (
    folder: string | undefined,
    scan: (folder: string, scanner: Scanner) => Promise<readonly ModelFile[]>,
  ): Promise<readonly ModelFile[]> => {
    if (folder === undefined) return [];
    try {
      return await scan(folder, scanner);
    } catch (error) {
      logger.debug({ error }, 'The models of another program cannot be read.');
      return [];
    }
  };
  const all = async () => {
    const lists = [
      await one(folders.huggingFace, scanHfCache),
      await one(folders.lmStudio, scanLmStudio),
      await one(folders.ollama, scanOllama),
    ];
    return lists.flat();
  };
  return {
    list(fresh = false) {
      if (fresh || !last || now() - last.at >= KEPT_MS) last = { at: now(), models: all() };
      return last.models;
    },
  };
}
