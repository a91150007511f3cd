import type { ModelArchitecture } from '../estimate/architecture.ts';
import { toArchitecture } from '../estimate/to-architecture.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { EMBEDDING } from './embedding.ts';
import { GEMMA } from './gemma.ts';
import { LLAMA, MISTRAL } from './llama-and-mistral.ts';
import { OTHER_MAKERS } from './other-makers.ts';
import type { Quantization } from './quantization.ts';
import { QWEN } from './qwen.ts';
import { toHeader } from './to-header.ts';

/** Open models that can be run at home. Every shape names its source; what nobody published is absent. */
export const MODEL_CATALOGUE: readonly CatalogueModel[] = [
  ...OTHER_MAKERS,
  ...QWEN,
  ...GEMMA,
  ...LLAMA,
  ...MISTRAL,
  ...EMBEDDING,
];

/** What an estimate needs of a model of the catalogue in one of its formats; no file is read. */
export function architectureOf(model: CatalogueModel, quantization: Quantization): ModelArchitecture {
  return toArchitecture(toHeader(model.shape, model.contextLength, quantization));
}

/** All parameters of a model's text part, and those that work on each token. */
export function parametersOf({ shape, contextLength }: CatalogueModel): {
  readonly total: number;
  readonly active: number;
} {
  const header = toHeader(shape, contextLength, 'F16');
  const total = header.tensors.reduce((sum, tensor) => sum + tensor.shape.reduce((a, b) => a * b, 1), 0);
  return { total, active: toArchitecture(header).activeParameters ?? total };
}
