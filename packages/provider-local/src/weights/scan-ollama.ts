import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelFile } from './model-file.ts';
import type { Scanner } from './scan.ts';

/** A manifest as Ollama keeps it: https://github.com/ollama/ollama, manifest/manifest.go */
const manifestSchema = z.looseObject({
  layers: z.array(
    z.looseObject({
      mediaType: z.string(),
      digest: z.string(),
      size: z.int().nonnegative().optional().catch(undefined),
    }),
  ),
});

const WEIGHTS = 'application/vnd.ollama.image.model';
const DIGEST = /^sha256[:-]([0-9a-f]{64})$/;
const MOST_MANIFESTS = 2_000;
const MOST_MANIFEST_BYTES = 1024 * 1024;

/** Models in Ollama's own folder, by the names that Ollama has for them. Models in several files are left out. */
export async function scanOllama(folder: string, scanner: Scanner): Promise<readonly ModelFile[]> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return [];
  const models: ModelFile[] = [];
  for (const { name, path } of await manifestsBelow(join(root, 'manifests'))) {
    const digest = await weightsOf(path);
    if (digest === undefined) continue;
    const blob = join(root, 'blobs', `sha256-${digest}`);
    const model = await scanner.describe(`ollama/${name}`, blob).catch(() => undefined);
    if (model) models.push({ ...model, origin: { store: 'ollama', sha256: digest, ...repoOf(name) } });
  }
  return models;
}

/** Every `host/namespace/model/tag` below the folder, with the name that people type. */
async function manifestsBelow(folder: string): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const found: { name: string; path: string }[] = [];
  const walk = async (path: string, parts: readonly string[]): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
      if (found.length >= MOST_MANIFESTS || entry.name.startsWith('.')) continue;
      const inside = [...parts, entry.name];
      if (entry.isDirectory() && inside.length < 4) await walk(join(path, entry.name), inside);
      else if (entry.isFile() && inside.length === 4)
        found.push({ name: nameOf(inside), path: join(path, entry.name) });
    }
  };
  await walk(folder, []);
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** `registry.ollama.ai/library/qwen3/8b` is `qwen3:8b` to everybody. */
function nameOf([host = '', namespace = '', model = '', tag = '']: readonly string[]): string {
  const named = `${model}:${tag}`;
  if (host !== 'registry.ollama.ai') return `${host}/${namespace}/${named}`;
  return namespace === 'library' ? named : `${namespace}/${named}`;
}

function repoOf(name: string): { readonly repo?: string } {
  const repo = /^(?:hf\.co|huggingface\.co)\/([^/]+\/[^/:]+):/.exec(name)?.[1];
  return repo === undefined ? {} : { repo };
}

async function weightsOf(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > MOST_MANIFEST_BYTES) return undefined;
    const { layers } = manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const weights = layers.filter(({ mediaType }) => mediaType === WEIGHTS);
    return weights.length === 1 ? DIGEST.exec(weights[0]?.digest ?? '')?.[1] : undefined;
  } catch {
    return undefined;
  }
}
