/** What a machine has. An absent field could not be found out; nothing is ever invented. */
export interface HardwareProfile {
  readonly platform: string;
  readonly architecture: string;
  readonly cpu: CpuProfile;
  readonly memory: MemoryProfile;
  readonly gpus: readonly GpuProfile[];
  readonly disk?: DiskProfile;
  /** Absent where nothing is known of it: most servers and virtual machines. */
  readonly power?: PowerProfile;
  /** `docker`, `kubernetes`, `vm`, `wsl`, … */
  readonly environment: readonly string[];
  /** Milliseconds since 1970. */
  readonly probedAt: number;
}

/** The processor. What could not be found is absent. */
export interface CpuProfile {
  readonly model?: string;
  /** Cores this process may really use: affinity and container quota counted in. May be a fraction. */
  readonly usableCores: number;
  readonly physicalCores?: number;
  readonly performanceCores?: number;
  readonly efficiencyCores?: number;
  /** `avx`, `avx2`, `avx512`, `neon`, … */
  readonly features: readonly string[];
}

/** The memory that weights and their caches must fit into. */
export interface MemoryProfile {
  /** Bytes this process may use: the container's limit where there is one. */
  readonly totalBytes: number;
  readonly availableBytes: number;
  /** True where CPU and GPU share one memory. */
  readonly unified: boolean;
  /** Bytes per second. */
  readonly bandwidthBytesPerSecond?: number;
}

/** One graphics card. Sizes are bytes, bandwidth is bytes per second; what could not be found is absent. */
export interface GpuProfile {
  readonly name: string;
  readonly vendor?: 'nvidia' | 'amd' | 'intel' | 'apple';
  readonly memoryTotalBytes?: number;
  readonly memoryFreeBytes?: number;
  /** 0 to 1: the part of the last moments in which it worked on something, whoever asked for that. */
  readonly utilization?: number;
  readonly driver?: string;
  /** `8.9` for NVIDIA. */
  readonly computeCapability?: string;
  readonly bandwidthBytesPerSecond?: number;
}

/** The disk that holds the weights. Sizes are bytes. */
export interface DiskProfile {
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly kind?: 'ssd' | 'hdd' | 'network';
}

/** What may hold the processor back just now. What could not be found is absent. */
export interface PowerProfile {
  readonly source?: 'mains' | 'battery';
  /** 0 to 100. */
  readonly batteryPercent?: number;
  /** True where the system was told to save energy: battery saver, low power mode, a profile or governor for that. */
  readonly savesEnergy?: boolean;
  /** True where heat lowers the clock. */
  readonly isThrottled?: boolean;
}

/** Finds out what the machine has. Resolves whatever goes wrong; what could not be found is absent. */
export interface HardwareProbe {
  profile(): Promise<HardwareProfile>;
}
