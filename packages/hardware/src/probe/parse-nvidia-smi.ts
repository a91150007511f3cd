import type { GpuProfile } from '@modelhaven/core';

const MIB = 1024 * 1024;
const MOST_GPUS = 64;

/** Columns that are asked for, in the order in which they are read. `compute_cap` is unknown to drivers before 5xx. */
export const NVIDIA_COLUMNS = ['name', 'memory.total', 'memory.free', 'driver_version', 'compute_cap'] as const;

/**
 * Reads what `nvidia-smi --query-gpu=… --format=csv,noheader,nounits` says. Values in brackets (`[N/A]`,
 * `[Not Supported]`) and lines that are none of its own are left out.
 */
export function parseNvidiaSmi(output: string): GpuProfile[] {
  return output
    .split(/\r?\n/)
    .map((line) => line.split(',').map((part) => part.trim()))
    .filter((parts) => parts.length >= 4 && parts.length <= NVIDIA_COLUMNS.length && isName(parts[0]))
    .slice(0, MOST_GPUS)
    .flatMap(([name = '', total, free, driver, capability]): GpuProfile[] => {
      const memoryTotalBytes = mebibytes(total);
      const memoryFreeBytes = mebibytes(free);
      const isWhole = memoryTotalBytes !== undefined || /^\[.+\]$/.test(total ?? '');
      if (!isWhole) return [];
      return [
        {
          name: name.slice(0, 100),
          vendor: 'nvidia',
          ...(memoryTotalBytes === undefined ? {} : { memoryTotalBytes }),
          ...(memoryFreeBytes === undefined
            ? {}
            : { memoryFreeBytes: Math.min(memoryFreeBytes, memoryTotalBytes ?? 0) }),
          ...(/^\d{1,4}(?:\.\d{1,4}){1,3}$/.test(driver ?? '') ? { driver: driver ?? '' } : {}),
          ...(/^\d{1,2}\.\d{1,2}$/.test(capability ?? '') ? { computeCapability: capability ?? '' } : {}),
        },
      ];
    });
}

const isName = (text: string | undefined): boolean => text !== undefined && /^[A-Za-z][\x20-\x7e]*$/.test(text);

function mebibytes(text: string | undefined): number | undefined {
  const match = /^(\d{1,9})(?: MiB)?$/.exec(text ?? '');
  const value = Number(match?.[1]);
  return match && value > 0 ? value * MIB : undefined;
}
