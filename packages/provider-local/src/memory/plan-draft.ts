import type { LoadPlan, MemoryLedger } from '../residency/admission.ts';
import type { LoadWish } from '../residency/residency.ts';
import { sumOf } from '../residency/resident.ts';
import type { ModelFile } from '../weights/model-file.ts';
import type { LoadPlanner } from './plan-load.ts';

/** The plan of a load that brings a draft model along: what the draft takes is taken first. */
export async function planWithDraft(
  planner: Pick<LoadPlanner, 'plan'>,
  file: ModelFile,
  draft: ModelFile | 'prompt' | undefined,
  wish: LoadWish,
  ledger: MemoryLedger,
): Promise<LoadPlan | undefined> {
  const extra = draft === undefined || draft === 'prompt' ? undefined : await planner.plan(draft, wish, ledger);
  if (!extra) return planner.plan(file, wish, ledger);
  const plan = await planner.plan(file, wish, {
    ...ledger,
    coming: sumOf([{ footprint: ledger.coming }, { footprint: extra }]),
  });
  return (
    plan && {
      ...plan,
      memoryBytes: plan.memoryBytes + extra.memoryBytes,
      gpuMemoryBytes: plan.gpuMemoryBytes + extra.gpuMemoryBytes,
    }
  );
}
