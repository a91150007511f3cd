import { LlmError } from '@modelhaven/core';
import type { LocalConfig } from './config.ts';
import type { ModelFiles } from './model-files.ts';
import type { GgufFile } from './weights/scan.ts';

/** What guesses for a model by the config. Throws `CONFIG_INVALID` where that is no GGUF model of this machine. */
export async function findDraft(
  files: Pick<ModelFiles, 'find'>,
  { draftModels }: Pick<LocalConfig, 'draftModels'>,
  model: string,
): Promise<GgufFile | 'prompt' | undefined> {
  const id = Object.hasOwn(draftModels, model) ? draftModels[model] : undefined;
  if (id === undefined || id === 'prompt') return id;
  const invalid = (why: string, cause?: unknown) =>
    new LlmError('CONFIG_INVALID', `"${id}" cannot draft for "${model}": ${why} Change draft_models.`, {
      field: 'draftModels',
      cause,
    });
  const found = await files.find(id).catch((error: unknown) => {
    throw invalid('there is no local model of that name.', error);
  });
  if (found.file.format !== 'gguf') throw invalid('it is no GGUF model.');
  if (id === model) throw invalid('a model is no faster than itself.');
  return found.file;
}
