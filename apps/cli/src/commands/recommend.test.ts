import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HardwareProfile } from '@modelhaven/core';
import type { HardwareSettings } from '@modelhaven/manager';
import { describe, expect, it } from 'vitest';
import { fakeContext, fakeManager } from '../testing/fakes.ts';
import { showHardware } from './hardware.ts';
import { type RecommendOptions, recommend } from './recommend.ts';

const GIB = 1024 ** 3;
const machine = (ramGib: number, cores: number, gpuGib?: number): HardwareProfile => ({
  platform: 'linux',
  architecture: 'x64',
  cpu: { model: 'AMD Ryzen 9 7950X 16-Core Processor', usableCores: cores, features: ['avx2', 'avx512', 'fma'] },
  memory: { totalBytes: ramGib * GIB, availableBytes: ramGib * GIB, unified: false, bandwidthBytesPerSecond: 60e9 },
  gpus: gpuGib
    ? [
        {
          name: 'NVIDIA GeForce RTX 4090',
          vendor: 'nvidia',
          memoryTotalBytes: gpuGib * GIB,
          memoryFreeBytes: gpuGib * GIB,
          driver: '560.35.03',
          computeCapability: '8.9',
        },
      ]
    : [],
  environment: [],
  probedAt: 1,
});

/** Runs the command on a machine, with a configuration file where there is one. */
async function run(profile: HardwareProfile, options: RecommendOptions = {}, yaml?: string, json = false) {
  const health = { status: 'up', latencyMs: 1 } as const;
  const circuit = { key: 'ollama', state: 'closed', consecutiveFailures: 0 } as const;
  const { manager } = fakeManager({
    providers: async () => [
      { id: 'ollama', kind: 'ollama', health, circuit, loaded: [{ id: 'gemma3:12b', gpuMemoryBytes: 9 * GIB }] },
    ],
  });
  const file = yaml === undefined ? undefined : join(await mkdtemp(join(tmpdir(), 'modelhaven-recommend-')), 'c.yaml');
  if (file) await writeFile(file, yaml ?? '');
  const fake = fakeContext({ manager, json });
  let exitCode: number | undefined;
  const context = {
    ...fake.context,
    options: { ...fake.context.options, ...(file ? { config: file } : {}) },
    setExitCode: (code: number) => {
      exitCode = code;
    },
  };
  const asked: HardwareSettings['probe'][] = [];
  const probe = (settings: HardwareSettings['probe']) => {
    asked.push(settings);
    return { refresh: async () => profile };
  };
  await recommend(context, options, { probe });
  return { text: fake.stdout(), asked, exitCode };
}

describe('models recommend', () => {
  it('fits eighty columns, with a reason for each and a way to get the first', async () => {
    const { text, exitCode } = await run(machine(64, 16, 24), { task: 'therapeutic_narrative' });
    for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^#\s+MODEL\s+FORMAT\s+MEMORY\s+TOKENS\/S\s+CONTEXT\s+QUALITY\s+RUNS ON$/m);
    expect(text).toMatch(/^1 {2}\d\.\d of 10 for this task by published results/m);
    expect(text).toMatch(/^To get .*:\n {2}modelhaven models pull local\/\S+:\w+\n {2}ollama pull \S+$/m);
    expect(exitCode).toBeUndefined();
  });

  it('knows what is loaded', async () => {
    const { text } = await run(machine(64, 16, 24), { limit: 50, task: 'narrative_generation' }, undefined, true);
    const { models } = JSON.parse(text) as { models: { model: { id: string }; action: string }[] };
    expect(models.find(({ model }) => model.id === 'gemma-3-12b')?.action).toBe('keep');
  });

  it('holds the limits of the configuration, says which they are, and leaves them aside where asked', async () => {
    const strict = 'model_management: { hardware_detection: { memory_threshold_gb: 128, cpu_core_threshold: 2 } }';
    const small = await run(machine(64, 16), {}, strict);
    expect(small.text.replaceAll('\n', ' ')).toMatch(
      /has 64\.0 GiB of memory.*from 128\.0 GiB on.*memory_threshold_gb/,
    );
    expect(small.exitCode).toBe(9);
    expect((await run(machine(64, 16), { ignoreThresholds: true }, strict)).exitCode).toBeUndefined();
    const cores = 'model_management: { hardware_detection: { memory_threshold_gb: 0, cpu_core_threshold: 32 } }';
    expect((await run(machine(64, 16), {}, cores)).text).toMatch(/may use 16 cores/);
  });

  it('looks at the machine as the configuration says', async () => {
    const blind = 'model_management: { hardware_detection: { gpu_detection: false } }';
    expect((await run(machine(64, 16), {}, blind)).asked).toEqual([
      expect.objectContaining({ detectGpus: false, measureBandwidth: true }),
    ]);
    const off = 'model_management: { hardware_detection: { enabled: false } }';
    await expect(run(machine(64, 16), {}, off)).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('takes no more of the GPU than the configuration allows', async () => {
    const half = 'model_management: { providers: { local: { enabled: true, gpu_memory_fraction: 0.25 } } }';
    const { text } = await run(machine(64, 16, 24), { prefer: 'quality' }, half, true);
    const { models } = JSON.parse(text) as { models: { gpu_memory_bytes: number }[] };
    expect(models.length).toBe(5);
    for (const model of models) expect(model.gpu_memory_bytes).toBeLessThanOrEqual(0.25 * 24 * GIB);
  });

  it('prints one JSON value, also where nothing fits', async () => {
    const { text, exitCode } = await run(machine(0.3, 16), { ignoreThresholds: true }, undefined, true);
    expect(JSON.parse(text)).toMatchObject({ models: [], nothing: { step: { kind: 'more-memory' } } });
    expect(exitCode).toBe(9);
  });
});

it('hardware stays within the width of the terminal', async () => {
  const { context, stdout } = fakeContext();
  await showHardware(context, {}, { refresh: async () => machine(64, 16, 24) });
  for (const line of stdout().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(stdout()).toMatch(/^GPU {5}NVIDIA GeForce RTX 4090, 24\.0 GiB.*\n {8}\S/m);
});

it('refuses a task that nobody knows, with the one that was meant', async () => {
  await expect(run(machine(64, 8), { task: 'therapeutic_narative' })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    message: expect.stringMatching(/^There is no task "therapeutic_narative". Did you mean "therapeutic_narrative"/),
  });
  const declared = 'model_management: { task_types: [bedtime_story] }';
  expect((await run(machine(64, 8), { task: 'bedtime_story' }, declared)).text).not.toBe('');
});
