import type { GpuProfile } from '@modelhaven/core';
import type { ProbeSources } from './sources.ts';

const MOST_CARDS = 16;

/** The cards of AMD and Intel that the Linux kernel knows, from /sys/class/drm. */
export async function readDrmCards(readText: ProbeSources['readText']): Promise<GpuProfile[]> {
  const cards = await Promise.all(
    Array.from({ length: MOST_CARDS }, (_, index) => readCard(readText, `/sys/class/drm/card${index}/device`)),
  );
  return cards.flat();
}

async function readCard(readText: ProbeSources['readText'], device: string): Promise<GpuProfile[]> {
  const vendorId = (await readText(`${device}/vendor`))?.trim();
  const vendor = vendorId === '0x1002' ? 'amd' : vendorId === '0x8086' ? 'intel' : undefined;
  if (!vendor) return [];
  const [product, id, total, used, busy, tile, local] = await Promise.all(
    [
      'product_name',
      'device',
      'mem_info_vram_total',
      'mem_info_vram_used',
      // Of AMD's driver: https://docs.kernel.org/gpu/amdgpu/thermal.html
      'gpu_busy_percent',
      // Intel's newer driver (xe) tells the size of each tile, its older one (i915) beside the device.
      'tile0/physical_vram_size_bytes',
      '../lmem_total_bytes',
    ].map((file) => readText(`${device}/${file}`)),
  );
  const deviceId = /^0x([0-9a-f]{4})\s*$/.exec(id ?? '')?.[1];
  const maker = vendor === 'amd' ? 'AMD' : 'Intel';
  const name = product?.trim() || (deviceId ? `${maker} GPU (device ${deviceId})` : `${maker} GPU`);
  const memoryTotalBytes = numberIn(total) || numberIn(tile) || numberIn(local);
  const usedBytes = numberIn(used);
  const percent = numberIn(busy);
  return [
    {
      name: name.slice(0, 100),
      vendor,
      ...(memoryTotalBytes ? { memoryTotalBytes } : {}),
      ...(memoryTotalBytes && usedBytes !== undefined
        ? { memoryFreeBytes: Math.max(0, memoryTotalBytes - usedBytes) }
        : {}),
      ...(percent !== undefined && percent <= 100 ? { utilization: percent / 100 } : {}),
    },
  ];
}

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
