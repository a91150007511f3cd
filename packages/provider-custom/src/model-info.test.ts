import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CustomConfig, parseConfig } from './config.ts';
import { resolveEndpoint } from './endpoint.ts';
import { KNOWN_MODELS, knownFacts } from './known/known-models.ts';
import { fromAnthropicModel } from './map-anthropic-model.ts';
import { fromListedModel } from './map-model.ts';
import { toModelInfo } from './model-info.ts';
import type { PresetName } from './presets.ts';

const endpointOf = (config: CustomConfig) => resolveEndpoint(parseConfig(config, 'p'));

function listed(preset: PresetName, config: CustomConfig = {}) {
  const body = JSON.parse(readFileSync(`${import.meta.dirname}/__fixtures__/lists/${preset}.json`, 'utf8'));
  const endpoint = endpointOf({ preset, ...config });
  const entries = Array.isArray(body) ? body : body.data;
  return entries
    .map((entry: never) => fromListedModel(entry, endpoint.preset))
    .filter((facts: unknown) => facts !== undefined)
    .map((facts: never) => toModelInfo(facts, endpoint, 'p'));
}

describe('the lists of', () => {
  test('Groq: context and output from the list, abilities from our tables, models that are off left out', () => {
    expect(listed('groq')).toEqual([
      {
        id: 'llama-3.3-70b-versatile',
        provider: 'p',
        capabilities: ['chat', 'tools', 'parallel-tools', 'json-mode'],
        contextLength: 131072,
        maxOutputTokens: 32768,
        createdAt: 1733447754,
      },
      expect.objectContaining({
        id: 'openai/gpt-oss-120b',
        capabilities: expect.arrayContaining(['reasoning', 'json-schema']),
      }),
      expect.objectContaining({ id: 'whisper-large-v3', capabilities: [] }),
    ]);
  });

  test('Mistral', () => {
    expect(listed('mistral')).toEqual([
      expect.objectContaining({
        contextLength: 131072,
        capabilities: ['chat', 'tools', 'parallel-tools', 'vision', 'json-schema', 'json-mode'],
        description: 'Our frontier-class multimodal model',
      }),
      expect.objectContaining({ id: 'mistral-small-2402', expiresAt: Date.parse('2027-03-30T12:00:00Z') / 1000 }),
      expect.objectContaining({ id: 'mistral-embed', capabilities: ['embeddings'] }),
    ]);
  });

  test('Together: prices per million, zero is free, by the hour is unknown', () => {
    const [paid, free, embedding, rented] = listed('together');
    expect(paid).toMatchObject({
      name: 'Meta Llama 3.3 70B Instruct Turbo',
      pricing: { inputPrice: 0.88, outputPrice: 0.88, source: 'provider' },
    });
    expect(paid).not.toHaveProperty('free');
    expect(free).toMatchObject({ free: true });
    expect(embedding).toMatchObject({ capabilities: ['embeddings'] });
    expect(rented).not.toHaveProperty('pricing');
    expect(rented).not.toHaveProperty('free');
  });

  test('Fireworks, Gemini', () => {
    expect(listed('fireworks')).toMatchObject([
      { capabilities: ['chat', 'tools'], contextLength: 131072 },
      { capabilities: ['chat'] },
    ]);
    expect(listed('gemini')).toMatchObject([
      { id: 'gemini-2.5-flash', name: 'Gemini 2.5 Flash', contextLength: 1_048_576 },
      { id: 'gemini-embedding-001', capabilities: ['embeddings'] },
      { id: 'imagen-4.0-generate-001', capabilities: [] },
    ]);
  });

  test('servers at home are local and free', () => {
    expect(listed('vllm')).toEqual([
      {
        id: 'Qwen/Qwen3-8B',
        provider: 'p',
        capabilities: ['chat'],
        contextLength: 40960,
        createdAt: 1760000000,
        local: true,
        free: true,
      },
    ]);
    // What a model was trained for is not what the server was started with.
    expect(listed('llama-cpp')[0]).not.toHaveProperty('contextLength');
    expect(listed('llama-cpp')[0]).toMatchObject({ parameterCount: 8190735360, sizeBytes: 5023600640 });
  });

  test('gateways with prices per token', () => {
    const endpoint = endpointOf({ baseUrl: 'https://gateway.example/v1' });
    const entry = {
      id: 'a/b',
      pricing: { prompt: '0.00000125', completion: '0.00001', input_cache_read: '0.000000125' },
      architecture: { input_modalities: ['text', 'image'] },
      supported_parameters: ['tools', 'structured_outputs'],
      context_length: 1000,
    };
    expect(fromListedModel(entry, endpoint.preset)).toMatchObject({
      capabilities: ['vision', 'tools', 'json-schema'],
      pricing: { inputPrice: 1.25, outputPrice: 10, cachedInputPrice: 0.125 },
    });
    expect(fromListedModel({ id: 'x', pricing: { prompt: '-1', completion: '-1' } }, endpoint.preset)).toEqual({
      id: 'x',
    });
  });
});

test("Anthropic's list", () => {
  const { data } = JSON.parse(readFileSync(`${import.meta.dirname}/__fixtures__/anthropic/models.json`, 'utf8'));
  const endpoint = endpointOf({ preset: 'anthropic' });
  const [opus, haiku] = data.map((entry: never) => toModelInfo(fromAnthropicModel(entry), endpoint, 'p'));
  expect(opus).toMatchObject({
    name: 'Claude Opus 5.5',
    contextLength: 1_000_000,
    maxOutputTokens: 128_000,
    capabilities: expect.arrayContaining(['chat', 'tools', 'vision', 'file-input', 'json-schema', 'reasoning']),
    pricing: { inputPrice: 4, outputPrice: 20, cachedInputPrice: 0.2, cacheWritePrice: 5 },
    createdAt: Date.parse('2026-09-22T00:00:00Z') / 1000,
  });
  expect(opus.capabilities).not.toContain('prefill');
  expect(haiku).toMatchObject({
    capabilities: expect.arrayContaining(['prefill', 'reasoning']),
    pricing: { inputPrice: 1, outputPrice: 5 },
    expiresAt: Date.parse('2027-01-15T00:00:00Z') / 1000,
  });
});

describe('what is known', () => {
  test.each(
    Object.entries(KNOWN_MODELS).flatMap(([preset, models]) =>
      models.map((model) => [`${preset} ${model.id}`, model] as const),
    ),
  )('%s is consistent', (_name, { contextLength, maxOutputTokens, pricing }) => {
    if (contextLength !== undefined && maxOutputTokens !== undefined) {
      expect(maxOutputTokens).toBeLessThanOrEqual(contextLength);
    }
    if (!pricing) return;
    expect(pricing.source).toMatch(/^https:\/\/\S+, read 20\d\d-\d\d$/);
    const { inputPrice = 0, cachedInputPrice = 0, cacheWritePrice = inputPrice } = pricing;
    expect(cachedInputPrice).toBeLessThanOrEqual(inputPrice);
    expect(cacheWritePrice).toBeGreaterThanOrEqual(inputPrice);
    for (const tier of pricing.tiers ?? []) expect(tier.inputPrice).toBeGreaterThan(inputPrice);
  });

  test.each([
    ['openai', 'gpt-5-mini-2025-08-07', 0.25],
    ['openai', 'gpt-5', 1.25],
    ['openai', 'gpt-4o-2024-11-20', 2.5],
    ['openai', 'gpt-4o-2024-05-13', 5],
    ['openai', 'gpt-5-mini', 0.25],
    ['anthropic', 'claude-haiku-4-5-20251001', 1],
    ['anthropic', 'claude-opus-4-5', 5],
    ['openai', 'gpt-5-codex-next', undefined],
    ['together', 'gpt-5', undefined],
  ] as const)('%s %s costs %s', (preset, id, price) => {
    expect(knownFacts(preset, id)?.pricing?.inputPrice).toBe(price);
  });

  test('the list wins over the tables, the user over both', () => {
    const endpoint = endpointOf({
      preset: 'openai',
      models: [{ id: 'gpt-5', contextLength: 1000, pricing: { inputPrice: 9 }, capabilities: ['chat'], name: 'Mine' }],
    });
    expect(toModelInfo({ id: 'gpt-5', contextLength: 5 }, endpoint, 'p')).toEqual({
      id: 'gpt-5',
      provider: 'p',
      name: 'Mine',
      contextLength: 1000,
      maxOutputTokens: 128_000,
      capabilities: ['chat'],
      pricing: { inputPrice: 9, source: 'config' },
    });
    expect(toModelInfo({ id: 'gpt-5', contextLength: 5 }, endpointOf({ preset: 'openai' }), 'p').contextLength).toBe(5);
  });

  test('nothing is known of a model that nobody told of', () => {
    expect(toModelInfo({ id: 'new' }, endpointOf({ baseUrl: 'https://x.example/v1' }), 'p')).toEqual({
      id: 'new',
      provider: 'p',
      capabilities: ['chat'],
    });
  });
});
