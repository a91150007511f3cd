import type { HardwareProfile } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const profile: HardwareProfile = {
  platform: 'linux',
  architecture: 'x64',
  cpu: { model: 'AMD EPYC', usableCores: 1.5, physicalCores: 2, features: ['avx2'] },
  memory: { totalBytes: 2 ** 34, availableBytes: 2 ** 33, unified: false },
  gpus: [
    {
      name: 'NVIDIA L4',
      vendor: 'nvidia',
      memoryTotalBytes: 24e9,
      computeCapability: '8.9',
      bandwidthBytesPerSecond: 3e11,
    },
  ],
  disk: { freeBytes: 1, totalBytes: 2, kind: 'ssd' },
  environment: ['docker'],
  probedAt: 5,
};

it('tells what the machine has, and leaves out what is not known', async () => {
  const app = buildTestServer(createScriptedManager(), { hardware: { profile: async () => profile } });
  const response = await app.inject('/api/v1/hardware');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    cpu: { usable_cores: 1.5 },
    gpus: [{ name: 'NVIDIA L4', memory_total_bytes: 24e9, compute_capability: '8.9' }],
    environment: ['docker'],
    probed_at: 5,
  });
  expect(response.json().gpus[0]).not.toHaveProperty('driver');
});

it('looks at the real machine where nothing else is said', async () => {
  const response = await buildTestServer(createScriptedManager()).inject('/api/v1/hardware');
  expect(response.json().memory.total_bytes).toBeGreaterThan(2 ** 28);
});
