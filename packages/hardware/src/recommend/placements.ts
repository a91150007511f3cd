import type { HardwareProfile } from '@modelhaven/core';
import { findChip } from '../chips/chip-table.ts';
import type { ModelArchitecture } from '../estimate/architecture.ts';
import { estimateSpeed } from '../estimate/estimate-speed.ts';
import { type BudgetOptions, memoryBudget } from '../estimate/memory-budget.ts';
import { type FittingPlacement, placeLayers } from '../estimate/place-layers.ts';

/** A way to run a model that fits, with the speed that orders it among others. */
export interface RankedPlacement {
  readonly found: FittingPlacement;
  /** Tokens per second of the answer; for models that only read, a twentieth of those of the prompt. */
  readonly tokensPerSecond: number;
}

// Bandwidths that stand in for unknown ones where models are put in order; they are slow ones, and never shown.
const UNKNOWN_MEMORY_BYTES_PER_SECOND = 20e9;
const UNKNOWN_GPU_BYTES_PER_SECOND = 150e9;
// Documents are longer than answers: whoever reads them must be faster to be called fast.
const READING_TO_WRITING = 20;

/** The profile with a modest bandwidth wherever none is known. */
export function withStandIns(profile: HardwareProfile): HardwareProfile {
  const { memory } = profile;
  return {
    ...profile,
    memory: {
      ...memory,
      bandwidthBytesPerSecond: memory.bandwidthBytesPerSecond ?? UNKNOWN_MEMORY_BYTES_PER_SECOND,
    },
    gpus: profile.gpus.map((gpu) =>
      gpu.bandwidthBytesPerSecond === undefined && findChip(gpu.name) === undefined && !memory.unified
        ? { ...gpu, bandwidthBytesPerSecond: UNKNOWN_GPU_BYTES_PER_SECOND }
        : gpu,
    ),
  };
}

/**
 * The faster of two ways to run a model: with the GPUs, and without them. Slow graphics are so no reason to run a model
 * worse than a machine without them would. Undefined where neither fits.
 */
export function fastestPlacement(
  profile: HardwareProfile,
  architecture: ModelArchitecture,
  contextLength: number,
  readsOnly: boolean,
  options: BudgetOptions,
): RankedPlacement | undefined {
  const budget = memoryBudget(profile, options);
  const gpusOff = { ...budget, gpuBytes: budget.gpuBytes.map(() => 0) };
  const budgets = budget.gpuBytes.some((bytes) => bytes > 0) ? [budget, gpusOff] : [budget];
  let best: RankedPlacement | undefined;
  for (const each of budgets) {
    const found = placeLayers({ architecture, options: { contextLength }, budget: each });
    if (!found) continue;
    const speed = estimateSpeed(profile, architecture, found);
    // A speed that cannot be told at all (no maker, no bandwidth) orders as the slowest that is still of use.
    const likely = (readsOnly ? (speed.prompt ?? speed.generation) : speed.generation)?.likely ?? 1;
    const tokensPerSecond = readsOnly ? likely / READING_TO_WRITING : likely;
    if (!best || tokensPerSecond > best.tokensPerSecond) best = { found, tokensPerSecond };
  }
  return best;
}
