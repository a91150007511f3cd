import { expect, it } from 'vitest';
import { definition } from './index.ts';

it('fills in defaults, and refuses what it does not know or cannot be', () => {
  expect(definition.config.parse({})).toEqual({
    demo: true,
    downloadConnections: 4,
    hubUrl: 'https://huggingface.co',
    offline: false,
    otherFolders: true,
    trustedModelRevisions: {},
    maxConcurrentModels: 2,
    threads: 'auto',
    contextLength: 8192,
    sequences: 'auto',
    gpu: 'auto',
    gpuLayers: 'auto',
    isolation: 'process',
    memoryBudgetGb: 'auto',
    keepFreeGb: 'auto',
    gpuMemoryFraction: 0.8,
    autoQuantization: true,
    pinnedModels: [],
    draftModels: {},
    idleMinutes: 30,
  });
  for (const wrong of [
    { modelDir: 'x' },
    { threads: 0 },
    { maxConcurrentModels: 0 },
    { gpu: 'opencl' },
    { gpuMemoryFraction: 1.1 },
    { memoryBudgetGb: 0 },
    { keepFreeGb: -1 },
    { draftModels: { a: '' } },
    { modelsDir: '' },
  ]) {
    expect(() => definition.config.parse(wrong)).toThrow();
  }
});
