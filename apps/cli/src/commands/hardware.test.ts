import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HardwareProfile } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { showHardware } from './hardware.ts';

const GIB = 1024 ** 3;
const hardware: HardwareProfile = {
  platform: 'linux',
  architecture: 'x64',
  cpu: { model: 'AMD EPYC', usableCores: 1.5, physicalCores: 2, features: ['avx2', 'fma'] },
  memory: { totalBytes: 16 * GIB, availableBytes: 8 * GIB, unified: false },
  gpus: [],
  environment: ['docker'],
  probedAt: 1,
};
const probe = { refresh: async () => hardware };
const demo = fileURLToPath(new URL('../../../../packages/provider-local/assets/', import.meta.url));

describe('hardware', () => {
  it('shows a line for each part', async () => {
    const { context, stdout } = fakeContext();
    await showHardware(context, {}, probe);
    expect(stdout()).toBe(
      [
        'System  linux x64, docker',
        'CPU     AMD EPYC, 1.5 usable cores, 2 physical, avx2 fma',
        'Memory  16.0 GiB, 8.0 GiB free',
        'GPU     none found',
        '',
      ].join('\n'),
    );
  });

  it('says how busy a GPU is where that is known, and nothing where it is not', async () => {
    const { context, stdout } = fakeContext();
    const card = { name: 'NVIDIA L4', memoryTotalBytes: 24 * GIB, memoryFreeBytes: 6 * GIB };
    const gpus = [{ ...card, utilization: 0.874 }, { ...card, utilization: 0 }, card, { name: 'Intel GPU' }];
    await showHardware(context, {}, { refresh: async () => ({ ...hardware, gpus }) });
    const lines = stdout().split('\n');
    expect(lines.filter((line) => line.startsWith('GPU'))).toEqual([
      'GPU     NVIDIA L4, 24.0 GiB, 6.0 GiB free, 87 % busy',
      'GPU     NVIDIA L4, 24.0 GiB, 6.0 GiB free, 0 % busy',
      'GPU     NVIDIA L4, 24.0 GiB, 6.0 GiB free',
      'GPU     Intel GPU',
    ]);
  });

  it('prints one JSON value', async () => {
    const { context, stdout } = fakeContext({ json: true });
    await showHardware(context, {}, probe);
    expect(JSON.parse(stdout())).toMatchObject({ hardware: { cpu: { usable_cores: 1.5 }, probed_at: 1 } });
  });

  it('says whether a file fits, and refuses what is no model', async () => {
    const { context, stdout } = fakeContext();
    await showHardware(context, { fit: join(demo, 'demo/demo-q8_0.gguf'), contextLength: 512 }, probe);
    expect(stdout()).toMatch(/Fits on the CPU: 0\.\d GiB with 512 tokens of context/);
    const broken = join(tmpdir(), `modelhaven-hardware-${process.pid}.gguf`);
    await writeFile(broken, 'GGUF');
    for (const fit of [broken, join(tmpdir(), 'modelhaven-no-such-file')]) {
      await expect(showHardware(context, { fit }, probe)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });
});
