import type { GpuProfile, HardwareProfile, PowerProfile } from '@modelhaven/core';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** What a machine has, a line or more for each part, of at most `width` characters. What is not known is left out. */
export function describeHardware(hardware: HardwareProfile, style: Style, width = 80): string {
  const { platform, architecture, cpu, memory, gpus, disk, environment, power } = hardware;
  const usable = Number(cpu.usableCores.toFixed(2));
  const cores = `${usable} usable ${usable === 1 ? 'core' : 'cores'}`;
  const rows: (readonly [string, readonly (string | undefined)[]])[] = [
    ['System', [`${platform} ${architecture}`, ...environment]],
    ['CPU', [cpu.model, cores, kindsOfCores(hardware), cpu.features.join(' ') || undefined]],
    [
      'Memory',
      [
        formatBytes(memory.totalBytes),
        `${formatBytes(memory.availableBytes)} free`,
        memory.unified ? 'shared with the GPU' : undefined,
        formatBandwidth(memory.bandwidthBytesPerSecond),
      ],
    ],
    ...(gpus.length === 0 ? [['GPU', ['none found']] as const] : gpus.map((gpu) => ['GPU', describeGpu(gpu)] as const)),
    ...(disk
      ? [['Disk', [formatBytes(disk.totalBytes), `${formatBytes(disk.freeBytes)} free`, disk.kind]] as const]
      : []),
    ...(power ? [['Power', describePower(power)] as const] : []),
  ];
  return rows
    .map(([title, parts]) => {
      const text = wrap(parts.filter((part) => part !== undefined).join(', '), width - 8);
      return `${style.dim(title.padEnd(8))}${text.replaceAll('\n', `\n${' '.repeat(8)}`)}`;
    })
    .join('\n');
}

function kindsOfCores({ cpu }: HardwareProfile): string | undefined {
  const { physicalCores, performanceCores, efficiencyCores } = cpu;
  if (performanceCores !== undefined && efficiencyCores !== undefined) {
    return `${performanceCores} fast and ${efficiencyCores} efficient`;
  }
  return physicalCores === undefined ? undefined : `${physicalCores} physical`;
}

function describePower({ source, batteryPercent, savesEnergy, isThrottled }: PowerProfile): (string | undefined)[] {
  const charge = batteryPercent === undefined ? '' : ` (battery at ${Math.round(batteryPercent)} %)`;
  return [
    source === undefined ? undefined : `${source}${charge}`,
    savesEnergy === undefined ? undefined : savesEnergy ? 'saves energy' : 'does not save energy',
    isThrottled === undefined ? undefined : isThrottled ? 'slowed down by heat' : 'not slowed down by heat',
  ];
}

function describeGpu(gpu: GpuProfile): (string | undefined)[] {
  return [
    gpu.name,
    gpu.memoryTotalBytes === undefined ? undefined : formatBytes(gpu.memoryTotalBytes),
    gpu.memoryFreeBytes === undefined ? undefined : `${formatBytes(gpu.memoryFreeBytes)} free`,
    gpu.utilization === undefined ? undefined : `${Math.round(gpu.utilization * 100)} % busy`,
    formatBandwidth(gpu.bandwidthBytesPerSecond),
    gpu.driver === undefined ? undefined : `driver ${gpu.driver}`,
    gpu.computeCapability === undefined ? undefined : `compute ${gpu.computeCapability}`,
  ];
}

const formatBytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

const formatBandwidth = (bytesPerSecond: number | undefined): string | undefined =>
  bytesPerSecond === undefined ? undefined : `${Math.round(bytesPerSecond / 1e9)} GB/s`;
