import type { CatalogueModel } from '../catalogue/catalogue-model.ts';

/** What kind of model serves a task. */
export function kindFor(taskType: string): CatalogueModel['kind'] {
  if (taskType === 'embedding' || taskType === 'embeddings') return 'embedding';
  if (taskType === 'reranking' || taskType === 'rerank') return 'reranking';
  return 'chat';
}

// Stories must be remembered from their beginning; a choice needs only the scene.
const LONG_TASKS: ReadonlySet<string> = new Set(['therapeutic_narrative', 'narrative_generation', 'world_building']);

/** Tokens of context that a task usually takes. */
export function usualContext(taskType: string): number {
  if (kindFor(taskType) !== 'chat') return 2048;
  return LONG_TASKS.has(taskType) ? 16_384 : 8192;
}

/**
 * True where the name of a loaded model names this one, by whatever name it was loaded: the catalogue's, that of its
 * repository or file, or Ollama's tag.
 */
export function isSameModel(name: string, { id, repositories }: CatalogueModel): boolean {
  const wanted = plain(name);
  const { gguf, onnx, ollama } = repositories;
  const names = [id, gguf?.replace(/-GGUF$/i, ''), onnx?.replace(/-ONNX$/i, ''), ollama];
  return names.some((known) => known !== undefined && plain(known) === wanted);
}

const plain = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .replace(/[-_.:](?:ud-)?(?:i?q\d[a-z0-9_]*|f16|bf16|mxfp4)$/, '')
    .replace(/[-_:. ](?:instruct|it|latest)$/, '')
    .replace(/[^a-z0-9]/g, '');
