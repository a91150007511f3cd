import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelProvider, ResidencyEvent } from '@modelhaven/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PATH } from '../../demo.ts';
import type { GpuChoice } from '../../engine.ts';
import { createLocal, type LocalConfigInput } from '../../index.ts';

// Runs where node-llama-cpp has a binary for a GPU and a device for it. Without one, Mesa's lavapipe will do, which
// computes on the CPU: its Vulkan binary, Debian's mesa-vulkan-drivers, and GGML_VK_VISIBLE_DEVICES=0, since llama.cpp
// leaves such devices out where nobody names them.
// A driver belongs into no process but those of models, so it is looked for in one of its own.
const LOOK = `
process.execArgv.length = 0;
const { getLlama } = await import(process.argv[1]);
const options = { build: 'never', skipDownload: true, progressLogs: false, logger: () => {} };
const { gpu, supportsGpuOffloading } = await getLlama(options);
process.stdout.write(supportsGpuOffloading ? String(gpu) : '');
process.exit(0);
`;
const parameters = ['--input-type=module', '--eval', LOOK, '--', import.meta.resolve('node-llama-cpp')];
const found = spawnSync(process.execPath, parameters, { encoding: 'utf8' }).stdout || false;
const kind = (found === false ? 'vulkan' : found) as Exclude<GpuChoice, 'auto' | false>;
// Mesa 22.3's lavapipe crashes at some steps of a whole model, so answers are asked of one that it has a part of.
const messages = [{ role: 'user', content: 'Tell me a story about a bear and a star.' }] as const;
const beginning = 'Once upon a time';

describe('models on a GPU', () => {
  beforeEach((context) => {
    context.skip(found === false, 'there is no GPU here that node-llama-cpp has a binary for');
  });

  let folder: string;
  const open: ModelProvider[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gpu-'));
    await copyFile(DEMO_PATH, join(folder, 'mine.gguf'));
  });
  afterAll(async () => {
    for (const local of open) await local.close();
    await rm(folder, { recursive: true });
  });

  const load = async (config: LocalConfigInput, wish: { readonly gpuLayers?: number } = {}) => {
    const local = createLocal('local', { modelsDir: folder, ...config });
    open.push(local);
    const events: ResidencyEvent[] = [];
    local.residency?.subscribe?.((event) => events.push(event));
    const loaded = await local.residency?.load('mine', wish);
    return { local, events, loaded };
  };

  it('are there as a whole, and their memory is counted', async () => {
    const { local, loaded, events } = await load({ gpu: kind });
    expect(loaded?.warnings).toBeUndefined();
    // All but the table of embeddings and a few buffers is on the GPU.
    expect(loaded?.gpuMemoryBytes).toBeGreaterThan(2 * (loaded?.memoryBytes ?? Number.NaN));
    expect(events.at(-1)).toMatchObject({ type: 'loaded', gpuMemoryBytes: loaded?.gpuMemoryBytes, warnings: [] });
    await local.residency?.unload('mine');
    expect(await local.residency?.loaded()).toEqual([]);
  }, 300_000);

  it('leave to the CPU what they were told to, output first on the GPU', async () => {
    const { local, loaded: part } = await load({}, { gpuLayers: 3 });
    const whole = await load({}, { gpuLayers: 99 });
    const none = await load({ gpu: false });
    const [least = 0, middle = 0, most = 0] = [none, { loaded: part }, whole].map(
      ({ loaded }) => loaded?.gpuMemoryBytes,
    );
    expect(least).toBe(0);
    expect(middle).toBeGreaterThan(least);
    expect(most).toBeGreaterThan(middle);
    expect(part?.warnings).toBeUndefined();
    expect((await local.generate({ model: 'mine', messages, temperature: 0, maxTokens: 8 })).text).toContain(beginning);
  }, 300_000);
});

it('a kind of GPU that is not here leaves the CPU, and every answer says so', async (context) => {
  context.skip(found !== false, `there is a GPU here (${found})`);
  const local = createLocal('local', { isolation: 'none', gpu: kind });
  try {
    const { text, warnings } = await local.generate({ model: 'demo', messages, temperature: 0, maxTokens: 8 });
    expect(text).toContain(beginning);
    expect(warnings).toContainEqual(expect.stringMatching(/CPU computes.*vulkan/));
  } finally {
    await local.close();
  }
}, 180_000);
