import type { GpuProfile, HardwareProfile } from '@modelhaven/core';

const GIB = 1024 ** 3;

/** What may be used of a machine. */
export interface MemoryBudget {
  /** Bytes of main memory. */
  readonly hostBytes: number;
  /** Bytes of each GPU that can run layers, in the order of the profile; empty where there is none, 0 for one that does not help. */
  readonly gpuBytes: readonly number[];
  /** True where GPU and CPU share one memory, so that both budgets are the same bytes. */
  readonly unified: boolean;
}

/** How much of the memory may be used. */
export interface BudgetOptions {
  /** Share of the free memory of a GPU, 0 to 1; 0: no GPU is used. Default 0.95. */
  readonly gpuMemoryFraction?: number;
  /** Bytes of main memory that are left to others. Default: a tenth of what is free, at least 512 MiB. */
  readonly hostReserveBytes?: number;
}

// Metal's recommended working set is about two thirds of the memory of small machines and three quarters of large ones.
const appleShare = (totalBytes: number): number => (totalBytes > 36 * GIB ? 3 / 4 : 2 / 3);

/** Bytes that a model may take on each device of a machine. A GPU whose memory is unknown counts as absent. */
export function memoryBudget(profile: HardwareProfile, options: BudgetOptions = {}): MemoryBudget {
  const { gpuMemoryFraction = 0.95 } = options;
  const { availableBytes, totalBytes, unified } = profile.memory;
  const reserve = options.hostReserveBytes ?? Math.max(GIB / 2, availableBytes / 10);
  const hostBytes = Math.max(0, availableBytes - reserve);
  if (unified) {
    const hasGpu = profile.gpus.some(({ vendor }) => vendor === 'apple');
    const gpuBytes = Math.min(hostBytes, totalBytes * appleShare(totalBytes)) * Math.min(1, gpuMemoryFraction / 0.95);
    return { hostBytes, gpuBytes: hasGpu ? [gpuBytes] : [], unified: true };
  }
  const rooms = profile.gpus.map(
    (gpu) => (gpu.memoryFreeBytes ?? (gpu.memoryTotalBytes ?? 0) * 0.9) * gpuMemoryFraction,
  );
  const vendor = roomiestVendor(profile.gpus, rooms);
  return {
    hostBytes,
    gpuBytes: rooms.map((bytes, index) => (profile.gpus[index]?.vendor === vendor ? bytes : 0)),
    unified: false,
  };
}

/** An engine is built for the GPUs of one maker: a card does not help beside the graphics that came with the processor. */
function roomiestVendor(gpus: readonly GpuProfile[], rooms: readonly number[]): GpuProfile['vendor'] {
  const roomOf = (vendor: GpuProfile['vendor']): number =>
    gpus.reduce((sum, gpu, index) => sum + (gpu.vendor === vendor ? (rooms[index] ?? 0) : 0), 0);
  return gpus.map((gpu) => gpu.vendor).toSorted((a, b) => roomOf(b) - roomOf(a))[0];
}
