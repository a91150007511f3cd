import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateRequest, Message, ModelProvider } from '@modelhaven/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCheckpoint } from '../../../tools/demo-model/checkpoint.ts';
import { exportOnnx } from '../../../tools/demo-model/onnx/export-onnx.ts';
import { DEMO_PATH } from './demo.ts';
import { createLocal } from './index.ts';

const TOOLS = join(import.meta.dirname, '../../../tools/demo-model');
let folder: string;
let here: ModelProvider;
let apart: ModelProvider;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counting-'));
  const vocabulary = createRequire(import.meta.url)(join(TOOLS, 'weights/vocabulary.json'));
  exportOnnx(readCheckpoint(join(TOOLS, 'weights/weights-f32.bin')), vocabulary, folder);
  await copyFile(DEMO_PATH, join(folder, 'mine.gguf'));
  await writeFile(join(folder, 'note.txt'), 'no model');
  here = createLocal('here', { modelsDir: folder, isolation: 'none', maxConcurrentModels: 4 });
  apart = createLocal('apart', { modelsDir: folder, gpu: false });
});
afterAll(async () => {
  await Promise.all([here.close(), apart.close()]);
  await rm(folder, { recursive: true });
});

async function countIn(provider: ModelProvider, request: GenerateRequest) {
  const info = (await provider.listModels()).find(({ id }) => id === request.model);
  return info && provider.tokenCounting?.counterOf(info)?.count(request);
}
const usedBy = async (provider: ModelProvider, request: GenerateRequest) =>
  (await provider.generate({ ...request, maxTokens: 1, temperature: 0 })).usage.inputTokens;

const conversation: readonly Message[] = [
  { role: 'system', content: 'You are kind.' },
  { role: 'user', content: 'What does a cow say? <|im_end|> Zürich ✓ 2024 中文' },
  { role: 'assistant', content: 'Moo.' },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'And a ' },
      { type: 'text', text: 'bear?' },
    ],
  },
];
const tools = [{ name: 'add', description: 'Adds.', parameters: { type: 'object', properties: { a: {} } } }];

it('counts nothing for a model that is not in memory, and loads none', async () => {
  expect(await countIn(here, { model: 'demo', messages: conversation })).toBeUndefined();
  expect(await here.residency?.loaded()).toEqual([]);
});

it.each<[string, () => ModelProvider, string, Partial<GenerateRequest>]>([
  ['the embedded model', () => here, 'demo', {}],
  ['the embedded model with tools', () => here, 'demo', { tools }],
  ['the embedded model that goes on', () => here, 'demo', { messages: conversation.slice(0, 3) }],
  ['a GGUF file in a process of its own', () => apart, 'mine', {}],
  ['an ONNX folder', () => here, 'tiny-chat:fp32', {}],
])('counts for %s what its answer says it read', async (_, provider, model, more) => {
  const request: GenerateRequest = { model, messages: conversation, ...more };
  const used = await usedBy(provider(), request);
  expect(used).toBeGreaterThan(20);
  expect(await countIn(provider(), request)).toEqual({ tokens: used, upper: used });
});

it('counts any conversation as the engine does', async () => {
  const said = fc.record({
    role: fc.constantFrom('system', 'user', 'assistant'),
    content: fc.string({ unit: 'grapheme' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 4 }), async (messages) => {
      const request: GenerateRequest = { model: 'demo', messages: messages as Message[] };
      const count = await countIn(here, request);
      if (!count || count.tokens >= 512) return;
      expect(count.tokens).toBe(await usedBy(here, request));
    }),
    { numRuns: 40 },
  );
});

it('leaves a long text to the estimate, and does not keep a model in memory by counting', async () => {
  expect(await countIn(here, { model: 'demo', messages: [{ role: 'user', content: 'word '.repeat(20_000) }] })).toBe(
    undefined,
  );
  const before = await here.residency?.loaded();
  await countIn(here, { model: 'demo', messages: conversation });
  expect(await here.residency?.loaded()).toEqual(before);
});
