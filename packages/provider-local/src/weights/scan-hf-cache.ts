import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { ModelFile } from './model-file.ts';
import { readOnnxFolder } from './onnx-folder.ts';
import type { Scanner } from './scan.ts';

const REPOSITORY = /^models--([^-](?:(?!--).)*)--((?:(?!--).)+)$/;
const COMMIT = /^[0-9a-f]{40}$/;
const MOST_REPOSITORIES = 2_000;

/**
 * Models in the cache of Hugging Face's own tools. Of each repository the newest snapshot counts: the one that `main`
 * stands for, else the last that came. Layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
 */
export async function scanHfCache(folder: string, scanner: Scanner): Promise<readonly ModelFile[]> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return [];
  const names = (await readdir(root).catch(() => [])).filter((name) => REPOSITORY.test(name)).sort();
  const models: ModelFile[] = [];
  for (const name of names.slice(0, MOST_REPOSITORIES)) {
    const [, organisation, repository] = REPOSITORY.exec(name) ?? [];
    const repo = `${organisation}/${repository}`;
    const home = join(root, name);
    const commit = await newestSnapshot(home);
    if (commit === undefined) continue;
    const snapshot = join(home, 'snapshots', commit);
    // A link that leads out of the cache is none of ours to follow.
    if (!(await realpath(snapshot).catch(() => '')).startsWith(home + sep)) continue;
    const found: ModelFile[] = [...(await scanner.scan(snapshot)).models];
    const onnx = await readOnnxFolder(snapshot, repo).catch(() => undefined);
    if (onnx?.ok) found.push(...onnx.variants.map((variant) => ({ ...variant, id: `:${variant.dtype}` })));
    for (const model of found) {
      if (!(await isInside(model, root))) continue;
      const sha256 = model.format === 'gguf' ? await blobName(model.path) : undefined;
      const origin = { store: 'huggingface' as const, repo, commit, ...(sha256 ? { sha256 } : {}) };
      const id = model.format === 'gguf' ? `hf/${repo}/${model.id}` : `hf/${repo}${model.id}`;
      models.push({ ...model, id, origin });
    }
  }
  return models;
}

async function newestSnapshot(home: string): Promise<string | undefined> {
  const snapshots = (await readdir(join(home, 'snapshots')).catch(() => [])).filter((name) => COMMIT.test(name));
  const main = (await readFile(join(home, 'refs', 'main'), 'utf8').catch(() => '')).trim();
  if (snapshots.includes(main)) return main;
  const dated = await Promise.all(
    snapshots.map(async (name) => ({
      name,
      mtimeMs: (await stat(join(home, 'snapshots', name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  return dated.toSorted((a, b) => b.mtimeMs - a.mtimeMs)[0]?.name;
}

async function isInside(model: ModelFile, root: string): Promise<boolean> {
  const paths = model.format === 'gguf' ? (model.parts ?? [model.path]) : [join(model.path, 'config.json')];
  for (const path of paths) if (!(await realpath(path).catch(() => '')).startsWith(root + sep)) return false;
  return true;
}

/** Files in large file storage are links to a blob that has their checksum for a name. */
async function blobName(path: string): Promise<string | undefined> {
  const name = basename(await readlink(path).catch(() => ''));
  return /^[0-9a-f]{64}$/.test(name) ? name : undefined;
}
