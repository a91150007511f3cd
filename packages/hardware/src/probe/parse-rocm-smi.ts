import type { GpuProfile } from '@modelhaven/core';

/**
 * Reads the JSON of `rocm-smi --showproductname --showmeminfo vram --showuse --showdriverversion --json`. Warnings before the JSON
 * are skipped; names of fields differ in case between versions.
 */
export function parseRocmSmi(output: string): GpuProfile[] {
  const cards = readObject(output.slice(Math.max(0, output.indexOf('{'))));
  if (!cards) return [];
  const system = asRecord(cards['system']);
  const systemDriver = system && textOf(system, 'driver version');
  return Object.entries(cards)
    .filter(([key]) => /^card\d{1,3}$/.test(key))
    .flatMap(([, value]): GpuProfile[] => {
      const card = asRecord(value);
      if (!card) return [];
      const totalBytes = bytesOf(textOf(card, 'vram total memory (b)'));
      const usedBytes = bytesOf(textOf(card, 'vram total used memory (b)'), 0);
      const percent = Number(/^\d{1,3}$/.exec(textOf(card, 'gpu use (%)') ?? '')?.[0] ?? Number.NaN);
      const driver = textOf(card, 'driver version') ?? systemDriver;
      const name = [textOf(card, 'card series'), textOf(card, 'card model'), textOf(card, 'product name')].find(
        (text) => text !== undefined && !/^(?:0x|N\/A)/i.test(text),
      );
      if (name === undefined && totalBytes === undefined) return [];
      return [
        {
          name: (name ?? 'AMD GPU').slice(0, 100),
          vendor: 'amd',
          ...(totalBytes === undefined ? {} : { memoryTotalBytes: totalBytes }),
          ...(totalBytes === undefined || usedBytes === undefined
            ? {}
            : { memoryFreeBytes: Math.max(0, totalBytes - usedBytes) }),
          ...(percent <= 100 ? { utilization: percent / 100 } : {}),
          ...(driver === undefined ? {} : { driver: driver.slice(0, 40) }),
        },
      ];
    });
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function textOf(card: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const found = Object.entries(card).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : undefined;
}

function bytesOf(text: string | undefined, least = 1): number | undefined {
  const value = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= least ? value : undefined;
}
