import { type MetadataValue, type TensorToWrite, writeGguf } from '../../../../tools/demo-model/gguf-writer.ts';
import { BYTE_CHARACTERS, SPECIAL_TOKENS } from '../../../../tools/demo-model/tokenizer.ts';

/** A tiny model that says what it was told to, for tests of everything around the text. */
export interface Rig {
  /** What follows the end of the prompt, one token each. None may come twice. Absent: chance decides everything. */
  readonly script?: readonly string[];
  /** What follows a piece of the script, or a single byte, in place of the next one. */
  readonly links?: Readonly<Record<string, string>>;
  /** Texts that are tokens of their own in prompts, as tags are. */
  readonly tags?: readonly string[];
  /** Jinja. */
  readonly template: string;
  readonly contextLength?: number;
}

const END = SPECIAL_TOKENS.indexOf('<|im_end|>');

/**
 * A model whose layers add nothing: the next token depends on the last one alone, and each token has a place of its own
 * in the embedding. So a row of the output matrix says what follows what.
 */
export function writeRiggedModel({ script, links = {}, tags = [], template, contextLength = 2048 }: Rig): Buffer {
  const plain = (text: string) => [...Buffer.from(text)].map((byte) => BYTE_CHARACTERS[byte]).join('');
  const wanted = new Set([...(script ?? []), ...Object.keys(links), ...Object.values(links)]);
  const pieces = [...wanted].filter((text) => !tags.includes(text) && Buffer.byteLength(text) > 1);
  const vocabulary = [...SPECIAL_TOKENS, ...BYTE_CHARACTERS, ...tags, ...pieces.map(plain)];
  const size = Math.ceil(vocabulary.length / 32) * 32;
  for (let i = vocabulary.length; i < size; i++) vocabulary.push(`[unused${i}]`);
  const idOf = (text: string) => {
    const id = vocabulary.indexOf(tags.includes(text) || text.startsWith('<|') ? text : plain(text));
    if (id < 0) throw new Error(`There is no token for ${JSON.stringify(text)}.`);
    return id;
  };

  // Row by row, what is likely after each token.
  const output = new Float32Array(size * size);
  const successors = new Map<number, number>();
  const follow = (from: number, to: number) => successors.set(from, to);
  if (script) {
    for (let id = 0; id < size; id++) follow(id, END);
    const [first] = script;
    // Every prompt of these templates ends with a line break.
    if (first !== undefined) follow(idOf('\n'), idOf(first));
    for (const [i, text] of script.entries()) {
      const next = script[i + 1];
      follow(idOf(text), next === undefined ? END : idOf(next));
    }
    for (const [from, to] of Object.entries(links)) follow(idOf(from), to === '' ? END : idOf(to));
    for (const [from, to] of successors) output[to * size + from] = 1;
  } else {
    let state = 1;
    for (let i = 0; i < output.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      output[i] = (state / 2 ** 32 - 0.5) / 4;
    }
  }

  const identity = new Float32Array(size * size);
  for (let i = 0; i < size; i++) identity[i * size + i] = 1;
  return writeGguf(metadataOf(vocabulary, tags, template, contextLength), tensorsOf(size, identity, output));
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

function metadataOf(vocabulary: readonly string[], tags: readonly string[], template: string, contextLength: number) {
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
        value: vocabulary.map((token, id) => (id < SPECIAL_TOKENS.length ? 3 : tags.includes(token) ? 4 : 1)),
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
