import type { LayerArchitecture, ModelArchitecture } from './architecture.ts';
import { type ContextOptions, type FullContextOptions, withDefaults } from './context-options.ts';

const FLOAT_BYTES = 4;

/**
 * Bytes of llama.cpp's scratch memory ("compute buffer size") on the device that runs the layers: the largest of three
 * stages, since memory is reused between them.
 *
 * - output: `batch x (vocabulary + 2 x embedding) x 4`
 * - feed-forward: `batch x (3 x inner + 4 x embedding) x 4`, plus the attention mask
 * - attention without flash attention: `batch x (heads x context + 3 x embedding + 2 x query + 2 x key) x 4`, plus the mask
 *
 * Found from llama.cpp's own allocation for eleven architectures, nine of which it meets to the digit at most sizes
 * (the test holds the table); latent attention and windows are met within 4 %.
 */
export function computeBufferBytes(architecture: ModelArchitecture, options: ContextOptions): number {
  const full = withDefaults(options);
  const { embeddingLength, vocabularySize, layers } = architecture;
  if (architecture.isEncoder === true) return encoderBytes(architecture, full);
  const row = batchRows(architecture, full) * FLOAT_BYTES;
  const output = row * (vocabularySize + 2 * embeddingLength);
  return layers.reduce((most, layer) => Math.max(most, layerStageBytes(layer, embeddingLength, row, full)), output);
}

/** `batch x (inner + 3 x embedding) x 4`, with a gate twice the inner width, and a mask over the batch alone. */
function encoderBytes(
  { name, embeddingLength, layers }: ModelArchitecture,
  { batchTokens, contextLength }: FullContextOptions,
): number {
  const rows = Math.min(batchTokens, contextLength);
  const inner = Math.max(0, ...layers.map(({ feedForwardLength }) => feedForwardLength));
  return rows * FLOAT_BYTES * ((name === 'bert' ? 1 : 2) * inner + 3 * embeddingLength) + rows * rows * 2;
}

function layerStageBytes(
  layer: LayerArchitecture,
  embeddingLength: number,
  row: number,
  options: FullContextOptions,
): number {
  const { contextLength, flashAttention } = options;
  const feedForward = row * (3 * layer.feedForwardLength + 4 * embeddingLength);
  if (layer.heads === 0) return feedForward;
  const mask = contextLength * (row / FLOAT_BYTES) * (flashAttention ? 2 : 4);
  const latent = layer.latentLength === undefined ? 0 : layer.heads * (layer.keyWidth + 2 * layer.latentLength);
  if (flashAttention) return mask + Math.max(feedForward, row * latent);
  const cells =
    layer.slidingWindow === undefined
      ? contextLength
      : Math.min(contextLength, layer.slidingWindow + options.batchTokens + 1);
  const width = latent || 3 * embeddingLength + 2 * layer.queryWidth + 2 * layer.keyWidth;
  return mask + Math.max(feedForward, row * (layer.heads * cells + width));
}

/** Bytes of scratch memory that stay with the CPU when all layers run on a GPU: the input states and the mask. */
export function hostBufferBytes(architecture: ModelArchitecture, options: ContextOptions): number {
  const full = withDefaults(options);
  const rows = batchRows(architecture, full);
  return rows * (architecture.embeddingLength * FLOAT_BYTES + full.contextLength * (full.flashAttention ? 2 : 4));
}

/** llama.cpp reserves one row more for models with a sliding window. */
function batchRows({ layers }: ModelArchitecture, { batchTokens, contextLength }: FullContextOptions): number {
  const hasWindow = layers.some(({ slidingWindow }) => slidingWindow !== undefined);
  return Math.min(batchTokens, contextLength) + (hasWindow ? 1 : 0);
}
