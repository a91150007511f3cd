import type { ModelArchitecture } from './architecture.ts';
import { type ContextOptions, withDefaults } from './context-options.ts';
import { type LayerSums, layerSums } from './layer-sums.ts';

const MIB = 1024 * 1024;

/** Bytes that the driver takes on each GPU for a process that uses it: 457 MiB in Ollama's memory planning. */
export const GPU_CONTEXT_BYTES = 457 * MIB;

/** Bytes for the library itself, and per word of the tokenizer's table (gguf-parser-go counts 5 MiB and about 96). */
const PROCESS_BYTES = 64 * MIB;
const BYTES_PER_WORD = 208;

/**
 * Which layers run where. Layers are counted from the last one, as llama.cpp offloads them: the output goes first, so
 * that it is on a GPU wherever a layer is (`i_gpu_start` in its src/llama-model.cpp), and its own option for the number
 * of layers is one more than here.
 */
export interface LayerPlacement {
  /** Number of layers on each GPU, in the order of the GPUs. None: everything runs on the CPU. */
  readonly gpuLayers: readonly number[];
}

/** Bytes on one device. */
export interface DeviceMemory {
  readonly weightsBytes: number;
  readonly cacheBytes: number;
  /** Scratch memory. */
  readonly computeBytes: number;
  /** Driver context, tokenizer, the engine itself. */
  readonly overheadBytes: number;
  readonly totalBytes: number;
  readonly layers: number;
}

/** What a model takes while it runs. */
export interface MemoryEstimate {
  readonly host: DeviceMemory;
  readonly gpus: readonly DeviceMemory[];
  /** All devices together. */
  readonly totalBytes: number;
  /** Tokens per sequence, rounded as llama.cpp does. */
  readonly contextLength: number;
}

/**
 * Bytes that a model takes on each device: weights by tensor, cache by layer, scratch memory and overheads. Cache and
 * weights are exact; scratch memory is within 5 % of llama.cpp's own; overheads are rules of thumb.
 *
 * @param projectorBytes size of a vision projector that is loaded beside the model; it goes to the first GPU that is
 *   used, or to the host without one
 */
export function estimateMemory(
  architecture: ModelArchitecture,
  options: ContextOptions,
  { gpuLayers }: LayerPlacement = { gpuLayers: [] },
  projectorBytes = 0,
): MemoryEstimate {
  const { layers, weights } = architecture;
  const offloaded = Math.min(
    layers.length,
    gpuLayers.reduce((sum, count) => sum + count, 0),
  );
  const isSplit = offloaded > 0 && offloaded < layers.length;
  const sums = layerSums(architecture, options);
  let next = layers.length - offloaded;
  const host = deviceMemory(sums, 0, next);
  const layerWeights = sums.weightsBefore[layers.length] ?? 0;
  const outsideLayers = Math.max(0, weights.totalBytes - layerWeights);
  const firstUsed = gpuLayers.findIndex((count) => count > 0);
  const lastUsed = gpuLayers.findLastIndex((count) => count > 0);
  const gpus = gpuLayers.map((count, index) => {
    const end = Math.min(layers.length, next + count);
    const memory = deviceMemory(sums, next, end);
    const isUsed = end > next;
    next = end;
    return total({
      ...memory,
      weightsBytes:
        memory.weightsBytes +
        (index === lastUsed ? weights.outputBytes : 0) +
        (index === firstUsed ? projectorBytes : 0),
      // It also computes what a batch needs of the layers that the CPU keeps, with a mask of its own.
      computeBytes: isUsed ? sums.computeBytes + (isSplit ? sums.maskBytes : 0) : 0,
      overheadBytes: isUsed ? GPU_CONTEXT_BYTES : 0,
    });
  });
  const hostMemory = total({
    ...host,
    weightsBytes:
      host.weightsBytes + (offloaded > 0 ? weights.inputBytes : outsideLayers) + (lastUsed === -1 ? projectorBytes : 0),
    computeBytes: offloaded === 0 ? sums.computeBytes : sums.hostBufferBytes,
    overheadBytes: PROCESS_BYTES + architecture.vocabularySize * BYTES_PER_WORD,
  });
  return {
    host: hostMemory,
    gpus,
    totalBytes: gpus.reduce((sum, gpu) => sum + gpu.totalBytes, hostMemory.totalBytes),
    contextLength: withDefaults(options).contextLength,
  };
}

function deviceMemory({ weightsBefore, cacheBefore }: LayerSums, start: number, end: number) {
  const between = (before: readonly number[]): number => (before[end] ?? 0) - (before[start] ?? 0);
  return { weightsBytes: between(weightsBefore), cacheBytes: between(cacheBefore), layers: end - start };
}

function total(memory: Omit<DeviceMemory, 'totalBytes'>): DeviceMemory {
  const { weightsBytes, cacheBytes, computeBytes, overheadBytes } = memory;
  return { ...memory, totalBytes: weightsBytes + cacheBytes + computeBytes + overheadBytes };
}
