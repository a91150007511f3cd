import type { HardwareProfile } from '@modelhaven/core';
import type { HardwareSettings } from '@modelhaven/manager';
import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const GIB = 1024 ** 3;
const machine = (ramGib: number): HardwareProfile => ({
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 8, features: ['avx2'] },
  memory: { totalBytes: ramGib * GIB, availableBytes: ramGib * GIB, unified: false, bandwidthBytesPerSecond: 50e9 },
  gpus: [],
  environment: [],
  probedAt: 5,
});
const settings = (recommend: HardwareSettings['recommend'], enabled = true): HardwareSettings => ({
  enabled,
  probe: { measureBandwidth: false },
  recommend,
});
const ask = async (url: string, ramGib = 32, hardwareSettings?: HardwareSettings) => {
  const app = buildTestServer(createScriptedManager(), {
    hardware: { profile: async () => machine(ramGib) },
    ...(hardwareSettings ? { hardwareSettings } : {}),
  });
  const response = await app.inject(url);
  return { status: response.statusCode, body: response.json() };
};

describe('recommendations', () => {
  it.each(['/api/v1/models/recommendations', '/api/v1/recommendations'])(
    '%s names models with figures and reason',
    async (path) => {
      const { status, body } = await ask(`${path}?task_type=therapeutic_narrative&context_length=8192&limit=3`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        task_type: 'therapeutic_narrative',
        catalogue: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      expect(body.models).toHaveLength(3);
      expect(body.models[0]).toMatchObject({
        context_length: 8192,
        mode: 'cpu',
        action: 'join',
        model: { kind: 'chat' },
        speed: { generation: { likely: expect.any(Number) } },
        reason: expect.stringContaining('8192 tokens of context'),
      });
    },
  );

  it('says what would help where nothing fits', async () => {
    const { body } = await ask('/api/v1/models/recommendations', 0.3);
    expect(body).toMatchObject({ models: [], nothing: { step: { kind: 'more-memory' } } });
  });

  it('keeps to the limits of the configuration unless asked not to', async () => {
    const limited = settings({ minimum: { memoryBytes: 64 * GIB, cores: 1 } });
    const { body } = await ask('/api/v1/models/recommendations', 32, limited);
    expect(body).toMatchObject({ models: [], nothing: { sentence: expect.stringContaining('64.0 GiB') } });
    const anyway = await ask('/api/v1/models/recommendations?ignore_thresholds=true', 32, limited);
    expect(anyway.body.models).toHaveLength(5);
  });

  it('looks at nothing where detection is off', async () => {
    for (const path of ['/api/v1/models/recommendations', '/api/v1/hardware']) {
      const { status, body } = await ask(path, 32, settings({}, false));
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code: 'UNSUPPORTED', message: expect.stringContaining('hardware_detection') });
    }
  });

  it.each(['context_length=0', 'prefer=price', 'limit=51', 'task_type=A+B', 'tasktype=x'])(
    'refuses %s',
    async (query) => {
      const { status } = await ask(`/api/v1/models/recommendations?${query}`);
      expect(status).toBe(400);
    },
  );
});
