import type { Checkpoint } from './checkpoint.ts';

/** The shape of a model whose weights are chance: as heavy to compute as a trained one, and as quick to make. */
export interface RandomShape {
  readonly vocabularySize: number;
  /** A multiple of `heads` times 32. */
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly feedForwardWidth: number;
  readonly layers: number;
  /** Tokens that are never likely, such as those that end an answer. */
  readonly unlikely: readonly number[];
}

/** A model of that shape; the same shape gives the same weights. All layers share theirs, which costs as much to compute. */
export function randomCheckpoint(shape: RandomShape): Checkpoint {
  const { vocabularySize, width, heads, keyValueHeads, feedForwardWidth } = shape;
  let state = 1;
  const chance = (count: number): Float32Array => {
    const spread = 1 / Math.sqrt(width);
    const data = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      data[i] = (state / 2 ** 31 - 1) * spread;
    }
    return data;
  };
  const ones = new Float32Array(width).fill(1);
  const embeddings = chance(vocabularySize * width);
  for (const token of shape.unlikely) embeddings.fill(0, token * width, (token + 1) * width);
  const headWidth = width / heads;
  const keyValueWidth = keyValueHeads * headWidth;
  const layer = {
    attentionNorm: ones,
    query: chance(width * width),
    key: chance(width * keyValueWidth),
    value: chance(width * keyValueWidth),
    attentionOutput: chance(width * width),
    feedForwardNorm: ones,
    gate: chance(width * feedForwardWidth),
    up: chance(width * feedForwardWidth),
    down: chance(width * feedForwardWidth),
  };
  const layerWeights = 2 * width * width + 2 * width * keyValueWidth + 3 * width * feedForwardWidth + 2 * width;
  return {
    vocabularySize,
    width,
    heads,
    keyValueHeads,
    headWidth,
    feedForwardWidth,
    parameterCount: vocabularySize * width + shape.layers * layerWeights + width,
    embeddings,
    layers: Array.from({ length: shape.layers }, () => layer),
    finalNorm: ones,
  };
}
