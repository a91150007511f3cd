import { describe, expect, it } from 'vitest';
import { headerOf, MODEL_SHAPES } from '../testing/model-headers.ts';
import { describeArchitecture } from './architecture.ts';
import { computeBufferBytes, hostBufferBytes } from './compute-buffer.ts';
import { cacheBytes } from './kv-cache.ts';
import { toArchitecture } from './to-architecture.ts';

const MIB = 1024 * 1024;
const of = (name: keyof typeof MODEL_SHAPES) => toArchitecture(headerOf(MODEL_SHAPES[name]));

/** Layers with 1,024 cache elements per token, as the models of these reports have them. */
const layersOf1024 = (layerCount: number) =>
  describeArchitecture({
    name: 'llama',
    layerCount,
    embeddingLength: 4096,
    heads: 32,
    kvHeads: 8,
    feedForwardLength: 14_336,
    vocabularySize: 32_768,
    fileBytes: 4e9,
  });

describe('sizes that llama.cpp and Ollama printed for real models', () => {
  it.each([
    ['logdetective PR 106, 2048', layersOf1024(32), { contextLength: 2048 }, 256],
    ['logdetective PR 106, 32768', layersOf1024(32), { contextLength: 32_768 }, 4096],
    ['ollama issue 6160', of('mistral-small-22b'), { contextLength: 49_152, keyType: 'q8_0', valueType: 'q8_0' }, 5712],
    ['ollama issue 10417', layersOf1024(40), { contextLength: 4096 }, 640],
    ['ollama issue 5913', of('llama-3.1-70b'), { contextLength: 2048 }, 640],
    ['llama.cpp PR 11446', of('deepseek-v3'), { contextLength: 32_768 }, 2196],
  ] as const)('cache of %s, to the byte', (_, architecture, options, mebibytes) => {
    expect(cacheBytes(architecture, options)).toBe(mebibytes * MIB);
  });

  it('cache of ik_llama.cpp PR 259, to its last digit', () => {
    const bytes = cacheBytes(of('deepseek-v3'), { contextLength: 32_768, keyType: 'q8_0' });
    expect((bytes / MIB).toFixed(2)).toBe('1166.63');
    expect(Math.abs(bytes / MIB - 1166.62)).toBeLessThan(0.01);
  });

  it.each([
    [2048, 164, 12.01],
    [32_768, 2144, 72.01],
  ])('scratch memory on CUDA and host without flash attention at %i tokens', (contextLength, gpu, host) => {
    const architecture = layersOf1024(32);
    const options = { contextLength, flashAttention: false };
    const bytes = computeBufferBytes(architecture, options) / MIB;
    // The buffer for a CPU alone is the sum of the two.
    expect(bytes).toBeGreaterThan(gpu * 0.99);
    expect(bytes).toBeLessThan((gpu + host) * 1.01);
    // Since then llama.cpp keeps room for the input states twice: 512 rows of 4,096 numbers.
    expect(hostBufferBytes(architecture, options) / MIB - 8).toBeCloseTo(host, 1);
  });

  it('scratch memory of ollama issue 6160', () => {
    const options = { contextLength: 49_152, keyType: 'q8_0', valueType: 'q8_0' } as const;
    expect(computeBufferBytes(of('mistral-small-22b'), options) / MIB).toBe(192);
  });

  it('growth of Llama 3.1 70B from 2,048 to 131,072 tokens in the README of gguf-parser', () => {
    const needed = (contextLength: number) => {
      const options = { contextLength, flashAttention: false };
      return cacheBytes(of('llama-3.1-70b'), options) + computeBufferBytes(of('llama-3.1-70b'), options);
    };
    expect(Math.abs((needed(131_072) - needed(2048)) / (1024 * MIB) / (95.86 - 40.49) - 1)).toBeLessThan(0.01);
  });
});
