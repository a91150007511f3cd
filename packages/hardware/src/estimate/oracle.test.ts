import { describe, expect, it } from 'vitest';
import { architectureOf, MODEL_CATALOGUE } from '../catalogue/catalogue.ts';
import { headerOf, MODEL_SHAPES, type ModelShape, shapeOf } from '../testing/model-headers.ts';
import { computeBufferBytes } from './compute-buffer.ts';
import type { ContextOptions } from './context-options.ts';
import { cacheBytes } from './kv-cache.ts';
import { toArchitecture } from './to-architecture.ts';

const MIB = 1024 * 1024;

const COLUMNS: readonly ContextOptions[] = [
  { contextLength: 4096 },
  { contextLength: 4096, flashAttention: false },
  { contextLength: 8192 },
  { contextLength: 32_768 },
  { contextLength: 32_768, keyType: 'q8_0', valueType: 'q8_0' },
  { contextLength: 32_768, keyType: 'q4_0', valueType: 'q4_0' },
  { contextLength: 32_768, flashAttention: false },
  { contextLength: 131_072 },
  { contextLength: 4096, sequences: 4 },
];

// MiB of cache + compute + output buffers as llama.cpp v0.5.0 allocates them (simulated from headers by
// node-llama-cpp 3.22.1 on a CPU with batches of 512), in the order of COLUMNS.
const CONTEXT_MIB: Readonly<Record<keyof typeof MODEL_SHAPES, readonly number[]>> = {
  'llama-3.2-1b': [386.5, 414, 514.5, 1282.5, 806.5, 550.5, 3158, 4354.5, 770.5],
  'qwen3-4b': [882.8, 882.8, 1458.8, 4914.8, 2754.8, 1602.8, 6755, 18_738.8, 2610.8],
  'gemma-3-4b': [811, 806, 886, 1371, 970.9, 760.1, 1454.7, 3286, 1660.1],
  'mistral-7b': [632, 820, 1148, 4244, 2316.1, 1292.1, 6252, 16_628, 2168],
  'qwen2.5-7b': [535, 535, 759, 2103, 1270, 822, 3685, 7479, 1207],
  'llama-3.1-8b': [778.5, 820, 1290.5, 4362.5, 2450.5, 1426.5, 6252, 16_650.5, 2314.5],
  'mistral-small-22b': [1044, 1352, 1944, 7344, 3972.1, 2180.1, 10_368, 28_944, 3732],
  'llama-3.1-70b': [1562.5, 1884, 2842.5, 10_522.5, 5738.5, 3178.5, 14_484, 41_320, 5402.5],
  'qwen3-30b-a3b': [688.8, 688.8, 1072.8, 3376.8, 1936.8, 1168.8, 5214, 12_592.8, 1840.8],
  'gpt-oss-20b': [529.2, 673.5, 646.1, 1196.4, 828, 631.5, 4992.6, 3500.4, 871.3],
  'deepseek-v3': [686.5, 1714.5, 965, 2636, 1606.6, 1057.6, 10_844, 9320, 1510],
};

// MiB of weights from the same source. The last two models of the table have other mixes of formats.
const WEIGHT_MIB: Partial<Record<keyof typeof MODEL_SHAPES, number>> = {
  'llama-3.2-1b': 733.3,
  'qwen3-4b': 2402.1,
  'gemma-3-4b': 2323.7,
  'mistral-7b': 4417,
  'qwen2.5-7b': 4700.5,
  'llama-3.1-8b': 4932.8,
  'mistral-small-22b': 13_458.8,
  'llama-3.1-70b': 42_895.6,
  'qwen3-30b-a3b': 18_885.5,
};

/** More models, at which no formula was looked at while it was made; the same source, columns below. */
const FURTHER: readonly (readonly [string, ModelShape, readonly number[]])[] = [
  [
    'tinyllama-1.1b',
    shapeOf('llama', [22, 2048, 32, 4, 64, 5632, 32_000]),
    [158.5, 373, 422.5, 785, 451, 275, 2837, 2993, 774.5],
  ],
  [
    'llama-2-13b',
    shapeOf('llama', [40, 5120, 40, 40, 128, 13_824, 32_000]),
    [3325, 3598, 12_937, 25_753, 13_743.1, 7343.1, 28_294, 102_649, 25_729],
  ],
  [
    'qwen2.5-32b',
    shapeOf('qwen2', [64, 5120, 40, 8, 128, 27_648, 152_064]),
    [1341, 1406, 4413, 8509, 4679, 2631, 10_870, 33_098, 8509],
  ],
  [
    'qwen3-0.6b',
    shapeOf('qwen3', [28, 1024, 16, 8, 128, 3072, 151_936], { tied: true }),
    [760.8, 750.8, 2112.8, 3884.8, 2204.8, 1308.8, 4690, 14_636.8, 3884.8],
  ],
  [
    'phi-4',
    shapeOf('phi3', [40, 5120, 40, 10, 128, 17_920, 100_352], { extra: { 'attention.sliding_window': 131_072 } }),
    [1040, 1163, 3416, 6616, 3616, 2016, 9059, 25_863, 6644],
  ],
  [
    'gemma-2-9b',
    shapeOf('gemma2', [42, 3584, 16, 8, 256, 14_336, 256_000], { extra: { 'attention.sliding_window': 4096 } }),
    [1859, 1859, 4001, 6689, 3794.9, 2251.4, 7326.8, 22_817, 9083],
  ],
  [
    'gemma-3-27b',
    shapeOf('gemma3', [62, 5376, 32, 16, 128, 21_504, 262_144], { extra: { 'attention.sliding_window': 1024 } }),
    [1582, 1582, 2542, 3822, 2280.8, 1458.8, 5471.3, 11_502, 6006.1],
  ],
  [
    'command-r7b',
    shapeOf('cohere2', [32, 4096, 32, 8, 128, 14_336, 256_000], { extra: { 'attention.sliding_window': 4096 } }),
    [1037, 1029, 1485, 1997, 1303.3, 933.3, 3645.7, 5069, 3373.1],
  ],
];

const FURTHER_COLUMNS: readonly ContextOptions[] = COLUMNS.map((options, column) =>
  column === 2 ? { contextLength: 16_384 } : column === 8 ? { contextLength: 8192, sequences: 4 } : options,
);

const models = Object.keys(MODEL_SHAPES).map((name) => name as keyof typeof MODEL_SHAPES);

/** Shapes of the catalogue, which no formula was made from; the same source, for files of these shapes. */
const OF_CATALOGUE: readonly (readonly [string, readonly ContextOptions[], readonly number[]])[] = [
  // Latent attention with few heads, and experts.
  [
    'glm-4.7-flash',
    COLUMNS.filter((_, column) => [0, 2, 3, 4, 8].includes(column)),
    [546.4, 757.9, 2026.9, 1233.8, 1180.9],
  ],
  // Windows, with other heads in the layers without one.
  [
    'gemma-4-31b',
    COLUMNS.filter((_, column) => [0, 2, 3, 4, 8].includes(column)),
    [2312.9, 2636.9, 4504.6, 2672.9, 7473.4],
  ],
  // Nothing is kept, and nothing grows with the context.
  ['bge-m3', COLUMNS.filter((_, column) => [0, 2, 8].includes(column)), [14.5, 14.5, 14.5]],
];

/** Models that the catalogue shares with the tables above. */
const SAME: Readonly<Record<string, string>> = { 'mistral-7b': 'mistral-7b-v0.3' };

describe("llama.cpp's own allocations", () => {
  for (const name of models) {
    const architecture = toArchitecture(headerOf(MODEL_SHAPES[name]));
    COLUMNS.forEach((options, column) => {
      it(`${name}, ${JSON.stringify(options)}`, () => {
        const estimate = (cacheBytes(architecture, options) + computeBufferBytes(architecture, options)) / MIB;
        const actual = CONTEXT_MIB[name][column] ?? 0;
        expect(Math.abs(estimate / actual - 1), `${estimate} MiB for ${actual}`).toBeLessThan(0.05);
      });
    });
  }

  const estimateMib = (architecture: ReturnType<typeof toArchitecture>, options: ContextOptions): number =>
    (cacheBytes(architecture, options) + computeBufferBytes(architecture, options)) / MIB;
  const inCatalogue = (id: string) => {
    const model = MODEL_CATALOGUE.find((entry) => entry.id === (SAME[id] ?? id));
    return model && architectureOf(model, model.quantizations?.[0] ?? 'Q4_K_M');
  };

  it.each(OF_CATALOGUE)('%s, from its shape in the catalogue alone', (id, columns, actual) => {
    columns.forEach((options, column) => {
      const architecture = inCatalogue(id);
      const estimate = architecture ? estimateMib(architecture, options) : Number.NaN;
      expect(Math.abs(estimate / (actual[column] ?? 0) - 1), `${JSON.stringify(options)}: ${estimate}`).toBeLessThan(
        0.05,
      );
    });
  });

  it('are met from the shapes of the catalogue as they are from headers', () => {
    const further = FURTHER.map(([id, , actual]) => [id, FURTHER_COLUMNS, actual] as const);
    const first = models.map((id) => [id, COLUMNS, CONTEXT_MIB[id]] as const);
    let compared = 0;
    for (const [id, columns, actual] of [...first, ...further]) {
      const architecture = inCatalogue(id);
      if (!architecture) continue;
      columns.forEach((options, column) => {
        compared++;
        const estimate = estimateMib(architecture, options);
        expect(Math.abs(estimate / (actual[column] ?? 0) - 1), `${id} ${JSON.stringify(options)}`).toBeLessThan(0.05);
      });
    }
    expect(compared).toBeGreaterThan(12 * 9);
  });

  it.each(FURTHER)('%s, at which no formula was looked at', (_, shape, actual) => {
    const architecture = toArchitecture(headerOf(shape));
    FURTHER_COLUMNS.forEach((options, column) => {
      const estimate = (cacheBytes(architecture, options) + computeBufferBytes(architecture, options)) / MIB;
      expect(Math.abs(estimate / (actual[column] ?? 0) - 1), JSON.stringify(options)).toBeLessThan(0.03);
    });
  });

  it.each(Object.entries(WEIGHT_MIB))('weights of %s', (name, actual) => {
    const header = headerOf(MODEL_SHAPES[name as keyof typeof MODEL_SHAPES]);
    const estimate = toArchitecture(header).weights.totalBytes / MIB;
    expect(Math.abs(estimate / actual - 1), `${estimate} MiB for ${actual}`).toBeLessThan(0.001);
  });
});
