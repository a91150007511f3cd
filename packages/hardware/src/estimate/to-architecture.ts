import { LlmError } from '@modelhaven/core';
import { bytesOfTensor } from '../gguf/ggml-types.ts';
import type { GgufModelHeader, GgufTensorInfo } from '../gguf/read-gguf-header.ts';
import type { LayerArchitecture, ModelArchitecture } from './architecture.ts';
import { type ArchitectureMetadata, readMetadata } from './metadata.ts';
import { recurrentStateBytes } from './recurrent-state.ts';
import { slidingWindowOf } from './sliding-window.ts';

const MOST_LAYERS = 1024;

/** Models that read a text at once and keep nothing of it: `create_memory` in llama.cpp's src/llama-model.cpp. */
const ENCODERS: ReadonlySet<string> = new Set([
  'bert',
  'nomic-bert',
  'nomic-bert-moe',
  'neo-bert',
  'jina-bert-v2',
  'jina-bert-v3',
  'modern-bert',
  'gemma-embedding',
  't5encoder',
]);

/**
 * What a GGUF header says of a model's needs. Weights are summed tensor by tensor. The headers of a split model are
 * given together, the first part first.
 *
 * @throws {LlmError} `INVALID_REQUEST` where the header names no layers: a vocabulary or a projector, not a model.
 */
export function toArchitecture(
  header: GgufModelHeader,
  ...furtherParts: readonly GgufModelHeader[]
): ModelArchitecture {
  const metadata = readMetadata(header);
  const embeddingLength = metadata.number('embedding_length');
  const blocks = metadata.number('block_count');
  if (!embeddingLength || !blocks || blocks > MOST_LAYERS) {
    throw new LlmError('INVALID_REQUEST', 'The GGUF header does not describe a language model.');
  }
  const tensors = [header, ...furtherParts].flatMap((part) => part.tensors);
  const weights = sumWeights(tensors, metadata);
  const trainedContext = metadata.number('context_length');
  return {
    name: metadata.architecture,
    embeddingLength,
    vocabularySize: metadata.vocabularySize ?? weights.vocabularySize ?? 0,
    layers: Array.from({ length: blocks }, (_, layer) =>
      toLayer(metadata, layer, blocks, embeddingLength, weights.layers.get(layer) ?? NO_TENSORS),
    ),
    weights: weights.sums,
    activeParameters: weights.activeParameters,
    hasExperts: weights.hasExperts,
    ...(ENCODERS.has(metadata.architecture) ? { isEncoder: true } : {}),
    ...(trainedContext === undefined ? {} : { trainedContext }),
  };
}

function toLayer(
  metadata: ArchitectureMetadata,
  layer: number,
  blocks: number,
  embeddingLength: number,
  tensors: LayerTensors,
): LayerArchitecture {
  const heads = metadata.perLayer('attention.head_count', layer) ?? 0;
  const kvHeads = metadata.perLayer('attention.head_count_kv', layer) ?? heads;
  const window = slidingWindowOf(metadata, layer, blocks);
  const lengthOf = (kind: 'key' | 'value'): number =>
    (window === undefined ? undefined : metadata.perLayer(`attention.${kind}_length_swa`, layer)) ??
    metadata.perLayer(`attention.${kind}_length`, layer) ??
    (heads > 0 ? embeddingLength / heads : 0);
  const latentLength = metadata.number('attention.kv_lora_rank');
  const isLatent =
    latentLength !== undefined && (metadata.number('attention.key_length_mla') !== undefined || kvHeads === 1);
  const recurrent = recurrentStateBytes(metadata, layer, embeddingLength, kvHeads);
  const keepsNone =
    recurrent.replacesAttention || sharesCache(metadata, layer, blocks) || ENCODERS.has(metadata.architecture);
  const latentWidth = isLatent ? latentLength + (metadata.number('rope.dimension_count') ?? 0) : 0;
  const denseLength = metadata.perLayer('feed_forward_length', layer) ?? 0;
  const expertsUsed = metadata.number('expert_used_count') ?? 0;
  // Mixtral and Jamba name one width for both.
  const expertLength = (metadata.number('expert_feed_forward_length') || denseLength) * expertsUsed;
  const hasExperts = tensors.hasExperts && expertsUsed > 0;
  return {
    heads: recurrent.replacesAttention ? 0 : heads,
    queryWidth: heads * lengthOf('key'),
    keyWidth: keepsNone ? 0 : isLatent ? latentWidth : kvHeads * lengthOf('key'),
    valueWidth: keepsNone || isLatent ? 0 : kvHeads * lengthOf('value'),
    recurrentStateBytes: recurrent.bytes,
    feedForwardLength: hasExperts ? expertLength : denseLength,
    weightBytes: tensors.bytes,
    ...(tensors.plainWidth > 0 && tensors.plainWidth <= denseLength && !tensors.hasGate ? { hasNoGate: true } : {}),
    ...(hasExperts ? { expertsUsed } : {}),
    ...(hasExperts && tensors.hasSharedExpert ? { hasSharedExpert: true } : {}),
    ...(isLatent ? { latentLength } : {}),
    ...(window === undefined ? {} : { slidingWindow: window }),
  };
}

/** The last layers of Gemma 3n and 4 read the cache of an earlier one (`shared_kv_layers`). */
function sharesCache(metadata: ArchitectureMetadata, layer: number, blocks: number): boolean {
  const shared =
    metadata.number('attention.shared_kv_layers') ?? (metadata.architecture === 'gemma3n' ? blocks - 20 : 0);
  return layer >= blocks - Math.max(0, shared);
}

/** What the tensors of a layer say of it. */
interface LayerTensors {
  bytes: number;
  hasExperts: boolean;
  hasSharedExpert: boolean;
  hasGate: boolean;
  /** Width of its `ffn_up`; twice the inner one where the gate is a part of it. */
  plainWidth: number;
}

const NO_TENSORS: LayerTensors = {
  bytes: 0,
  hasExperts: false,
  hasSharedExpert: false,
  hasGate: false,
  plainWidth: 0,
};

function noteTensor(layer: LayerTensors, { name, shape }: GgufTensorInfo, bytes: number): LayerTensors {
  return {
    bytes: layer.bytes + bytes,
    hasExperts: layer.hasExperts || name.includes('_exps'),
    hasSharedExpert: layer.hasSharedExpert || name.includes('_shexp'),
    hasGate: layer.hasGate || name.includes('.ffn_gate.'),
    plainWidth: name.endsWith('.ffn_up.weight') ? (shape[1] ?? 0) : layer.plainWidth,
  };
}

function sumWeights(tensors: readonly GgufTensorInfo[], metadata: ArchitectureMetadata) {
  const layers = new Map<number, LayerTensors>();
  const used = metadata.number('expert_used_count') ?? 0;
  const experts = metadata.number('expert_count') ?? 0;
  const expertShare = experts > 0 && used > 0 ? Math.min(1, used / experts) : 1;
  let [totalBytes, embeddingBytes, perLayerBytes, ownOutputBytes, sharedOutputBytes] = [0, 0, 0, 0, 0];
  let [activeBytes, activeParameters] = [0, 0];
  let vocabularySize: number | undefined;
  for (const tensor of tensors) {
    const { name, shape, type } = tensor;
    const elements = shape.reduce((product, size) => product * size, 1);
    // An unknown type is counted as eight bits: a guess, but one on the safe side of the usual quantisations.
    const bytes = bytesOfTensor(type, elements) ?? elements;
    totalBytes += bytes;
    const layer = /^(?:blk|block)\.(\d{1,4})\./.exec(name)?.[1];
    if (layer !== undefined) {
      const share = name.includes('_exps') ? expertShare : 1;
      layers.set(Number(layer), noteTensor(layers.get(Number(layer)) ?? NO_TENSORS, tensor, bytes));
      activeBytes += bytes * share;
      activeParameters += elements * share;
    } else if (name.startsWith('token_embd.')) {
      embeddingBytes += bytes;
      vocabularySize = shape[1];
      activeParameters += elements;
    } else if (name.startsWith('per_layer_token_embd.')) {
      // Rows of it are looked up for each token; it is never read as a whole, and never offloaded.
      perLayerBytes += bytes;
    } else {
      if (name === 'output.weight') ownOutputBytes += bytes;
      else sharedOutputBytes += bytes;
      activeBytes += bytes;
    }
  }
  // A model without an own output tensor reads the embedding table as one, and holds it twice when it is offloaded.
  const outputBytes = sharedOutputBytes + (ownOutputBytes > 0 ? ownOutputBytes : embeddingBytes);
  if (ownOutputBytes === 0) activeBytes += embeddingBytes;
  return {
    layers,
    vocabularySize,
    activeParameters,
    hasExperts: expertShare < 1,
    sums: { totalBytes, inputBytes: embeddingBytes + perLayerBytes, outputBytes, activeBytes },
  };
}
