import { type HardwareProfile, LlmError, type MachineMinimum } from '@modelhaven/core';

const GIB = 1024 ** 3;

/** The refusal of a load on a machine that has less than its owner asks for; undefined where it has enough. */
export function belowMinimum(
  id: string,
  { memory, cpu }: Pick<HardwareProfile, 'memory' | 'cpu'>,
  { memoryBytes = 0, cores = 0 }: MachineMinimum = {},
): LlmError | undefined {
  // What is said to be 4 GB has a little less, since the system keeps some for itself.
  if (memory.totalBytes < memoryBytes * 0.95) {
    const wanted = inGib(memoryBytes);
    return refusal(id, 'memory_threshold_gb', wanted, `has ${inGib(memory.totalBytes)} GiB of memory`);
  }
  if (cpu.usableCores < cores) {
    const found = short(cpu.usableCores);
    return refusal(id, 'cpu_core_threshold', short(cores), `may use ${found} ${found === '1' ? 'core' : 'cores'}`);
  }
  return undefined;
}

function refusal(id: string, key: string, wanted: string, found: string): LlmError {
  return new LlmError(
    'INSUFFICIENT_RESOURCES',
    `"${id}" is not loaded: hardware_detection.${key} wants ${wanted}, and this process ${found}. Lower ${key} (0: no limit), or use a model of another provider.`,
    { field: 'model' },
  );
}

const inGib = (bytes: number): string => short(bytes / GIB);
const short = (value: number): string => String(Number(value.toFixed(1)));
