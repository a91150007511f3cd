import { type MetadataValue, type TensorToWrite, writeGguf } from '../../../../tools/demo-model/gguf-writer.ts';

const WIDTH = 32;
const INNER = 32;
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * A tiny cross encoder of BERT's architecture that finds a document the better the more of its words are the wanted
 * one. Its one layer looks at all tokens alike, and only the wanted word moves the first dimension, which is the score.
 */
export function writeRankingModel({
  wanted,
  words,
  contextLength = 128,
  pooling = 'rank',
}: {
  readonly wanted: string;
  readonly words: readonly string[];
  readonly contextLength?: number;
  /** `mean`: the same weights as a model that embeds. */
  readonly pooling?: 'rank' | 'mean';
}): Buffer {
  // In a GGUF file a word has the mark of a beginning before it.
  const vocabulary = [...SPECIAL, ...[wanted, ...words].map((word) => `\u2581${word}`)];
  const size = vocabulary.length;
  let state = 7;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32 - 0.5) / 2;
  };
  const filled = (count: number, value: (index: number) => number) =>
    Float32Array.from({ length: count }, (_, i) => value(i));
  const embeddings = filled(size * WIDTH, (i) => {
    const [token, dimension] = [Math.floor(i / WIDTH), i % WIDTH];
    if (dimension > 0) return chance();
    return token === SPECIAL.length ? 4 : 0;
  });
  const identity = filled(WIDTH * WIDTH, (i) => (i % (WIDTH + 1) === 0 ? 1 : 0));
  const tensor = (name: string, shape: readonly number[], data: Float32Array): TensorToWrite => ({
    name,
    shape: [...shape],
    data,
    type: 'F32',
  });
  const zeros = (name: string, ...shape: readonly number[]) =>
    tensor(name, shape, new Float32Array(shape.reduce((a, b) => a * b, 1)));
  const linear = (name: string, input: number, out: number, data?: Float32Array) => [
    data ? tensor(`${name}.weight`, [input, out], data) : zeros(`${name}.weight`, input, out),
    zeros(`${name}.bias`, out),
  ];
  const norm = (name: string) => [
    tensor(`${name}.weight`, [WIDTH], new Float32Array(WIDTH).fill(1)),
    zeros(`${name}.bias`, WIDTH),
  ];
  const tensors = [
    tensor('token_embd.weight', [WIDTH, size], embeddings),
    zeros('token_types.weight', WIDTH, 2),
    zeros('position_embd.weight', WIDTH, contextLength),
    ...norm('token_embd_norm'),
    ...linear('blk.0.attn_q', WIDTH, WIDTH),
    ...linear('blk.0.attn_k', WIDTH, WIDTH),
    ...linear('blk.0.attn_v', WIDTH, WIDTH, identity),
    ...linear('blk.0.attn_output', WIDTH, WIDTH, identity),
    ...norm('blk.0.attn_output_norm'),
    ...linear('blk.0.ffn_up', WIDTH, INNER),
    ...linear('blk.0.ffn_down', INNER, WIDTH),
    ...norm('blk.0.layer_output_norm'),
    ...linear(
      'cls.output',
      WIDTH,
      1,
      filled(WIDTH, (i) => (i === 0 ? 1 : 0)),
    ),
  ];
  return writeGguf(metadataOf(vocabulary, contextLength, pooling), tensors);
}

function metadataOf(
  vocabulary: readonly string[],
  contextLength: number,
  pooling: 'rank' | 'mean',
): Map<string, MetadataValue> {
  const u32 = (value: number): MetadataValue => ({ type: 'u32', value });
  const text = (value: string): MetadataValue => ({ type: 'string', value });
  return new Map<string, MetadataValue>([
    ['general.architecture', text('bert')],
    ['general.name', text('Rigged ranker')],
    ['bert.context_length', u32(contextLength)],
    ['bert.embedding_length', u32(WIDTH)],
    ['bert.block_count', u32(1)],
    ['bert.feed_forward_length', u32(INNER)],
    ['bert.attention.head_count', u32(1)],
    ['bert.attention.layer_norm_epsilon', { type: 'f32', value: 1e-5 }],
    ['bert.attention.causal', { type: 'bool', value: false }],
    ['bert.pooling_type', u32(pooling === 'rank' ? 4 : 1)],
    ['tokenizer.ggml.model', text('bert')],
    ['tokenizer.ggml.token_type_count', u32(2)],
    ['tokenizer.ggml.tokens', { type: 'strings', value: vocabulary }],
    [
      'tokenizer.ggml.token_type',
      // 1 is a normal token, 3 one that controls.
      { type: 'i32s', value: vocabulary.map((_, id) => (id < SPECIAL.length ? 3 : 1)) },
    ],
    ['tokenizer.ggml.padding_token_id', u32(0)],
    ['tokenizer.ggml.unknown_token_id', u32(1)],
    ['tokenizer.ggml.bos_token_id', u32(2)],
    ['tokenizer.ggml.cls_token_id', u32(2)],
    ['tokenizer.ggml.eos_token_id', u32(3)],
    ['tokenizer.ggml.seperator_token_id', u32(3)],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: true }],
    ['tokenizer.ggml.add_eos_token', { type: 'bool', value: true }],
  ]);
}
