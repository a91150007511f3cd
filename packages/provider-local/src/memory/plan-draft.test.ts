import { expect, it } from 'vitest';
import type { MemoryLedger } from '../residency/admission.ts';
import { NOTHING } from '../residency/resident.ts';
import type { ModelFile } from '../weights/model-file.ts';
import { planWithDraft } from './plan-draft.ts';
import type { LoadPlanner } from './plan-load.ts';

const file = (id: string) => ({ format: 'gguf', id }) as ModelFile;
const ledger: MemoryLedger = { kept: NOTHING, coming: { memoryBytes: 5, gpuMemoryBytes: 1 }, freed: NOTHING };

/** Plans by a table, and fits what leaves room in 100 bytes. */
function plannerOf(needs: Readonly<Record<string, number>>) {
  const asked: (readonly [string, MemoryLedger])[] = [];
  const planner: Pick<LoadPlanner, 'plan'> = {
    async plan({ id }, _, seen) {
      asked.push([id, seen]);
      const memoryBytes = needs[id];
      if (memoryBytes === undefined) return undefined;
      const fits = memoryBytes + seen.coming.memoryBytes <= 100;
      return { fits, rank: 0, reason: '', memoryBytes, gpuMemoryBytes: 2 };
    },
  };
  return { planner, asked };
}

it('reserves a draft before its model, and counts both', async () => {
  const { planner, asked } = plannerOf({ large: 60, small: 20 });
  const plan = await planWithDraft(planner, file('large'), file('small'), {}, ledger);
  expect(plan).toMatchObject({ fits: true, memoryBytes: 80, gpuMemoryBytes: 4 });
  expect(asked).toEqual([
    ['small', ledger],
    ['large', { ...ledger, coming: { memoryBytes: 25, gpuMemoryBytes: 3 } }],
  ]);
});

it('finds that the two do not fit where either would', async () => {
  const { planner } = plannerOf({ large: 60, small: 50 });
  expect(await planWithDraft(planner, file('large'), file('small'), {}, ledger)).toMatchObject({ fits: false });
  expect(await planWithDraft(planner, file('large'), undefined, {}, ledger)).toMatchObject({ fits: true });
});

it('plans the model alone where the draft takes nothing or nothing is known of it', async () => {
  const { planner } = plannerOf({ large: 60 });
  for (const draft of ['prompt' as const, file('unknown')]) {
    expect(await planWithDraft(planner, file('large'), draft, {}, ledger)).toMatchObject({ memoryBytes: 60 });
  }
});
