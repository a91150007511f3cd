import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LlmError, type Timers } from '@modelhaven/core';
import type { ModelFile } from '../weights/model-file.ts';
import { ONNX_SUFFIXES } from '../weights/onnx-folder.ts';
import { withFileLock } from './file-lock.ts';
import { removeEmptyFolders, repoPathOf } from './hub-folder.ts';
import { removePart } from './part-file.ts';
import { changeRecord, readRecord } from './pull-record.ts';

/** Deletes the files of a model in the models folder, what is noted of them, and folders that are empty then. */
export async function removeModel(
  file: ModelFile,
  modelsDir: string,
  timers: Timers,
  signal: AbortSignal,
): Promise<void> {
  if (file.origin?.store !== undefined && file.origin.store !== 'models') {
    throw new LlmError('UNSUPPORTED', `This model belongs to ${STORES[file.origin.store]}; remove it there.`, {
      field: 'model',
    });
  }
  if (file.format === 'gguf' && file.embedded) {
    throw new LlmError('UNSUPPORTED', 'The embedded demo model is part of the package; "demo: false" hides it.', {
      field: 'model',
    });
  }
  const paths = file.format === 'gguf' ? (file.parts ?? [file.path]) : await onnxFiles(file.path, file.dtype);
  for (const path of paths) {
    await rm(path, { force: true });
    await removePart(path);
  }
  const [first] = paths;
  if (first === undefined) return;
  const place = repoPathOf(modelsDir, first);
  if (place) {
    const folder = join(modelsDir, ...place.repo.split('/'));
    if (await readRecord(folder)) {
      const gone = paths.flatMap((path) => repoPathOf(modelsDir, path)?.path ?? []);
      const changes = Object.fromEntries(gone.map((path) => [path, undefined]));
      await withFileLock(join(folder, '.modelhaven.lock'), { timers, signal }, () =>
        changeRecord(folder, place.repo, changes),
      );
    }
  }
  for (const path of paths) await removeEmptyFolders(modelsDir, dirname(path));
}

const STORES = {
  huggingface: 'the Hugging Face cache',
  lmstudio: 'LM Studio',
  ollama: 'Ollama',
  models: 'the models folder',
};

/** The weights of one variant; with the last one also what the folder was made of: the files that we would fetch. */
async function onnxFiles(folder: string, dtype: keyof typeof ONNX_SUFFIXES): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'onnx')).catch(() => []);
  const own = `model${ONNX_SUFFIXES[dtype]}.onnx`;
  const weights = names.filter((name) => name === own || name.startsWith(`${own}_data`));
  const isLast = names.every((name) => weights.includes(name) || !name.endsWith('.onnx'));
  const record = isLast ? await readRecord(folder) : undefined;
  const others = Object.keys(record?.files ?? {}).filter((path) => !/\.(?:gguf|onnx|onnx_data(?:_\d+)?)$/i.test(path));
  return [
    ...weights.map((name) => join(folder, 'onnx', basename(name))),
    ...others.map((path) => join(folder, ...path.split('/'))),
  ];
}
