import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toModelInfo } from '../map-model.ts';
import { findModel, fromOpenAi, fromV0, fromV1, instanceFor } from './listed-model.ts';
import { v0ModelSchema, v1ModelSchema } from './schemas.ts';

const entries = async (name: string): Promise<readonly unknown[]> => {
  const text = await readFile(`${import.meta.dirname}/../__fixtures__/${name}`, 'utf8');
  const { models, data } = z
    .looseObject({ models: z.array(z.unknown()).optional(), data: z.array(z.unknown()).optional() })
    .parse(JSON.parse(text));
  return models ?? data ?? [];
};
const v1 = (await entries('models-v1.json')).map((entry) => fromV1(v1ModelSchema.parse(entry)));
const v0 = (await entries('models-v0.json')).map((entry) => fromV0(v0ModelSchema.parse(entry)));

test('API v1 tells state, quantisation, context, capabilities and instances', () => {
  const [gemma, oss, qwen, nomic] = v1.map((model) => toModelInfo(model, 'lm', true));
  expect(gemma).toEqual({
    id: 'google/gemma-3-4b',
    provider: 'lm',
    name: 'Gemma 3 4B',
    capabilities: ['chat', 'completion', 'json-schema', 'json-mode', 'seed', 'vision'],
    contextLength: 8_192,
    free: true,
    local: true,
    parameterCount: 4e9,
    quantization: '4bit',
    sizeBytes: 3_402_623_000,
    family: 'gemma3',
    details: {
      state: 'loaded',
      loadedInstances: [{ id: 'google/gemma-3-4b', contextLength: 8_192, remainingTtlSeconds: 3_600 }],
      maxContextLength: 131_072,
      bitsPerWeight: 4,
      format: 'mlx',
      publisher: 'google',
      variants: ['google/gemma-3-4b@4bit'],
    },
  });
  expect(oss?.capabilities).toEqual(expect.arrayContaining(['tools', 'parallel-tools', 'reasoning']));
  expect(oss).toMatchObject({ contextLength: 131_072, details: { state: 'not-loaded' } });
  expect(qwen).toMatchObject({ parameterCount: 30e9, activeParameterCount: 3e9, contextLength: 4_096 });
  expect(nomic).toMatchObject({ capabilities: ['embeddings'], contextLength: 2_048 });
  expect(nomic).not.toHaveProperty('parameterCount');
});

test('API v0 tells a state, and no more than it knows', () => {
  const [vision, llama, nomic] = v0.map((model) => toModelInfo(model, 'lm', false));
  expect(vision).toMatchObject({ contextLength: 32_768, quantization: '4bit', details: { state: 'not-loaded' } });
  expect(vision?.capabilities).toContain('vision');
  expect(vision?.capabilities).not.toContain('tools');
  expect(llama).toMatchObject({ contextLength: 4_096, details: { state: 'loaded', maxContextLength: 131_072 } });
  expect(llama?.capabilities).toContain('tools');
  expect(llama).not.toHaveProperty('local');
  expect(llama).not.toHaveProperty('sizeBytes');
  expect(nomic?.capabilities).toEqual(['embeddings']);
});

test('the compatible list tells names', () => {
  expect(fromOpenAi({ id: 'qwen3-8b' })).toEqual({ id: 'qwen3-8b', capabilities: ['chat'], variants: [] });
  expect(fromOpenAi({ id: 'text-embedding-nomic' }).capabilities).toEqual(['embeddings']);
});

test.each([
  ['qwen/qwen3-30b-a3b-2507', 'qwen/qwen3-30b-a3b-2507', 4_096],
  ['qwen/qwen3-30b-a3b-2507@q4_k_m', 'qwen/qwen3-30b-a3b-2507', 4_096],
  ['qwen/qwen3-30b-a3b-2507:2', 'qwen/qwen3-30b-a3b-2507', 32_768],
])('%s is found, with the context of its instance', (name, id, contextLength) => {
  const model = findModel(v1, name);
  expect(model?.id).toBe(id);
  expect(model && instanceFor(model, name)?.contextLength).toBe(contextLength);
});

test('odd values of an entry are left out, not believed', () => {
  const model = fromV1(
    v1ModelSchema.parse({
      key: 'odd',
      size_bytes: 'big',
      params_string: 'many',
      max_context_length: 0,
      quantization: 4,
      loaded_instances: 'yes',
      capabilities: { reasoning: { allowed_options: ['off'] } },
    }),
  );
  expect(model).toEqual({
    id: 'odd',
    capabilities: ['chat', 'completion', 'json-schema', 'json-mode', 'seed'],
    variants: [],
    instances: [],
  });
});
