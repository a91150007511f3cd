import type { ModelArchitecture } from './architecture.ts';
import { computeBufferBytes, hostBufferBytes, maskBytes } from './compute-buffer.ts';
import { type ContextOptions, withDefaults } from './context-options.ts';
import { layerCacheBytes } from './kv-cache.ts';

/** What the layers of a model take, added up so that any run of them is a difference. */
export interface LayerSums {
  /** Bytes of the layers before each number, so that there is one more entry than layers. */
  readonly weightsBefore: readonly number[];
  readonly cacheBefore: readonly number[];
  readonly computeBytes: number;
  readonly hostBufferBytes: number;
  readonly maskBytes: number;
}

const KEPT_PER_MODEL = 32;
const kept = new WeakMap<ModelArchitecture, Map<string, LayerSums>>();

/** The sums for one way to run a model. Placing layers asks for them hundreds of times: the last few are kept. */
export function layerSums(architecture: ModelArchitecture, options: ContextOptions): LayerSums {
  let ofModel = kept.get(architecture);
  if (!ofModel) {
    ofModel = new Map();
    kept.set(architecture, ofModel);
  }
  const { contextLength, sequences, batchTokens, flashAttention, keyType, valueType } = withDefaults(options);
  const key = `${contextLength} ${sequences} ${batchTokens} ${flashAttention} ${keyType} ${valueType}`;
  let sums = ofModel.get(key);
  if (!sums) {
    if (ofModel.size >= KEPT_PER_MODEL) ofModel.clear();
    sums = addUp(architecture, options);
    ofModel.set(key, sums);
  }
  return sums;
}

function addUp(architecture: ModelArchitecture, options: ContextOptions): LayerSums {
  const weightsBefore = [0];
  const cacheBefore = [0];
  architecture.layers.forEach((layer, index) => {
    weightsBefore.push((weightsBefore[index] ?? 0) + layer.weightBytes);
    cacheBefore.push((cacheBefore[index] ?? 0) + layerCacheBytes(layer, options));
  });
  return {
    weightsBefore,
    cacheBefore,
    computeBytes: computeBufferBytes(architecture, options),
    hostBufferBytes: hostBufferBytes(architecture, options),
    maskBytes: maskBytes(architecture, options),
  };
}
