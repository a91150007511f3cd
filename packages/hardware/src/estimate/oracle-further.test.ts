import { describe, expect, it } from 'vitest';
import { ORACLE_ENCODERS, ORACLE_MODELS } from '../testing/oracle-models.ts';
import { computeBufferBytes } from './compute-buffer.ts';
import type { ContextOptions } from './context-options.ts';
import { cacheBytes } from './kv-cache.ts';
import { toArchitecture } from './to-architecture.ts';

const MIB = 1024 * 1024;

const COLUMNS: readonly ContextOptions[] = [
  { contextLength: 4096 },
  { contextLength: 8192 },
  { contextLength: 32_768 },
  { contextLength: 32_768, keyType: 'q8_0', valueType: 'q8_0' },
  { contextLength: 4096, sequences: 4 },
  { contextLength: 32_768, flashAttention: false },
];

// MiB of cache, compute and output buffers as llama.cpp v0.5.0 allocates them on a CPU with batches of 512: simulated by
// node-llama-cpp 3.22.1 from files that had a header only, with these shapes, in the order of COLUMNS.
const CONTEXT_MIB: Readonly<Record<string, readonly number[]>> = {
  'mixtral-8x7b': [716, 1232, 4328, 2400.1, 2252, 6252],
  'qwen2-57b-a14b': [608.8, 829.8, 2173, 1333, 1280.8, 3734.3],
  'deepseek-v2-lite': [361.8, 483.3, 1212.3, 756.6, 726.3, 2146],
  'deepseek-v2-lite, older': [1320.3, 2372, 8884, 4826.3, 4560.3, 9776.3],
  'glm-4.5-air': [1068, 1800, 6208, 3448, 3276, 12_180],
  'llama-4-scout': [1192.6, 1986.6, 3194.7, 1901, 3496.6, 5459.1],
  olmoe: [618.3, 1130.3, 4202.3, 2286.3, 2154.3, 5212],
  dbrx: [944, 1588, 5440.1, 3040.2, 2864, 8296],
  'minimax-m2': [1394.8, 2386.8, 8338.8, 4618.8, 4370.8, 11_118],
  'falcon-7b': [176.8, 208.8, 400.8, 280.8, 272.8, 4908.9],
  'starcoder2-3b': [234, 354, 1074, 618, 594, 2591],
  'nemotron-4': [1048, 1560, 4632, 2700, 2584, 7296],
  bloom: [2434, 4354, 15_874, 8666, 8194, 17_536],
  'phi-3-mini': [1626.8, 3146.8, 12_386.2, 6626.2, 6234.9, 14_434.2],
  'glm-4-9b': [472, 632, 1592, 1000, 952, 3433],
  'command-r': [5672, 10_796, 41_492, 22_292, 21_032, 45_232],
  'gemma-2b': [580, 652, 1084, 818, 796, 1173],
  'gemma-3n-e4b': [598.3, 629, 817, 678.3, 814.4, 929.3],
  'exaone-4-32b': [1244.4, 1644.4, 3197.7, 1810.4, 4316.5, 5646.8],
  'minicpm3-4b': [3258.5, 6371.5, 24_958.5, 13_333.5, 12_558.5, 27_465.5],
  'mamba-1.4b': [124.5, 124.5, 124.5, 124.5, 167.2, 124.5],
  'mamba-2-2.7b': [277.2, 277.2, 277.2, 277.2, 769, 277.2],
  'jamba-mini': [276.7, 344.7, 752.7, 512.8, 518.6, 2676.6],
  'granite-4-tiny': [295.4, 327.4, 519.4, 399.4, 557.5, 1160.4],
  'nemotron-h-8b': [446.8, 506.8, 906.8, 650.8, 935.3, 2766.8],
  'falcon-h1-1.5b': [309, 401, 977, 617, 815.9, 1438],
  'qwen3-next-80b': [484.1, 576.1, 1184.1, 824.4, 998.3, 1973.4],
  'lfm2-1.2b': [192.2, 232.2, 520.2, 340.2, 336.6, 2518.2],
  'rwkv7-1.5b': [148.4, 148.4, 148.4, 148.4, 189.5, 148.4],
};

// The same for contexts that embed, whose batch holds the whole text: of 512, 2048 and 8192 tokens.
const READING_MIB: Readonly<Record<string, readonly number[]>> = {
  'bge-m3': [14.5, 64, 352.1],
  'nomic-embed': [23, 98, 488.1],
  'jina-v2': [21.5, 92, 464.1],
  'embedding-gemma': [12.3, 61, 436.1],
  'qwen3-embedding-0.6b': [365.3, 1427.1, 5804.2],
};
const READING: readonly ContextOptions[] = [512, 2048, 8192].map((tokens) => ({
  contextLength: tokens,
  batchTokens: tokens,
}));

function differences(
  header: Parameters<typeof toArchitecture>[0] | undefined,
  columns: readonly ContextOptions[],
  actual: readonly number[],
): readonly string[] {
  if (!header) throw new Error('There is no such model.');
  const architecture = toArchitecture(header);
  return columns.flatMap((options, column) => {
    const estimate = (cacheBytes(architecture, options) + computeBufferBytes(architecture, options)) / MIB;
    const ratio = estimate / (actual[column] ?? 0);
    return Math.abs(ratio - 1) < 0.05 ? [] : [`${JSON.stringify(options)}: ${estimate.toFixed(1)}`];
  });
}

describe("llama.cpp's own allocations for models of all kinds", () => {
  it.each(Object.entries(CONTEXT_MIB))('%s', (name, actual) => {
    expect(differences(ORACLE_MODELS[name], COLUMNS, actual)).toEqual([]);
  });

  it.each(Object.entries(READING_MIB))('%s, reading texts', (name, actual) => {
    expect(differences(ORACLE_ENCODERS[name], READING, actual)).toEqual([]);
  });

  it('has figures for every model', () => {
    expect(Object.keys(ORACLE_MODELS)).toEqual(Object.keys(CONTEXT_MIB));
    expect(Object.keys(ORACLE_ENCODERS)).toEqual(Object.keys(READING_MIB));
  });
});
