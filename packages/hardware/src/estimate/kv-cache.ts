import type { LayerArchitecture, ModelArchitecture } from './architecture.ts';
import { bytesPerElement } from './cache-type.ts';
import { type ContextOptions, roundUp, withDefaults } from './context-options.ts';

/**
 * Bytes that one layer keeps of the context: cells x (key width + value width), for every sequence. A layer with a
 * sliding window has `window + batch + 1` cells at most, and recurrent state does not grow with the context. Equal to
 * llama.cpp's "KV buffer size" (src/llama-kv-cache.cpp, src/llama-kv-cache-iswa.cpp).
 */
export function layerCacheBytes(layer: LayerArchitecture, options: ContextOptions): number {
  const { contextLength, sequences, batchTokens, keyType, valueType } = withDefaults(options);
  const cells =
    layer.slidingWindow === undefined
      ? contextLength
      : Math.min(contextLength, roundUp(layer.slidingWindow + batchTokens + 1));
  const perCell = layer.keyWidth * bytesPerElement(keyType) + layer.valueWidth * bytesPerElement(valueType);
  return sequences * (cells * perCell + layer.recurrentStateBytes);
}

/** Bytes of the whole cache. */
export function cacheBytes({ layers }: ModelArchitecture, options: ContextOptions): number {
  return layers.reduce((sum, layer) => sum + layerCacheBytes(layer, options), 0);
}
