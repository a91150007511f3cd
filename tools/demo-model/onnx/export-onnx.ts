import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../checkpoint.ts';
import { CHAT_TEMPLATE, CONTEXT_LENGTH, RECOMMENDED_TEMPERATURE } from '../export-gguf.ts';
import { SPECIAL_TOKENS, type Vocabulary } from '../tokenizer.ts';
import { buildLlamaGraph } from './llama-graph.ts';

/** Writes the model for transformers.js: a folder that chats and one that embeds. */
export function exportOnnx(model: Checkpoint, vocabulary: Vocabulary, folder: string): void {
  const shared = {
    hidden_size: model.width,
    num_hidden_layers: model.layers.length,
    num_attention_heads: model.heads,
    vocab_size: model.vocabularySize,
    max_position_embeddings: CONTEXT_LENGTH,
    pad_token_id: 0,
  };
  const chat = {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    ...shared,
    intermediate_size: model.feedForwardWidth,
    num_key_value_heads: model.keyValueHeads,
    head_dim: model.headWidth,
    rms_norm_eps: 1e-5,
    rope_theta: 10_000,
    hidden_act: 'silu',
    tie_word_embeddings: true,
    bos_token_id: 0,
    eos_token_id: 2,
    torch_dtype: 'float32',
  };
  // The library pools hidden states only for encoders, so the embedding twin calls itself one.
  const embed = { architectures: ['BertModel'], model_type: 'bert', ...shared };

  writeModel(join(folder, 'tiny-chat'), chat, vocabulary, {
    'model.onnx': buildLlamaGraph(model, { kind: 'chat', quantized: false }),
    'model_quantized.onnx': buildLlamaGraph(model, { kind: 'chat', quantized: true }),
  });
  writeJson(join(folder, 'tiny-chat', 'generation_config.json'), {
    bos_token_id: 0,
    eos_token_id: 2,
    pad_token_id: 0,
    temperature: RECOMMENDED_TEMPERATURE,
  });
  writeModel(join(folder, 'tiny-embed'), embed, vocabulary, {
    'model.onnx': buildLlamaGraph(model, { kind: 'embed', quantized: false }),
  });
}

function writeModel(
  folder: string,
  config: Readonly<Record<string, unknown>>,
  vocabulary: Vocabulary,
  files: Readonly<Record<string, Buffer>>,
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeJson(join(folder, 'config.json'), config);
  writeJson(join(folder, 'tokenizer.json'), tokenizerFile(vocabulary));
  writeJson(join(folder, 'tokenizer_config.json'), {
    tokenizer_class: 'GPT2Tokenizer',
    bos_token: '<|endoftext|>',
    eos_token: '<|im_end|>',
    pad_token: '<|endoftext|>',
    unk_token: '<|endoftext|>',
    model_max_length: CONTEXT_LENGTH,
    clean_up_tokenization_spaces: false,
    chat_template: CHAT_TEMPLATE,
  });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'onnx', name), bytes);
}

/** The tokenizer in the format of the `tokenizers` library. */
function tokenizerFile({ vocab, merges }: Vocabulary) {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Digits', individual_digits: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
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
      vocab: Object.fromEntries(vocab.map((token, id) => [token, id])),
      merges,
    },
  };
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, undefined, 1)}\n`);
}
