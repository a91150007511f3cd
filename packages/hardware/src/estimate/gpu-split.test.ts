import { expect, it } from 'vitest';
import { headerOf, MODEL_SHAPES, type ModelShape, shapeOf } from '../testing/model-headers.ts';
import { estimateMemory } from './estimate-memory.ts';
import { toArchitecture } from './to-architecture.ts';

const MIB = 1024 * 1024;

/** Shapes whose tensors all stay below 128 MiB, the most that the device of the table takes in one piece. */
const SHAPES: Readonly<Record<string, ModelShape>> = {
  'mistral-7b': MODEL_SHAPES['mistral-7b'],
  'llama-1b': shapeOf('llama', [16, 2048, 32, 8, 64, 8192, 60_000], { tied: true }),
  qwen3: shapeOf('qwen3', [36, 2560, 32, 8, 128, 9728, 50_000], { tied: true, queryKeyNorm: true }),
  mixture: shapeOf('qwen3moe', [24, 1536, 24, 4, 128, 4096, 50_000], {
    queryKeyNorm: true,
    experts: { count: 64, used: 8, inner: 512 },
  }),
  gemma3: shapeOf('gemma3', [34, 2560, 8, 4, 256, 10_240, 60_000], {
    tied: true,
    queryKeyNorm: true,
    extra: { 'attention.sliding_window': 1024 },
  }),
};

type Row = readonly [
  shape: string,
  gpuLayers: number,
  context: number,
  sequences: number,
  flashAttention: boolean,
  gpuWeights: number,
  hostWeights: number,
  gpuContext: number,
  hostContext: number,
];

// MiB on each side as llama.cpp v0.5.0 allocates them, simulated by node-llama-cpp 3.22.1 from headers of these shapes:
// its Vulkan backend on Mesa's lavapipe 22.3.6, ubatch 512. Its own count of offloaded layers is one higher than here.
// biome-ignore format: a table
const ROWS: readonly Row[] = [
  ['mistral-7b', 1, 4096, 1, true, 237.5, 4179.5, 140.5, 516.0],
  ['mistral-7b', 1, 16384, 1, true, 237.5, 4179.5, 225.0, 2016.0],
  ['mistral-7b', 1, 8192, 2, true, 237.5, 4179.5, 193.5, 2008.0],
  ['mistral-7b', 1, 1024, 1, false, 237.5, 4179.5, 132.5, 146.0],
  ['mistral-7b', 15, 4096, 1, true, 2092.5, 2324.5, 364.5, 292.0],
  ['mistral-7b', 15, 16384, 1, true, 2092.5, 2324.5, 1121.0, 1120.0],
  ['mistral-7b', 15, 8192, 2, true, 2092.5, 2324.5, 1089.5, 1112.0],
  ['mistral-7b', 15, 1024, 1, false, 2092.5, 2324.5, 188.5, 90.0],
  ['mistral-7b', 31, 4096, 1, true, 4212.5, 204.5, 620.5, 36.0],
  ['mistral-7b', 31, 16384, 1, true, 4212.5, 204.5, 2145.0, 96.0],
  ['mistral-7b', 31, 8192, 2, true, 4212.5, 204.5, 2104.5, 88.0],
  ['mistral-7b', 31, 1024, 1, false, 4212.5, 204.5, 252.5, 26.0],
  ['mistral-7b', 32, 4096, 1, true, 4345.0, 72.0, 616.0, 20.0],
  ['mistral-7b', 32, 16384, 1, true, 4345.0, 72.0, 2164.0, 32.0],
  ['mistral-7b', 32, 8192, 2, true, 4345.0, 72.0, 2156.0, 24.0],
  ['mistral-7b', 32, 1024, 1, false, 4345.0, 72.0, 234.0, 22.0],
  ['qwen3', 1, 4096, 1, true, 129.6, 2201.2, 118.7, 574.0],
  ['qwen3', 1, 16384, 1, true, 129.6, 2201.2, 207.6, 2266.0],
  ['qwen3', 1, 8192, 2, true, 129.6, 2201.2, 171.7, 2258.0],
  ['qwen3', 1, 1024, 1, false, 129.6, 2201.2, 106.7, 156.0],
  ['qwen3', 17, 4096, 1, true, 1104.5, 1226.3, 374.7, 318.0],
  ['qwen3', 17, 16384, 1, true, 1104.5, 1226.3, 1231.6, 1242.0],
  ['qwen3', 17, 8192, 2, true, 1104.5, 1226.3, 1195.7, 1234.0],
  ['qwen3', 17, 1024, 1, false, 1104.5, 1226.3, 170.7, 92.0],
  ['qwen3', 35, 4096, 1, true, 2201.2, 129.6, 662.7, 30.0],
  ['qwen3', 35, 16384, 1, true, 2201.2, 129.6, 2351.6, 90.0],
  ['qwen3', 35, 8192, 2, true, 2201.2, 129.6, 2347.7, 82.0],
  ['qwen3', 35, 1024, 1, false, 2201.2, 129.6, 242.7, 20.0],
  ['qwen3', 36, 4096, 1, true, 2262.1, 68.7, 678.7, 14.0],
  ['qwen3', 36, 16384, 1, true, 2262.1, 68.7, 2406.7, 26.0],
  ['qwen3', 36, 8192, 2, true, 2262.1, 68.7, 2406.7, 18.0],
  ['qwen3', 36, 1024, 1, false, 2262.1, 68.7, 246.7, 16.0],
  ['mixture', 1, 4096, 1, true, 159.9, 2338.0, 108.7, 194.0],
  ['mixture', 1, 16384, 1, true, 159.9, 2338.0, 139.9, 758.0],
  ['mixture', 1, 8192, 2, true, 159.9, 2338.0, 132.7, 750.0],
  ['mixture', 1, 1024, 1, false, 159.9, 2338.0, 102.7, 56.0],
  ['mixture', 11, 4096, 1, true, 1158.6, 1339.4, 188.7, 114.0],
  ['mixture', 11, 16384, 1, true, 1158.6, 1339.4, 459.9, 438.0],
  ['mixture', 11, 8192, 2, true, 1158.6, 1339.4, 452.7, 430.0],
  ['mixture', 11, 1024, 1, false, 1158.6, 1339.4, 122.7, 36.0],
  ['mixture', 23, 4096, 1, true, 2356.9, 141.1, 284.7, 18.0],
  ['mixture', 23, 16384, 1, true, 2356.9, 141.1, 843.9, 54.0],
  ['mixture', 23, 8192, 2, true, 2356.9, 141.1, 836.7, 46.0],
  ['mixture', 23, 1024, 1, false, 2356.9, 141.1, 146.7, 12.0],
  ['mixture', 24, 4096, 1, true, 2456.8, 41.2, 292.7, 10.0],
  ['mixture', 24, 16384, 1, true, 2456.8, 41.2, 868.7, 22.0],
  ['mixture', 24, 8192, 2, true, 2456.8, 41.2, 868.7, 14.0],
  ['mixture', 24, 1024, 1, false, 2456.8, 41.2, 148.7, 10.0],
  ['llama-1b', 1, 4096, 1, true, 102.9, 621.3, 133.2, 132.0],
  ['llama-1b', 1, 16384, 1, true, 102.9, 621.3, 205.2, 504.0],
  ['llama-1b', 1, 8192, 2, true, 102.9, 621.3, 157.2, 496.0],
  ['llama-1b', 1, 1024, 1, false, 102.9, 621.3, 123.2, 42.0],
  ['llama-1b', 7, 4096, 1, true, 325.1, 399.1, 177.2, 84.0],
  ['llama-1b', 7, 16384, 1, true, 325.1, 399.1, 397.2, 312.0],
  ['llama-1b', 7, 8192, 2, true, 325.1, 399.1, 349.2, 304.0],
  ['llama-1b', 7, 1024, 1, false, 325.1, 399.1, 135.2, 30.0],
  ['llama-1b', 15, 4096, 1, true, 621.3, 102.9, 241.2, 20.0],
  ['llama-1b', 15, 16384, 1, true, 621.3, 102.9, 653.2, 56.0],
  ['llama-1b', 15, 8192, 2, true, 621.3, 102.9, 605.2, 48.0],
  ['llama-1b', 15, 1024, 1, false, 621.3, 102.9, 151.2, 14.0],
  ['llama-1b', 16, 4096, 1, true, 658.3, 65.9, 253.2, 12.0],
  ['llama-1b', 16, 16384, 1, true, 658.3, 65.9, 637.2, 24.0],
  ['llama-1b', 16, 8192, 2, true, 658.3, 65.9, 633.2, 16.0],
  ['llama-1b', 16, 1024, 1, false, 658.3, 65.9, 157.2, 12.0],
  ['gemma3', 1, 4096, 1, true, 140.2, 1988.3, 134.4, 291.8],
  ['gemma3', 1, 16384, 1, true, 140.2, 1988.3, 134.4, 543.8],
  ['gemma3', 1, 8192, 2, true, 140.2, 1988.3, 141.4, 731.8],
  ['gemma3', 1, 1024, 1, false, 140.2, 1988.3, 126.4, 154.1],
  ['gemma3', 16, 4096, 1, true, 1006.5, 1122.0, 257.4, 168.8],
  ['gemma3', 16, 16384, 1, true, 1006.5, 1122.0, 353.4, 324.8],
  ['gemma3', 16, 8192, 2, true, 1006.5, 1122.0, 451.4, 421.8],
  ['gemma3', 16, 1024, 1, false, 1006.5, 1122.0, 186.4, 94.1],
  ['gemma3', 33, 4096, 1, true, 1988.4, 140.2, 403.4, 22.8],
  ['gemma3', 33, 16384, 1, true, 1988.4, 140.2, 643.4, 34.8],
  ['gemma3', 33, 8192, 2, true, 1988.4, 140.2, 839.4, 33.8],
  ['gemma3', 33, 1024, 1, false, 1988.4, 140.2, 254.4, 26.1],
  ['gemma3', 34, 4096, 1, true, 2046.1, 82.4, 405.4, 15.8],
  ['gemma3', 34, 16384, 1, true, 2046.1, 82.4, 645.4, 27.8],
  ['gemma3', 34, 8192, 2, true, 2046.1, 82.4, 848.4, 19.8],
  ['gemma3', 34, 1024, 1, false, 2046.1, 82.4, 263.4, 22.1],
];

it.each(ROWS)('%s with %i layers on a GPU, %i tokens x %i, flash attention %s', (...row) => {
  const [shape, layers, contextLength, sequences, flashAttention, gpuWeights, hostWeights, gpuContext, hostContext] =
    row;
  const architecture = toArchitecture(headerOf(SHAPES[shape] as ModelShape));
  const { host, gpus } = estimateMemory(
    architecture,
    { contextLength, sequences, flashAttention },
    { gpuLayers: [layers] },
  );
  const gpu = gpus[0] ?? host;
  expect(Math.abs(gpu.weightsBytes / MIB / gpuWeights - 1)).toBeLessThan(0.001);
  expect(Math.abs(host.weightsBytes / MIB / hostWeights - 1)).toBeLessThan(0.001);
  const all = (device: typeof host): number => (device.weightsBytes + device.cacheBytes + device.computeBytes) / MIB;
  // Few layers with a long context are the hardest: what the GPU computes for the others is only approximate.
  const within = layers > 1 ? 0.05 : 0.11;
  expect(Math.abs(all(gpu) / (gpuWeights + gpuContext) - 1)).toBeLessThan(within);
  // To the digit but for a mask of a window; without flash attention llama.cpp has up to five masks more than we count.
  expect(Math.abs(all(host) - hostWeights - hostContext)).toBeLessThan(flashAttention ? 2.5 : 11);
});
