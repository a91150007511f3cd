import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../estimate/kv-cache.ts';
import { architectureOf, MODEL_CATALOGUE, parametersOf } from './catalogue.ts';
import { QUANTIZATIONS, type Quantization } from './quantization.ts';

const byId = (id: string) => {
  const model = MODEL_CATALOGUE.find((entry) => entry.id === id);
  if (!model) throw new Error(`There is no ${id}.`);
  return model;
};
const fileBytes = (id: string, quantization: Quantization) => architectureOf(byId(id), quantization).weights.totalBytes;

describe('the catalogue', () => {
  it('has enough models from small to large, and names each once', () => {
    const ids = MODEL_CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const sizes = MODEL_CATALOGUE.filter(({ kind }) => kind === 'chat').map((model) => parametersOf(model).total);
    expect(sizes.length).toBeGreaterThanOrEqual(40);
    expect(Math.min(...sizes)).toBeLessThan(0.4e9);
    expect(Math.max(...sizes)).toBeGreaterThan(200e9);
  });

  it.each(MODEL_CATALOGUE.map((model) => [model.id, model] as const))(
    '%s can be had and says where its shape is from',
    (_, model) => {
      expect(Object.keys(model.repositories).length).toBeGreaterThan(0);
      expect(model.shapeSource.length).toBeGreaterThan(20);
      for (const repository of [model.repositories.gguf, model.repositories.onnx]) {
        if (repository !== undefined) expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
      }
      for (const figure of Object.values(model.figures ?? {})) expect(figure).toBeGreaterThan(0);
    },
  );

  // As published: parameters in safetensors files (exact) and on model cards (rounded, projector and heads left out).
  it.each([
    ['qwen3-4b', 4.022468e9, 0.0005],
    ['llama-3.1-8b', 8.03e9, 0.001],
    ['llama-3.1-70b', 70.6e9, 0.001],
    ['gemma-4-31b', 30.7e9, 0.001],
    ['gemma-4-26b-a4b', 25.2e9, 0.002],
    ['qwen3-235b-a22b', 235e9, 0.001],
    ['gpt-oss-120b', 116.8e9, 0.001],
    ['gpt-oss-20b', 20.9e9, 0.001],
    ['mixtral-8x7b', 46.7e9, 0.001],
    ['mistral-nemo-12b', 12.2e9, 0.005],
    ['bge-m3', 568e6, 0.01],
    ['mxbai-embed-large-v1', 335e6, 0.01],
    ['nomic-embed-text-v1.5', 137e6, 0.01],
    ['all-minilm-l6-v2', 22.7e6, 0.04],
  ] as const)('%s adds up to the parameters that are published', (id, published, tolerance) => {
    expect(Math.abs(parametersOf(byId(id)).total / published - 1)).toBeLessThan(tolerance);
  });

  it('knows how many of them work on each token', () => {
    const active = (id: string) => parametersOf(byId(id)).active / 1e9;
    expect(active('gpt-oss-120b')).toBeCloseTo(5.1, 1);
    expect(active('gpt-oss-20b')).toBeCloseTo(3.6, 1);
    expect(active('gemma-4-26b-a4b')).toBeCloseTo(3.8, 1);
    expect(active('mixtral-8x7b')).toBeCloseTo(12.9, 0);
    expect(active('gemma-4-e2b')).toBeCloseTo(2.3, 1);
  });
});

describe('sizes of files that do not exist here', () => {
  // GiB, the table that llama-quantize prints (tools/quantize/quantize.cpp), for Llama 3 8B.
  it.each([
    ['Q2_K', 2.96],
    ['Q3_K_M', 3.74],
    ['Q4_K_M', 4.58],
    ['Q5_K_M', 5.33],
    ['Q6_K', 6.14],
    ['Q8_0', 7.96],
  ] as const)('%s of an 8B', (quantization, gib) => {
    expect(Math.abs(fileBytes('llama-3.1-8b', quantization) / 1024 ** 3 / gib - 1)).toBeLessThan(0.004);
  });

  // GB, bartowski's table for Llama 3.1 70B, as ozeki.chat/p_8590-understanding-ai-model-files.html repeats it.
  it.each([
    ['Q8_0', 74.98],
    ['Q6_K', 57.89],
    ['Q5_K_M', 49.95],
    ['Q4_K_M', 42.52],
    ['Q3_K_M', 34.27],
  ] as const)('%s of a 70B', (quantization, gb) => {
    expect(Math.abs(fileBytes('llama-3.1-70b', quantization) / 1e9 / gb - 1)).toBeLessThan(0.001);
  });

  it('packs experts in MXFP4: llama-quantize said 11536.18 MiB of gpt-oss-20b, biases included', () => {
    expect(Math.abs(fileBytes('gpt-oss-20b', 'MXFP4') / 1024 ** 2 / 11_536.18 - 1)).toBeLessThan(0.003);
  });

  it('makes every coarser format smaller', () => {
    for (const model of MODEL_CATALOGUE.filter(({ quantizations }) => quantizations === undefined)) {
      const sizes = QUANTIZATIONS.map((quantization) => fileBytes(model.id, quantization));
      expect(sizes, model.id).toEqual(sizes.toSorted((a, b) => b - a));
    }
  });
});

describe('what a shape needs of the cache', () => {
  const cache = (id: string, contextLength: number) => cacheBytes(architectureOf(byId(id), 'Q8_0'), { contextLength });

  it('grows only where a layer sees everything', () => {
    // Ten full layers of 4 heads x 512; the others keep a window.
    const grows = cache('gemma-4-31b', 65_536) - cache('gemma-4-31b', 32_768);
    expect(grows).toBe(10 * 32_768 * 2 * (4 * 512) * 2);
    // One in four layers attends: 16 x 4 heads x 256.
    expect(cache('qwen3.6-27b', 65_536) - cache('qwen3.6-27b', 32_768)).toBe(16 * 32_768 * 2 * (4 * 256) * 2);
    // Latent attention keeps one row of 576 per token and layer.
    expect(cache('glm-4.7-flash', 65_536)).toBe(47 * 65_536 * 576 * 2);
  });

  it('is nothing for models that read a text at once', () => {
    for (const id of ['bge-m3', 'all-minilm-l6-v2', 'nomic-embed-text-v1.5', 'embeddinggemma-300m']) {
      expect(cache(id, 512), id).toBe(0);
    }
  });
});
