import type { LocalConfig } from '../config.ts';
import type { LoadPlan } from '../residency/admission.ts';

/** Layers that an engine is asked to put on the GPU. */
export interface WantedLayers {
  readonly wanted: number | 'auto';
  /** Where nobody asked for a number and the plan leaves layers to the CPU: how many are not left, of how many. */
  readonly heldBack?: { readonly layers: number; readonly of: number };
}

/**
 * Layers for a load: what was asked for comes first, then the config. Where both leave it open, the plan says how many
 * fit into the share of GPU memory that may be taken, since an engine would take all that is free. llama.cpp counts the
 * output as one layer more and takes it first: a number of its own would come one short.
 */
export function layersFor(
  asked: number | 'auto' | undefined,
  { gpuLayers, gpuMemoryFraction }: Pick<LocalConfig, 'gpuLayers' | 'gpuMemoryFraction'>,
  plan: LoadPlan | undefined,
): WantedLayers {
  const wanted = asked ?? gpuLayers;
  if (wanted !== 'auto') return { wanted };
  if (gpuMemoryFraction === 0) return { wanted: 0 };
  const fit = plan?.fit;
  // Rank 0 without a layer on a GPU: we know of none, and an engine may find one all the same.
  if (!fit || fit.mode === 'gpu' || plan.rank === 0) return { wanted };
  const layers = fit.gpuLayers === 0 ? 0 : fit.gpuLayers + 1;
  return { wanted: layers, heldBack: { layers: fit.gpuLayers, of: fit.layers } };
}
