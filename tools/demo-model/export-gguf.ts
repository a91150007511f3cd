import type { Checkpoint } from './checkpoint.ts';
import type { TensorType } from './encode-tensor.ts';
import { type MetadataValue, type TensorToWrite, writeGguf } from './gguf-writer.ts';
import { SPECIAL_TOKENS, type Vocabulary } from './tokenizer.ts';

/** How a conversation is written out: ChatML. */
export const CHAT_TEMPLATE =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** Tokens that the model was trained to read at once. */
export const CONTEXT_LENGTH = 512;

/** Warm enough for a new story each time, cold enough for sums. */
export const RECOMMENDED_TEMPERATURE = 0.3;

const FILE_TYPES = { F32: 0, F16: 1, Q8_0: 7 } as const;

/** The model as a GGUF file; norms stay float32, matrices take the given format. */
export function exportGguf(
  model: Checkpoint,
  { vocab, merges }: Vocabulary,
  type: TensorType,
  contextLength = CONTEXT_LENGTH,
): Buffer {
  if (vocab.length !== model.vocabularySize) throw new Error('The vocabulary does not belong to these weights.');
  const metadata = new Map<string, MetadataValue>();
  const text = (key: string, value: string) => metadata.set(key, { type: 'string', value });
  const u32 = (key: string, value: number) => metadata.set(key, { type: 'u32', value });
  const f32 = (key: string, value: number) => metadata.set(key, { type: 'f32', value });
  const bool = (key: string, value: boolean) => metadata.set(key, { type: 'bool', value });

  text('general.architecture', 'llama');
  text('general.name', 'Modelhaven demo');
  text('general.type', 'model');
  text('general.size_label', `${(model.parameterCount / 1e6).toFixed(1)}M`);
  text('general.license', 'mit');
  text('general.description', 'A very small demo model that tells short, kind stories in simple English.');
  // What llama.cpp and our engine sample with unless told otherwise; chosen by evaluate.ts, see README.md.
  f32('general.sampling.temp', RECOMMENDED_TEMPERATURE);
  u32('general.file_type', FILE_TYPES[type]);
  u32('general.quantization_version', 2);
  u32('llama.vocab_size', model.vocabularySize);
  u32('llama.context_length', contextLength);
  u32('llama.embedding_length', model.width);
  u32('llama.block_count', model.layers.length);
  u32('llama.feed_forward_length', model.feedForwardWidth);
  u32('llama.attention.head_count', model.heads);
  u32('llama.attention.head_count_kv', model.keyValueHeads);
  f32('llama.attention.layer_norm_rms_epsilon', 1e-5);
  u32('llama.rope.dimension_count', model.headWidth);
  f32('llama.rope.freq_base', 10_000);
  text('tokenizer.ggml.model', 'gpt2');
  text('tokenizer.ggml.pre', 'smollm');
  metadata.set('tokenizer.ggml.tokens', { type: 'strings', value: vocab });
  // 1 is a normal token, 3 one that controls.
  metadata.set('tokenizer.ggml.token_type', {
    type: 'i32s',
    value: vocab.map((_, id) => (id < SPECIAL_TOKENS.length ? 3 : 1)),
  });
  metadata.set('tokenizer.ggml.merges', { type: 'strings', value: merges });
  u32('tokenizer.ggml.bos_token_id', 0);
  u32('tokenizer.ggml.eos_token_id', 2);
  u32('tokenizer.ggml.eot_token_id', 2);
  u32('tokenizer.ggml.padding_token_id', 0);
  bool('tokenizer.ggml.add_bos_token', false);
  bool('tokenizer.ggml.add_space_prefix', false);
  text('tokenizer.chat_template', CHAT_TEMPLATE);
  return writeGguf(metadata, tensorsOf(model, type));
}

function tensorsOf(model: Checkpoint, type: TensorType): readonly TensorToWrite[] {
  const { width, feedForwardWidth } = model;
  const keyValueWidth = model.keyValueHeads * model.headWidth;
  const norm = (name: string, data: Float32Array): TensorToWrite => ({ name, shape: [width], data, type: 'F32' });
  const matrix = (name: string, input: number, output: number, data: Float32Array): TensorToWrite => ({
    name,
    shape: [input, output],
    data,
    type,
  });
  return [
    matrix('token_embd.weight', width, model.vocabularySize, model.embeddings),
    ...model.layers.flatMap((layer, index) => {
      const name = (rest: string) => `blk.${index}.${rest}.weight`;
      return [
        norm(name('attn_norm'), layer.attentionNorm),
        matrix(name('attn_q'), width, width, layer.query),
        matrix(name('attn_k'), width, keyValueWidth, layer.key),
        matrix(name('attn_v'), width, keyValueWidth, layer.value),
        matrix(name('attn_output'), width, width, layer.attentionOutput),
        norm(name('ffn_norm'), layer.feedForwardNorm),
        matrix(name('ffn_gate'), width, feedForwardWidth, layer.gate),
        matrix(name('ffn_up'), width, feedForwardWidth, layer.up),
        matrix(name('ffn_down'), feedForwardWidth, width, layer.down),
      ];
    }),
    norm('output_norm.weight', model.finalNorm),
  ];
}
