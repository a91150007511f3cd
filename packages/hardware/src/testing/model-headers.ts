import type { GgufModelHeader, GgufTensorInfo, GgufValue } from '../gguf/read-gguf-header.ts';

/** Shape of a model, as its card gives it. */
export interface ModelShape {
  readonly architecture: string;
  readonly layers: number;
  readonly embedding: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headLength: number;
  readonly inner: number;
  readonly vocabulary: number;
  readonly tied?: boolean;
  readonly queryKeyNorm?: boolean;
  readonly extra?: Readonly<Record<string, GgufValue>>;
  readonly experts?: { readonly count: number; readonly used: number; readonly inner: number };
}

const [F32, Q4_K, Q6_K] = [0, 12, 14];

/** The header of a model of this shape in Q4_K, with Q6_K for values, down projections and the output. */
export function headerOf(shape: ModelShape): GgufModelHeader {
  const { architecture, layers, embedding, heads, kvHeads, headLength, inner, vocabulary, experts } = shape;
  const metadata = new Map<string, GgufValue>([
    ['general.architecture', architecture],
    ...Object.entries({
      block_count: layers,
      embedding_length: embedding,
      feed_forward_length: inner,
      context_length: 131_072,
      'attention.head_count': heads,
      'attention.head_count_kv': kvHeads,
      'attention.key_length': headLength,
      'attention.value_length': headLength,
      vocab_size: vocabulary,
      ...(experts
        ? { expert_count: experts.count, expert_used_count: experts.used, expert_feed_forward_length: experts.inner }
        : {}),
      ...shape.extra,
    }).map(([key, value]) => [`${architecture}.${key}`, value] as const),
  ]);
  const tensors: GgufTensorInfo[] = [
    { name: 'token_embd.weight', shape: [embedding, vocabulary], type: Q4_K },
    { name: 'output_norm.weight', shape: [embedding], type: F32 },
  ];
  if (!shape.tied) tensors.push({ name: 'output.weight', shape: [embedding, vocabulary], type: Q6_K });
  for (let layer = 0; layer < layers; layer++) {
    const add = (name: string, type: number, ...dimensions: number[]) =>
      tensors.push({ name: `blk.${layer}.${name}.weight`, shape: dimensions, type });
    add('attn_norm', F32, embedding);
    add('ffn_norm', F32, embedding);
    add('attn_q', Q4_K, embedding, heads * headLength);
    add('attn_k', Q4_K, embedding, kvHeads * headLength);
    add('attn_v', Q6_K, embedding, kvHeads * headLength);
    add('attn_output', Q4_K, heads * headLength, embedding);
    if (shape.queryKeyNorm) {
      add('attn_q_norm', F32, headLength);
      add('attn_k_norm', F32, headLength);
    }
    if (experts) {
      add('ffn_gate_inp', F32, embedding, experts.count);
      add('ffn_gate_exps', Q4_K, embedding, experts.inner, experts.count);
      add('ffn_up_exps', Q4_K, embedding, experts.inner, experts.count);
      add('ffn_down_exps', Q6_K, experts.inner, embedding, experts.count);
    } else {
      add('ffn_gate', Q4_K, embedding, inner);
      add('ffn_up', Q4_K, embedding, inner);
      add('ffn_down', Q6_K, inner, embedding);
    }
  }
  return { metadata, tensors };
}

/** A shape: layers, embedding, heads, heads of keys and values, length of a head, inner width, vocabulary. */
export const shapeOf = (
  architecture: string,
  [layers, embedding, heads, kvHeads, headLength, inner, vocabulary]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ],
  rest: Partial<ModelShape> = {},
): ModelShape => ({ architecture, layers, embedding, heads, kvHeads, headLength, inner, vocabulary, ...rest });

/** The models of the table of llama.cpp's own allocations. */
export const MODEL_SHAPES = {
  'llama-3.2-1b': shapeOf('llama', [16, 2048, 32, 8, 64, 8192, 128_256], { tied: true }),
  'qwen3-4b': shapeOf('qwen3', [36, 2560, 32, 8, 128, 9728, 151_936], { tied: true, queryKeyNorm: true }),
  'gemma-3-4b': shapeOf('gemma3', [34, 2560, 8, 4, 256, 10_240, 262_144], {
    tied: true,
    extra: { 'attention.sliding_window': 1024 },
  }),
  'mistral-7b': shapeOf('llama', [32, 4096, 32, 8, 128, 14_336, 32_768]),
  'qwen2.5-7b': shapeOf('qwen2', [28, 3584, 28, 4, 128, 18_944, 152_064]),
  'llama-3.1-8b': shapeOf('llama', [32, 4096, 32, 8, 128, 14_336, 128_256]),
  'mistral-small-22b': shapeOf('llama', [56, 6144, 48, 8, 128, 16_384, 32_768]),
  'llama-3.1-70b': shapeOf('llama', [80, 8192, 64, 8, 128, 28_672, 128_256]),
  'qwen3-30b-a3b': shapeOf('qwen3moe', [48, 2048, 32, 4, 128, 6144, 151_936], {
    queryKeyNorm: true,
    experts: { count: 128, used: 8, inner: 768 },
  }),
  'gpt-oss-20b': shapeOf('gpt-oss', [24, 2880, 64, 8, 64, 2880, 201_088], {
    extra: { 'attention.sliding_window': 128 },
    experts: { count: 32, used: 4, inner: 2880 },
  }),
  'deepseek-v3': shapeOf('deepseek2', [61, 7168, 128, 1, 576, 18_432, 129_280], {
    experts: { count: 256, used: 8, inner: 2048 },
    extra: {
      'attention.kv_lora_rank': 512,
      'attention.q_lora_rank': 1536,
      'attention.key_length_mla': 192,
      'attention.value_length_mla': 128,
      'attention.value_length': 512,
      'rope.dimension_count': 64,
    },
  }),
} as const satisfies Readonly<Record<string, ModelShape>>;
