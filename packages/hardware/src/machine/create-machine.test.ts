import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FitQuestion, HardwareProfile } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepLearning } from '../learning/keep-learning.ts';
import { headerOf } from '../testing/model-headers.ts';
import { writeGguf } from '../testing/write-gguf.ts';
import { createMachine } from './create-machine.ts';

const GIB = 1024 ** 3;
let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-'));
  path = join(folder, 'big.gguf');
  const header = headerOf({
    architecture: 'llama',
    layers: 32,
    embedding: 4096,
    heads: 32,
    kvHeads: 8,
    headLength: 128,
    inner: 14_336,
    vocabulary: 128_256,
  });
  await writeFile(path, writeGguf(header));
});
afterAll(() => rm(folder, { recursive: true }));

const profile = (freeGib: number, gpuGib?: number): HardwareProfile => ({
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 8, features: ['avx2'] },
  memory: {
    totalBytes: 64 * GIB,
    availableBytes: freeGib * GIB,
    unified: false,
    bandwidthBytesPerSecond: 80e9,
  },
  gpus:
    gpuGib === undefined
      ? []
      : [
          {
            name: 'NVIDIA GeForce RTX 4090',
            vendor: 'nvidia',
            memoryTotalBytes: gpuGib * GIB,
            memoryFreeBytes: gpuGib * GIB,
            bandwidthBytesPerSecond: 1008e9,
          },
        ],
  environment: [],
  probedAt: 0,
});
const machineOf = (found: HardwareProfile, more = {}) =>
  createMachine({ probe: { refresh: async () => found }, ...more });
const question = (more: Partial<FitQuestion> = {}): FitQuestion => ({
  model: 'big.gguf',
  path,
  sizeBytes: 1,
  contextLength: 8192,
  sequences: 1,
  gpu: true,
  hostReserveBytes: GIB,
  ...more,
});

describe('createMachine', () => {
  it('says what a file takes, by its header', async () => {
    const fit = await machineOf(profile(32)).fit(question(), profile(32));
    expect(fit).toMatchObject({ fits: true, mode: 'cpu', gpuMemoryBytes: 0, gpuLayers: 0, layers: 32 });
    // Llama 3.1 8B with 8k of context: 4,932.8 + 1,290.5 MiB by llama.cpp's own count.
    expect((fit?.estimated.engineBytes ?? 0) / 1024 ** 2 / (4932.8 + 1290.5)).toBeCloseTo(1, 1);
    expect(fit?.tokensPerSecond?.likely).toBeGreaterThan(1);
  });

  it('puts onto a GPU what its share allows, and nothing where none may be used', async () => {
    const [whole, part, none] = await Promise.all(
      [{}, { gpuMemoryFraction: 0.2 }, { gpu: false }].map((more) =>
        machineOf(profile(32, 24)).fit(question(more), profile(32, 24)),
      ),
    );
    expect(whole).toMatchObject({ mode: 'gpu', gpuLayers: 32 });
    expect(part?.mode).toBe('split');
    expect(part?.gpuMemoryBytes).toBeLessThan(0.2 * 24 * GIB);
    expect(none).toMatchObject({ mode: 'cpu', gpuMemoryBytes: 0 });
  });

  it('counts with the layers that were ordered, though the GPU be too small for them', async () => {
    const ordered = (gpuLayers: number, gpuGib?: number) =>
      machineOf(profile(32, gpuGib)).fit(question({ gpuLayers }), profile(32, gpuGib));
    const [half, all, output, none] = await Promise.all([ordered(17, 1), ordered(99, 1), ordered(1, 24), ordered(17)]);
    // The output is the first that goes there.
    expect(half).toMatchObject({ fits: true, mode: 'split', gpuLayers: 16 });
    expect((half?.memoryBytes ?? 0) / (half?.gpuMemoryBytes ?? 1)).toBeCloseTo(0.85, 1);
    expect(all).toMatchObject({ fits: true, mode: 'gpu', gpuLayers: 32 });
    expect([output?.mode, none?.mode, none?.gpuLayers]).toEqual(['cpu', 'cpu', 0]);
    // What stays with the CPU has to fit there all the same.
    const small = await machineOf(profile(4, 24)).fit(question({ gpuLayers: 3 }), profile(4, 24));
    expect(small?.fits).toBe(false);
  });

  it('says that a file does not fit, and what would help', async () => {
    const fit = await machineOf(profile(6)).fit(question(), profile(6));
    expect(fit).toMatchObject({ fits: false, step: expect.stringMatching(/\.$/) });
  });

  it('knows nothing of a file that is none', async () => {
    const none = join(folder, 'none.gguf');
    await writeFile(none, 'no gguf');
    expect(await machineOf(profile(32)).fit(question({ path: none }), profile(32))).toBeUndefined();
    expect(await machineOf(profile(32)).fit(question({ path: `${none}.gone` }), profile(32))).toBeUndefined();
  });

  it('reads all parts of a split model, and nothing of one whose parts are missing', async () => {
    const bytes = await readFile(path);
    const part = (number: number) => join(folder, `split-0000${number}-of-00002.gguf`);
    await writeFile(part(1), bytes);
    expect(await machineOf(profile(32)).fit(question({ path: part(1) }), profile(32))).toBeUndefined();
    await writeFile(part(2), bytes);
    const fit = await machineOf(profile(32)).fit(question({ path: part(1) }), profile(32));
    expect(fit?.estimated.engineBytes).toBeGreaterThan(9 * GIB);
  });
});

describe('keepLearning', () => {
  const observation = { model: 'big.gguf', quantity: 'memory', mode: 'cpu', estimated: 100, measured: 130 } as const;

  it('makes later estimates those that this machine has shown, also after a restart', async () => {
    const file = join(folder, 'learned.json');
    const learning = await keepLearning({ path: file, delayMs: 0 });
    const machine = machineOf(profile(32), { learning });
    const before = await machine.fit(question(), profile(32));
    for (let i = 0; i < 20; i++) machine.observe(observation);
    const speed = before?.estimated.tokensPerSecond?.likely ?? 0;
    for (let i = 0; i < 20; i++) {
      machine.observe({ ...observation, quantity: 'generation', estimated: speed, measured: speed / 2 });
    }
    await learning.flush();
    const again = machineOf(profile(32), { learning: await keepLearning({ path: file }) });
    const after = await again.fit(question(), profile(32));
    expect((after?.memoryBytes ?? 0) / (before?.memoryBytes ?? 1)).toBeCloseTo(1.29, 1);
    expect((after?.tokensPerSecond?.likely ?? 0) / speed).toBeCloseTo(0.5, 1);
    expect(after?.estimated).toEqual(before?.estimated);
    // What was seen to take more must fit with that.
    const tight = (before?.memoryBytes ?? 0) * 1.1 + GIB;
    const small = { ...profile(32), memory: { ...profile(32).memory, availableBytes: tight } };
    expect([(await machineOf(small).fit(question(), small))?.fits, (await again.fit(question(), small))?.fits]).toEqual(
      [true, false],
    );
  });

  it('says that a file is damaged and begins anew, and is silent where there is none', async () => {
    const troubles: string[] = [];
    const onTrouble = (message: string) => troubles.push(message);
    await keepLearning({ path: join(folder, 'absent.json'), onTrouble });
    const file = join(folder, 'damaged.json');
    await writeFile(file, '{"trends":');
    const learning = await keepLearning({ path: file, onTrouble, delayMs: 0 });
    expect(troubles).toEqual([expect.stringContaining('begins anew')]);
    learning.record(observation);
    await learning.flush();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 });
  });

  it('keeps nothing where its folder is not there, without a word', async () => {
    const troubles: string[] = [];
    const learning = await keepLearning({
      path: join(folder, 'no', 'learned.json'),
      onTrouble: (message) => troubles.push(message),
      delayMs: 0,
    });
    learning.record(observation);
    await learning.flush();
    expect(troubles).toEqual([]);
  });
});
