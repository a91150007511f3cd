import type { HardwareProfile } from '@modelhaven/core';
import type { HardwareConfig, ProviderEnvelope } from '@modelhaven/manager';
import { formatBytes } from '../output/numbers.ts';
import { type Finding, fine, warning } from './finding.ts';

/** Is the machine what the configuration takes it for. */
export function checkMachine(
  { memory, cpu, gpus }: HardwareProfile,
  { memoryThresholdGb, cpuCoreThreshold, gpuDetection }: HardwareConfig,
  providers: readonly ProviderEnvelope[],
): readonly Finding[] {
  const cores = Number(cpu.usableCores.toFixed(1));
  const findings: Finding[] = [];
  const isSmall = memory.totalBytes < memoryThresholdGb * 1024 ** 3 || cpu.usableCores < cpuCoreThreshold;
  const facts = `${formatBytes(memory.totalBytes)} memory, ${cores} usable ${cores === 1 ? 'core' : 'cores'}`;
  findings.push(
    isSmall
      ? warning(
          'hardware',
          `${facts}: below the thresholds (${memoryThresholdGb} GiB, ${cpuCoreThreshold} cores), so no local model is recommended; where you wrote them yourself, none is loaded but the demo.`,
          'modelhaven models recommend --ignore-thresholds',
        )
      : fine('hardware', `Hardware: ${facts}`),
  );
  if (gpus.length > 0) findings.push(fine('gpu', `GPU: ${gpus.map(({ name }) => name).join(', ')}`));
  else if (gpuDetection) {
    const asking = providers.filter(({ enabled, config }) => enabled && asksForGpu(config)).map(({ path }) => path);
    findings.push(
      asking.length > 0
        ? warning(
            'gpu',
            `No GPU was found, and ${asking.join(' and ')} asks for one: it runs on the CPU, or not at all.`,
            'Look at its driver (nvidia-smi, rocm-smi), or take the wish out of the configuration.',
          )
        : fine('gpu', 'GPU: none found; models run on the CPU'),
    );
  }
  return findings;
}

/** Only what somebody wrote: the defaults ask for a GPU where there is one. */
function asksForGpu(config: ProviderEnvelope['config']): boolean {
  const { gpuLayers: layers, gpu } = config;
  return (
    (typeof layers === 'number' && layers > 0) ||
    (typeof gpu === 'string' && gpu !== 'auto') ||
    (config['dockerEnabled'] === true && config['gpuEnabled'] === true)
  );
}
