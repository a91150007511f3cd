import type { GgufModelHeader, GgufTensorInfo, GgufValue } from '../gguf/read-gguf-header.ts';
import type { CatalogueShape } from './catalogue-model.ts';
import { type Quantization, type TensorRole, tensorType } from './quantization.ts';

type Add = (role: TensorRole | 'unquantized', name: string, ...shape: readonly number[]) => void;

const F32 = 0;

/** The header that a GGUF file of this shape has, as far as an estimate reads it. */
export function toHeader(shape: CatalogueShape, contextLength: number, quantization: Quantization): GgufModelHeader {
  const [layers, embedding, heads, kvHeads, , , vocabulary] = shape.dimensions;
  const tensors: GgufTensorInfo[] = [];
  const adder =
    (layer: number): Add =>
    (role, name, ...dimensions) => {
      const type =
        role === 'unquantized'
          ? F32
          : tensorType(quantization, {
              role,
              layer,
              layers,
              headsPerKey: heads / Math.max(1, kvHeads),
              rowLength: dimensions[0] ?? 0,
              experts: shape.experts?.count ?? 0,
              is70B: shape.architecture === 'llama' && layers === 80,
            });
      tensors.push({ name: `${name}.weight`, shape: dimensions, type });
    };
  const add = adder(0);
  add(shape.tied ? 'output' : 'embedding', 'token_embd', embedding, vocabulary);
  if (shape.perLayerEmbedding) {
    add(shape.tied ? 'output' : 'embedding', 'per_layer_token_embd', shape.perLayerEmbedding * layers, vocabulary);
  }
  if (shape.architecture === 'bert') add('unquantized', 'position_embd', embedding, contextLength);
  add('unquantized', 'output_norm', embedding);
  if (!shape.tied) add('output', 'output', embedding, vocabulary);
  for (let layer = 0; layer < layers; layer++) {
    const addHere: Add = (role, name, ...dimensions) => adder(layer)(role, `blk.${layer}.${name}`, ...dimensions);
    addHere('unquantized', 'attn_norm', embedding);
    addHere('unquantized', 'ffn_norm', embedding);
    addAttention(shape, layer, addHere);
    addFeedForward(shape, layer, addHere);
    if (shape.perLayerEmbedding) {
      addHere('other', 'inp_gate', embedding, shape.perLayerEmbedding);
      addHere('other', 'proj', shape.perLayerEmbedding, embedding);
    }
  }
  return { metadata: toMetadata(shape, contextLength), tensors };
}

function isFull({ window, linear }: CatalogueShape, layer: number): boolean {
  const every = window?.fullEvery ?? linear?.fullEvery;
  return every === undefined || (layer + 1) % every === 0;
}

function addAttention(shape: CatalogueShape, layer: number, add: Add): void {
  const [, embedding, heads, kvHeads, headLength] = shape.dimensions;
  const { latent, linear, window } = shape;
  if (latent) {
    add('other', 'attn_q_a', embedding, latent.query);
    add('other', 'attn_q_b', latent.query, heads * (latent.key + latent.rope));
    add('other', 'attn_kv_a_mqa', embedding, latent.keyValue + latent.rope);
    add('other', 'attn_k_b', latent.key, latent.keyValue, heads);
    add('other', 'attn_v_b', latent.keyValue, latent.value, heads);
    add('attention-output', 'attn_output', heads * latent.value, embedding);
    return;
  }
  if (linear && !isFull(shape, layer)) {
    const values = linear.valueHeads * linear.headLength;
    add('value', 'attn_qkv', embedding, 2 * linear.keyHeads * linear.headLength + values);
    add('other', 'attn_gate', embedding, values);
    add('other', 'ssm_ba', embedding, 2 * linear.valueHeads);
    add('other', 'ssm_out', values, embedding);
    return;
  }
  const full = isFull(shape, layer) ? window?.full : undefined;
  const length = full?.headLength ?? headLength;
  const keys = (full?.kvHeads ?? kvHeads) * length;
  add('other', 'attn_q', embedding, heads * length * (linear ? 2 : 1));
  add('query', 'attn_k', embedding, keys);
  if (!full?.valueIsKey) add('value', 'attn_v', embedding, keys);
  add('attention-output', 'attn_output', heads * length, embedding);
}

function addFeedForward(shape: CatalogueShape, layer: number, add: Add): void {
  const [layers, embedding] = shape.dimensions;
  const { experts, sharedCache } = shape;
  const length =
    (sharedCache && layer >= layers - sharedCache.layers ? sharedCache.feedForward : undefined) ?? shape.dimensions[5];
  const isDense = !experts || layer < (experts.denseLayers ?? 0);
  if (isDense || experts.besideDense) {
    if (!shape.ungated) add('other', 'ffn_gate', embedding, length);
    add('other', 'ffn_up', embedding, length);
    add('down', 'ffn_down', length, embedding);
  }
  if (isDense) return;
  add('unquantized', 'ffn_gate_inp', embedding, experts.count);
  // In MXFP4 the experts are what is packed; in other mixes their down projections follow the rules of all others.
  for (const part of ['gate', 'up']) add('expert', `ffn_${part}_exps`, embedding, experts.feedForward, experts.count);
  add(
    shape.architecture === 'gpt-oss' ? 'expert' : 'down',
    'ffn_down_exps',
    experts.feedForward,
    embedding,
    experts.count,
  );
  if (experts.sharedFeedForward) {
    for (const part of ['gate', 'up']) add('other', `ffn_${part}_shexp`, embedding, experts.sharedFeedForward);
    add('down', 'ffn_down_shexp', experts.sharedFeedForward, embedding);
  }
}

function toMetadata(shape: CatalogueShape, contextLength: number): ReadonlyMap<string, GgufValue> {
  const [layers, embedding, heads, kvHeads, headLength, feedForward, vocabulary] = shape.dimensions;
  const { experts, window, sharedCache, latent, linear } = shape;
  const perLayer = <T>(value: (layer: number) => T): T[] => Array.from({ length: layers }, (_, layer) => value(layer));
  const entries: Record<string, GgufValue> = {
    block_count: layers,
    embedding_length: embedding,
    feed_forward_length: sharedCache?.feedForward
      ? perLayer((layer) => (layer >= layers - sharedCache.layers ? (sharedCache.feedForward ?? 0) : feedForward))
      : feedForward,
    context_length: contextLength,
    'attention.head_count': heads,
    'attention.head_count_kv': kvHeads,
    'attention.key_length': headLength,
    'attention.value_length': headLength,
    vocab_size: vocabulary,
  };
  if (experts) {
    entries['expert_count'] = experts.count;
    entries['expert_used_count'] = experts.used;
    entries['expert_feed_forward_length'] = experts.feedForward;
  }
  if (window) {
    entries['attention.sliding_window'] = window.tokens;
    entries['attention.sliding_window_pattern'] = perLayer((layer) => !isFull(shape, layer));
    if (window.full) {
      const { full } = window;
      entries['attention.key_length'] = full.headLength;
      entries['attention.value_length'] = full.headLength;
      entries['attention.key_length_swa'] = headLength;
      entries['attention.value_length_swa'] = headLength;
      entries['attention.head_count_kv'] = perLayer((layer) => (isFull(shape, layer) ? full.kvHeads : kvHeads));
    }
  }
  if (sharedCache) entries['attention.shared_kv_layers'] = sharedCache.layers;
  if (latent) {
    entries['attention.head_count_kv'] = 1;
    entries['attention.key_length'] = latent.keyValue + latent.rope;
    entries['attention.value_length'] = latent.keyValue;
    entries['attention.key_length_mla'] = latent.key + latent.rope;
    entries['attention.value_length_mla'] = latent.value;
    entries['attention.kv_lora_rank'] = latent.keyValue;
    entries['rope.dimension_count'] = latent.rope;
  }
  if (linear) {
    entries['full_attention_interval'] = linear.fullEvery;
    entries['ssm.conv_kernel'] = 4;
    entries['ssm.state_size'] = linear.headLength;
    entries['ssm.group_count'] = linear.keyHeads;
    entries['ssm.inner_size'] = linear.valueHeads * linear.headLength;
  }
  return new Map<string, GgufValue>([
    ['general.architecture', shape.architecture],
    ...Object.entries(entries).map(([key, value]) => [`${shape.architecture}.${key}`, value] as const),
  ]);
}
