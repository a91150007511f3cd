import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, type GenerateRequest } from '@modelhaven/core';
import {
  createCapturingLogger,
  createReplayServer,
  deliver,
  jsonReply,
  loadReply,
  type ReplayServer,
  sseReply,
} from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOpenRouter, definition, type OpenRouterConfigInput, type OpenRouterDeps } from './index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const chat = 'POST /api/v1/chat/completions';
const models = 'GET /api/v1/models';
const gemma = 'google/gemma-4-26b-a4b-it';
const request: GenerateRequest = { model: gemma, messages: [{ role: 'user', content: 'Greet me.' }] };
const nowMs = Date.UTC(2026, 3, 16, 12);

let server: ReplayServer;
let dataDir: string;
beforeEach(async () => {
  server = await createReplayServer();
  dataDir = await mkdtemp(join(tmpdir(), 'openrouter-'));
  server.respond(models, await fixture('models.json'));
  server.respond(chat, await fixture('chat.json'));
});
afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

const create = (config: OpenRouterConfigInput = {}, deps: OpenRouterDeps = {}) =>
  createOpenRouter({ apiKey: 'sk-or-test', baseUrl: `${server.url}/api/v1`, ...config }, { now: () => nowMs, ...deps });
const bodyOf = (index = -1) =>
  server.requests
    .filter(({ method }) => method === 'POST')
    .at(index)
    ?.json() as Record<string, unknown>;
const sentTo = (path: string) => server.requests.filter((received) => received.path === path).length;

describe('what is sent', () => {
  test('the request, nothing of the config that was not asked for, and no list is fetched for it', async () => {
    await create().generate({ ...request, maxTokens: 9, topK: 5, reasoning: { effort: 'low' } });
    expect(bodyOf()).toEqual({
      model: gemma,
      messages: [{ role: 'user', content: 'Greet me.' }],
      max_tokens: 9,
      top_k: 5,
      reasoning: { effort: 'low' },
      stream: false,
      usage: { include: true },
    });
    expect(sentTo('/api/v1/models')).toBe(0);
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer sk-or-test' });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-title');
  });

  test('attribution, preferences and fallback models', async () => {
    const provider = create({
      appName: 'Story garden',
      appUrl: 'https://garden.example',
      providerPreferences: { dataCollection: 'deny', sort: 'price', maxPrice: { completion: 2 } },
      transforms: ['middle-out'],
    });
    const extra = {
      models: ['z-ai/glm-5.1'],
      provider: { sort: 'latency', allowFallbacks: false },
      transforms: [],
      sessionId: 's1',
    };
    await provider.generate({ ...request, extra: { openrouter: extra, ollama: { num_ctx: 1 } } });
    expect(bodyOf()).toMatchObject({
      models: ['z-ai/glm-5.1'],
      provider: { data_collection: 'deny', sort: 'latency', max_price: { completion: 2 }, allow_fallbacks: false },
      transforms: [],
      session_id: 's1',
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'x-title': 'Story garden',
      'http-referer': 'https://garden.example',
    });
  });

  test('a request chooses within the configuration, never beyond', async () => {
    const provider = create({
      providerPreferences: { only: ['deepinfra', 'together'], ignore: ['azure'], dataCollection: 'deny', zdr: true },
    });
    const wishes = { only: ['together', 'groq'], ignore: ['novita'], dataCollection: 'allow', zdr: false };
    await provider.generate({ ...request, extra: { openrouter: { provider: wishes } } });
    expect(bodyOf()).toMatchObject({
      provider: { only: ['together'], ignore: ['azure', 'novita'], data_collection: 'deny', zdr: true },
    });
    const none = provider.generate({ ...request, extra: { openrouter: { provider: { only: ['groq'] } } } });
    await expect(none).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test.each([
    [{ model: 'x' }, 'extra.openrouter'],
    [{ models: [] }, 'extra.openrouter.models'],
    [{ provider: { order: 'DeepInfra' } }, 'extra.openrouter.provider.order'],
    [{ provider: { data_collection: 'deny' } }, 'extra.openrouter.provider'],
    [{ transforms: ['cut'] }, 'extra.openrouter.transforms.0'],
    [{ plugins: [{ id: 'web search' }] }, 'extra.openrouter.plugins.0.id'],
  ])('%o is refused with its field', async (openrouter, field) => {
    const call = create().generate({ ...request, extra: { openrouter } });
    await expect(call).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { field, provider: 'openrouter' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('what it costs', () => {
  test('is what was billed, streamed or not', async () => {
    const provider = create();
    const whole = await provider.generate(request);
    server.respond(chat, await fixture('chat.sse'));
    const streamed = await collect(provider.stream(request));
    expect(streamed.usage).toEqual(whole.usage);
    expect(whole.usage).toEqual({
      inputTokens: 1_000,
      outputTokens: 50,
      cachedInputTokens: 400,
      cacheWriteTokens: 0,
      reasoningTokens: 12,
      costUsd: 0.000078,
    });
  });

  test('is what the price list says where nothing was billed', async () => {
    const usage = { prompt_tokens: 1_000, completion_tokens: 50 };
    server.respond(
      chat,
      jsonReply({ model: gemma, choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }], usage }),
    );
    const provider = create();
    expect((await provider.generate(request)).usage.costUsd).toBeUndefined(); // no list yet
    await provider.listModels();
    expect((await provider.generate(request)).usage.costUsd).toBe(0.00009);
  });

  test('is logged where it is not what is listed', async () => {
    const logger = createCapturingLogger();
    const usage = { prompt_tokens: 1_000, completion_tokens: 50, cost: 0.01 };
    server.respond(
      chat,
      jsonReply({ model: gemma, choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }], usage }),
    );
    const provider = create({}, { logger });
    await provider.listModels();
    expect((await provider.generate(request)).usage.costUsd).toBe(0.01);
    expect(logger.lines.map(({ fields }) => fields)).toContainEqual(
      expect.objectContaining({ model: gemma, billedUsd: 0.01, listedUsd: 0.00009 }),
    );
  });

  test('is refused before the call where it may be more than the limit', async () => {
    const provider = create({ costLimitPerRequest: 0.01 });
    const opus = { ...request, model: 'anthropic/claude-opus-4.7', maxTokens: 1_000 };
    for (const call of [provider.generate(opus), collect(provider.stream(opus))]) {
      await expect(call).rejects.toMatchObject({
        code: 'UNSUPPORTED',
        details: { provider: 'openrouter', model: opus.model, field: 'maxTokens' },
      });
    }
    await expect(
      provider.generate({ ...request, extra: { openrouter: { models: ['openrouter/auto'] } } }),
    ).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    });
    expect(sentTo('/api/v1/chat/completions')).toBe(0);
    expect(sentTo('/api/v1/models')).toBe(1);
  });

  test('is kept below the limit by a limit of the answer, which the caller is told', async () => {
    const provider = create({ costLimitPerRequest: 0.001 });
    const { warnings } = await provider.generate(request);
    expect(bodyOf()['max_tokens']).toBe(2498); // (0.001 - 11 × 0.00000007) / 0.0000004
    expect(warnings[0]).toBe('The answer is limited to 2498 tokens, so that the request costs at most 0.001 USD.');
    server.respond(chat, await fixture('chat.sse'));
    expect((await collect(provider.stream(request))).warnings).toEqual(warnings);
  });
});

describe('the filter', () => {
  test('is the one of the config, changes at once, and survives a restart', async () => {
    const first = create({ freeModelsOnly: true }, { dataDir });
    expect(first.filter.get()).toEqual({ showFreeOnly: true, preferFreeModels: true });
    const free = ['openrouter/elephant-alpha', 'google/gemma-4-26b-a4b-it:free', 'vendor/leaving:free'];
    expect((await first.listModels()).map(({ id }) => id)).toEqual(free);
    await expect(first.generate(request)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });

    const changed = { showFreeOnly: false, preferFreeModels: true, maxCostPerToken: 0.0000004 };
    expect(await first.filter.set({ showFreeOnly: false, maxCostPerToken: 0.0000004 })).toEqual(changed);
    expect((await first.listModels()).map(({ id }) => id)).toContain(gemma);
    await first.generate(request);

    const second = create({ freeModelsOnly: true }, { dataDir });
    expect(second.filter.get()).toEqual(changed);
    expect(await second.filter.set({ maxCostPerToken: null })).toEqual({
      showFreeOnly: false,
      preferFreeModels: true,
    });
    expect(create({}, { dataDir }).filter.get()).toEqual({ showFreeOnly: false, preferFreeModels: true });
    expect(create({ freeModelsOnly: true }).filter.get().showFreeOnly).toBe(true);
  });

  test.each<OpenRouterConfigInput>([{ freeModelsOnly: true }, { costLimitPerRequest: 0.01 }])(
    'and with %j no plugin that is billed by itself is sent',
    async (config) => {
      const call = (plugin: Record<string, unknown>) => ({
        ...request,
        model: `${gemma}:free`,
        extra: { openrouter: { plugins: [plugin] } },
      });
      await expect(create(config).generate(call({ id: 'web', max_results: 10 }))).rejects.toMatchObject({
        code: 'UNSUPPORTED',
        details: { provider: 'openrouter', field: 'extra.openrouter.plugins' },
      });
      expect(server.requests).toHaveLength(0);
      await create(config).generate(call({ id: 'response-healing' }));
      await create(config).generate(call({ id: 'web', enabled: false }));
      await create().generate(call({ id: 'web' }));
      expect(sentTo('/api/v1/chat/completions')).toBe(3);
    },
  );

  test('keeps the last of many changes', async () => {
    const { filter } = create({}, { dataDir });
    await Promise.all(Array.from({ length: 20 }, (_, index) => filter.set({ maxCostPerToken: index })));
    expect(create({}, { dataDir }).filter.get().maxCostPerToken).toBe(19);
  });

  test.each([{ showFreeOnly: 'yes' }, { maxCostPerToken: -1 }, { max_cost_per_token: 1 }])(
    'refuses %o',
    async (change) => {
      const { filter } = create();
      await expect(filter.set(change as never)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
      expect(filter.get()).toEqual({ showFreeOnly: false, preferFreeModels: true });
    },
  );
});

describe('key and quota', () => {
  test('tell what is left', async () => {
    server.respond('GET /api/v1/key', await fixture('key.json'));
    server.respond('GET /api/v1/credits', await fixture('credits.json'));
    const provider = create();
    expect(await provider.account.read()).toEqual({
      limitUsd: 100,
      limitRemainingUsd: 74.5,
      limitReset: 'monthly',
      usageUsd: 25.5,
      usageTodayUsd: 1.25,
      usageThisMonthUsd: 25.5,
      isFreeTier: false,
      creditsUsd: 100.5,
      creditsRemainingUsd: 74.75,
      creditsReadAt: nowMs,
      freeRequests: provider.quota(),
    });
    expect(provider.quota().perDay.limit).toBe(1_000);
    server.respond(
      'GET /api/v1/credits',
      jsonReply({ error: { code: 403, message: 'Only management keys can fetch credits' } }, 403),
    );
    // What was read before holds, less what was spent since.
    server.respondOnce(chat, await fixture('chat.json'));
    const { usage } = await provider.generate(request);
    expect(usage.costUsd).toBeGreaterThan(0);
    expect((await provider.account.read()).creditsRemainingUsd).toBeCloseTo(74.75 - (usage.costUsd ?? 0), 12);
    expect(await create().account.read()).not.toHaveProperty('creditsUsd');
    server.respond('GET /api/v1/key', jsonReply({}));
    await expect(provider.account.read()).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  });

  test('free requests are counted, and their limits learned from answers and failures', async () => {
    const provider = create();
    const free = { ...request, model: `${gemma}:free` };
    server.respondOnce(chat, await fixture('chat.json'));
    await provider.generate(free);
    await provider.generate(request); // not free
    expect(provider.quota().perMinute).toMatchObject({ used: 1, remaining: 19, source: 'documented' });
    const headers = {
      'x-ratelimit-limit': '20',
      'x-ratelimit-remaining': '3',
      'x-ratelimit-reset': String(nowMs + 30_000),
    };
    const { headers: type, ...whole } = await fixture('chat.json');
    server.respondOnce(chat, { ...whole, headers: { ...type, ...headers } });
    await provider.generate(free);
    expect(provider.quota().perMinute).toMatchObject({ remaining: 3, source: 'headers' });
    server.respondOnce(chat, await fixture('error-429-day.json', 429));
    await expect(provider.generate(free)).rejects.toMatchObject({ code: 'QUOTA_EXHAUSTED' });
    expect(provider.quota().perDay).toMatchObject({ limit: 50, remaining: 0, source: 'headers' });
  });

  test('what OpenRouter says of the day of the account counts, whoever used it', async () => {
    const provider = create();
    const today = { used: 12, limit: 50, remaining: 38 };
    server.respond('GET /api/v1/key', jsonReply({ data: { is_free_tier: false, free_model_daily_requests: today } }));
    const { freeRequests } = await provider.account.read();
    expect(freeRequests?.perDay).toMatchObject({ limit: 50, used: 0, remaining: 38, source: 'account' });
    server.respondOnce(chat, await fixture('chat.json'));
    await provider.generate({ ...request, model: `${gemma}:free` });
    expect(provider.quota().perDay).toMatchObject({ used: 1, remaining: 37 });
    server.respond('GET /api/v1/key', jsonReply({ data: { free_model_daily_requests: { used: 'many' } } }));
    expect((await provider.account.read()).freeRequests?.perDay?.remaining).toBe(37);
  });

  test('health looks at credits now and then, and leaves a key alone that may not see them', async () => {
    server.respond('GET /api/v1/key', jsonReply({ data: { is_free_tier: false } }));
    server.respond('GET /api/v1/credits', jsonReply({ data: { total_credits: 10, total_usage: 10.5 } }));
    const provider = create();
    for (let check = 0; check < 3; check++) {
      expect(await provider.health()).toMatchObject({ status: 'degraded', detail: expect.stringContaining('owes') });
    }
    expect(sentTo('/api/v1/credits')).toBe(1);
    server.respond('GET /api/v1/credits', jsonReply({ error: { code: 403, message: 'no' } }, 403));
    const time = { now: nowMs };
    const other = create({}, { now: () => time.now });
    for (let check = 0; check < 3; check++) expect((await other.health()).status).toBe('up');
    expect(sentTo('/api/v1/credits')).toBe(2);
    time.now += 3_600_000;
    server.respond('GET /api/v1/credits', jsonReply({ data: { total_credits: 10, total_usage: 10 } }));
    expect(await other.health()).toMatchObject({ status: 'degraded', detail: expect.stringContaining('used up') });
  });

  test('a limit that is reached shows in the health', async () => {
    const provider = create();
    server.respond('GET /api/v1/key', jsonReply({ data: { limit: 5, limit_remaining: 0 } }));
    expect(await provider.health()).toMatchObject({ status: 'degraded' });
    server.respond('GET /api/v1/key', jsonReply({ data: {} }));
    expect(await provider.health()).toMatchObject({ status: 'up' });
    server.respond('GET /api/v1/key', await fixture('error-401.json', 401));
    expect(await provider.health()).toMatchObject({ status: 'down' });
  });
});

describe('without a key', () => {
  test('models are listed, and calls say what is missing', async () => {
    const provider = createOpenRouter({ baseUrl: `${server.url}/api/v1` });
    expect((await provider.listModels()).length).toBeGreaterThan(5);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
    for (const call of [
      provider.generate(request),
      collect(provider.stream(request)),
      provider.embeddings.embed({ model: 'a', input: ['b'] }),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    }
    expect(await provider.health()).toMatchObject({
      status: 'down',
      detail: expect.stringContaining('OPENROUTER_API_KEY'),
    });
    expect(sentTo('/api/v1/chat/completions')).toBe(0);
  });

  test('the secret of its name is used', async () => {
    const secret = (name: string) => (name === 'OPENROUTER_API_KEY' ? 'sk-or-secret\n' : undefined);
    const config = definition.config.parse({ apiKey: '', baseUrl: `${server.url}/api/v1` });
    const logger = createCapturingLogger();
    await definition.create('router-two', config, { logger, secret, now: () => nowMs }).generate(request);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-or-secret');
  });
});

describe('errors in the middle', () => {
  test.each([
    ['an upstream failure', { error: { code: 502, message: 'Upstream error' } }, 'PROVIDER_FAILED'],
    [
      'a limit of the day',
      { error: { code: 429, message: 'Rate limit exceeded: free-models-per-day' } },
      'QUOTA_EXHAUSTED',
    ],
    [
      'moderation',
      { error: { code: 403, message: 'flagged', metadata: { reasons: ['violence'], flagged_input: 'x' } } },
      'REFUSED_BY_PROVIDER',
    ],
    [
      'an error in a choice',
      { choices: [{ index: 0, error: { code: 503, message: 'none' }, finish_reason: 'error' }] },
      'UNAVAILABLE',
    ],
  ])('%s of a stream is thrown with its meaning', async (_, last, code) => {
    server.respond(
      chat,
      deliver(sseReply([{ model: gemma, choices: [{ delta: { content: 'Gr' } }] }, last, '[DONE]']), { splitEvery: 9 }),
    );
    const seen: string[] = [];
    const read = async () => {
      for await (const event of create().stream(request)) seen.push(event.type);
    };
    await expect(read()).rejects.toMatchObject({ code, details: { provider: 'openrouter', model: gemma } });
    expect(seen).toEqual(['start', 'text-delta']);
  });

  test('an error with status 200 is an error', async () => {
    server.respond(chat, await fixture('error-200.json'));
    await expect(create().generate(request)).rejects.toMatchObject({
      code: 'PROVIDER_FAILED',
      details: { status: 502 },
    });
    await expect(collect(create().stream(request))).rejects.toMatchObject({ code: 'PROVIDER_FAILED' });
  });
});

test.each([
  { apiKey: 7 },
  { base_url: 'x' },
  { baseUrl: 'ftp://a' },
  { appName: 'a\nb' },
  { costLimitPerRequest: -1 },
  { transforms: ['x'] },
])('the config %o is refused', (config) => {
  expect(() => definition.config.parse(config)).toThrow();
});
