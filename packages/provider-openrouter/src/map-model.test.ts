import type { ModelFilter } from '@modelhaven/core';
import { loadFixture } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { applyFilter } from './free-filter.ts';
import { mapModel } from './map-model.ts';
import { modelEntrySchema } from './schemas.ts';

const list = (await loadFixture(`${import.meta.dirname}/__fixtures__/models.json`)).json() as { data: unknown[] };
const models = list.data.flatMap((entry) => {
  const read = modelEntrySchema.safeParse(entry);
  return read.success ? [mapModel(read.data, 'openrouter')] : [];
});
const infoOf = (id: string) => models.find(({ info }) => info.id === id)?.info;

describe('facts', () => {
  test('of a whole entry', () => {
    expect(infoOf('anthropic/claude-opus-4.7')).toEqual({
      id: 'anthropic/claude-opus-4.7',
      provider: 'openrouter',
      name: 'Anthropic: Claude Opus 4.7',
      description: 'A model.',
      capabilities: ['chat', 'tools', 'json-schema', 'json-mode', 'vision', 'reasoning'],
      contextLength: 1_000_000,
      maxOutputTokens: 128_000,
      pricing: { inputPrice: 5, outputPrice: 25, cachedInputPrice: 0.5, cacheWritePrice: 6.25, source: 'provider' },
      free: false,
      local: false,
      family: 'claude',
      moderated: true,
      createdAt: 1_776_351_100,
      details: {
        inputModalities: ['text', 'image'],
        outputModalities: ['text'],
        supportedParameters: expect.arrayContaining(['verbosity']),
        canonicalSlug: 'anthropic/claude-4.7-opus-20260416',
        webSearchPriceUsd: '0.01',
      },
    });
  });

  test('of entries with nothing but an id, or with nonsense, stay unknown', () => {
    const bare = { provider: 'openrouter', capabilities: [], local: false };
    const noDetails = { inputModalities: [], outputModalities: [], supportedParameters: [] };
    expect(infoOf('vendor/bare')).toEqual({ id: 'vendor/bare', ...bare, details: noDetails });
    expect(infoOf('vendor/odd')).toEqual({
      id: 'vendor/odd',
      ...bare,
      capabilities: ['tools'],
      details: { ...noDetails, supportedParameters: ['tools'] },
    });
    expect(models).toHaveLength(list.data.length - 1); // the one without an id
  });

  test('"0" beside a price means that there is no price of its own', () => {
    expect(infoOf('openai/o3-pro')?.pricing).toEqual({
      inputPrice: 20,
      outputPrice: 80,
      requestPrice: 0,
      imagePrice: 15.3,
      source: 'provider',
    });
  });

  test('tiers begin above the border, and inherit what they do not name', () => {
    expect(infoOf('vendor/long-context')?.pricing).toEqual({
      inputPrice: 2.5,
      outputPrice: 10,
      reasoningPrice: 3,
      requestPrice: 10,
      tiers: [{ fromInputTokens: 200_001, inputPrice: 5, outputPrice: 15, reasoningPrice: 3, requestPrice: 10 }],
      source: 'provider',
    });
  });

  test.each([
    [true, {}],
    [true, { image: '0', web_search: '0.01', overrides: [{ utc_start: 0, utc_end: 100, prompt: '0' }] }],
    [false, { image_output: '0.00003' }],
    [false, { audio_output: '0.0001' }],
    [false, { image_token: 0.0001 }],
    [false, { smell_output: '0.1' }],
    [false, { overrides: [{ min_prompt_tokens: 9, audio_output: '0.1' }] }],
    [undefined, { request: '-1' }],
    [undefined, { image: '-1' }],
    [undefined, { request: 'ask us' }],
    [undefined, { overrides: [{ min_prompt_tokens: 9, prompt: '-1' }] }],
  ])('free: %s, where beside tokens for nothing there is %j', (free, others) => {
    const entry = modelEntrySchema.parse({ id: 'a', pricing: { prompt: '0', completion: '0', ...others } });
    expect(mapModel(entry, 'p').info.free).toBe(free);
  });

  test('an image at the price of a token is counted in tokens, and reasoning at the price of output is output', () => {
    const gemini = { prompt: '0.000001', completion: '0.000002', image: '0.000001', internal_reasoning: '0.000002' };
    expect(mapModel(modelEntrySchema.parse({ id: 'a', pricing: gemini }), 'p').info.pricing).toEqual({
      inputPrice: 1,
      outputPrice: 2,
      source: 'provider',
    });
  });

  test('prices that depend on the hour are told, not mistaken for tiers', () => {
    const info = infoOf('vendor/night-rates');
    expect(info?.pricing?.tiers).toBeUndefined();
    expect(info?.details?.['hasPricesByTime']).toBe(true);
  });

  test.each([
    ['2026-04-16', Date.UTC(2026, 3, 17) / 1000],
    ['2026-04-16T12:00:00Z', Date.UTC(2026, 3, 16, 12) / 1000],
    [1_776_400_000, 1_776_400_000],
    [1_776_400_000_000, 1_776_400_000],
    ['soon', undefined],
    ['', undefined],
    [0, undefined],
    [null, undefined],
  ])('an expiry of %s', (expiration_date, expected) => {
    expect(mapModel(modelEntrySchema.parse({ id: 'a', expiration_date }), 'openrouter').info.expiresAt).toBe(expected);
  });

  test('lists of before 2025 name modalities in one word', () => {
    const entry = { id: 'a', architecture: { modality: 'text+image->text', tokenizer: 'Llama3' } };
    expect(mapModel(modelEntrySchema.parse(entry), 'openrouter').info).toMatchObject({
      capabilities: ['chat', 'vision'],
      family: 'llama3',
    });
  });
});

describe('what is free', () => {
  test.each([
    ['openrouter/elephant-alpha', true], // zero price without ":free"
    ['google/gemma-4-26b-a4b-it:free', true],
    ['google/gemma-4-26b-a4b-it', false],
    ['openrouter/auto', undefined], // "-1"
    ['vendor/per-request:free', false], // ":free", and each request costs
    ['vendor/bare', undefined],
    ['vendor/odd', undefined],
    ['vendor/night-rates', false],
  ])('%s: %s', (id, free) => {
    expect(infoOf(id)?.free).toBe(free);
  });

  test('a price above zero anywhere is not free', () => {
    const free = { prompt: '0', completion: '0.0', request: 0 };
    const decide = (pricing: object) => mapModel(modelEntrySchema.parse({ id: 'a', pricing }), 'p').info.free;
    expect(decide(free)).toBe(true);
    expect(decide({ ...free, web_search: '0.01' })).toBe(true); // a plugin that must be asked for
    for (const name of ['request', 'image', 'audio', 'internal_reasoning', 'input_cache_read', 'input_cache_write']) {
      expect(decide({ ...free, [name]: '0.000001' })).toBe(false);
    }
    expect(decide({ ...free, overrides: [{ min_prompt_tokens: 100_000, prompt: '0.000001' }] })).toBe(false);
    expect(decide({ prompt: '0' })).toBeUndefined();
    expect(decide({ prompt: '0', completion: '-1' })).toBeUndefined();
    expect(decide({ prompt: '', completion: '' })).toBeUndefined();
  });
});

describe('the filter', () => {
  const april = Date.UTC(2026, 3, 16, 23, 59);
  const may = Date.UTC(2026, 4, 1);
  const open: ModelFilter = { showFreeOnly: false, preferFreeModels: false };
  const ids = (filter: Partial<ModelFilter>, nowMs = april, preferred: readonly string[] = []) =>
    applyFilter(models, { ...open, ...filter }, preferred, nowMs).map(({ info }) => info.id);

  test('shows everything that has not expired, in the order of the list', () => {
    expect(ids({})).toEqual(models.map(({ info }) => info.id));
    expect(ids({}, may)).toEqual(models.map(({ info }) => info.id).filter((id) => id !== 'vendor/leaving:free'));
  });

  test('shows free only: known to cost nothing, answers with text, still served', () => {
    const kept = ['openrouter/elephant-alpha', 'google/gemma-4-26b-a4b-it:free'];
    expect(ids({ showFreeOnly: true })).toEqual([...kept, 'vendor/leaving:free']);
    expect(ids({ showFreeOnly: true }, may)).toEqual(kept);
  });

  test('prefers the ones that were named, then free ones, and keeps the order otherwise', () => {
    const sorted = ids({ preferFreeModels: true }, may, ['z-ai/glm-5.1', 'nobody/knows', 'openai/o3-pro']);
    expect(sorted.slice(0, 5)).toEqual([
      'z-ai/glm-5.1',
      'openai/o3-pro',
      'openrouter/elephant-alpha',
      'google/gemma-4-26b-a4b-it:free',
      'anthropic/claude-opus-4.7',
    ]);
    expect(sorted.at(-1)).toBe('vendor/odd');
  });

  test('a highest price counts for input and output, at every tier, and hides unknown prices', () => {
    expect(ids({ maxCostPerToken: 0.0000004 }, may)).toEqual([
      'openrouter/elephant-alpha',
      'google/gemma-4-26b-a4b-it:free',
      'google/gemma-4-26b-a4b-it',
      'google/gemma-4-31b-it',
      'vendor/singer:free',
      'vendor/painter:free',
      'vendor/per-request:free',
      'openai/text-embedding-3-small',
    ]);
    expect(ids({ maxCostPerToken: 0.00001 }, may)).not.toContain('vendor/long-context'); // 15 per million above 200k
    expect(ids({ maxCostPerToken: 0.000015 }, may)).toContain('vendor/long-context');
    expect(ids({ maxCostPerToken: 0.001 }, may)).not.toContain('openrouter/auto');
  });
});
