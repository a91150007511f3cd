import type { LayerArchitecture, ModelArchitecture } from './architecture.ts';
import { type ContextOptions, type FullContextOptions, withDefaults } from './context-options.ts';

const FLOAT_BYTES = 4;

/**
 * Bytes of llama.cpp's scratch memory ("compute buffer size") on the device that runs the layers: the largest of three
 * stages, since memory is reused between them.
 *
 * - output: `batch x (vocabulary + 2 x embedding) x 4`; beside a shared expert the results of the experts stay in the way,
 *   `experts x embedding` more
 * - feed-forward: `batch x (3 x inner + 4 x embedding) x 4`, plus the attention mask; `inner + 4 x embedding` without a
 *   gate, and with experts at least `(2 x experts + 4) x embedding`
 * - attention without flash attention: `batch x (heads x context + 3 x embedding + 2 x query + 2 x key) x 4`, plus the mask
 *
 * Found from llama.cpp's own allocation for eleven architectures, nine of which it meets to the digit at most sizes, and
 * held to forty more (the tests hold the tables); latent attention, windows, and experts are met within 5 % of all that
 * a context takes.
 */
export function computeBufferBytes(architecture: ModelArchitecture, options: ContextOptions): number {
  const full = withDefaults(options);
  const { embeddingLength, vocabularySize, layers } = architecture;
  if (architecture.isEncoder === true) return encoderBytes(architecture, full);
  const row = batchRows(architecture, full) * FLOAT_BYTES;
  const output = row * (vocabularySize + (2 + expertsInTheWay(layers)) * embeddingLength);
  return layers.reduce((most, layer) => Math.max(most, layerStageBytes(layer, embeddingLength, row, full)), output);
}

/**
 * `batch x (inner + 3 x embedding) x 4`, with a gate three times the inner width, and a mask over the batch alone, two
 * where some layers look back over a window.
 */
function encoderBytes(
  { name, embeddingLength, layers }: ModelArchitecture,
  { batchTokens, contextLength }: FullContextOptions,
): number {
  const rows = Math.min(batchTokens, contextLength);
  const inner = Math.max(0, ...layers.map((layer) => layer.feedForwardLength * (layer.hasNoGate ? 1 : 3)));
  const masks = layers.some(({ slidingWindow }) => slidingWindow !== undefined) ? 2 : 1;
  const states = name === 'jina-bert-v2' ? 2 : 3;
  return rows * FLOAT_BYTES * (inner + states * embeddingLength) + masks * rows * rows * 2;
}

/** Between recurrent layers, results of experts were found to leave no such gap. */
function expertsInTheWay(layers: readonly LayerArchitecture[]): number {
  const isRecurrent = layers.some(({ recurrentStateBytes }) => recurrentStateBytes > 0);
  const last = layers.at(-1);
  return last?.hasSharedExpert && !isRecurrent ? (last.expertsUsed ?? 0) : 0;
}

function layerStageBytes(
  layer: LayerArchitecture,
  embeddingLength: number,
  row: number,
  options: FullContextOptions,
): number {
  const { contextLength, flashAttention } = options;
  const { expertsUsed = 0, hasNoGate } = layer;
  const feedForward =
    row *
    Math.max(
      (hasNoGate ? 1 : 3) * layer.feedForwardLength + 4 * embeddingLength,
      expertsUsed > 0 ? (2 * expertsUsed + 4) * embeddingLength : 0,
    );
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

/**
 * Bytes of scratch memory that stay with the CPU when layers run on a GPU: the mask, and the input states twice, since
 * llama.cpp v0.5.0 keeps room for tokens and for embeddings.
 */
export function hostBufferBytes(architecture: ModelArchitecture, options: ContextOptions): number {
  const rows = batchRows(architecture, withDefaults(options));
  return rows * architecture.embeddingLength * 2 * FLOAT_BYTES + maskBytes(architecture, options);
}

/** Bytes of one attention mask: 16-bit with flash attention, else 32-bit. */
export function maskBytes(architecture: ModelArchitecture, options: ContextOptions): number {
  const full = withDefaults(options);
  return batchRows(architecture, full) * full.contextLength * (full.flashAttention ? 2 : 4);
}

/** llama.cpp reserves one row more for models with a sliding window. */
function batchRows({ layers }: ModelArchitecture, { batchTokens, contextLength }: FullContextOptions): number {
  const hasWindow = layers.some(({ slidingWindow }) => slidingWindow !== undefined);
  return Math.min(batchTokens, contextLength) + (hasWindow ? 1 : 0);
}
