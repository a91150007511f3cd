import { type BoundedStore, LlmError, type Logger, silentLogger, systemTimers } from '@modelhaven/core';
import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import type { Script } from '@modelhaven/provider-testkit';
import { createGuard } from '@modelhaven/safety';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from '../__fixtures__/harness.ts';
import type { VirtualTime } from '../__fixtures__/virtual-time.ts';
import type { ManagerRequest } from '../types.ts';
import { createResponseCache } from './create-response-cache.ts';
import type { ResponseCache, ResponseCacheSettings } from './types.ts';

const SETTINGS: ResponseCacheSettings = {
  ttlMs: 60_000,
  maxEntryBytes: 10_000,
  maxTemperature: 0,
  tools: [],
  shareUsers: false,
  shareTenants: [],
};
const USAGE = { inputTokens: 10, outputTokens: 4, costUsd: 0.25 };
const HELLO: ManagerRequest = { model: 'one/m', prompt: 'Name three trees.', temperature: 0 };

let elapsedMs = 0;
// Nothing here waits for long; only the age of what is kept is ours to choose.
const time: Pick<VirtualTime, 'now' | 'timers'> = { now: () => Date.now() + elapsedMs, timers: systemTimers };
let asked = 0;
let script: Script;
beforeEach(() => {
  elapsedMs = 0;
  asked = 0;
  script = [START, ...say('Oak, ', 'ash, ', 'elm.'), finish(USAGE)];
});

const openStore = () => createMemoryBoundedStore({ maxEntries: 100, maxBytes: 100_000 }, { now: time.now });

function open(settings: Partial<ResponseCacheSettings> = {}, store: BoundedStore = openStore(), logger?: Logger) {
  const cache: ResponseCache = createResponseCache({
    store,
    settings: { ...SETTINGS, ...settings },
    secret: new Uint8Array(32),
    now: time.now,
    ...(logger ? { logger } : {}),
  });
  return cache;
}

const scripted = (options: Parameters<typeof provider>[2] = {}) =>
  provider(
    'one',
    () => {
      asked++;
      return script;
    },
    options,
  );

function manage(cache: ResponseCache, options: Parameters<typeof createHarness>[1] = {}) {
  return createHarness([scripted()], { responseCache: cache, ...options }, time as VirtualTime);
}

describe('a manager with a response cache', () => {
  it('asks a model once, and gives its answer again: text, usage, and no cost', async () => {
    const cache = open();
    const { manager, records } = manage(cache);
    const first = await manager.generate(HELLO);
    expect(first.report).toMatchObject({ cache: { status: 'miss' }, attempts: 1, costUsd: 0.25 });
    const second = await manager.generate(HELLO);
    expect(second.text).toBe('Oak, ash, elm.');
    expect(second.usage).toEqual({ inputTokens: 10, outputTokens: 4, costUsd: 0 });
    expect(second.report).toMatchObject({
      cache: { status: 'hit', match: 'exact', savedCostUsd: 0.25 },
      address: 'one/m',
      attempts: 0,
      trail: [],
      costUsd: 0,
    });
    expect(asked).toBe(1);
    // An attempt that was not made is in no record, so nobody is billed for it.
    expect(records).toHaveLength(1);
    expect(await cache.statistics()).toMatchObject({
      hits: 1,
      misses: 1,
      kept: 1,
      savedCostUsd: 0.25,
      savedInputTokens: 10,
      savedOutputTokens: 4,
      models: { 'one/m': { hits: 1, savedCostUsd: 0.25 } },
      size: { entries: 1 },
    });
  });

  it('gives to streams what was asked as a whole, and the other way round', async () => {
    const { manager } = manage(open());
    await manager.generate(HELLO);
    const streamed = await watch(manager.stream(HELLO));
    expect(streamed.text).toBe('Oak, ash, elm.');
    expect(streamed.events.map(({ type }) => type)).toEqual(['start', 'text-delta', 'finish']);
    expect(streamed.finish?.report.cache?.status).toBe('hit');
    expect(asked).toBe(1);
  });

  it('keeps nothing of a stream that broke, was left or was cancelled', async () => {
    const cache = open();
    // Each by itself: a model that failed rests for the others.
    const fresh = () => manage(cache).manager;
    script = [START, ...say('Oak, '), new LlmError('STREAM_INTERRUPTED', 'cut')];
    expect((await watch(fresh().stream(HELLO))).error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
    script = [START, ...say('Oak, '), { type: 'stall' }];
    const left = fresh().stream(HELLO)[Symbol.asyncIterator]();
    await left.next();
    await left.next();
    await left.return?.();
    const stop = new AbortController();
    const before = asked;
    const cancelled = watch(fresh().stream(HELLO, { signal: stop.signal }));
    await vi.waitFor(() => expect(asked).toBeGreaterThan(before), 20_000);
    stop.abort();
    expect((await cancelled).error?.code).toBe('ABORTED');
    script = [START, ...say('Oak, '), { type: 'finish', reason: 'length', usage: USAGE }];
    await fresh().generate(HELLO);
    expect(await cache.statistics()).toMatchObject({ kept: 0, hits: 0, size: { entries: 0 } });
  });

  it('keeps neither errors nor empty answers nor refusals', async () => {
    const cache = open();
    const { manager } = manage(cache, { settings: { retries: { maxRetries: 0 } } });
    script = [new LlmError('INVALID_REQUEST', 'no')];
    await expect(manager.generate(HELLO)).rejects.toThrow();
    script = [START, finish(USAGE)];
    await manager.generate(HELLO);
    script = [START, ...say('I had better not.'), { type: 'finish', reason: 'content-filter', usage: USAGE }];
    await manager.generate(HELLO);
    expect((await cache.statistics()).kept).toBe(0);
  });

  it.each([
    ['without a temperature', { temperature: undefined }, 'sampling'],
    ['with a temperature', { temperature: 0.2 }, 'sampling'],
    ['with a tool', { tools: [{ name: 'pay' }] }, 'tools'],
    [
      'with an address',
      {
        prompt: undefined,
        messages: [{ role: 'user', content: [{ type: 'image', url: 'https://example.org/a.png' }] }],
      },
      'address',
    ],
  ] as const)('does not look into the cache for requests %s', async (_name, change, reason) => {
    const cache = open();
    const { manager } = manage(cache);
    const request = Object.fromEntries(
      Object.entries({ ...HELLO, ...change }).filter(([, value]) => value !== undefined),
    ) as ManagerRequest;
    for (let turn = 0; turn < 2; turn++) {
      expect((await manager.generate(request)).report.cache).toEqual({ status: 'bypass', reason });
    }
    expect(asked).toBe(2);
    expect((await cache.statistics()).bypasses).toEqual({ [reason]: 2 });
  });

  it('caches sampled requests where that is wanted, those with a seed, and tools that are named', async () => {
    const { manager } = manage(open({ maxTemperature: 2, tools: ['look_up'] }));
    const seeded = manage(open()).manager;
    for (const [each, request] of [
      [manager, { model: 'one/m', prompt: 'Hi' }],
      [manager, { ...HELLO, tools: [{ name: 'look_up' }] }],
      [seeded, { ...HELLO, temperature: 1, seed: 7 }],
    ] as const) {
      await each.generate(request);
      expect((await each.generate(request)).report.cache?.status).toBe('hit');
    }
  });

  it('hears what the caller wants of it', async () => {
    const cache = open();
    const { manager } = manage(cache);
    await manager.generate(HELLO, { cache: { read: false, write: false } });
    expect((await cache.statistics()).kept).toBe(0);
    const refreshed = await manager.generate(HELLO, { cache: { read: false } });
    expect(refreshed.report.cache).toEqual({ status: 'bypass', reason: 'caller' });
    expect((await manager.generate(HELLO)).report.cache?.status).toBe('hit');
    await manager.generate({ ...HELLO, maxTokens: 9 }, { cache: { write: false } });
    expect((await manager.generate({ ...HELLO, maxTokens: 9 })).report.cache?.status).toBe('miss');
    elapsedMs += 5_000;
    expect((await manager.generate(HELLO, { cache: { maxAgeMs: 4_000 } })).report.cache?.status).toBe('miss');
    elapsedMs += 61_000;
    expect((await manager.generate(HELLO)).report.cache?.status).toBe('miss');
  });

  it('never gives one key what another asked, and erases by key, user and model', async () => {
    const cache = open();
    const { manager } = manage(cache);
    const ask = async (keyId: string, user: string) =>
      (await manager.generate(HELLO, { keyId, tenant: 't', user })).report.cache?.status;
    expect([await ask('k1', 'u'), await ask('k2', 'u'), await ask('k1', 'v')]).toEqual(['miss', 'miss', 'miss']);
    expect([await ask('k1', 'u'), await ask('k2', 'u'), await ask('k1', 'v')]).toEqual(['hit', 'hit', 'hit']);
    expect(await cache.erase({ user: 't/u' })).toBe(2);
    expect([await ask('k1', 'u'), await ask('k1', 'v')]).toEqual(['miss', 'hit']);
    expect(await cache.erase({ keyId: 'k1' })).toBe(2);
    expect(await cache.erase({ model: 'one/m' })).toBe(0);
    await ask('k1', 'u');
    expect(await cache.erase({ model: 'one/m' })).toBe(1);
  });

  it('stays out of the way of turns in which safety has a part, and screens what it gives again', async () => {
    const cache = open();
    const { manager } = manage(cache, { guard: createGuard({ now: time.now }) });
    const dark: ManagerRequest = { ...HELLO, prompt: 'I want to kill myself tonight.' };
    for (let turn = 0; turn < 2; turn++) {
      const answer = await manager.generate(dark);
      expect(answer.report.safety.input.action).not.toBe('none');
      expect(answer.report.cache?.status).not.toBe('hit');
    }
    script = [START, ...say('You should kill yourself, nobody would miss you.'), finish(USAGE)];
    const blocked = await manager.generate(HELLO);
    expect(blocked.report.safety.output?.action ?? 'none').not.toBe('none');
    expect((await cache.statistics()).kept).toBe(0);
    // Kept while nobody looked, and found out when somebody does.
    await manage(cache).manager.generate(HELLO);
    expect((await cache.statistics()).kept).toBe(1);
    const again = await manager.generate(HELLO);
    expect(again.report.cache?.status).toBe('hit');
    expect(again.text).not.toContain('kill yourself');
    expect((await cache.statistics()).size?.entries).toBe(0);
  });

  it('takes a store that is away for an empty one, does not wait for it, and says so once', async () => {
    const store = openStore();
    let isAway = true;
    const calls = vi.fn();
    const failing: BoundedStore = {
      ...store,
      get: async (key) => {
        calls();
        if (isAway) throw new LlmError('UNAVAILABLE', 'away');
        return store.get(key);
      },
    };
    const warn = vi.fn();
    const info = vi.fn();
    const cache = open({}, failing, { ...silentLogger, warn, info });
    const { manager } = manage(cache);
    for (let turn = 0; turn < 3; turn++) {
      expect((await manager.generate(HELLO)).report.cache?.status).toBe('miss');
    }
    expect(calls).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledTimes(1);
    isAway = false;
    elapsedMs += 6_000;
    await manager.generate(HELLO);
    expect((await manager.generate(HELLO)).report.cache?.status).toBe('hit');
    expect(info).toHaveBeenCalledTimes(1);
  });

  it('does not keep what is too large', async () => {
    const cache = open({ maxEntryBytes: 500 });
    const { manager } = manage(cache);
    script = [START, ...say(...Array.from({ length: 100 }, () => 'tree tree ')), finish(USAGE)];
    expect((await manager.generate(HELLO)).text).toHaveLength(1_000);
    expect((await cache.statistics()).kept).toBe(0);
  });
});

describe('questions that mean the same', () => {
  const VECTORS: Readonly<Record<string, readonly number[]>> = {
    'Name three trees.': [1, 0, 0],
    'Please name three trees.': [0.99, 0.1, 0],
    'Name three cars.': [0, 1, 0],
    'Name 3 trees.': [1, 0, 0],
    'Name 30 trees.': [1, 0, 0],
  };
  let embedded: string[];
  const withVectors = (settings: Partial<ResponseCacheSettings> = {}) => {
    embedded = [];
    const embedding = scripted({
      embed: ({ input }) => {
        embedded.push(...input);
        return { model: 'm', vectors: input.map((text) => VECTORS[text] ?? [0, 0, 1]), usage: { inputTokens: 5 } };
      },
    });
    const cache = open({ semantic: { model: 'one/m', threshold: 0.97 }, ...settings });
    return { cache, ...createHarness([embedding], { responseCache: cache }, time as VirtualTime) };
  };
  const ask = (
    manager: ReturnType<typeof withVectors>['manager'],
    prompt: string,
    more: Partial<ManagerRequest> = {},
  ) => manager.generate({ ...HELLO, prompt, ...more }).then(({ report }) => report.cache);

  it('are answered from the cache above the threshold, and only where nothing else differs', async () => {
    const { manager } = withVectors();
    await ask(manager, 'Name three trees.');
    const alike = await ask(manager, 'Please name three trees.');
    expect(alike).toMatchObject({ status: 'hit', match: 'similar' });
    expect(alike?.similarity).toBeGreaterThan(0.97);
    expect(alike?.similarity).toBeLessThan(1);
    expect(await ask(manager, 'Name three cars.')).toEqual({ status: 'miss' });
    expect(await ask(manager, 'Please name three trees.', { maxTokens: 5 })).toEqual({ status: 'miss' });
    expect(asked).toBe(3);
    expect((await ask(manager, 'Name three trees.'))?.match).toBe('exact');
  });

  it('are told apart by figures, however near they are', async () => {
    const { manager } = withVectors();
    await ask(manager, 'Name 3 trees.');
    expect(await ask(manager, 'Name 30 trees.')).toEqual({ status: 'miss' });
  });

  it('are not looked for across keys, nor with tools', async () => {
    const { manager, cache } = withVectors({ tools: ['look'] });
    await manager.generate(HELLO, { keyId: 'a' });
    const other = { ...HELLO, prompt: 'Please name three trees.' };
    expect((await manager.generate(other, { keyId: 'b' })).report.cache?.status).toBe('miss');
    expect((await manager.generate(other, { keyId: 'a' })).report.cache?.match).toBe('similar');
    const before = embedded.length;
    await ask(manager, 'Name three cars.', { tools: [{ name: 'look' }] });
    expect(embedded).toHaveLength(before);
    expect(await cache.erase({ keyId: 'a' })).toBe(2);
    expect((await manager.generate(other, { keyId: 'a' })).report.cache?.status).toBe('miss');
  });

  describe('where the model that embeds', () => {
    type Embed = (model: string, text: string, signal: AbortSignal) => Promise<readonly number[]>;
    const cacheWith = (limits: { readonly embedTimeoutMs?: number; readonly embedGiveUpMs?: number }, embed: Embed) => {
      const settings = { ...SETTINGS, semantic: { model: 'one/m', threshold: 0.97 } };
      const cache = createResponseCache({ store: openStore(), settings, secret: new Uint8Array(32), ...limits });
      const verdict = { level: 0, action: 'none' as const, categories: [], findings: [] };
      return async (content: string) => {
        const { outcome, keep } = await cache.ask({
          request: { model: 'one/m', messages: [{ role: 'user', content }], temperature: 0 },
          ...{ requirements: {}, address: 'one/m', owner: {}, person: {}, wishes: {}, embed },
          verdict: { ...verdict, confidence: 0, resources: [], degraded: false },
        });
        keep?.({
          provider: 'one',
          model: 'm',
          address: 'one/m',
          events: [START, { type: 'text-delta', text: 'Yes.' }, finish(USAGE)],
        });
        return outcome;
      };
    };

    it('fails or has nothing to say, a model is asked', async () => {
      const embed = vi
        .fn<Embed>()
        .mockRejectedValueOnce(new LlmError('UNAVAILABLE', 'away'))
        .mockResolvedValueOnce([0, 0]);
      const ask = cacheWith({}, embed);
      for (const text of ['Hi', 'Ho']) expect(await ask(text)).toEqual({ status: 'miss' });
      expect(embed).toHaveBeenCalledTimes(2);
    });

    it('is silent, one question waits and the others do not, until it is given up', async () => {
      const embed = vi.fn<Embed>().mockImplementation(() => new Promise(() => {}));
      const ask = cacheWith({ embedTimeoutMs: 10, embedGiveUpMs: 60 }, embed);
      for (let turn = 0; turn < 5; turn++) expect(await ask(`Hi ${turn}`)).toEqual({ status: 'miss' });
      expect(embed).toHaveBeenCalledTimes(1);
      await vi.waitFor(() => expect(embed.mock.calls[0]?.[2].aborted).toBe(true), 20_000);
      await ask('Hi again');
      expect(embed).toHaveBeenCalledTimes(2);
    });

    it('is only loading, it is left to load and serves the questions after that', async () => {
      let load = (_: readonly number[]): void => {};
      const embed = vi
        .fn<Embed>()
        .mockImplementationOnce((_, __, signal) => {
          signal.addEventListener('abort', () => load([]));
          return new Promise((resolve) => {
            load = resolve;
          });
        })
        .mockResolvedValue([1, 0]);
      const ask = cacheWith({ embedTimeoutMs: 10 }, embed);
      await ask('Hi');
      expect(embed.mock.calls[0]?.[2].aborted).toBe(false);
      load([1, 0]);
      await vi.waitFor(async () => {
        await ask('Hi there');
        expect(embed).toHaveBeenCalledTimes(2);
      }, 20_000);
      await vi.waitFor(async () => expect(await ask('Hi, there')).toMatchObject({ match: 'similar' }), 20_000);
    });
  });

  it('cost an embedding, which is in the records', async () => {
    const { manager, records } = withVectors();
    await ask(manager, 'Name three trees.');
    await ask(manager, 'Please name three trees.');
    expect(records.map(({ operation }) => operation)).toEqual(['embeddings', 'chat', 'embeddings']);
  });
});
