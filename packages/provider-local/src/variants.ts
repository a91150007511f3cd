import type { ModelInfo } from '@modelhaven/core';
import type { KnownModel } from './model-files.ts';

/** Several files of one model that differ in how exactly its weights are kept, the largest first. */
export interface VariantGroup {
  /** The name without the quantisation: `qwen/qwen3-8b`. */
  readonly id: string;
  readonly variants: readonly KnownModel[];
}

/** `-Q4_K_M`, `.i1-IQ3_XXS`, `-ud-q4_k_xl`, `_bf16`, `-mxfp4` at the end of a file's name. */
const QUANTIZATION =
  /[-._](?:i1-|ud-)?(?:i?q\d(?:_[0-9a-z]+){0,3}|tq\d_\d|bf16|f(?:p)?16|f(?:p)?32|mxfp4(?:_moe)?|q8)$/i;
/** `:q8` of ONNX folders. */
const VARIANT = /:[a-z0-9]+$/;

/** The name of a model without its quantisation; undefined where the id names none. */
export function withoutQuantization({ id, format }: KnownModel['file']): string | undefined {
  const stripped = id.replace(format === 'onnx' ? VARIANT : QUANTIZATION, '');
  return stripped === id || stripped === '' || stripped.endsWith('/') ? undefined : stripped;
}

/** Models of which several quantisations are here. A name that a file has already stands for that file alone. */
export function groupVariants(models: readonly KnownModel[]): readonly VariantGroup[] {
  const taken = new Set(models.map(({ file }) => file.id));
  const groups = new Map<string, KnownModel[]>();
  for (const model of models) {
    const id = withoutQuantization(model.file);
    if (id === undefined || taken.has(id)) continue;
    const others = groups.get(id) ?? [];
    // The same name in another format is another model.
    if (others.every(({ file }) => file.format === model.file.format)) groups.set(id, [...others, model]);
  }
  return [...groups]
    .filter(([, variants]) => variants.length > 1)
    .map(([id, variants]) => ({ id, variants: variants.toSorted((a, b) => b.file.sizeBytes - a.file.sizeBytes) }));
}

/** A group as one model: what its largest file is, under the common name. */
export function fromVariants({ id, variants }: VariantGroup): ModelInfo {
  const [largest] = variants as readonly [KnownModel, ...KnownModel[]];
  const { quantization: _, sizeBytes: __, description: ___, ...info } = largest.info;
  return { ...info, id, details: { ...info.details, variants: variants.map(({ file }) => file.id) } };
}
