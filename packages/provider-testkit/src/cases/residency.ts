import assert from 'node:assert/strict';
import type { ModelProvider, ResidencyCapability } from '@modelhaven/core';
import { type Bench, type ConformanceCase, rejection } from '../bench.ts';

const ability = (provider: ModelProvider) => provider.residency !== undefined;

/** Loading and unloading say what is wanted, not what to do: twice is as good as once. */
export const residencyCases: readonly ConformanceCase[] = [
  {
    name: 'residency/load-twice',
    ability,
    async run(bench) {
      const { capability, model } = prepare(bench);
      const seen: number[] = [];
      const first = await capability.load(model, { onProgress: (fraction) => seen.push(fraction) });
      const second = await capability.load(model);
      assert.equal(second.id, first.id, 'loading a loaded model gives the same one');
      const loaded = await capability.loaded();
      assert.equal(loaded.filter(({ id }) => id === first.id).length, 1, 'a loaded model is in memory once');
      assert.ok(
        seen.every((fraction, index) => fraction >= (seen[index - 1] ?? 0) && fraction <= 1),
        `progress: ${seen.join(', ')}`,
      );
    },
  },
  {
    name: 'residency/unload-twice',
    ability,
    async run(bench) {
      const { capability, model } = prepare(bench);
      const { id } = await capability.load(model);
      await capability.unload(model);
      await capability.unload(model);
      assert.ok(!(await capability.loaded()).some((entry) => entry.id === id), 'an unloaded model is gone');
    },
  },
  {
    name: 'residency/aborted',
    ability,
    async run(bench) {
      const { capability, model } = prepare(bench);
      await rejection(capability.load(model, { signal: AbortSignal.abort() }), ['ABORTED'], 'load, aborted');
    },
  },
];

function prepare(bench: Bench): { readonly capability: ResidencyCapability; readonly model: string } {
  const capability = bench.provider.residency;
  assert.ok(capability, 'the provider has no "residency": add it, or declare the cases unsupported');
  return { capability, model: bench.subject.residencyModel ?? bench.request.model };
}
