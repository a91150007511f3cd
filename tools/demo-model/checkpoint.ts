import { readFileSync } from 'node:fs';

/** One layer of the model, matrices as rows of outputs. */
export interface Layer {
  readonly attentionNorm: Float32Array;
  readonly query: Float32Array;
  readonly key: Float32Array;
  readonly value: Float32Array;
  readonly attentionOutput: Float32Array;
  readonly feedForwardNorm: Float32Array;
  readonly gate: Float32Array;
  readonly up: Float32Array;
  readonly down: Float32Array;
}

/** A trained model of the llama architecture with tied embeddings. */
export interface Checkpoint {
  readonly vocabularySize: number;
  /** Width of the model. */
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
  readonly feedForwardWidth: number;
  readonly parameterCount: number;
  readonly embeddings: Float32Array;
  readonly layers: readonly Layer[];
  readonly finalNorm: Float32Array;
}

const MAGIC = 0x544e594c;
const HEADER_BYTES = 32;

/** Reads what the trainer saved: eight 32-bit numbers, then all weights as float32, little-endian. Throws on another file. */
export function readCheckpoint(path: string): Checkpoint {
  const bytes = readFileSync(path);
  const header = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + HEADER_BYTES));
  const [magic, vocabularySize, width, layerCount, heads, keyValueHeads, feedForwardWidth] =
    header as unknown as number[];
  if (magic !== MAGIC || !vocabularySize || !width || !layerCount || !heads || !keyValueHeads || !feedForwardWidth) {
    throw new Error(`${path} is not a checkpoint of the trainer.`);
  }
  const weights = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset + HEADER_BYTES, bytes.byteOffset + bytes.length),
  );
  let position = 0;
  const take = (count: number) => {
    position += count;
    return weights.subarray(position - count, position);
  };
  const headWidth = width / heads;
  const keyValueWidth = keyValueHeads * headWidth;
  const embeddings = take(vocabularySize * width);
  const layers = Array.from({ length: layerCount }, () => ({
    attentionNorm: take(width),
    query: take(width * width),
    key: take(width * keyValueWidth),
    value: take(width * keyValueWidth),
    attentionOutput: take(width * width),
    feedForwardNorm: take(width),
    gate: take(width * feedForwardWidth),
    up: take(width * feedForwardWidth),
    down: take(feedForwardWidth * width),
  }));
  const finalNorm = take(width);
  if (position !== weights.length) throw new Error(`${path} has ${weights.length} weights instead of ${position}.`);
  return {
    vocabularySize,
    width,
    heads,
    keyValueHeads,
    headWidth,
    feedForwardWidth,
    parameterCount: weights.length,
    embeddings,
    layers,
    finalNorm,
  };
}
