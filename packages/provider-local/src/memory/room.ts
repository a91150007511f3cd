import type { GpuProfile, HardwareProfile } from '@modelhaven/core';
import type { MemoryLedger } from '../residency/admission.ts';
import type { Footprint } from '../residency/resident.ts';

/**
 * The machine as one more model would find it. Main memory is the lesser of two: what has not been promised to models
 * yet, since files that are mapped into memory look free to the system though they are in use; and what is really free,
 * with what others give back and without what loads under way will still take.
 *
 * @param budgetBytes main memory that all models together may take; where it is given, it alone counts
 */
export function roomFor(
  profile: HardwareProfile,
  { kept, coming, freed }: MemoryLedger,
  budgetBytes: number | undefined,
): HardwareProfile {
  const { memory } = profile;
  const bytesOf = (footprint: Footprint): number =>
    footprint.memoryBytes + (memory.unified ? footprint.gpuMemoryBytes : 0);
  const unpromised = (budgetBytes ?? memory.totalBytes) - bytesOf(kept) - bytesOf(coming);
  const free = memory.availableBytes + bytesOf(freed) - bytesOf(coming);
  const availableBytes = Math.max(0, budgetBytes === undefined ? Math.min(unpromised, free) : unpromised);
  return { ...profile, memory: { ...memory, availableBytes }, gpus: gpusFor(profile.gpus, freed, coming) };
}

/** What the driver says is free is taken as it is; what others give back, or will take, is spread by size. */
function gpusFor(gpus: readonly GpuProfile[], freed: Footprint, coming: Footprint): readonly GpuProfile[] {
  const totalBytes = gpus.reduce((sum, { memoryTotalBytes = 0 }) => sum + memoryTotalBytes, 0);
  const difference = freed.gpuMemoryBytes - coming.gpuMemoryBytes;
  if (difference === 0 || totalBytes === 0) return gpus;
  return gpus.map((gpu) => {
    const { memoryTotalBytes, memoryFreeBytes } = gpu;
    if (memoryTotalBytes === undefined || memoryFreeBytes === undefined) return gpu;
    const bytes = memoryFreeBytes + difference * (memoryTotalBytes / totalBytes);
    return { ...gpu, memoryFreeBytes: Math.max(0, Math.min(memoryTotalBytes, bytes)) };
  });
}
