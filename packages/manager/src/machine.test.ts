import { describe, expect, it } from 'vitest';
import { loadConfig } from './config/load.ts';
import { toHardwareSettings, toResidentModels } from './machine.ts';

const settings = async (text: string, environment = {}) =>
  toHardwareSettings(await loadConfig({ environment: {}, text }), environment);

describe('what the configuration says of the machine', () => {
  it('has limits by default, as the file documents them', async () => {
    expect(await settings('{}')).toMatchObject({
      enabled: true,
      probe: { detectGpus: true, measureBandwidth: true },
      recommend: { minimum: { memoryBytes: 4 * 1024 ** 3, cores: 4 } },
    });
  });

  it('takes every key of hardware_detection, and the share of the GPU', async () => {
    expect(
      await settings(`
model_management:
  hardware_detection: { enabled: false, gpu_detection: false, memory_threshold_gb: 1.5, cpu_core_threshold: 0 }
  providers: { local: { enabled: true, models_cache_dir: /models, gpu_memory_fraction: 0.5 } }
`),
    ).toEqual({
      enabled: false,
      probe: { measureBandwidth: true, detectGpus: false, diskPath: '/models' },
      recommend: { minimum: { memoryBytes: 1.5 * 1024 ** 3, cores: 0 }, gpuMemoryFraction: 0.5 },
    });
  });

  it('looks for tools of the system where the environment says', async () => {
    expect((await settings('{}', { PATH: '/drivers' })).probe.searchPath).toBe('/drivers');
  });

  it('counts on no GPU where models may have none of it', async () => {
    const text = 'model_management: { providers: { local: { gpu_memory_fraction: 0 } } }';
    expect((await settings(text)).recommend.gpuMemoryFraction).toBe(0);
  });

  it('names what is in memory by its address', () => {
    const health = { status: 'up', latencyMs: 1 } as const;
    const circuit = { key: 'ollama', state: 'closed', consecutiveFailures: 0 } as const;
    const loaded = [{ id: 'gemma3:12b', gpuMemoryBytes: 5 }, { id: 'tiny' }];
    expect(toResidentModels([{ id: 'ollama', kind: 'ollama', health, circuit, loaded }])).toEqual([
      { name: 'ollama/gemma3:12b', gpuMemoryBytes: 5 },
      { name: 'ollama/tiny' },
    ]);
  });
});
