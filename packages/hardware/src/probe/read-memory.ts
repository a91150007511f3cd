import type { MemoryProfile } from '@modelhaven/core';
import { findChip } from '../chips/chip-table.ts';
import type { CgroupLimits } from './cgroup.ts';
import { parseMeminfo } from './parse-meminfo.ts';
import type { ProbeSources } from './sources.ts';

/** The memory that this process may use: the machine's, or less where a container limits it. */
export async function readMemory(
  { platform, architecture, readText, node }: ProbeSources,
  limits: CgroupLimits,
): Promise<MemoryProfile> {
  const meminfo = platform === 'linux' ? parseMeminfo((await readText('/proc/meminfo')) ?? '') : {};
  const machineBytes = meminfo.totalBytes ?? node.totalMemoryBytes();
  const freeBytes = meminfo.availableBytes ?? node.freeMemoryBytes();
  // Node.js answers 2^64 or 0 where there is no limit.
  const constrained = node.constrainedMemoryBytes();
  const limitBytes = Math.min(
    machineBytes,
    limits.memoryBytes ?? machineBytes,
    constrained > 0 ? constrained : machineBytes,
  );
  const unified = platform === 'darwin' && architecture === 'arm64';
  const chip = unified ? findChip(node.cpuModel() ?? '') : undefined;
  return {
    totalBytes: limitBytes,
    availableBytes: Math.max(0, Math.min(freeBytes, limits.memoryFreeBytes ?? limitBytes, limitBytes)),
    unified,
    ...(chip ? { bandwidthBytesPerSecond: chip.bandwidthBytesPerSecond } : {}),
  };
}
