import type { GpuProfile } from '@modelhaven/core';

const MIB = 1024 * 1024;
const MOST_GPUS = 64;

/**
 * Columns that are asked for, in the order in which they are read. `compute_cap` is unknown to drivers before 5xx, and
 * `mig.mode.current` to those before 450.
 */
export const NVIDIA_COLUMNS = [
  'name',
  'memory.total',
  'memory.free',
  'driver_version',
  'utilization.gpu',
  'mig.mode.current',
  'compute_cap',
] as const;

/** A card as its driver lists it. */
export interface NvidiaCard {
  readonly gpu: GpuProfile;
  /** True where the card is divided into instances, so that nobody can use it as a whole. */
  readonly isDivided: boolean;
}

/**
 * Reads what `nvidia-smi --query-gpu=… --format=csv,noheader,nounits` says. Values in brackets (`[N/A]`,
 * `[Not Supported]`) and lines that are none of its own are left out.
 */
export function parseNvidiaSmi(output: string): NvidiaCard[] {
  return output
    .split(/\r?\n/)
    .map((line) => line.split(',').map((part) => part.trim()))
    .filter((parts) => parts.length >= 4 && parts.length <= NVIDIA_COLUMNS.length && isName(parts[0]))
    .slice(0, MOST_GPUS)
    .flatMap(([name = '', total, free, driver, ...rest]): NvidiaCard[] => {
      const capability = rest.find((text) => /^\d{1,2}\.\d{1,2}$/.test(text));
      const percent = rest.map((text) => /^(\d{1,3})(?: %)?$/.exec(text)?.[1]).find((text) => text !== undefined);
      const memoryTotalBytes = mebibytes(total) || undefined;
      const memoryFreeBytes = mebibytes(free);
      const isWhole = memoryTotalBytes !== undefined || /^\[.+\]$/.test(total ?? '');
      if (!isWhole) return [];
      return [
        {
          isDivided: rest.includes('Enabled'),
          gpu: {
            name: name.slice(0, 100),
            vendor: 'nvidia',
            ...(memoryTotalBytes === undefined ? {} : { memoryTotalBytes }),
            ...(memoryFreeBytes === undefined || memoryTotalBytes === undefined
              ? {}
              : { memoryFreeBytes: Math.min(memoryFreeBytes, memoryTotalBytes) }),
            ...(percent === undefined || Number(percent) > 100 ? {} : { utilization: Number(percent) / 100 }),
            ...(/^\d{1,4}(?:\.\d{1,4}){1,3}$/.test(driver ?? '') ? { driver: driver ?? '' } : {}),
            ...(capability === undefined ? {} : { computeCapability: capability }),
          },
        },
      ];
    });
}

const isName = (text: string | undefined): boolean => text !== undefined && /^[A-Za-z][\x20-\x7e]*$/.test(text);

function mebibytes(text: string | undefined): number | undefined {
  const match = /^(\d{1,9})(?: MiB)?$/.exec(text ?? '');
  return match ? Number(match[1]) * MIB : undefined;
}

/**
 * The instances that cards are divided into (MIG), out of the table that plain `nvidia-smi` prints: each is a GPU of its
 * own with its share of the memory. Its bandwidth is not known: that of the card is not its own.
 */
export function parseMigInstances(output: string, cards: readonly NvidiaCard[]): GpuProfile[] {
  const table = output.slice(output.indexOf('MIG devices:'));
  return table
    .split(/\r?\n/)
    .flatMap((line): GpuProfile[] => {
      const match = /^\|\s+(\d{1,2})\s+\d{1,3}\s+\d{1,3}\s+(\d{1,3})\s+\|\s+(\d{1,7})MiB \/ \s*(\d{1,7})MiB \|/.exec(
        line,
      );
      const card = cards[Number(match?.[1])]?.gpu;
      if (!match || !card) return [];
      const [, , instance, used, total] = match.map(Number) as [number, number, number, number, number];
      const { memoryTotalBytes: _total, memoryFreeBytes: _free, bandwidthBytesPerSecond: _whole, ...rest } = card;
      const { utilization: _busy, ...shared } = rest;
      return [
        {
          ...shared,
          name: `${card.name} (MIG instance ${instance})`,
          memoryTotalBytes: total * MIB,
          memoryFreeBytes: Math.max(0, total - used) * MIB,
        },
      ];
    })
    .slice(0, MOST_GPUS);
}
