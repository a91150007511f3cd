import { LlmError } from '@modelhaven/core';
import { createModelManager, type ModelManager, openGuard } from '@modelhaven/manager';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../server-types.ts';
import { buildTestServer } from './test-server.ts';

// Demands that cannot be meant: refused before any model is asked, with the field and what to do, on every surface.

let manager: ModelManager;
let app: App;
let asked = 0;
beforeAll(() => {
  const models = [
    { id: 'small', capabilities: ['chat' as const], contextLength: 8_192, pricing: { inputPrice: 1, outputPrice: 2 } },
    { id: 'large', capabilities: ['chat' as const], contextLength: 128_000 },
  ];
  const script = () => {
    asked++;
    return [];
  };
  manager = createModelManager({ providers: [createScriptedProvider({ id: 'p', models, script })], guard: openGuard });
  app = buildTestServer(manager);
});
afterAll(async () => {
  expect(asked).toBe(0);
  await app.close();
  await manager.close();
});

const chat = { model: 'p/small', messages: [{ role: 'user', content: 'Hi' }] };
const REST = '/api/v1/models/generate';
const SELECT = '/api/v1/models/select';
const OPENAI = '/v1/chat/completions';
const ANTHROPIC = '/v1/messages';

/** Where, what, the field that must be named, and a word of what to do. */
const ROWS: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
  [REST, { prompt: 'Hi', max_cost_per_token: -1 }, 'max_cost_per_token', /0|small/],
  [REST, { prompt: 'Hi', max_cost_usd: -0.1 }, 'max_cost_usd', /0|small/],
  [REST, { prompt: 'Hi', min_quality_score: 11 }, 'min_quality_score', /10/],
  [REST, { prompt: 'Hi', min_safety_score: -1 }, 'min_safety_score', /0/],
  [REST, { prompt: 'Hi', max_latency_ms: 0 }, 'max_latency_ms', /0|small/],
  [REST, { prompt: 'Hi', context_length_needed: 0 }, 'context_length_needed', /0|small/],
  [REST, { prompt: 'Hi', max_tokens: 0 }, 'max_tokens', /0|1|small/],
  [REST, { prompt: 'Hi', required_capabilities: ['flying'] }, 'required_capabilities', /chat/],
  [REST, { prompt: 'Hi', prefer: 'beauty' }, 'prefer', /quality/],
  [REST, { prompt: 'Hi', min_qualty_score: 5 }, 'min_qualty_score', /min_quality_score/],
  [REST, { prompt: 'Hi', messages: chat.messages }, 'prompt', /messages/],
  [REST, {}, 'prompt', /messages/],
  [REST, { prompt: 'Hi', model: 'p/smal' }, 'model', /p\/small/],
  [REST, { prompt: 'Hi', model: 'auto:quick' }, 'model', /auto/],
  [REST, { prompt: 'Hi', task_type: 'general_chatt' }, 'task_type', /general_chat/],
  [REST, { prompt: 'Hi', model: 'p/small', exclude: ['p'] }, 'exclude', /one of the two/],
  [REST, { prompt: 'Hi', providers: ['p'], exclude: ['p'] }, 'providers[0]', /leave one of them out/i],
  [REST, { prompt: 'Hi', providers: ['q'] }, 'providers', /p/],
  [REST, { prompt: 'Hi', free_only: true, model: 'p/small' }, '', /p\/small|price/i],
  [SELECT, { min_quality_score: 10.5 }, 'min_quality_score', /10/],
  [SELECT, { max_cost_usd: -5 }, 'max_cost_usd', /0|small/],
  [OPENAI, { ...chat, model: 'p/smal' }, 'model', /p\/small/],
  [OPENAI, { ...chat, fallbacks: ['p/nothing'] }, 'fallbacks', /p\/|no model/i],
  [OPENAI, { ...chat, provider: { only: ['nobody'] } }, 'provider', /p|nobody/],
  [OPENAI, { ...chat, provider: { sort: 'beauty' } }, 'provider.sort', /price/],
  [OPENAI, { ...chat, max_tokens: -3 }, 'max_tokens', /0|1|small/],
  [ANTHROPIC, { ...chat, max_tokens: 5, model: 'p/smal' }, 'model', /p\/small/],
  [ANTHROPIC, { ...chat, max_tokens: -5 }, 'max_tokens', /0|1|small/],
];

it.each(ROWS)('%s %j is refused at "%s"', async (url, body, field, hint) => {
  const response = await app.inject({ method: 'POST', url, payload: body });
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(response.statusCode === 503 || response.statusCode < 500).toBe(true);
  const text = response.body;
  expect(text).toContain(field);
  expect(text).toMatch(hint);
});

it('a plan that leaves nobody says of each model why, and how its tokens were found', async () => {
  const response = await app.inject({ method: 'POST', url: SELECT, payload: { max_cost_per_token: 1e-9 } });
  expect(response.statusCode).toBe(200);
  const { rejected } = response.json();
  expect(rejected).toHaveLength(2);
  for (const { reasons, prompt_tokens } of rejected) {
    expect(reasons[0]).toMatchObject({ filter: 'price', message: expect.stringMatching(/wanted[.]$/) });
    expect(prompt_tokens).toMatchObject({ method: 'estimated', tokens: expect.any(Number) });
  }
});

describe('the library', () => {
  const WRONG: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ maxCostUsd: -1 }, 'maxCostUsd'],
    [{ maxCostPerToken: Number.NaN }, 'maxCostPerToken'],
    [{ minQualityScore: 11 }, 'minQualityScore'],
    [{ minSafetyScore: -1 }, 'minSafetyScore'],
    [{ maxLatencyMs: 0 }, 'maxLatencyMs'],
    [{ contextLengthNeeded: -1 }, 'contextLengthNeeded'],
    [{ providers: ['p'], exclude: ['p'] }, 'providers'],
  ];
  it.each(WRONG)('refuses %j at %s', async (requirements, field) => {
    const thrown: unknown = await manager.generate({ prompt: 'Hi', ...requirements }).catch((error: unknown) => error);
    if (!LlmError.is(thrown)) throw new Error('It was accepted.');
    expect(thrown.code).toBe('INVALID_REQUEST');
    expect(thrown.details.field).toContain(field);
    expect(thrown.message).toMatch(/must be|make it|take (?:it|one)|leave one/i);
  });

  it('refuses settings that make no sense, with the field', () => {
    const provider = () => createScriptedProvider({ id: 'p', models: ['m'], script: [] });
    const open = (settings: object) => createModelManager({ providers: [provider()], settings });
    for (const [settings, field] of [
      [{ selection: { algorithm: 'best' } }, 'algorithm'],
      [{ selection: { weights: { cost: -1 } } }, 'weights.cost'],
      [{ selection: { minQualityScore: 12 } }, 'quality'],
      [{ aliases: { a: ['b'], b: ['a'] } }, 'aliases.a'],
      [{ aliases: { a: [] } }, 'aliases.a'],
      [{ aliases: { a: { byDifficulty: { easy: ['p/m'], hard: [] } } } }, 'hard'],
    ] as const) {
      expect(() => open(settings)).toThrow(
        expect.objectContaining({
          code: 'CONFIG_INVALID',
          details: expect.objectContaining({ field: expect.stringContaining(field) }),
        }),
      );
    }
  });

  it('lists for each model why not, and the nearest demand to relax', async () => {
    const thrown: unknown = await manager.generate({ prompt: 'Hi', maxCostPerToken: 1e-9 }).catch((e: unknown) => e);
    if (!LlmError.is(thrown)) throw new Error('It was accepted.');
    expect(thrown.code).toBe('NO_CANDIDATE');
    expect(thrown.message).toMatch(/Raise the price ceiling/);
    expect(thrown.details.issues?.map(({ path }) => path)).toEqual(['p/small', 'p/large']);
  });
});
