import type { FitQuestion, HardwareProfile, Machine, MachineFit } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { type LocalConfigInput, localConfigSchema } from '../config.ts';
import type { EngineModel } from '../engine.ts';
import type { MemoryLedger } from '../residency/admission.ts';
import type { ModelFile } from '../weights/model-file.ts';
import { measureLoad } from './measure-load.ts';
import { createLoadPlanner } from './plan-load.ts';

const GIB = 1024 ** 3;
const nobody: MemoryLedger = {
  kept: { memoryBytes: 0, gpuMemoryBytes: 0 },
  coming: { memoryBytes: 0, gpuMemoryBytes: 0 },
  freed: { memoryBytes: 0, gpuMemoryBytes: 0 },
};
const gguf = {
  format: 'gguf',
  id: 'a/big',
  path: '/models/a/big.gguf',
  sizeBytes: 5 * GIB,
  header: { metadata: new Map(), tensors: [] },
} as unknown as ModelFile;
const onnx = { format: 'onnx', id: 'smol:q8', path: '/models/smol', sizeBytes: GIB } as unknown as ModelFile;
const profile: HardwareProfile = {
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 4, features: [] },
  memory: { totalBytes: 16 * GIB, availableBytes: 12 * GIB, unified: false },
  gpus: [{ name: 'x', vendor: 'nvidia', memoryTotalBytes: 8 * GIB, memoryFreeBytes: 8 * GIB }],
  environment: [],
  probedAt: 0,
};
const split: MachineFit = {
  fits: true,
  mode: 'split',
  memoryBytes: 3 * GIB,
  gpuMemoryBytes: 4 * GIB,
  gpuLayers: 20,
  layers: 32,
  estimated: { engineBytes: 6 * GIB },
};

function createWorld(config: LocalConfigInput = {}, fit: MachineFit | null = split) {
  const asked: { question: FitQuestion; availableGib: number }[] = [];
  const observed: unknown[] = [];
  const machine: Machine = {
    profile: async () => profile,
    fit: async (question, room) => {
      asked.push({ question, availableGib: room.memory.availableBytes / GIB });
      return fit ?? undefined;
    },
    observe: (observation) => observed.push(observation),
  };
  const parsed = localConfigSchema.parse(config);
  const planner = createLoadPlanner({ config: parsed, machine });
  const withoutMachine = createLoadPlanner({ config: parsed, machine: undefined });
  return { asked, observed, machine, planner, withoutMachine };
}

describe('a plan', () => {
  it('asks the machine with the keys of the config', async () => {
    const { planner, asked } = createWorld({
      gpuMemoryFraction: 0.5,
      keepFreeGb: 2,
      contextLength: 4096,
      sequences: 3,
    });
    expect(await planner.plan(gguf, {}, nobody)).toMatchObject({ fits: true, rank: 1, memoryBytes: 3 * GIB });
    expect(asked).toEqual([
      {
        question: {
          model: 'big.gguf',
          path: '/models/a/big.gguf',
          sizeBytes: 5 * GIB,
          contextLength: 4096,
          sequences: 3,
          gpu: true,
          gpuMemoryFraction: 0.5,
          hostReserveBytes: 2 * GIB,
        },
        availableGib: 12,
      },
    ]);
  });

  it('takes a number of layers for an order, which no share limits and no other model improves', async () => {
    const { planner, asked } = createWorld({ gpuLayers: 12, gpuMemoryFraction: 0 });
    expect(await planner.plan(gguf, {}, nobody)).toMatchObject({ fits: true, rank: 0 });
    await planner.plan(gguf, { gpuLayers: 3 }, nobody);
    await planner.plan(gguf, { gpuLayers: 'auto' }, nobody);
    const [byConfig, byWish, auto] = asked.map(({ question }) => question);
    expect(byConfig).toMatchObject({ gpu: true, gpuLayers: 12 });
    expect(byWish).toMatchObject({ gpu: true, gpuLayers: 3 });
    expect(byWish && 'gpuMemoryFraction' in byWish).toBe(false);
    expect(auto).toMatchObject({ gpu: false, gpuMemoryFraction: 0 });
  });

  it.each([{ gpu: false }, { gpuMemoryFraction: 0 }, { gpuLayers: 0 }] as const)(
    'counts on no GPU with %j',
    async (config) => {
      const { planner, asked } = createWorld(config);
      await planner.plan(gguf, {}, nobody);
      expect(asked[0]?.question.gpu).toBe(false);
    },
  );

  it('counts one text after another for what only reads, and a whole text at once for an encoder', async () => {
    const { planner, asked } = createWorld({ contextLength: 2048, sequences: 3 });
    const made = (entries: Record<string, string | number>) =>
      ({ ...gguf, header: { metadata: new Map(Object.entries(entries)), tensors: [] } }) as unknown as ModelFile;
    await planner.plan(made({ 'general.architecture': 'bert', 'bert.pooling_type': 1 }), {}, nobody);
    await planner.plan(made({ 'general.architecture': 'qwen3', 'qwen3.pooling_type': 4 }), {}, nobody);
    const [encoder, decoder] = asked.map(({ question }) => question);
    expect([encoder?.sequences, encoder?.batchTokens]).toEqual([1, 2048]);
    expect([decoder?.sequences, decoder?.batchTokens]).toEqual([1, undefined]);
  });

  it('keeps to a budget, which leaves nothing to reserve', async () => {
    const { planner, asked } = createWorld({ memoryBudgetGb: 6 });
    await planner.plan(gguf, { contextLength: 1024 }, { ...nobody, kept: { memoryBytes: 2 * GIB, gpuMemoryBytes: 0 } });
    expect(asked[0]).toMatchObject({ question: { hostReserveBytes: 0, contextLength: 1024 }, availableGib: 4 });
  });

  it('says what is missing and what would help', async () => {
    const { planner } = createWorld(
      { keepFreeGb: 2 },
      {
        ...split,
        fits: false,
        memoryBytes: 20 * GIB,
        gpuMemoryBytes: 0,
        step: 'With a context of 2048 tokens it fits.',
      },
    );
    expect(await planner.plan(gguf, {}, nobody)).toMatchObject({
      fits: false,
      reason:
        '"a/big" needs about 20.0 GiB of memory, and this machine has 10.0 GiB for it. With a context of 2048 tokens it fits. Who knows better sets memory_budget_gb.',
    });
  });

  it('goes by the size of the file where no more is known', async () => {
    const { planner } = createWorld({ memoryBudgetGb: 1 }, null);
    for (const file of [gguf, onnx]) expect(await planner.plan(file, {}, nobody)).toMatchObject({ fits: false });
    const roomy = createWorld({ memoryBudgetGb: 2 });
    expect(await roomy.planner.plan(onnx, {}, nobody)).toMatchObject({ fits: true });
    expect(await roomy.withoutMachine.plan(onnx, {}, nobody)).toMatchObject({ fits: true });
    expect(await roomy.withoutMachine.plan(gguf, {}, nobody)).toMatchObject({ fits: false });
    expect(await createWorld().withoutMachine.plan(gguf, {}, nobody)).toBeUndefined();
  });
});

describe('a load', () => {
  const loaded: EngineModel = {
    contextLength: 8,
    warnings: [],
    memoryBytes: 2 * GIB,
    gpuMemoryBytes: 4.5 * GIB,
    async *generate() {},
    embed: () => Promise.reject(new Error('unused')),
    dispose: async () => {},
  };

  it('teaches the machine, and takes what it was seen to take', async () => {
    const { planner, machine, observed } = createWorld();
    const plan = await planner.plan(gguf, {}, nobody);
    const model = measureLoad({
      model: loaded,
      file: gguf,
      plan,
      planner,
      machine,
      layersHeldBack: { layers: 20, of: 32 },
    });
    expect(observed).toEqual([
      { model: 'big.gguf', quantity: 'memory', mode: 'split', estimated: 6 * GIB, measured: 6.5 * GIB },
    ]);
    expect(model.footprint).toEqual({ memoryBytes: 3 * GIB, gpuMemoryBytes: 4.5 * GIB });
    expect(model.warnings).toEqual([expect.stringContaining('Only 20 of 32 layers')]);
  });

  it('of what makes room with use teaches nothing, and keeps all that was planned', async () => {
    const { planner, machine, observed } = createWorld();
    const plan = await planner.plan(gguf, {}, nobody);
    const grows = { ...loaded, memoryGrows: true } as const;
    const model = measureLoad({ model: grows, file: gguf, plan, planner, machine, layersHeldBack: undefined });
    expect(observed).toEqual([]);
    expect(model.footprint).toBeUndefined();
  });

  it('that no GPU helped is the last that counts on one', async () => {
    const { planner, machine, observed, asked } = createWorld();
    const plan = await planner.plan(gguf, {}, nobody);
    const model = { ...loaded, memoryBytes: 6 * GIB, gpuMemoryBytes: 0 };
    measureLoad({ model, file: gguf, plan, planner, machine, layersHeldBack: undefined });
    expect(observed).toEqual([]);
    expect(await planner.plan(gguf, {}, nobody)).toMatchObject({ rank: 0 });
    expect(asked.map(({ question }) => question.gpu)).toEqual([true, false]);
  });
});
