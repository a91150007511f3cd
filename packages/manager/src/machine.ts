import type { Environment } from './config/environment.ts';
import type { HardwareConfig, ModelhavenConfig } from './config/types.ts';
import type { ProviderStatus } from './types.ts';

const GIB = 1024 ** 3;

/** How this machine may be looked at and used, in the words of `@modelhaven/hardware`. */
export interface HardwareSettings {
  /** False: nobody looks at the machine, and nothing is recommended. */
  readonly enabled: boolean;
  /** Options of `createHardwareProbe`. */
  readonly probe: {
    readonly measureBandwidth: boolean;
    readonly detectGpus?: boolean;
    /** Folders in which tools of the system are looked for first. */
    readonly searchPath?: string;
    /** Folder whose disk is looked at. */
    readonly diskPath?: string;
  };
  /** Options of `recommendModels`. */
  readonly recommend: {
    /** Bytes of memory and cores below which nothing is recommended. */
    readonly minimum?: { readonly memoryBytes: number; readonly cores: number };
    /** Share of free GPU memory, 0 to 1; 0: no GPU is counted on. */
    readonly gpuMemoryFraction?: number;
  };
}

/** What holds where no configuration was read: look, and no limits. */
export const DEFAULT_HARDWARE_SETTINGS: HardwareSettings = {
  enabled: true,
  probe: { measureBandwidth: true },
  recommend: {},
};

/** The memory threshold in bytes. */
export function thresholdBytes({ memoryThresholdGb }: Pick<HardwareConfig, 'memoryThresholdGb'>): number {
  return memoryThresholdGb * GIB;
}

/** What `hardware_detection` and the local provider say of this machine, and the environment of where its tools are. */
export function toHardwareSettings(
  { hardware, providers }: Pick<ModelhavenConfig, 'hardware' | 'providers'>,
  { PATH: searchPath }: Environment = {},
): HardwareSettings {
  const local = providers.find(({ kind }) => kind === 'local')?.config ?? {};
  const fraction = local['gpuMemoryFraction'];
  const folder = local['modelsDir'];
  return {
    enabled: hardware.enabled,
    probe: {
      measureBandwidth: true,
      detectGpus: hardware.gpuDetection,
      ...(searchPath === undefined ? {} : { searchPath }),
      ...(typeof folder === 'string' ? { diskPath: folder } : {}),
    },
    recommend: {
      minimum: { memoryBytes: thresholdBytes(hardware), cores: hardware.cpuCoreThreshold },
      ...(typeof fraction === 'number' ? { gpuMemoryFraction: fraction } : {}),
    },
  };
}

/** A model in memory, as `recommendModels` asks for it. */
export interface ResidentModelReport {
  readonly name: string;
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
}

/** What the providers hold in memory now, by address. */
export function toResidentModels(providers: readonly ProviderStatus[]): readonly ResidentModelReport[] {
  return providers.flatMap(({ id, loaded = [] }) =>
    loaded.map(({ id: model, memoryBytes, gpuMemoryBytes }) => ({
      name: `${id}/${model}`,
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes }),
    })),
  );
}
