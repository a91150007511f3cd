import type { HardwareProfile } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerOf, MODEL_SHAPES } from '../testing/model-headers.ts';
import { describeFit } from './describe-fit.ts';
import { memoryBudget } from './memory-budget.ts';
import { toArchitecture } from './to-architecture.ts';

const GIB = 1024 ** 3;

function machine(ramGib: number, ...gpuGib: readonly number[]): HardwareProfile {
  return {
    platform: 'linux',
    architecture: 'x64',
    cpu: { usableCores: 8, features: ['avx2'] },
    memory: { totalBytes: ramGib * GIB, availableBytes: ramGib * GIB, unified: false, bandwidthBytesPerSecond: 60e9 },
    gpus: gpuGib.map((size) => ({
      name: 'NVIDIA GeForce RTX 3090',
      vendor: 'nvidia' as const,
      memoryTotalBytes: size * GIB,
      memoryFreeBytes: size * GIB,
    })),
    environment: [],
    probedAt: 0,
  };
}

const eight = toArchitecture(headerOf(MODEL_SHAPES['llama-3.1-8b']));
const seventy = toArchitecture(headerOf(MODEL_SHAPES['llama-3.1-70b']));

describe('describeFit', () => {
  it('puts all of a model on the GPU where there is room', () => {
    const fit = describeFit(machine(32, 24), eight, { contextLength: 8192 });
    expect(fit).toMatchObject({ fits: true, mode: 'gpu', gpuLayers: [32], largestContext: 131_072 });
    expect(fit).not.toHaveProperty('step');
    expect(fit.summary).toMatch(
      /^Fits on the GPU: 6\.6 GiB with 8192 tokens of context, about \d+ \(\d+ to \d+\) tokens/,
    );
    // Weights without the input table, cache, scratch memory and driver context: 4932.8 - 281.8 + 1024 + 266.5 + 457.
    expect(fit.memory.gpus[0]?.totalBytes).toBeCloseTo(6398.5 * 2 ** 20, -6);
  });

  it('takes one GPU where one is enough, the roomier one, and several where it takes several', () => {
    expect(describeFit(machine(32, 8, 24), eight).gpuLayers).toEqual([0, 32]);
    const both = describeFit(machine(64, 24, 24), seventy);
    expect(both.mode).toBe('gpu');
    expect(both.gpuLayers.reduce((sum, layers) => sum + layers, 0)).toBe(80);
    expect(Math.min(...both.gpuLayers)).toBeGreaterThan(30);
  });

  it('leaves to the CPU what the GPU has no room for, and says what would help', () => {
    const fit = describeFit(machine(64, 6), eight, { contextLength: 16_384 });
    expect(fit.mode).toBe('split');
    expect(fit.gpuLayers[0]).toBeGreaterThan(10);
    expect(fit.gpuLayers[0]).toBeLessThan(32);
    expect(fit.step).toMatchObject({ kind: 'shorter-context' });
    expect(fit.summary).toMatch(
      /layers on the GPU.*With a context of \d+ tokens it would run on the GPU as a whole\.$/,
    );
  });

  it('offers a quantised cache before anything else', () => {
    const fit = describeFit(machine(64, 8), eight, { contextLength: 20_480 });
    expect(fit).toMatchObject({ mode: 'split', step: { kind: 'quantise-cache', cacheType: 'q8_0' } });
    const taken = describeFit(machine(64, 8), eight, { contextLength: 20_480, keyType: 'q8_0', valueType: 'q8_0' });
    expect(taken.mode).toBe('gpu');
  });

  it('offers a smaller file where no context is short enough', () => {
    const fit = describeFit(machine(32), seventy);
    expect(fit).toMatchObject({ fits: false, step: { kind: 'smaller-file' } });
    expect(fit).not.toHaveProperty('speed');
    expect(fit).not.toHaveProperty('largestContext');
  });

  it('says how much memory is missing where nothing smaller would do', () => {
    const fit = describeFit(machine(8), seventy);
    expect(fit).toMatchObject({ fits: false, step: { kind: 'more-memory' } });
    expect(fit.summary).toMatch(/^Does not fit: it needs 4\d\.\d GiB.*It lacks 3\d\.\d GiB of memory/);
  });

  it('runs on the CPU where there is no GPU, or none whose memory is known', () => {
    expect(describeFit(machine(16), eight).mode).toBe('cpu');
    const unknown = { ...machine(16), gpus: [{ name: 'Intel GPU', vendor: 'intel' as const }] };
    expect(describeFit(unknown, eight)).toMatchObject({ mode: 'cpu', gpuLayers: [0] });
  });

  it('counts unified memory once', () => {
    const apple: HardwareProfile = {
      ...machine(16),
      platform: 'darwin',
      memory: { totalBytes: 16 * GIB, availableBytes: 11 * GIB, unified: true },
      gpus: [{ name: 'Apple M2 Pro', vendor: 'apple' }],
    };
    const fit = describeFit(apple, eight);
    expect(fit.mode).toBe('gpu');
    expect(fit.speed?.generation?.likely).toBeGreaterThan(20);
    const small = { ...apple, memory: { ...apple.memory, availableBytes: 5 * GIB } };
    expect(describeFit(small, eight).fits).toBe(false);
  });

  it('puts no model on the cards of two makers', () => {
    const mixed = machine(64, 24, 8);
    const gpus = mixed.gpus.map((gpu, index) => (index === 1 ? { ...gpu, vendor: 'amd' as const } : gpu));
    expect(memoryBudget({ ...mixed, gpus }).gpuBytes).toEqual([24 * GIB * 0.95, 0]);
    expect(describeFit({ ...mixed, gpus }, seventy).gpuLayers[1]).toBe(0);
    expect(describeFit(mixed, seventy).gpuLayers[1]).toBeGreaterThan(5);
  });

  it('says what holds the machine back just now, and changes no figure for it', () => {
    const plain = describeFit(machine(64, 12), eight);
    const held = describeFit({ ...machine(64, 12), power: { source: 'battery', savesEnergy: true } }, eight);
    expect(held.speed).toEqual(plain.speed);
    expect(held.summary).toMatch(/may be slower just now: it runs on its battery and it saves energy\./);
    expect(describeFit({ ...machine(64, 12), power: { source: 'mains' } }, eight).summary).toBe(plain.summary);
  });

  it('heeds the share of GPU memory that it may take', () => {
    expect(memoryBudget(machine(16, 10), { gpuMemoryFraction: 0.5 }).gpuBytes).toEqual([5 * GIB]);
    expect(describeFit(machine(64, 12), eight, { gpuMemoryFraction: 0.4 }).mode).toBe('split');
    const none = describeFit(machine(64, 12), eight, { gpuMemoryFraction: 0 });
    expect([none.mode, none.step]).toEqual(['cpu', undefined]);
  });

  it('stays within every budget, and keeps its promise of the largest context', () => {
    const gib = fc.double({ min: 0.5, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        gib,
        fc.array(gib, { maxLength: 3 }),
        fc.integer({ min: 256, max: 65_536 }),
        (ram, gpus, contextLength) => {
          const profile = machine(ram, ...gpus);
          const budget = memoryBudget(profile);
          const fit = describeFit(profile, eight, { contextLength });
          if (fit.fits) {
            expect(fit.memory.host.totalBytes).toBeLessThanOrEqual(budget.hostBytes);
            fit.memory.gpus.forEach((gpu, index) => {
              if (gpu.layers > 0) expect(gpu.totalBytes).toBeLessThanOrEqual(budget.gpuBytes[index] ?? 0);
            });
            expect(fit.largestContext).toBeGreaterThanOrEqual(Math.min(contextLength, 131_072));
          }
          if (fit.largestContext !== undefined) {
            expect(describeFit(profile, eight, { contextLength: fit.largestContext }).fits).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
