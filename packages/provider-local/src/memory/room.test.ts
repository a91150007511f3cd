import type { HardwareProfile } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryLedger } from '../residency/admission.ts';
import { roomFor } from './room.ts';

const GIB = 1024 ** 3;
const profile = (availableGib: number, more: Partial<HardwareProfile> = {}): HardwareProfile => ({
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 4, features: [] },
  memory: { totalBytes: 16 * GIB, availableBytes: availableGib * GIB, unified: false },
  gpus: [],
  environment: [],
  probedAt: 0,
  ...more,
});
const bytes = (memory: number, gpu = 0) => ({ memoryBytes: memory * GIB, gpuMemoryBytes: gpu * GIB });
const ledger = (more: Partial<MemoryLedger> = {}): MemoryLedger => ({
  kept: bytes(0),
  coming: bytes(0),
  freed: bytes(0),
  ...more,
});
const gib = (found: HardwareProfile) => found.memory.availableBytes / GIB;

describe('roomFor', () => {
  it('does not take mapped files of loaded models for free memory', () => {
    expect(gib(roomFor(profile(15), ledger({ kept: bytes(10) }), undefined))).toBe(6);
  });

  it('leaves what other programs hold', () => {
    expect(gib(roomFor(profile(3), ledger({ kept: bytes(2) }), undefined))).toBe(3);
  });

  it('counts what leaves as free and what is coming as taken', () => {
    expect(gib(roomFor(profile(3), ledger({ freed: bytes(4), coming: bytes(1) }), undefined))).toBe(6);
  });

  it('believes a budget that somebody set, whatever the system says', () => {
    expect(gib(roomFor(profile(1), ledger({ kept: bytes(2) }), 5 * GIB))).toBe(3);
  });

  it('counts memory of the GPU as main memory where both are one', () => {
    const shared = profile(16, { memory: { totalBytes: 16 * GIB, availableBytes: 16 * GIB, unified: true } });
    expect(gib(roomFor(shared, ledger({ kept: bytes(1, 6) }), undefined))).toBe(9);
  });

  it('gives back memory of GPUs by their size, never more than they have', () => {
    const gpu = (total: number, free: number) => ({
      name: 'x',
      memoryTotalBytes: total * GIB,
      memoryFreeBytes: free * GIB,
    });
    const found = roomFor(profile(16, { gpus: [gpu(24, 4), gpu(8, 7)] }), ledger({ freed: bytes(0, 16) }), undefined);
    expect(found.gpus.map(({ memoryFreeBytes = 0 }) => memoryFreeBytes / GIB)).toEqual([16, 8]);
  });

  it('is never below nothing', () => {
    const amount = fc.integer({ min: 0, max: 40 });
    const footprint = fc.tuple(amount, amount).map(([a, b]) => bytes(a, b));
    fc.assert(
      fc.property(amount, footprint, footprint, footprint, fc.option(amount), (free, kept, coming, freed, budget) => {
        const found = roomFor(profile(free), { kept, coming, freed }, budget === null ? undefined : budget * GIB);
        expect(found.memory.availableBytes).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
