import type { Machine } from '@modelhaven/core';
import type { EngineModel } from '../engine.ts';
import type { LoadPlan } from '../residency/admission.ts';
import type { ModelFile } from '../weights/model-file.ts';
import { fileName } from './file-name.ts';
import type { LoadPlanner } from './plan-load.ts';

export interface MeasureLoadOptions {
  readonly model: EngineModel;
  readonly file: ModelFile;
  readonly plan: LoadPlan | undefined;
  readonly planner: LoadPlanner;
  readonly machine: Machine | undefined;
  /** Layers that were left to the plan and not all put on a GPU. */
  readonly layersHeldBack: { readonly layers: number; readonly of: number } | undefined;
}

/** Compares a load with what was planned: the footprint becomes what it really takes, and the machine learns from it. */
export function measureLoad(options: MeasureLoadOptions): EngineModel {
  const { model, file, plan, planner, machine, layersHeldBack } = options;
  const warnings = layersHeldBack
    ? [
        ...model.warnings,
        `Only ${layersHeldBack.layers} of ${layersHeldBack.of} layers are on the GPU: more do not fit into the share of its memory that gpu_memory_fraction allows. The CPU computes the rest, slowly.`,
      ]
    : model.warnings;
  const { memoryBytes, gpuMemoryBytes = 0, draftBytes = 0 } = model;
  // What grows with use says nothing yet, and keeps the room that was planned for it.
  if (memoryBytes === undefined || model.memoryGrows || !plan?.fit) return { ...model, warnings };
  const { fit } = plan;
  // What is learned is learned of this model alone.
  const measured = memoryBytes + gpuMemoryBytes - draftBytes;
  const isOnGpu = gpuMemoryBytes > 0;
  if (!isOnGpu && fit.gpuLayers > 0) planner.noteGpuUnusable();
  else if (fit.mode) {
    const estimated = fit.estimated.engineBytes;
    machine?.observe({ model: fileName(file), quantity: 'memory', mode: fit.mode, estimated, measured });
  }
  // Beside what the engine counts, its process needs some for itself.
  const beside = Math.max(0, plan.memoryBytes + plan.gpuMemoryBytes - draftBytes - fit.estimated.engineBytes);
  return { ...model, warnings, footprint: { memoryBytes: memoryBytes + beside, gpuMemoryBytes } };
}
