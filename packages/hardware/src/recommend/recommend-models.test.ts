import type { HardwareProfile } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureOf, MODEL_CATALOGUE } from '../catalogue/catalogue.ts';
import { describeFit } from '../estimate/describe-fit.ts';
import { recommendModelsInTurns } from './recommend-in-turns.ts';
import { recommendModels } from './recommend-models.ts';
import type { RecommendationRequest, ResidentModel } from './request.ts';

const GIB = 1024 ** 3;
const TASKS = [
  'therapeutic_narrative',
  'therapeutic_response',
  'narrative_generation',
  'dialogue_generation',
  'character_development',
  'world_building',
  'choice_generation',
  'consequence_analysis',
  'general_chat',
] as const;

function machine(ramGib: number, gpuGib: readonly number[] = [], card = 'NVIDIA GeForce RTX 4090'): HardwareProfile {
  return {
    platform: 'linux',
    architecture: 'x64',
    cpu: { usableCores: 8, features: ['avx2'] },
    memory: { totalBytes: ramGib * GIB, availableBytes: ramGib * GIB, unified: false, bandwidthBytesPerSecond: 50e9 },
    gpus: gpuGib.map((size) => ({
      name: card,
      vendor: 'nvidia' as const,
      memoryTotalBytes: size * GIB,
      memoryFreeBytes: size * GIB,
    })),
    environment: [],
    probedAt: 0,
  };
}

const first = (...parameters: Parameters<typeof recommendModels>) => recommendModels(...parameters).models[0];

describe('recommendModels', () => {
  it.each(TASKS)('has something for %s, best first, with every figure', (taskType) => {
    const { models, nothing } = recommendModels(machine(32, [12]), [], { taskType });
    expect(nothing).toBeUndefined();
    expect(models).toHaveLength(5);
    const scores = models.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { model, memoryBytes, fileBytes, largestContext, contextLength, speed, quality, reason } of models) {
      expect(model.kind).toBe('chat');
      expect(memoryBytes).toBeGreaterThan(fileBytes);
      expect(largestContext).toBeGreaterThanOrEqual(contextLength);
      expect(speed.generation?.low).toBeLessThan(speed.generation?.high ?? 0);
      expect(quality.score).toBeGreaterThan(0);
      expect(reason).toMatch(/^[A-Z\d].*tokens of context, about [\d.]+ tokens per second\.$/);
      expect(reason.match(/\. /g)).toBeNull();
    }
  });

  it('takes the wish into account', () => {
    const of = (prefer?: RecommendationRequest['prefer']) => first(machine(48, [12]), [], prefer ? { prefer } : {});
    expect(of('quality')?.quality.score).toBeGreaterThan(of('speed')?.quality.score ?? 10);
    expect(of('speed')?.speed.generation?.likely).toBeGreaterThan(of('quality')?.speed.generation?.likely ?? 1e9);
    expect(of('memory')?.memoryBytes).toBeLessThan(of()?.memoryBytes ?? 0);
  });

  it('finds models that read for those who want vectors or an order', () => {
    expect(recommendModels(machine(8), [], { taskType: 'embedding' }).models.map(({ model }) => model.kind)).toEqual(
      Array(5).fill('embedding'),
    );
    expect(first(machine(8), [], { taskType: 'reranking' })?.model.id).toBe('bge-reranker-v2-m3');
  });

  it('tells what was measured from what was judged by size', () => {
    const { models } = recommendModels(machine(64, [24]), [], { limit: 50 });
    const measured = models.find(({ model }) => model.id === 'gemma-3-27b');
    expect(measured?.quality).toMatchObject({ basis: 'published', source: expect.stringContaining('EQ-Bench') });
    const judged = models.find(({ model }) => model.id === 'phi-4');
    expect(judged?.quality.basis).toBe('size');
    expect(judged?.reason).toContain('for want of published results');
  });

  it('names a long context only for models that were trained for it', () => {
    const { models } = recommendModels(machine(64, [24]), [], { contextLength: 150_000, limit: 50 });
    expect(models.length).toBeGreaterThan(3);
    for (const { model, largestContext } of models) {
      expect(model.trainedContext).toBeGreaterThanOrEqual(150_000);
      expect(largestContext).toBeGreaterThanOrEqual(150_000);
    }
  });

  it('says when the disk is too full', () => {
    const full = { ...machine(16), disk: { freeBytes: GIB / 4, totalBytes: 100 * GIB } };
    expect(first(full)?.reason).toMatch(/more than the 0\.3 GiB free on the disk\.$/);
  });

  it('leaves no room for what the owner keeps for others', () => {
    const half = first(machine(64, [24]), [], { gpuMemoryFraction: 0.3, prefer: 'quality' });
    expect(half?.gpuMemoryBytes).toBeLessThanOrEqual(0.3 * 24 * GIB);
  });
});

describe('with models in memory', () => {
  const busy = (freeGib: number): HardwareProfile => {
    const full = machine(8, [24]);
    return { ...full, gpus: full.gpus.map((gpu) => ({ ...gpu, memoryFreeBytes: freeGib * GIB })) };
  };
  const resident: readonly ResidentModel[] = [
    { name: 'ollama/gemma3:12b', gpuMemoryBytes: 14 * GIB },
    { name: 'local/notes', gpuMemoryBytes: 2 * GIB },
  ];

  it('joins what is loaded where there is room, and knows what is loaded already', () => {
    const { models } = recommendModels(busy(10), resident, { limit: 50 });
    expect(models.find(({ model }) => model.id === 'gemma-3-12b')).toMatchObject({ action: 'keep', replaces: [] });
    expect(models.find(({ model }) => model.id === 'qwen3-8b')).toMatchObject({ action: 'join', replaces: [] });
  });

  it('takes as little away as it must', () => {
    const { models } = recommendModels(busy(6), resident, { limit: 50 });
    expect(models.find(({ model }) => model.id === 'mistral-small-3.2-24b')).toMatchObject({
      action: 'replace',
      replaces: ['ollama/gemma3:12b'],
      reason: expect.stringContaining('ollama/gemma3:12b would have to go'),
    });
    const joined = recommendModels(busy(6), resident, { limit: 50 }).models.filter(({ action }) => action === 'join');
    expect(joined.length).toBeGreaterThan(5);
  });

  it('lets pinned models stay, and says so where nothing else helps', () => {
    const small = machine(1, [24]);
    const profile = { ...small, gpus: small.gpus.map((gpu) => ({ ...gpu, memoryFreeBytes: 0.3 * GIB })) };
    const pinned = [{ name: 'ollama/gemma3:12b', gpuMemoryBytes: 23 * GIB, pinned: true }];
    expect(recommendModels(profile, pinned, { contextLength: 32_768 })).toMatchObject({
      models: [],
      nothing: { step: { kind: 'unload', models: ['ollama/gemma3:12b'] } },
    });
  });
});

describe('where nothing fits', () => {
  it('offers a shorter context', () => {
    const { models, nothing } = recommendModels(machine(2), [], { contextLength: 250_000 });
    expect(models).toEqual([]);
    expect(nothing?.step).toMatchObject({ kind: 'shorter-context' });
    const step = nothing?.step;
    if (step?.kind !== 'shorter-context') throw new Error('no step');
    expect(first(machine(2), [], { contextLength: step.contextLength })).toBeDefined();
  });

  it('says that no model was trained for so much', () => {
    const { nothing } = recommendModels(machine(512), [], { contextLength: 1_000_000 });
    expect(nothing?.sentence).toMatch(/^No model of the catalogue was trained for 1000000 tokens/);
  });

  it('says how much memory is missing', () => {
    const { nothing } = recommendModels(machine(0.25));
    expect(nothing?.step).toMatchObject({ kind: 'more-memory', model: 'smollm2-360m' });
    expect(nothing?.sentence).toMatch(/lacks 0\.\d GiB of free memory\.$/);
  });

  it('keeps to the limits of the owner', () => {
    const minimum = { memoryBytes: 4 * GIB, cores: 4 };
    expect(recommendModels(machine(3), [], { minimum }).nothing).toMatchObject({
      sentence: expect.stringContaining('from 4.0 GiB on'),
      step: { kind: 'more-memory', bytes: GIB },
    });
    const slow = { ...machine(16), cpu: { usableCores: 1.5, features: ['avx2'] } };
    expect(recommendModels(slow, [], { minimum }).nothing?.step).toEqual({ kind: 'more-cores', cores: 4 });
    // Firmware keeps a little: what is sold as 4 GiB counts as such.
    expect(recommendModels(machine(3.85), [], { minimum }).nothing).toBeUndefined();
  });
});

describe('whatever the machine', { timeout: 60_000 }, () => {
  const gib = fc.double({ min: 0.5, max: 100, noNaN: true });
  const request = fc.record({
    taskType: fc.constantFrom(...TASKS, 'embedding'),
    prefer: fc.constantFrom('quality', 'speed', 'memory', undefined),
    contextLength: fc.option(fc.integer({ min: 256, max: 131_072 }), { nil: undefined }),
  });
  const clean = ({
    taskType,
    prefer,
    contextLength,
  }: {
    taskType: string;
    prefer: RecommendationRequest['prefer'];
    contextLength: number | undefined;
  }): RecommendationRequest => ({
    taskType,
    ...(prefer === undefined ? {} : { prefer }),
    ...(contextLength === undefined ? {} : { contextLength }),
  });
  const some = MODEL_CATALOGUE.filter((_, index) => index % 4 === 0);

  it('never names what does not fit', () => {
    fc.assert(
      fc.property(gib, fc.array(gib, { maxLength: 2 }), request, (ram, gpus, wish) => {
        const profile = machine(ram, gpus);
        const asked = { ...clean(wish), models: some, limit: 20 };
        const { models, nothing } = recommendModels(profile, [], asked);
        expect(models.length === 0).toBe(nothing !== undefined);
        for (const { model, quantization, contextLength } of models) {
          const entry = some.find(({ id }) => id === model.id);
          if (!entry) throw new Error(model.id);
          const fit = describeFit(profile, architectureOf(entry, quantization), { contextLength });
          expect(fit.fits, `${model.id} ${quantization} at ${contextLength}`).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(['NVIDIA GeForce RTX 4090', 'NVIDIA GeForce GTX 1050 Ti', 'NVIDIA Something Unheard Of'])(
    'never gives worse advice for more memory (%s)',
    (card) => {
      fc.assert(
        fc.property(
          gib,
          gib,
          fc.double({ min: 0, max: 60, noNaN: true }),
          fc.boolean(),
          request,
          (ram, gpu, more, onGpu, wish) => {
            const asked = { ...clean(wish), models: some, limit: 1 };
            const before = first(machine(ram, [gpu], card), [], asked)?.score ?? -1;
            const grown = onGpu ? machine(ram, [gpu + more], card) : machine(ram + more, [gpu], card);
            expect(first(grown, [], asked)?.score ?? -1).toBeGreaterThanOrEqual(before - 1e-9);
            const second = first(machine(ram, [gpu, gpu], card), [], asked)?.score ?? -1;
            expect(second).toBeGreaterThanOrEqual(before - 1e-9);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it('comes to the same in turns, and lets others run in between', async () => {
    let turns = 0;
    const profile = machine(64, [24, 24]);
    const inTurns = await recommendModelsInTurns(
      profile,
      [],
      { models: some },
      {
        now: () => performance.now() * 10,
        pause: async () => {
          turns++;
        },
      },
    );
    expect(inTurns).toEqual(recommendModels(profile, [], { models: some }));
    expect(turns).toBeGreaterThan(3);
  });
});
