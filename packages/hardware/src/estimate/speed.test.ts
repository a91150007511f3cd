import type { GpuProfile, HardwareProfile } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { findChip } from '../chips/chip-table.ts';
import { type ArchitectureDescription, describeArchitecture } from './architecture.ts';
import { describeFit } from './describe-fit.ts';

const GIB = 1024 ** 3;

const model = (
  fileGigabytes: number,
  layerCount: number,
  embeddingLength: number,
  vocabularySize: number,
  rest: Partial<ArchitectureDescription> = {},
) =>
  describeArchitecture({
    name: 'model',
    layerCount,
    embeddingLength,
    heads: 32,
    kvHeads: 8,
    headLength: 128,
    feedForwardLength: embeddingLength * 3,
    vocabularySize,
    fileBytes: fileGigabytes * 1e9,
    ...rest,
  });

// Sizes of the published Q4_K_M files (gpt-oss in MXFP4).
const MODELS = {
  'llama-3.2-1b': model(0.81, 16, 2048, 128_256, { tied: true }),
  'llama-3.2-3b': model(2.02, 28, 3072, 128_256, { tied: true }),
  'qwen3-4b': model(2.5, 36, 2560, 151_936, { tied: true }),
  'gemma-3-4b': model(2.49, 34, 2560, 262_144, { tied: true }),
  'llama-3.1-8b': model(4.92, 32, 4096, 128_256, { parameters: 8.03e9 }),
  'qwen3-8b': model(5.03, 36, 4096, 151_936, { parameters: 8.19e9 }),
  'qwen3-14b': model(9, 40, 5120, 151_936, { parameters: 14.8e9 }),
  'qwen3-32b': model(19.8, 64, 5120, 151_936, { parameters: 32.8e9 }),
  'qwen3-30b-a3b': model(18.6, 48, 2048, 151_936, { parameters: 30.5e9, activeParameters: 3.3e9 }),
  'gpt-oss-20b': model(12.1, 24, 2880, 201_088, { parameters: 20.9e9, activeParameters: 3.6e9 }),
};

type Rows = Partial<Record<keyof typeof MODELS, number>>;

// Tokens per second of one request in llama.cpp or Ollama: community data of llmfit (MIT).
const FITTED: Readonly<Record<string, Rows>> = {
  'NVIDIA GeForce RTX 5070': { 'llama-3.2-1b': 466, 'llama-3.2-3b': 205, 'llama-3.1-8b': 105, 'qwen3-14b': 59 },
  'AMD Radeon RX 7900 XT': { 'llama-3.2-1b': 376, 'llama-3.2-3b': 200, 'llama-3.1-8b': 114, 'qwen3-30b-a3b': 152 },
  'Apple M4 Pro': { 'llama-3.2-1b': 217, 'llama-3.2-3b': 95, 'llama-3.1-8b': 47, 'qwen3-14b': 26.6 },
};
const HELD_OUT: Readonly<Record<string, Rows>> = {
  'NVIDIA GeForce RTX 5070': { 'qwen3-4b': 156, 'qwen3-8b': 103, 'gemma-3-4b': 153 },
  'AMD Radeon RX 7900 XT': { 'qwen3-14b': 67, 'qwen3-32b': 31.6, 'gpt-oss-20b': 163 },
  'NVIDIA GeForce RTX 2080': { 'llama-3.2-1b': 304, 'llama-3.2-3b': 140, 'llama-3.1-8b': 72, 'qwen3-8b': 69 },
  'AMD Radeon RX 9070 XT': { 'gpt-oss-20b': 121.4 },
  'Apple M4 Pro': { 'qwen3-30b-a3b': 71 },
  'Apple M5 Max': { 'llama-3.2-1b': 251, 'llama-3.2-3b': 162, 'llama-3.1-8b': 89 },
  'Apple M3 Pro': { 'qwen3-8b': 24.6 },
};

function machineWith(name: string): HardwareProfile {
  const unified = name.startsWith('Apple');
  const vendor: GpuProfile['vendor'] = unified ? 'apple' : name.startsWith('AMD') ? 'amd' : 'nvidia';
  return {
    platform: unified ? 'darwin' : 'linux',
    architecture: unified ? 'arm64' : 'x64',
    cpu: { usableCores: 8, features: [] },
    memory: { totalBytes: 64 * GIB, availableBytes: 60 * GIB, unified },
    gpus: [{ name, vendor, ...(unified ? {} : { memoryTotalBytes: 32 * GIB, memoryFreeBytes: 32 * GIB }) }],
    environment: [],
    probedAt: 0,
  };
}

function compare(rows: Readonly<Record<string, Rows>>) {
  return Object.entries(rows).flatMap(([card, measured]) =>
    Object.entries(measured).map(([name, speed]) => {
      const architecture = MODELS[name as keyof typeof MODELS];
      const range = describeFit(machineWith(card), architecture).speed?.generation;
      const bandwidth = findChip(card)?.bandwidthBytesPerSecond ?? 0;
      const common = (bandwidth / architecture.weights.totalBytes) * 0.55;
      const likely = range?.likely ?? 0;
      return {
        row: `${card}, ${name}: ${likely.toFixed(1)} for ${speed}`,
        inRange: range !== undefined && range.low <= speed && speed <= range.high,
        hasExperts: architecture.hasExperts,
        error: Math.abs(likely / speed - 1),
        commonError: Math.abs(common / speed - 1),
      };
    }),
  );
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

describe('generation speed', () => {
  it('is met on rows that nothing was fitted to, better than by bandwidth / size x 0.55', () => {
    const rows = compare(HELD_OUT);
    const dense = rows.filter(({ hasExperts }) => !hasExperts);
    const listed = rows.map(({ row }) => row).join('\n');
    expect(rows, listed).toHaveLength(16);
    expect(median(dense.map(({ error }) => error)), listed).toBeLessThan(0.1);
    expect(median(dense.map(({ error }) => error))).toBeLessThan(
      median(dense.map(({ commonError }) => commonError)) / 2,
    );
    expect(median(rows.map(({ error }) => error))).toBeLessThan(median(rows.map(({ commonError }) => commonError)) / 2);
    expect(rows.filter(({ inRange }) => inRange).length, listed).toBeGreaterThanOrEqual(15);
  });

  it('is within a fifth of the rows it was fitted to', () => {
    for (const { error, row } of compare(FITTED)) expect(error, row).toBeLessThan(0.2);
  });

  it('is absent where the bandwidth is not known', () => {
    const unknown = machineWith('NVIDIA Graphics Device');
    const fit = describeFit(unknown, MODELS['llama-3.1-8b']);
    expect(fit.mode).toBe('gpu');
    expect(fit.speed).toEqual({ source: 'The memory bandwidth of a device is not known.' });
  });

  it('is slower the more layers stay with the CPU', () => {
    const machine = machineWith('NVIDIA GeForce RTX 5070');
    const speedWith = (gibibytes: number) => {
      const gpus = machine.gpus.map((gpu) => ({ ...gpu, memoryFreeBytes: gibibytes * GIB }));
      const memory = { ...machine.memory, bandwidthBytesPerSecond: 60e9 };
      return describeFit({ ...machine, memory, gpus }, MODELS['qwen3-14b']).speed?.generation?.likely ?? 0;
    };
    const speeds = [16, 10, 8, 6, 4, 0.1].map(speedWith);
    expect(speeds).toEqual(speeds.toSorted((a, b) => b - a));
    expect(speeds.at(-1)).toBeGreaterThan(0);
  });
});

describe('the table of chips', () => {
  it.each([
    ['NVIDIA GeForce RTX 4070 Ti SUPER', 672],
    ['NVIDIA GeForce RTX 4070 Ti', 504],
    ['NVIDIA GeForce RTX 4070', 504],
    ['NVIDIA A100-SXM4-80GB', 2039],
    ['NVIDIA H100 80GB HBM3', 3350],
    ['Tesla T4', 320],
    ['AMD Radeon RX 7900 XTX', 960],
    ['Radeon RX 7900 XT', 800],
    ['Apple M2', 102],
    ['Apple M2 Max', 410],
    ['Intel(R) Arc(TM) A770 Graphics', 560],
  ])('knows %s', (name, gigabytes) => {
    expect(findChip(name)?.bandwidthBytesPerSecond).toBe(gigabytes * 1e9);
  });

  it.each(['NVIDIA GeForce RTX 4090 Laptop GPU', 'NVIDIA GeForce RTX 9999', 'Apple M9', 'AMD GPU (device 744c)', ''])(
    'does not guess for "%s"',
    (name) => {
      expect(findChip(name)).toBeUndefined();
    },
  );
});
