import type { GpuProfile, HardwareProfile } from '@modelhaven/core';
import type { ResidentModel } from './request.ts';

/** The machine as it is once some models are unloaded. */
export interface Room {
  readonly profile: HardwareProfile;
  readonly unloaded: readonly ResidentModel[];
}

/** The machine as it is, then with one of the models gone that may go, the smallest first, then with ever more of them. */
export function roomsOf(profile: HardwareProfile, resident: readonly ResidentModel[]): readonly Room[] {
  const movable = resident
    .filter((model) => model.pinned !== true && bytesOf(model) > 0)
    .toSorted((a, b) => bytesOf(a) - bytesOf(b));
  const together = movable.toReversed().map((_, index, largest) => largest.slice(0, index + 1));
  const sets = [[], ...movable.map((model) => [model]), ...together.slice(1)];
  return sets.map((unloaded) => ({ profile: without(profile, unloaded), unloaded }));
}

const bytesOf = ({ memoryBytes = 0, gpuMemoryBytes = 0 }: ResidentModel): number => memoryBytes + gpuMemoryBytes;

/** The profile with the memory of these models free. What they have on GPUs is taken to lie where memory is in use. */
export function without(profile: HardwareProfile, unloaded: readonly ResidentModel[]): HardwareProfile {
  if (unloaded.length === 0) return profile;
  const { memory, gpus } = profile;
  const sum = (part: (model: ResidentModel) => number | undefined): number =>
    unloaded.reduce((total, model) => total + (part(model) ?? 0), 0);
  const gpuBytes = sum((model) => model.gpuMemoryBytes);
  const hostBytes = sum((model) => model.memoryBytes) + (memory.unified ? gpuBytes : 0);
  const inUse = gpus.reduce((total, gpu) => total + usedBytes(gpu), 0);
  return {
    ...profile,
    memory: { ...memory, availableBytes: Math.min(memory.totalBytes, memory.availableBytes + hostBytes) },
    gpus: gpus.map((gpu) => {
      if (gpu.memoryFreeBytes === undefined || inUse === 0) return gpu;
      const freed = Math.min(usedBytes(gpu), (gpuBytes * usedBytes(gpu)) / inUse);
      return { ...gpu, memoryFreeBytes: gpu.memoryFreeBytes + freed };
    }),
  };
}

const usedBytes = ({ memoryTotalBytes = 0, memoryFreeBytes = 0 }: GpuProfile): number =>
  Math.max(0, memoryTotalBytes - memoryFreeBytes);
