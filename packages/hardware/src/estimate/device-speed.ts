import type { GpuProfile, HardwareProfile } from '@modelhaven/core';
import type { ChipFacts } from '../chips/chip-table.ts';

/** How fast one device works on a model. */
export interface DeviceSpeed {
  /** Weight bytes per second; absent where it is not known. */
  readonly bytesPerSecond?: number;
  /** Floating-point operations per second that prompts really get; absent where not known. */
  readonly floatOperationsPerSecond?: number;
  /** What each token costs beside reading the weights: per word of the vocabulary, and per layer. */
  readonly secondsPerWord: number;
  readonly secondsPerLayer: number;
  readonly source: string;
}

interface Backend {
  /** Share of the data sheet's bandwidth that token generation gets. */
  readonly efficiency: number;
  /** Logits are copied and sampled. */
  readonly secondsPerWord: number;
  readonly secondsPerLayer: number;
}

// Fitted to llmfit's community rows (MIT) for one card each: RTX 5070, RX 7900 XT, M4 Pro, with Llama 3.2 1B and 3B,
// Llama 3.1 8B and Qwen3 14B in Q4_K_M. The Pascal value is from the GTX 1050 Ti, the Intel one from the Arc 140V.
const BACKENDS: Readonly<Record<NonNullable<GpuProfile['vendor']>, Backend>> = {
  nvidia: { efficiency: 0.81, secondsPerWord: 4e-9, secondsPerLayer: 0.015e-3 },
  amd: { efficiency: 0.78, secondsPerWord: 9e-9, secondsPerLayer: 0 },
  apple: { efficiency: 0.88, secondsPerWord: 0, secondsPerLayer: 0.08e-3 },
  intel: { efficiency: 0.4, secondsPerWord: 15e-9, secondsPerLayer: 0.1e-3 },
};
const BEFORE_TENSOR_CORES: Backend = { efficiency: 0.4, secondsPerWord: 8e-9, secondsPerLayer: 0.05e-3 };

// Share of the data sheet's 16-bit operations that prompts in quantised formats get.
const PROMPT_EFFICIENCY = 0.4;

/** Speed of a GPU; undefined where neither its maker nor its bandwidth is known. */
export function gpuSpeed(
  gpu: GpuProfile,
  bandwidthBytesPerSecond: number | undefined,
  chip: ChipFacts | undefined,
): DeviceSpeed | undefined {
  const bandwidth = bandwidthBytesPerSecond ?? chip?.bandwidthBytesPerSecond;
  if (!gpu.vendor || !bandwidth) return undefined;
  const isOld = gpu.vendor === 'nvidia' && isBeforeTensorCores(gpu);
  const { efficiency, secondsPerWord, secondsPerLayer }: Backend = isOld ? BEFORE_TENSOR_CORES : BACKENDS[gpu.vendor];
  return {
    bytesPerSecond: bandwidth * efficiency,
    secondsPerWord,
    secondsPerLayer,
    ...(chip?.floatOperationsPerSecond
      ? { floatOperationsPerSecond: chip.floatOperationsPerSecond * PROMPT_EFFICIENCY }
      : {}),
    source: `the memory bandwidth of ${gpu.name} (${Math.round(bandwidth / 1e9)} GB/s${chip ? `, ${chip.source}` : ''})`,
  };
}

function isBeforeTensorCores({ computeCapability, name }: GpuProfile): boolean {
  const capability = Number.parseFloat(computeCapability ?? '');
  return Number.isNaN(capability) ? /\bGTX (?:9|10)\d\d\b|\b[PM]\d0\b/.test(name) : capability < 7;
}

// One core turns about this many bytes of four-bit weights into dot products per second, and does this many operations
// on prompts (43 GFLOP/s per AVX2 core were measured with a packed matrix product).
const CORE_BYTES = { vector: 9e9, plain: 2e9 };
const CORE_OPERATIONS = { vector: 30e9, plain: 4e9 };
const CPU_EFFICIENCY = 0.7;
// Threads wait for each other at every layer: the four layers of the embedded demo model take about a millisecond.
const CPU_SECONDS_PER_LAYER = 0.2e-3;

/** Speed of the CPU: bound by its cores, and by the bandwidth of the memory where that is known. */
export function cpuSpeed({ cpu, memory }: HardwareProfile): DeviceSpeed {
  const kind = cpu.features.some((feature) => ['avx2', 'avx512', 'neon'].includes(feature)) ? 'vector' : 'plain';
  const byCores = cpu.usableCores * CORE_BYTES[kind];
  const bandwidth = memory.bandwidthBytesPerSecond;
  const byMemory = bandwidth === undefined ? Number.POSITIVE_INFINITY : bandwidth * CPU_EFFICIENCY;
  const cores = `${Number(cpu.usableCores.toFixed(1))} usable cores`;
  return {
    ...(bandwidth === undefined && cpu.usableCores > 4 ? {} : { bytesPerSecond: Math.min(byCores, byMemory) }),
    floatOperationsPerSecond: cpu.usableCores * CORE_OPERATIONS[kind],
    secondsPerWord: 2e-9,
    secondsPerLayer: CPU_SECONDS_PER_LAYER,
    source:
      byMemory < byCores && bandwidth !== undefined
        ? `the bandwidth of the main memory (${Math.round(bandwidth / 1e9)} GB/s)`
        : cores,
  };
}
