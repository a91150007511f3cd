import { expect, it } from 'vitest';
import { describeDegradation, type LoadOutcome } from './degradation.ts';

const fine: LoadOutcome = {
  contextWanted: { tokens: 8192, byCaller: false },
  contextTrained: 32_768,
  context: 8192,
  gpuLayersWanted: 'auto',
  gpuLayers: 33,
  layers: 33,
  gpuWanted: 'auto',
  gpu: 'cuda',
  unusableGpus: [],
};

it.each<[Partial<LoadOutcome>, RegExp | undefined]>([
  [{}, undefined],
  [{ contextTrained: 512, context: 512 }, undefined],
  [{ contextTrained: 512, context: 512, contextWanted: { tokens: 4096, byCaller: true } }, /512 .*instead of the 4096/],
  [{ context: 5780 }, /Memory is short.*5780 tokens instead of 8192/],
  [{ gpu: false, gpuLayers: 0 }, undefined],
  [{ gpu: false, gpuLayers: 0, gpuLayersWanted: 0, unusableGpus: [] }, undefined],
  [{ gpu: false, gpuLayers: 0, gpuLayersWanted: 20 }, /CPU computes.*were to be on a GPU/],
  [{ gpu: false, gpuLayers: 0, unusableGpus: ['cuda'] }, /CPU computes.*\(cuda\)/],
  [{ gpu: false, gpuLayers: 0, gpuLayersWanted: 0, unusableGpus: ['cuda'] }, undefined],
  [{ gpu: false, gpuLayers: 0, gpuWanted: 'vulkan' }, /CPU computes.*set to vulkan.*no such GPU/],
  [{ gpu: false, gpuLayers: 0, gpuWanted: 'vulkan', gpuLayersWanted: 0 }, undefined],
  [{ gpu: false, gpuLayers: 0, gpuWanted: false }, undefined],
  [{ gpuLayers: 20 }, /Only 20 of 33 layers/],
  [{ gpuLayers: 20, gpuLayersWanted: 20 }, undefined],
  [{ gpuLayers: 10, gpuLayersWanted: 20 }, /Only 10 of 20 layers/],
  [{ gpuLayers: 33, gpuLayersWanted: 99 }, undefined],
])('a load with %j says %s', (part, expected) => {
  const said = describeDegradation({ ...fine, ...part });
  if (expected === undefined) expect(said).toEqual([]);
  else expect(said).toEqual([expect.stringMatching(expected)]);
});
