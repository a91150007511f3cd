import type { MemoryProfile } from '@modelhaven/core';
import { findChip } from '../chips/chip-table.ts';
import type { CgroupLimits } from './cgroup.ts';
import { parseMeminfo } from './parse-meminfo.ts';
import { roomUnderLimits } from './parse-process-limits.ts';
import { parseVmStat } from './parse-vm-stat.ts';
import { outputOf } from './run-tool.ts';
import type { ProbeSources } from './sources.ts';

// It takes a few milliseconds; the first answer of the probe waits for it.
const VM_STAT_LIMITS = { timeoutMs: 200, maxBytes: 64 * 1024 };

/** The memory that this process may use: the machine's, or less where a container limits it. */
export async function readMemory(
  { platform, architecture, readText, run, node }: ProbeSources,
  limits: CgroupLimits,
): Promise<MemoryProfile> {
  const [text = '', ownLimits = '', status = ''] =
    platform === 'linux'
      ? await Promise.all(['/proc/meminfo', '/proc/self/limits', '/proc/self/status'].map((path) => readText(path)))
      : [];
  const meminfo = parseMeminfo(text);
  const machineBytes = meminfo.totalBytes ?? node.totalMemoryBytes();
  const macBytes =
    platform === 'darwin' ? parseVmStat(await outputOf(run('/usr/bin/vm_stat', [], VM_STAT_LIMITS))) : undefined;
  const freeBytes = meminfo.availableBytes ?? macBytes ?? node.freeMemoryBytes();
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
    availableBytes: Math.max(
      0,
      Math.min(
        freeBytes,
        limits.memoryFreeBytes ?? limitBytes,
        limitBytes,
        roomUnderLimits(ownLimits, status) ?? limitBytes,
      ),
    ),
    unified,
    ...(chip ? { bandwidthBytesPerSecond: chip.bandwidthBytesPerSecond } : {}),
  };
}
