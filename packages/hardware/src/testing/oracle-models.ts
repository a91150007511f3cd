import type { GgufModelHeader, GgufTensorInfo, GgufValue } from '../gguf/read-gguf-header.ts';

/** The feed-forward parts of a model. */
interface FeedForward {
  /** `gated` by default; `fused`: the gate is a part of `ffn_up`; `plain`: there is none; `none`: no such part. */
  readonly kind?: 'gated' | 'fused' | 'plain' | 'none';
  readonly experts?: {
    /** The first layer with experts, and every how many layers there are some. */
    readonly from?: number;
    readonly every?: number;
    readonly shared?: true;
  };
}

type Dimensions = readonly [
  layers: number,
  embedding: number,
  heads: number,
  kvHeads: number | readonly number[],
  inner: number | readonly number[],
  vocabulary: number,
];

/** As much of a header as says what a context takes: the shapes of model cards, in llama.cpp's words. */
export function oracleHeader(
  architecture: string,
  [layers, embedding, heads, kvHeads, inner, vocabulary]: Dimensions,
  extra: Readonly<Record<string, GgufValue>> = {},
  { kind = 'gated', experts }: FeedForward = {},
): GgufModelHeader {
  const entries: Record<string, GgufValue> = {
    block_count: layers,
    embedding_length: embedding,
    feed_forward_length: inner,
    context_length: 131_072,
    'attention.head_count': heads,
    'attention.head_count_kv': kvHeads,
    vocab_size: vocabulary,
    ...extra,
  };
  const innerOf = (layer: number): number => (typeof inner === 'number' ? inner : (inner[layer] ?? 0));
  const tensors: GgufTensorInfo[] = [];
  for (let layer = 0; layer < layers && kind !== 'none'; layer++) {
    const add = (name: string, width: number) =>
      tensors.push({ name: `blk.${layer}.${name}.weight`, shape: [embedding, width], type: 12 });
    const { from = 0, every = 1, shared } = experts ?? {};
    if (experts && layer >= from && layer % every === every - 1) {
      add('ffn_up_exps', 1);
      if (shared) add('ffn_up_shexp', 1);
      continue;
    }
    if (kind === 'gated') add('ffn_gate', innerOf(layer));
    add('ffn_up', kind === 'fused' ? 2 * innerOf(layer) : innerOf(layer));
  }
  return {
    metadata: new Map<string, GgufValue>([
      ['general.architecture', architecture],
      ...Object.entries(entries).map(([key, value]) => [`${architecture}.${key}`, value] as const),
    ]),
    tensors,
  };
}

const heads = (key: number, value = key) => ({ 'attention.key_length': key, 'attention.value_length': value });
const expertsOf = (count: number, used: number, width?: number) => ({
  expert_count: count,
  expert_used_count: used,
  ...(width === undefined ? {} : { expert_feed_forward_length: width }),
});
const state = (inner: number, size: number, groups?: number) => ({
  'ssm.conv_kernel': 4,
  'ssm.inner_size': inner,
  'ssm.state_size': size,
  ...(groups === undefined ? {} : { 'ssm.group_count': groups }),
});
const latent = {
  'attention.kv_lora_rank': 512,
  'attention.key_length': 576,
  'attention.value_length': 512,
  'attention.key_length_mla': 192,
  'attention.value_length_mla': 128,
  'rope.dimension_count': 64,
};
const where = (layers: number, chosen: (layer: number) => boolean, yes: number, no = 0): readonly number[] =>
  Array.from({ length: layers }, (_, layer) => (chosen(layer) ? yes : no));
const isNemotronAttention = (layer: number) => [7, 18, 29, 40].includes(layer);

/** Models of all kinds; a test holds what a context of each takes. */
export const ORACLE_MODELS: Readonly<Record<string, GgufModelHeader>> = {
  'mixtral-8x7b': oracleHeader('llama', [32, 4096, 32, 8, 14_336, 32_000], expertsOf(8, 2), { experts: {} }),
  'qwen2-57b-a14b': oracleHeader('qwen2moe', [28, 3584, 28, 4, 18_944, 151_936], expertsOf(64, 8, 2560), {
    experts: { shared: true },
  }),
  'deepseek-v2-lite': oracleHeader(
    'deepseek2',
    [27, 2048, 16, 1, 10_944, 102_400],
    { ...expertsOf(64, 6, 1408), ...latent },
    { experts: { from: 1, shared: true } },
  ),
  // As converters wrote it before llama.cpp knew latent attention: keys and values of every head are kept.
  'deepseek-v2-lite, older': oracleHeader(
    'deepseek2',
    [27, 2048, 16, 16, 10_944, 102_400],
    { ...expertsOf(64, 6, 1408), ...heads(192, 128), 'attention.kv_lora_rank': 512, 'rope.dimension_count': 64 },
    { experts: { from: 1, shared: true } },
  ),
  'glm-4.5-air': oracleHeader(
    'glm4moe',
    [46, 4096, 96, 8, 10_944, 151_552],
    { ...expertsOf(128, 8, 1408), ...heads(128) },
    { experts: { from: 1, shared: true } },
  ),
  'llama-4-scout': oracleHeader(
    'llama4',
    [48, 5120, 40, 8, 16_384, 202_048],
    { ...expertsOf(16, 1, 8192), ...heads(128) },
    { experts: { shared: true } },
  ),
  olmoe: oracleHeader('olmoe', [16, 2048, 16, 16, 1024, 50_304], expertsOf(64, 8), { experts: {} }),
  dbrx: oracleHeader('dbrx', [40, 6144, 48, 8, 10_752, 100_352], expertsOf(16, 4), { experts: {} }),
  'minimax-m2': oracleHeader(
    'minimax-m2',
    [62, 3072, 48, 8, 1536, 200_064],
    { ...expertsOf(256, 8, 1536), ...heads(128) },
    { experts: {} },
  ),
  'falcon-7b': oracleHeader('falcon', [32, 4544, 71, 1, 18_176, 65_024], {}, { kind: 'plain' }),
  'starcoder2-3b': oracleHeader('starcoder2', [30, 3072, 24, 2, 12_288, 49_152], {}, { kind: 'plain' }),
  'nemotron-4': oracleHeader('nemotron', [32, 6144, 48, 8, 24_576, 256_000], {}, { kind: 'plain' }),
  bloom: oracleHeader('bloom', [30, 4096, 32, 32, 16_384, 250_880], {}, { kind: 'plain' }),
  'phi-3-mini': oracleHeader('phi3', [32, 3072, 32, 32, 8192, 32_064], {}, { kind: 'fused' }),
  'glm-4-9b': oracleHeader('glm4', [40, 4096, 32, 2, 13_696, 151_552], heads(128), { kind: 'fused' }),
  'command-r': oracleHeader('command-r', [40, 8192, 64, 64, 22_528, 256_000]),
  'gemma-2b': oracleHeader('gemma', [18, 2048, 8, 1, 16_384, 256_000], heads(256)),
  'gemma-3n-e4b': oracleHeader('gemma3n', [35, 2048, 8, 2, 16_384, 262_144], {
    ...heads(256),
    'attention.sliding_window': 512,
    'attention.shared_kv_layers': 15,
  }),
  'exaone-4-32b': oracleHeader('exaone4', [64, 5120, 40, 8, 27_392, 102_400], {
    ...heads(128),
    'attention.sliding_window': 4096,
  }),
  'minicpm3-4b': oracleHeader('minicpm3', [62, 2560, 40, 40, 6400, 73_448], {
    ...heads(96, 64),
    'attention.kv_lora_rank': 256,
    'rope.dimension_count': 32,
  }),
  'mamba-1.4b': oracleHeader('mamba', [48, 2048, 0, 0, 0, 50_280], state(4096, 16), { kind: 'none' }),
  'mamba-2-2.7b': oracleHeader('mamba2', [64, 2560, 0, 0, 0, 50_288], state(5120, 128, 1), { kind: 'none' }),
  'jamba-mini': oracleHeader(
    'jamba',
    [32, 4096, 32, where(32, (layer) => layer % 8 === 4, 8), 14_336, 65_536],
    { ...expertsOf(16, 2), ...state(8192, 16) },
    { experts: { every: 2 } },
  ),
  'granite-4-tiny': oracleHeader(
    'granitehybrid',
    [40, 1536, 12, where(40, (layer) => layer % 10 === 5, 4), 512, 100_352],
    { ...expertsOf(64, 6, 512), ...heads(128), ...state(3072, 128, 1) },
    { experts: { shared: true } },
  ),
  'nemotron-h-8b': oracleHeader(
    'nemotron_h',
    [
      52,
      4096,
      32,
      where(52, isNemotronAttention, 8),
      where(52, (layer) => layer % 2 === 1 && !isNemotronAttention(layer), 21_504),
      131_072,
    ],
    { ...heads(128), ...state(8192, 128, 8) },
    { kind: 'plain' },
  ),
  'falcon-h1-1.5b': oracleHeader('falcon-h1', [24, 2048, 8, 2, 4096, 65_537], {
    ...heads(128),
    ...state(3072, 256, 1),
  }),
  'qwen3-next-80b': oracleHeader(
    'qwen3next',
    [48, 2048, 16, 2, 5120, 151_936],
    { ...expertsOf(512, 10, 512), ...heads(256), ...state(4096, 128, 16) },
    { experts: { shared: true } },
  ),
  'lfm2-1.2b': oracleHeader(
    'lfm2',
    [16, 2048, 32, where(16, (layer) => [2, 5, 8, 10, 12, 14].includes(layer), 8), 8192, 65_536],
    { 'shortconv.l_cache': 3 },
  ),
  'rwkv7-1.5b': oracleHeader('rwkv7', [24, 2048, 0, 0, 8192, 65_536], { 'wkv.head_size': 64 }, { kind: 'none' }),
};

/** Models that read a text at once. */
export const ORACLE_ENCODERS: Readonly<Record<string, GgufModelHeader>> = {
  'bge-m3': oracleHeader('bert', [24, 1024, 16, 16, 4096, 250_002], {}, { kind: 'plain' }),
  'nomic-embed': oracleHeader('nomic-bert', [12, 768, 12, 12, 3072, 30_528]),
  'jina-v2': oracleHeader('jina-bert-v2', [12, 768, 12, 12, 3072, 30_528]),
  'embedding-gemma': oracleHeader('gemma-embedding', [24, 768, 3, 1, 1152, 262_144], {
    ...heads(256),
    'attention.sliding_window': 512,
  }),
  'qwen3-embedding-0.6b': oracleHeader('qwen3', [28, 1024, 16, 8, 3072, 151_936], heads(128)),
};
