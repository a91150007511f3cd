import type { HardwareProfile } from '@modelhaven/core';
import type { RecommendationRequest, Recommendations } from './request.ts';

const GIB = 1024 ** 3;

/** Why nothing is recommended to a machine below the limits; undefined where it is not below them. */
export function belowMinimum(
  { memory, cpu }: HardwareProfile,
  minimum: RecommendationRequest['minimum'],
): Recommendations['nothing'] {
  const { memoryBytes = 0, cores = 0 } = minimum ?? {};
  // What is said to be 4 GB has a little less, since the system keeps some for itself.
  if (memory.totalBytes < memoryBytes * 0.95) {
    return {
      sentence: `This machine has ${(memory.totalBytes / GIB).toFixed(1)} GiB of memory, and local models are wanted from ${(memoryBytes / GIB).toFixed(1)} GiB on only.`,
      step: { kind: 'more-memory', bytes: Math.ceil(memoryBytes - memory.totalBytes) },
    };
  }
  if (cpu.usableCores < cores) {
    return {
      sentence: `This process may use ${Number(cpu.usableCores.toFixed(1))} cores, and local models are wanted from ${cores} on only.`,
      step: { kind: 'more-cores', cores },
    };
  }
  return undefined;
}
