import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, loadConfig } from '@modelhaven/manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalog } from '../catalog.ts';

const DEMO = join(import.meta.dirname, '../../../../packages/provider-local/assets/demo/demo-q8_0.gguf');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thresholds-'));
  await mkdir(join(folder, 'models'));
  await copyFile(DEMO, join(folder, 'models', 'tiny.gguf'));
});
afterEach(() => rm(folder, { recursive: true }));

async function open(detection: string) {
  const text = `
model_management:
  hardware_detection: ${detection}
  providers: { local: { models_cache_dir: "${join(folder, 'models')}", other_folders: false, context_length: 256 } }
server: { data_dir: "${join(folder, 'data')}" }
`;
  return assemble({ config: await loadConfig({ text, environment: {} }), catalog });
}

test.each([
  ['{ memory_threshold_gb: 1000000 }', /memory_threshold_gb wants 1000000, and this process has [\d.]+ GiB/],
  ['{ cpu_core_threshold: 5000 }', /cpu_core_threshold wants 5000, and this process may use [\d.]+ core/],
])(
  '%s keeps every model of the folder out of memory, and not the embedded one',
  async (detection, message) => {
    const manager = await open(detection);
    try {
      await expect(manager.load('local/tiny')).rejects.toMatchObject({ code: 'INSUFFICIENT_RESOURCES', message });
      const asked = manager.generateText('Hi', { model: 'local/tiny', maxTokens: 1 });
      await expect(asked).rejects.toThrow(message);
      await expect(manager.load('local/demo')).resolves.toMatchObject({ id: 'demo' });
    } finally {
      await manager.close();
    }
  },
  180_000,
);

test('a default is no refusal, nor is a limit of 0 or a machine that nobody may look at', async () => {
  // Every machine has more than these; what they prove is that the checks above are not for ever.
  for (const detection of [
    '{ memory_threshold_gb: 0, cpu_core_threshold: 0 }',
    '{ enabled: false, cpu_core_threshold: 5000 }',
    '{}',
  ]) {
    const manager = await open(detection);
    await expect(manager.load('local/tiny')).resolves.toMatchObject({ id: 'tiny' });
    await manager.close();
  }
}, 180_000);
