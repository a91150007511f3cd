import type { HardwareProfile } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { gpuFamilies } from './gpu-use.ts';

const GIB = 2 ** 30;
const profile: HardwareProfile = {
  ...{ platform: 'linux', architecture: 'x64', environment: [], probedAt: 7 },
  cpu: { usableCores: 4, features: [] },
  memory: { totalBytes: 8 * GIB, availableBytes: GIB, unified: false },
  gpus: [
    { name: 'NVIDIA TITAN V', memoryTotalBytes: 12 * GIB, memoryFreeBytes: 9 * GIB, utilization: 0.37 },
    { name: 'NVIDIA GB10' },
  ],
};

const serverOf = (found: () => Promise<HardwareProfile>) =>
  buildTestServer(createScriptedManager(), { hardware: { profile: found, refresh: found } });

it('says what each card does, and nothing of what is unknown', async () => {
  const app = serverOf(async () => profile);
  const { gpus } = (await app.inject({ url: '/api/v1/models/performance' })).json();
  expect(gpus).toEqual([
    { name: 'NVIDIA TITAN V', utilization: 0.37, memory_used_bytes: 3 * GIB, memory_total_bytes: 12 * GIB },
    { name: 'NVIDIA GB10' },
  ]);
  const { body } = await app.inject({ url: '/metrics' });
  expect(body.split('\n').filter((line) => line.startsWith('modelhaven_gpu_'))).toEqual([
    'modelhaven_gpu_utilization_ratio{gpu="0",name="NVIDIA TITAN V"} 0.37',
    `modelhaven_gpu_memory_used_bytes{gpu="0",name="NVIDIA TITAN V"} ${3 * GIB}`,
    `modelhaven_gpu_memory_bytes{gpu="0",name="NVIDIA TITAN V"} ${12 * GIB}`,
  ]);
});

it.each([
  ['there is none', async () => ({ ...profile, gpus: [] })],
  ['the probe fails', async () => Promise.reject(new Error('no such tool'))],
])('is absent where %s', async (_, found) => {
  const app = serverOf(found);
  const performance = await app.inject({ url: '/api/v1/models/performance' });
  expect(performance.statusCode).toBe(200);
  expect(performance.json()).not.toHaveProperty('gpus');
  const metrics = await app.inject({ url: '/metrics' });
  expect(metrics.statusCode).toBe(200);
  expect(metrics.body).not.toContain('modelhaven_gpu_');
});

it('has no family without a sample', () => {
  expect(gpuFamilies([{ name: 'x' }])).toEqual([]);
  expect(gpuFamilies([])).toEqual([]);
});
