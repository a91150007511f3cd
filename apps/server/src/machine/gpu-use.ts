import type { GpuProfile } from '@modelhaven/core';
import type { MetricFamily } from '@modelhaven/monitoring';
import type { RouteContext } from '../server-types.ts';

/** What a graphics card does now. An absent field is unknown. */
export interface GpuUse {
  readonly name: string;
  /** 0 to 1. */
  readonly utilization?: number;
  readonly memoryUsedBytes?: number;
  readonly memoryTotalBytes?: number;
}

/**
 * What the graphics cards of this machine do, as its probe saw it last, at most some seconds ago. Empty where none is
 * known, nothing is told of them, or looking is switched off. Never rejects.
 */
export async function readGpuUse({
  hardware,
  hardwareSettings,
}: Pick<RouteContext, 'hardware' | 'hardwareSettings'>): Promise<readonly GpuUse[]> {
  if (!hardwareSettings.enabled) return [];
  const profile = await hardware.profile().catch(() => undefined);
  return (profile?.gpus ?? []).map(toGpuUse);
}

function toGpuUse({ name, utilization, memoryTotalBytes, memoryFreeBytes }: GpuProfile): GpuUse {
  return {
    name,
    ...(utilization === undefined ? {} : { utilization }),
    ...(memoryTotalBytes === undefined || memoryFreeBytes === undefined
      ? {}
      : { memoryUsedBytes: Math.max(0, memoryTotalBytes - memoryFreeBytes) }),
    ...(memoryTotalBytes === undefined ? {} : { memoryTotalBytes }),
  };
}

/** The same for Prometheus, by the place and the name of each card; a figure that is unknown has no sample. */
export function gpuFamilies(gpus: readonly GpuUse[]): readonly MetricFamily[] {
  const gauges = [
    ['utilization_ratio', 'How busy a GPU of this machine was in the last moments, 0 to 1.', 'utilization'],
    ['memory_used_bytes', 'Memory of a GPU of this machine that is taken, by whomever.', 'memoryUsedBytes'],
    ['memory_bytes', 'Memory of a GPU of this machine.', 'memoryTotalBytes'],
  ] as const;
  return gauges.flatMap(([name, help, field]): MetricFamily[] => {
    const samples = gpus.flatMap((gpu, place) => {
      const value = gpu[field];
      return value === undefined ? [] : [{ labels: { gpu: String(place), name: gpu.name }, value }];
    });
    return samples.length === 0 ? [] : [{ type: 'gauge', name: `modelhaven_gpu_${name}`, help, samples }];
  });
}
