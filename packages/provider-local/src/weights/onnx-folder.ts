import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelOrigin } from './model-origin.ts';
import { templateThinks } from './template-thinks.ts';

/** One variant of an ONNX model, in the layout of the Hugging Face hub. */
export interface OnnxFolder {
  readonly format: 'onnx';
  /** Path of the folder below the scanned one, and the variant: `smollm2-135m:q8`. */
  readonly id: string;
  /** Absolute path of the folder with `config.json`, `tokenizer.json` and `onnx/`. */
  readonly path: string;
  /** Whose folder it is. */
  readonly origin?: ModelOrigin;
  /** The variant as transformers.js names it: `q8`. */
  readonly dtype: OnnxDtype;
  /** Bytes of the weights of this variant. */
  readonly sizeBytes: number;
  readonly config: OnnxConfig;
  readonly generation: OnnxGeneration;
  /** How hidden states become one vector, as `1_Pooling/config.json` of sentence-transformers says; the mean by default. */
  readonly pooling: 'mean' | 'cls' | 'last_token';
  /** True where a chat template lies beside the tokenizer. */
  readonly hasChatTemplate: boolean;
  /** True where it is that of a model that thinks first. */
  readonly thinks: boolean;
}

/** Variants and the endings of their files: https://huggingface.co/docs/transformers.js/guides/dtypes */
export const ONNX_SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;

/** Names of the variants that transformers.js loads. */
export type OnnxDtype = keyof typeof ONNX_SUFFIXES;

const count = z.int().positive().optional().catch(undefined);
const tokenIds = z
  .union([z.int(), z.array(z.int())])
  .transform((ids) => (typeof ids === 'number' ? [ids] : ids))
  .optional()
  .catch(undefined);
const number = z.number().nonnegative().optional().catch(undefined);

const configSchema = z.looseObject({
  model_type: z.string().min(1),
  architectures: z.array(z.string()).optional().catch(undefined),
  max_position_embeddings: count,
  n_positions: count,
  eos_token_id: tokenIds,
});
const generationSchema = z.looseObject({
  eos_token_id: tokenIds,
  temperature: number,
  top_k: number,
  top_p: number,
  min_p: number,
});
const poolingSchema = z.looseObject({
  pooling_mode_cls_token: z.boolean().optional().catch(undefined),
  pooling_mode_lasttoken: z.boolean().optional().catch(undefined),
});
const tokenizerConfigSchema = z.looseObject({ chat_template: z.unknown() });

/** What is used of `config.json`. */
export type OnnxConfig = z.output<typeof configSchema>;

/** What is used of `generation_config.json`. */
export type OnnxGeneration = z.output<typeof generationSchema>;

const MOST_JSON_BYTES = 16 * 1024 * 1024;

/** The variants in a folder, or why it has none. Weights are not opened; only JSON and file sizes are read. */
export async function readOnnxFolder(
  path: string,
  id: string,
): Promise<
  { readonly ok: true; readonly variants: readonly OnnxFolder[] } | { readonly ok: false; readonly reason: string }
> {
  const config = configSchema.safeParse(await readJson(join(path, 'config.json')));
  if (!config.success) return { ok: false, reason: 'Its config.json is missing, broken, or names no model type.' };
  if (!(await isFile(join(path, 'tokenizer.json')))) return { ok: false, reason: 'It has no tokenizer.json.' };
  const sizes = await fileSizes(join(path, 'onnx'));
  const generation = generationSchema.safeParse(await readJson(join(path, 'generation_config.json')));
  const tokenizer = tokenizerConfigSchema.safeParse(await readJson(join(path, 'tokenizer_config.json')));
  const pooling = poolingSchema.safeParse(await readJson(join(path, '1_Pooling', 'config.json')));
  const template = (tokenizer.success ? tokenizer.data.chat_template : undefined) ?? (await readTemplate(path));
  const hasChatTemplate = template != null;
  // One text, or several under names.
  const thinks = hasChatTemplate && templateThinks(JSON.stringify(template));
  const variants = Object.entries(ONNX_SUFFIXES).flatMap(([dtype, suffix]): OnnxFolder[] => {
    const name = `model${suffix}.onnx`;
    const own = sizes.get(name);
    if (own === undefined || own === 0) return [];
    let sizeBytes = own;
    // Weights over 2 GB lie in files of their own: model.onnx_data, model.onnx_data_1, …
    for (const [other, size] of sizes) if (other.startsWith(`${name}_data`)) sizeBytes += size;
    return [
      {
        format: 'onnx',
        id: `${id}:${dtype}`,
        path,
        dtype: dtype as OnnxDtype,
        sizeBytes,
        config: config.data,
        generation: generation.success ? generation.data : {},
        pooling: toPooling(pooling.data ?? {}),
        hasChatTemplate,
        thinks,
      },
    ];
  });
  if (variants.length === 0) return { ok: false, reason: 'Its folder "onnx" has no model.onnx or variant of it.' };
  return { ok: true, variants };
}

function toPooling(modes: z.output<typeof poolingSchema>): OnnxFolder['pooling'] {
  if (modes.pooling_mode_cls_token) return 'cls';
  return modes.pooling_mode_lasttoken ? 'last_token' : 'mean';
}

async function readJson(path: string): Promise<unknown> {
  try {
    if ((await stat(path)).size > MOST_JSON_BYTES) return undefined;
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function readTemplate(path: string): Promise<string | undefined> {
  const file = join(path, 'chat_template.jinja');
  try {
    return (await stat(file)).size > MOST_JSON_BYTES ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

async function fileSizes(folder: string): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const name of await readdir(folder).catch(() => [])) {
    const entry = await stat(join(folder, name)).catch(() => undefined);
    if (entry?.isFile()) sizes.set(name, entry.size);
  }
  return sizes;
}
