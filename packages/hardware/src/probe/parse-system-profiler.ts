import type { GpuProfile } from '@modelhaven/core';

const GIB = 1024 ** 3;

/** Reads `system_profiler SPDisplaysDataType -json` of macOS. Apple's own GPUs name no memory: theirs is the machine's. */
export function parseSystemProfiler(output: string): GpuProfile[] {
  const displays = readDisplays(output);
  return displays.flatMap((entry): GpuProfile[] => {
    const name = textOf(entry, 'sppci_model') ?? textOf(entry, '_name');
    if (name === undefined) return [];
    const vendor = vendorOf(`${textOf(entry, 'spdisplays_vendor') ?? ''} ${name}`);
    const memory = /^(\d{1,6}) (MB|GB)$/.exec(textOf(entry, 'spdisplays_vram') ?? '');
    const memoryTotalBytes = memory ? Number(memory[1]) * (memory[2] === 'GB' ? GIB : GIB / 1024) : undefined;
    return [
      {
        name: name.slice(0, 100),
        ...(vendor === undefined ? {} : { vendor }),
        ...(memoryTotalBytes === undefined ? {} : { memoryTotalBytes }),
      },
    ];
  });
}

/** Maker of a GPU by its name. */
export function vendorOf(name: string): GpuProfile['vendor'] {
  if (/apple/i.test(name)) return 'apple';
  if (/nvidia|geforce|quadro|tesla/i.test(name)) return 'nvidia';
  if (/\bamd\b|\bati\b|radeon|instinct/i.test(name)) return 'amd';
  return /intel/i.test(name) ? 'intel' : undefined;
}

function readDisplays(output: string): Record<string, unknown>[] {
  try {
    const report: unknown = JSON.parse(output);
    const list: unknown =
      typeof report === 'object' && report !== null && 'SPDisplaysDataType' in report
        ? report.SPDisplaysDataType
        : undefined;
    if (!Array.isArray(list)) return [];
    return list.slice(0, 16).flatMap((entry: unknown) => (typeof entry === 'object' && entry ? [{ ...entry }] : []));
  } catch {
    return [];
  }
}

function textOf(entry: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = entry[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
