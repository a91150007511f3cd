import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, silentLogger } from '@modelhaven/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_PATH } from './demo.ts';
import { createModelFiles } from './model-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
  await copyFile(DEMO_PATH, join(folder, 'mine.gguf'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (demo: boolean, logger: Logger = silentLogger) =>
  createModelFiles({ provider: 'local', modelsDir: folder, demo, logger });

it('lists the embedded model first, and describes each honestly', async () => {
  const [demo, mine] = (await open(true).list()).map(({ info }) => info);
  expect(demo).toMatchObject({
    id: 'demo',
    provider: 'local',
    description: expect.stringContaining('tiny demo model'),
    capabilities: ['chat', 'json-mode', 'json-schema', 'tools', 'logprobs', 'seed', 'prefill', 'embeddings'],
    contextLength: 512,
    parameterCount: 935_040,
    quantization: 'Q8_0',
    sizeBytes: 1_043_968,
    free: true,
    local: true,
  });
  expect(mine).toMatchObject({ id: 'mine', family: 'llama' });
  expect(mine?.capabilities).not.toContain('embeddings');
  expect(mine?.capabilities).not.toContain('parallel-tools');
});

it('keeps the name of the embedded model, unless that is switched off', async () => {
  await copyFile(DEMO_PATH, join(folder, 'demo.gguf'));
  expect((await open(true).find('demo')).file.path).toBe(DEMO_PATH);
  expect((await open(true).list()).map(({ info }) => info.id)).toEqual(['demo', 'mine']);
  expect((await open(false).find('demo')).file.path).toBe(join(folder, 'demo.gguf'));
});

it.each(['../mine', '/etc/passwd', 'mine.gguf', './mine', 'sub/../mine', 'nope', '', '..\\mine'])(
  'finds nothing by the name "%s"',
  async (id) => {
    await expect(open(true).find(id)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  },
);

it('says why a file cannot be used, and warns of it once', async () => {
  await writeFile(join(folder, 'broken.gguf'), 'not a model');
  const warnings: unknown[] = [];
  const files = open(true, { ...silentLogger, warn: (fields) => warnings.push(fields) });
  await files.list();
  await files.list();
  expect(warnings).toEqual([{ model: 'broken' }]);
  await expect(files.find('broken')).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
    message: 'This model cannot be used. The file is not in the GGUF format.',
  });
});
