import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type OnnxFolder, readOnnxFolder } from './onnx-folder.ts';
import type { BadFile } from './scan.ts';

/** ONNX models below a folder, and folders that look like one and are none. */
export interface OnnxScan {
  readonly models: readonly OnnxFolder[];
  readonly bad: readonly BadFile[];
}

const MOST_DEPTH = 6;
const MOST_MODELS = 1_000;

/**
 * Finds ONNX models: folders that hold a folder `onnx`. Hidden and linked folders are left out, and a model's own
 * folder is not searched for others. Resolves with nothing where the folder does not exist.
 */
export async function scanOnnx(folder: string): Promise<OnnxScan> {
  const root = resolve(folder);
  const models: OnnxFolder[] = [];
  const bad: BadFile[] = [];
  const walk = async (path: string, depth: number): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    if (path !== root && folders.some(({ name }) => name === 'onnx')) {
      if (models.length >= MOST_MODELS) return;
      const id = relative(root, path).split(sep).join('/');
      const found = await readOnnxFolder(path, id);
      if (found.ok) models.push(...found.variants);
      else bad.push({ id, path, reason: found.reason });
      return;
    }
    if (depth >= MOST_DEPTH) return;
    for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) await walk(join(path, name), depth + 1);
  };
  await walk(root, 0);
  return { models, bad };
}
