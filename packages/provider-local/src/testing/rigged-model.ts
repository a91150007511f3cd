import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MetadataValue, type TensorToWrite, writeGguf } from '../../../../tools/demo-model/gguf-writer.ts';
import { createGraph, DATA_TYPES } from '../../../../tools/demo-model/onnx/graph.ts';
import { BYTE_CHARACTERS, SPECIAL_TOKENS } from '../../../../tools/demo-model/tokenizer.ts';

/** A tiny model that says what it was told to, for tests of everything around the text. */
export interface Rig {
  /** What follows the end of the prompt, one token each. None may come twice. Absent: chance decides everything. */
  readonly script?: readonly string[];
  /** What follows a piece of the script, or a single byte, in place of the next one. */
  readonly links?: Readonly<Record<string, string>>;
  /** Texts that are tokens of their own in prompts, as tags are. */
  readonly tags?: readonly string[];
  /** The same, of tokens that control. */
  readonly controls?: readonly string[];
  /** What prompts of the template end with, as one token; a line break by default. */
  readonly promptEnd?: string;
  /** Jinja. */
  readonly template: string;
  readonly contextLength?: number;
}

const END = SPECIAL_TOKENS.indexOf('<|im_end|>');

/** The vocabulary of a rig, and what follows what. */
interface Rigged {
  readonly vocabulary: readonly string[];
  readonly tags: readonly string[];
  readonly controls: readonly string[];
  /** Row by row, what is likely after each token: element `token * size + next`. */
  readonly likely: Float32Array;
}

function rigUp({ script, links = {}, tags: plainTags = [], controls = [], promptEnd = '\n' }: Rig): Rigged {
  const tags = [...plainTags, ...controls];
  const plain = (text: string) => [...Buffer.from(text)].map((byte) => BYTE_CHARACTERS[byte]).join('');
  const wanted = new Set([...(script ?? []), ...Object.keys(links), ...Object.values(links)]);
  const pieces = [...wanted].filter((text) => !tags.includes(text) && Buffer.byteLength(text) > 1);
  const vocabulary = [...SPECIAL_TOKENS, ...BYTE_CHARACTERS, ...tags, ...pieces.map(plain)];
  const size = Math.ceil(vocabulary.length / 32) * 32;
  for (let i = vocabulary.length; i < size; i++) vocabulary.push(`[unused${i}]`);
  const idOf = (text: string) => {
    const id = vocabulary.indexOf(tags.includes(text) || SPECIAL_TOKENS.includes(text as never) ? text : plain(text));
    if (id < 0) throw new Error(`There is no token for ${JSON.stringify(text)}.`);
    return id;
  };

  const likely = new Float32Array(size * size);
  const successors = new Map<number, number>();
  const follow = (from: number, to: number) => successors.set(from, to);
  if (script) {
    for (let id = 0; id < size; id++) follow(id, END);
    const [first] = script;
    if (first !== undefined) follow(idOf(promptEnd), idOf(first));
    for (const [i, text] of script.entries()) {
      const next = script[i + 1];
      follow(idOf(text), next === undefined ? END : idOf(next));
    }
    for (const [from, to] of Object.entries(links)) follow(idOf(from), to === '' ? END : idOf(to));
    for (const [from, to] of successors) likely[from * size + to] = 1;
  } else {
    let state = 1;
    for (let to = 0; to < size; to++) {
      for (let from = 0; from < size; from++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        likely[from * size + to] = (state / 2 ** 32 - 0.5) / 4;
      }
    }
  }
  return { vocabulary, tags, controls, likely };
}

/**
 * A model whose layers add nothing: the next token depends on the last one alone, and each token has a place of its own
 * in the embedding. So a row of the output matrix says what follows what.
 */
export function writeRiggedModel(rig: Rig): Buffer {
  const { vocabulary, tags, controls, likely } = rigUp(rig);
  const size = vocabulary.length;
  const output = new Float32Array(size * size);
  const identity = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    identity[i * size + i] = 1;
    for (let to = 0; to < size; to++) output[to * size + i] = likely[i * size + to] as number;
  }
  return writeGguf(
    metadataOf(vocabulary, { tags, controls }, rig.template, rig.contextLength ?? 2048),
    tensorsOf(size, identity, output),
  );
}

/** The same as an ONNX folder: its graph looks the next token up in a table. */
export function writeRiggedOnnx(rig: Rig, folder: string): void {
  const { vocabulary, tags, controls, likely } = rigUp(rig);
  const size = vocabulary.length;
  const graph = createGraph();
  const ids = graph.input('input_ids', DATA_TYPES.int64, ['batch_size', 'sequence_length']);
  // Sharper than in the other format, whose last norm does that.
  const table = graph.floats(
    'table',
    [size, size],
    likely.map((value) => value * (rig.script ? 40 : 16)),
  );
  graph.op('Gather', [table, ids], { axis: 0 }, 'logits');
  graph.output('logits', DATA_TYPES.float, ['batch_size', 'sequence_length', size]);
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx/model.onnx'), graph.model());
  write('config.json', {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    hidden_size: 32,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    num_key_value_heads: 1,
    vocab_size: size,
    max_position_embeddings: rig.contextLength ?? 2048,
    eos_token_id: END,
  });
  write('tokenizer_config.json', {
    tokenizer_class: 'GPT2Tokenizer',
    eos_token: '<|im_end|>',
    chat_template: rig.template,
  });
  write('tokenizer.json', {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [...SPECIAL_TOKENS, ...tags].map((content) => ({
      id: vocabulary.indexOf(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: !tags.includes(content) || controls.includes(content),
    })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges: [],
    },
  });
}

const HEAD = 32;
const INNER = 32;

function tensorsOf(size: number, embeddings: Float32Array, output: Float32Array): readonly TensorToWrite[] {
  const matrix = (
    name: string,
    input: number,
    out: number,
    data: Float32Array = new Float32Array(input * out),
  ): TensorToWrite => ({
    name: `${name}.weight`,
    shape: [input, out],
    data,
    type: 'F32',
  });
  const norm = (name: string): TensorToWrite => ({
    name: `${name}.weight`,
    shape: [size],
    data: new Float32Array(size).fill(1),
    type: 'F32',
  });
  return [
    matrix('token_embd', size, size, embeddings),
    norm('blk.0.attn_norm'),
    matrix('blk.0.attn_q', size, size),
    matrix('blk.0.attn_k', size, HEAD),
    matrix('blk.0.attn_v', size, HEAD),
    matrix('blk.0.attn_output', size, size),
    norm('blk.0.ffn_norm'),
    matrix('blk.0.ffn_gate', size, INNER),
    matrix('blk.0.ffn_up', size, INNER),
    matrix('blk.0.ffn_down', INNER, size),
    norm('output_norm'),
    matrix('output', size, size, output),
  ];
}

function metadataOf(
  vocabulary: readonly string[],
  { tags, controls }: Pick<Rigged, 'tags' | 'controls'>,
  template: string,
  contextLength: number,
) {
  const u32 = (value: number): MetadataValue => ({ type: 'u32', value });
  const text = (value: string): MetadataValue => ({ type: 'string', value });
  return new Map<string, MetadataValue>([
    ['general.architecture', text('llama')],
    ['general.name', text('Rigged')],
    ['llama.vocab_size', u32(vocabulary.length)],
    ['llama.context_length', u32(contextLength)],
    ['llama.embedding_length', u32(vocabulary.length)],
    ['llama.block_count', u32(1)],
    ['llama.feed_forward_length', u32(INNER)],
    ['llama.attention.head_count', u32(vocabulary.length / HEAD)],
    ['llama.attention.head_count_kv', u32(1)],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'f32', value: 1e-5 }],
    ['llama.rope.dimension_count', u32(HEAD)],
    ['tokenizer.ggml.model', text('gpt2')],
    ['tokenizer.ggml.pre', text('smollm')],
    ['tokenizer.ggml.tokens', { type: 'strings', value: vocabulary }],
    [
      'tokenizer.ggml.token_type',
      // 1 is a normal token, 3 one that controls, 4 one of the makers' own.
      {
        type: 'i32s',
        value: vocabulary.map((token, id) =>
          id < SPECIAL_TOKENS.length || controls.includes(token) ? 3 : tags.includes(token) ? 4 : 1,
        ),
      },
    ],
    ['tokenizer.ggml.merges', { type: 'strings', value: ['Ġ Ġ'] }],
    ['tokenizer.ggml.bos_token_id', u32(0)],
    ['tokenizer.ggml.eos_token_id', u32(END)],
    ['tokenizer.ggml.eot_token_id', u32(END)],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: false }],
    ['tokenizer.chat_template', text(template)],
  ]);
}
