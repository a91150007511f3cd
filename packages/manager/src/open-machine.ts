import { join } from 'node:path';
import type { Logger, Machine, MachineMinimum } from '@modelhaven/core';
import { type CachingHardwareProbe, createHardwareProbe, createMachine, keepLearning } from '@modelhaven/hardware';
import type { Environment } from './config/environment.ts';
import type { ModelhavenConfig } from './config/types.ts';
import { thresholdBytes } from './machine.ts';

/** Where a server keeps what it measured of its machine. */
export const MACHINE_FILE = 'machine.json';

/** The machine of a manager, and what it was looked at with. */
export interface OpenMachine extends Machine {
  readonly probe: CachingHardwareProbe;
  /** Writes what was measured. Never rejects. */
  close(): Promise<void>;
}

/** What a machine is opened with. */
export interface OpenMachineOptions {
  readonly config: Pick<ModelhavenConfig, 'hardware' | 'server' | 'entries'>;
  /** Its `PATH` says where tools of the system are looked for first. */
  readonly environment: Environment;
  readonly logger: Logger;
}

/**
 * The machine as the configuration lets it be looked at, with what earlier runs learned of it. Undefined where looking
 * is switched off. Looks at nothing before it is asked.
 */
export async function openMachine({
  config,
  environment,
  logger,
}: OpenMachineOptions): Promise<OpenMachine | undefined> {
  const { hardware, server } = config;
  if (!hardware.enabled) return undefined;
  const { PATH: searchPath } = environment;
  const probe = createHardwareProbe({
    detectGpus: hardware.gpuDetection,
    measureBandwidth: true,
    ...(searchPath === undefined ? {} : { searchPath }),
  });
  const learning = await keepLearning({
    path: join(server.dataDir, MACHINE_FILE),
    onTrouble: (message, error) => logger.warn({ error }, message),
  });
  return { ...createMachine({ probe, learning }), minimum: minimumOf(config), probe, close: learning.flush };
}

/**
 * What the thresholds ask before a model is loaded. Only what somebody wrote: a default is our advice of what to begin
 * with, and no reason to refuse what somebody wants.
 */
function minimumOf({ hardware, entries }: Pick<ModelhavenConfig, 'hardware' | 'entries'>): MachineMinimum {
  const isWritten = (key: string): boolean =>
    entries.some(
      ({ path, origin }) => path === `model_management.hardware_detection.${key}` && origin.from !== 'default',
    );
  return {
    ...(isWritten('memory_threshold_gb') ? { memoryBytes: thresholdBytes(hardware) } : {}),
    ...(isWritten('cpu_core_threshold') ? { cores: hardware.cpuCoreThreshold } : {}),
  };
}
