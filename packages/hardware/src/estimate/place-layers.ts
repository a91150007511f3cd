import type { ModelArchitecture } from './architecture.ts';
import type { ContextOptions } from './context-options.ts';
import { estimateMemory, type LayerPlacement, type MemoryEstimate } from './estimate-memory.ts';
import type { MemoryBudget } from './memory-budget.ts';

/** A placement that fits, and what it takes. */
export interface FittingPlacement {
  readonly placement: LayerPlacement;
  readonly memory: MemoryEstimate;
  /** - `gpu`: all of it · `split`: some layers stay with the CPU · `cpu`: no layer is offloaded */
  readonly mode: 'gpu' | 'split' | 'cpu';
}

/** What every search here needs. */
export interface FitInput {
  readonly architecture: ModelArchitecture;
  readonly options: ContextOptions;
  readonly budget: MemoryBudget;
  readonly projectorBytes?: number;
  /** Layers that go to the GPUs whatever their memory. Default: as many as fit. */
  readonly gpuLayers?: number;
}

/**
 * Puts as many layers on the GPUs as fit: all on the one with the most room, else all spread over several, else as many
 * as there is room for. Undefined where the rest does not fit main memory either.
 */
export function placeLayers(input: FitInput): FittingPlacement | undefined {
  const { architecture, budget } = input;
  const count = architecture.layers.length;
  if (input.gpuLayers !== undefined) return accept(input, shared(input, input.gpuLayers));
  const order = budget.gpuBytes
    .flatMap((bytes, index) => (bytes > 0 ? [index] : []))
    .sort((a, b) => gpuRoom(budget, b) - gpuRoom(budget, a));
  for (let used = 1; used <= order.length; used++) {
    const whole = spread(input, order.slice(0, used), count);
    if (whole && isWhole(whole, count)) return accept(input, whole);
  }
  // What fits the GPUs shrinks with the number of layers, and what is left to the CPU grows: the most layers that fit
  // are the only placement worth looking at.
  let [fits, tooMany] = [0, order.length === 0 ? 0 : count];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (spread(input, order, middle)) fits = middle;
    else tooMany = middle;
  }
  const part = fits > 0 ? spread(input, order, fits) : undefined;
  return (
    (part && accept(input, part)) ??
    accept(
      input,
      budget.gpuBytes.map(() => 0),
    )
  );
}

const gpuRoom = (budget: MemoryBudget, index: number): number => budget.gpuBytes[index] ?? 0;
const isWhole = (gpuLayers: readonly number[], count: number): boolean =>
  gpuLayers.reduce((sum, layers) => sum + layers, 0) === count;

/** Layers over the GPUs by the room that each has, as llama.cpp shares them out. */
function shared({ architecture, budget }: FitInput, layers: number): number[] {
  const room = budget.gpuBytes.reduce((sum, bytes) => sum + bytes, 0);
  const count = room === 0 ? 0 : Math.min(layers, architecture.layers.length);
  let [roomBefore, given] = [0, 0];
  return budget.gpuBytes.map((bytes) => {
    roomBefore += bytes;
    const here = Math.round((count * roomBefore) / (room || 1)) - given;
    given += here;
    return here;
  });
}

/** Fills the GPUs one after another; undefined where so many layers do not fit. */
function spread(input: FitInput, order: readonly number[], layers: number): number[] | undefined {
  const gpuLayers = input.budget.gpuBytes.map(() => 0);
  let left = layers;
  for (const index of order) {
    if (index === order.at(-1)) {
      gpuLayers[index] = left;
      return fitsGpus(input, gpuLayers) ? gpuLayers : undefined;
    }
    let [fits, tooMany] = [0, left + 1];
    while (tooMany - fits > 1) {
      const middle = Math.floor((fits + tooMany) / 2);
      gpuLayers[index] = middle;
      if (fitsGpus(input, gpuLayers)) fits = middle;
      else tooMany = middle;
    }
    gpuLayers[index] = fits;
    left -= fits;
  }
  return left === 0 ? gpuLayers : undefined;
}

function fitsGpus({ architecture, options, budget, projectorBytes }: FitInput, gpuLayers: readonly number[]): boolean {
  const { gpus } = estimateMemory(architecture, options, { gpuLayers }, projectorBytes);
  return gpus.every(({ totalBytes, layers }, index) => layers === 0 || totalBytes <= gpuRoom(budget, index));
}

function accept(input: FitInput, gpuLayers: readonly number[]): FittingPlacement | undefined {
  const { architecture, options, budget, projectorBytes } = input;
  const isOrdered = input.gpuLayers !== undefined;
  const placement = { gpuLayers };
  const memory = estimateMemory(architecture, options, placement, projectorBytes);
  const needed = budget.unified ? memory.totalBytes : memory.host.totalBytes;
  if (needed > budget.hostBytes || (!isOrdered && !fitsGpus(input, gpuLayers))) return undefined;
  const offloaded = memory.gpus.reduce((sum, { layers }) => sum + layers, 0);
  return {
    placement,
    memory,
    mode: offloaded === 0 ? 'cpu' : isWhole(gpuLayers, architecture.layers.length) ? 'gpu' : 'split',
  };
}
