import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import type { AttemptRecord } from '@modelhaven/core';
import { type AllLimits, createModelManager, type NamedBudget, openGuard } from '@modelhaven/manager';
import { createLedger, type Ledger } from '@modelhaven/monitoring';
import { createCustom } from '@modelhaven/provider-custom';
import { createReplayServer, deliver, type ReplayServer } from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { type KeySettings, type KeyStore, openKeyStore } from '../keys/key-store.ts';
import { connectRaw, type ListeningServer, listen } from '../testing/test-server.ts';
import {
  isStreamed,
  STORY_PRICING,
  STORY_USAGE,
  storyCost,
  streamReply,
  tellStory,
  wholeReply,
} from '../testing/upstream.ts';
import { createGovernor } from './governor.ts';
import { NANO } from './rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-limits-'));
let upstream: ReplayServer;
let store: KeyStore;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  upstream = await createReplayServer();
  store = await openKeyStore({ file: openKeyFile(folder), now: Date.now, refreshMs: 0 });
});
beforeEach(() => {
  upstream.reset();
  upstream.respond('POST *', tellStory);
});
afterAll(async () => {
  for (const close of closers) await close();
  await upstream.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What one story costs, in USD. */
const COST = storyCost({ inputTokens: STORY_USAGE.prompt_tokens, outputTokens: STORY_USAGE.completion_tokens });
const none: AllLimits = { perModel: [] };
const budget = (rest: Partial<NamedBudget>): NamedBudget => ({
  ...{ name: 'team', per: 'total', period: 'month', usd: 1, enforce: 'hard', warnAt: 0.8 },
  ...rest,
});

async function serve(
  usageLimits: AllLimits,
  budgets: readonly NamedBudget[] = [],
  ledger: Ledger = createLedger(),
): Promise<ListeningServer & { readonly ledger: Ledger; readonly bill: () => number }> {
  const models = ['story', 'other'].map((id) => ({ id, contextLength: 8_192, pricing: STORY_PRICING }));
  const config = {
    apiType: 'openai',
    api: 'chat',
    apiKey: 'k',
    list: 'static',
    baseUrl: `${upstream.url}/v1`,
  } as const;
  const free = {
    ...config,
    models: [{ id: 'free', contextLength: 8_192, pricing: { inputPrice: 0, outputPrice: 0 } }],
  };
  const manager = createModelManager({
    providers: [createCustom('house', { ...config, models }), createCustom('home', free)],
    guard: openGuard,
    settings: { retries: { baseDelayMs: 1, maxDelayMs: 2 } },
  });
  let bill = 0;
  manager.monitor.subscribe(({ costUsd = 0 }) => {
    bill += Math.round(costUsd * NANO);
  });
  const server = await listen(manager, { keys: store, usageLimits, budgets, ledger });
  closers.push(async () => {
    await server.close();
    await manager.close({ graceMs: 0 });
  });
  return { ...server, ledger, bill: () => bill };
}

const makeKey = async (settings: Partial<KeySettings> = {}) =>
  (await store.create({ name: 'test', scopes: ['inference', 'read', 'safety'], ...settings })).key;
const openai = ({ url }: ListeningServer, apiKey: string, maxRetries = 0) =>
  new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries });
const anthropic = ({ url }: ListeningServer, apiKey: string) => new Anthropic({ apiKey, baseURL: url, maxRetries: 0 });
const ask = (model = 'house/story') => ({
  model,
  max_tokens: 30,
  messages: [{ role: 'user' as const, content: 'A story.' }],
});
const caught = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as InstanceType<typeof OpenAI.APIError>,
  );
const budgets = async ({ url }: ListeningServer, key: string) => {
  const answer = await fetch(`${url}/api/v1/budgets`, { headers: { authorization: `Bearer ${key}` } });
  return JSON.parse(await answer.text()).budgets;
};

describe('limits of requests', () => {
  it('hold for each key by itself, and are told in headers', async () => {
    const server = await serve({ perKey: { requestsPerMinute: 3, requestsPerDay: 100 }, perModel: [] });
    const [first, second] = [await makeKey(), await makeKey()];
    const client = openai(server, first);
    const { response } = await client.chat.completions.create(ask()).withResponse();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-policy': '3;w=60, 100;w=86400',
      'x-ratelimit-limit-requests': '3',
      'x-ratelimit-remaining-requests': '2',
      'x-ratelimit-reset-requests': expect.stringMatching(/^(1m\ds|\d+s)$/),
    });
    const stream = await client.chat.completions.create({ ...ask(), stream: true }).withResponse();
    expect(stream.response.headers.get('ratelimit-remaining')).toBe('1');
    let text = '';
    for await (const { choices } of stream.data) text += choices[0]?.delta.content ?? '';
    expect(text).not.toBe('');
    await client.chat.completions.create(ask());
    const error = await caught(client.chat.completions.create(ask()));
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error?.message).toContain('3 requests a minute for this key');
    expect(Number(error?.headers?.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(error?.headers?.get('retry-after'))).toBeLessThanOrEqual(62);
    expect(error?.headers?.get('ratelimit-remaining')).toBe('0');
    const other = await caught(anthropic(server, first).messages.create(ask()));
    expect(other).toBeInstanceOf(Anthropic.RateLimitError);
    expect((await openai(server, second).chat.completions.create(ask())).choices).toHaveLength(1);
    expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(4);
  });

  it('count what asks no model too', async () => {
    const server = await serve({ perKey: { requestsPerHour: 2 }, perModel: [] });
    const client = openai(server, await makeKey());
    await client.moderations.create({ input: 'hello' });
    await client.moderations.create({ input: 'hello' });
    expect(await caught(client.moderations.create({ input: 'hello' }))).toBeInstanceOf(OpenAI.RateLimitError);
    expect((await client.models.list()).data.length).toBeGreaterThan(0);
  });

  it('hold for users, whoever brings them', async () => {
    const server = await serve({ perUser: { requestsPerMinute: 1 }, perModel: [] });
    const client = openai(server, await makeKey({ tenant: 'a' }));
    await client.chat.completions.create({ ...ask(), user: 'ann' });
    await client.chat.completions.create({ ...ask(), user: 'bob' });
    const again = caught(client.chat.completions.create({ ...ask(), user: 'ann' }));
    expect(await again).toBeInstanceOf(OpenAI.RateLimitError);
    const bound = openai(server, await makeKey({ tenant: 'a', user: 'ann' }));
    expect(await caught(bound.chat.completions.create({ ...ask(), user: 'someone' }))).toBeInstanceOf(
      OpenAI.RateLimitError,
    );
  });

  it('hold for models, and auto asks another one', async () => {
    const server = await serve({ perModel: [{ pattern: 'house/*', limits: { requestsPerMinute: 1 } }] });
    const client = openai(server, await makeKey({ models: ['house/*'] }));
    const named = await client.chat.completions.create(ask('house/story'));
    expect(named.model).toBe('house/story');
    expect((await client.chat.completions.create(ask('auto'))).model).toBe('house/other');
    expect(await caught(client.chat.completions.create(ask('auto')))).toBeInstanceOf(OpenAI.RateLimitError);
  });

  it('keep a key from having too many under way, and give places back however they ended', async () => {
    upstream.reset();
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    upstream.respond('POST *', async (request) => {
      await opened;
      return tellStory(request);
    });
    const server = await serve({ perKey: { concurrentRequests: 2 }, perModel: [] });
    const key = await makeKey();
    const client = openai(server, key);
    const running = [client.chat.completions.create(ask()), client.chat.completions.create(ask())];
    await vi.waitFor(() => expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(2), 20_000);
    expect(await caught(client.chat.completions.create(ask()))).toBeInstanceOf(OpenAI.RateLimitError);
    expect(await caught(openai(server, await makeKey()).models.list())).toBeUndefined();
    open();
    await Promise.all(running);
    await client.chat.completions.create(ask());
    await client.chat.completions.create(ask());
  });
});

describe('limits of tokens', () => {
  it('ask for the most before, and count what it was after', async () => {
    const server = await serve({ perKey: { tokensPerHour: 300 }, perModel: [] });
    const client = openai(server, await makeKey());
    const { response } = await client.chat.completions.create({ ...ask(), max_tokens: 200 }).withResponse();
    expect(response.headers.get('x-ratelimit-limit-tokens')).toBe('300');
    expect(Number(response.headers.get('x-ratelimit-remaining-tokens'))).toBeLessThan(100);
    // 60 were used, so 240 are left.
    const next = await client.chat.completions.create({ ...ask(), max_tokens: 200 }).withResponse();
    expect(next.response.status).toBe(200);
    expect(await caught(client.chat.completions.create({ ...ask(), max_tokens: 290 }))).toBeInstanceOf(
      OpenAI.RateLimitError,
    );
  });
});

describe('budgets', () => {
  it('refuse what goes beyond, in the words of each dialect, and let through what costs nothing', async () => {
    const server = await serve(none, [budget({ usd: COST * 1.5 })]);
    const key = await makeKey();
    const admin = await makeKey({ scopes: ['admin'] });
    const client = openai(server, key);
    await client.chat.completions.create(ask());
    await client.chat.completions.create(ask());
    const refused = await caught(client.chat.completions.create(ask()));
    expect(refused).toMatchObject({ status: 429, code: 'insufficient_quota' });
    expect(refused?.message).toContain('"team"');
    expect(refused?.headers?.get('x-should-retry')).toBe('false');
    expect(await caught(anthropic(server, key).messages.create(ask()))).toMatchObject({ status: 402 });
    const own = await fetch(`${server.url}/api/v1/models/generate`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'A story.', model: 'house/story' }),
    });
    expect(own.status).toBe(402);
    expect((await client.chat.completions.create(ask('home/free'))).model).toBe('home/free');
    const [state] = await budgets(server, admin);
    expect(state).toMatchObject({ name: 'team', per: 'total', status: 'used_up', reserved_usd: 0, remaining_usd: 0 });
    expect(state.used_usd).toBeCloseTo(COST * 2, 9);
    expect(await budgets(server, key)).toEqual([]);
  });

  it('hold under concurrency with the overshoot of one request at most', async () => {
    const server = await serve(none, [budget({ usd: COST * 10 })]);
    const client = openai(server, await makeKey());
    const answers = await Promise.all(Array.from({ length: 60 }, () => caught(client.chat.completions.create(ask()))));
    expect(answers.some((error) => error === undefined)).toBe(true);
    expect(server.bill()).toBeLessThanOrEqual(COST * 11 * NANO);
    expect(answers.filter((error) => error !== undefined && (error as { status?: number }).status !== 429)).toEqual([]);
  });

  it('settle streams, aborted ones and broken ones to what the records say, and leave nothing reserved', async () => {
    upstream.reset();
    let turn = 0;
    upstream.respond('POST *', (request) => {
      turn += 1;
      const reply = isStreamed(request) ? streamReply() : wholeReply();
      if (turn % 3 === 0) return deliver(reply, { cutAfter: 900 });
      return isStreamed(request) ? deliver(reply, { splitEvery: 200, chunkDelayMs: 1 }) : reply;
    });
    const server = await serve(none, [budget({ usd: 1_000 })]);
    const key = await makeKey();
    const admin = await makeKey({ scopes: ['admin'] });
    const client = openai(server, key);
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        try {
          const stream = await client.chat.completions.create({ ...ask(), stream: true });
          let chunks = 0;
          for await (const _chunk of stream) if (index % 2 === 0 && ++chunks === 3) break;
        } catch {
          // Broken ones are part of it.
        }
      }),
    );
    const text = JSON.stringify({ ...ask(), stream: true });
    const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n`;
    const raw = connectRaw(server.port, head + text);
    await raw.until('data:');
    raw.socket.destroy();
    await vi.waitFor(async () => {
      const [state] = await budgets(server, admin);
      expect(state.reserved_usd).toBe(0);
      expect(Math.round(state.used_usd * NANO)).toBe(server.bill());
    }, 20_000);
    expect(server.bill()).toBeGreaterThan(0);
  });

  it('are of a key, a tenant, a user or a model, hard or soft, and can be set while it runs', async () => {
    const server = await serve(none, [
      budget({ name: 'soft', per: 'tenant', enforce: 'soft', usd: COST / 2 }),
      budget({ name: 'users', per: 'user', usd: COST / 2 }),
    ]);
    const key = await makeKey({
      tenant: 'stories',
      budgets: [{ usd: COST * 2.2, period: 'day', enforce: 'hard', warn_at: 0.8 }],
    });
    const admin = await makeKey({ scopes: ['admin'] });
    const client = openai(server, key);
    await client.chat.completions.create({ ...ask(), user: 'ann' });
    const { response } = await client.chat.completions.create({ ...ask(), user: 'bob' }).withResponse();
    expect(response.headers.get('x-modelhaven-over-budget')).toBe('soft');
    expect(await caught(client.chat.completions.create({ ...ask(), user: 'ann' }))).toMatchObject({ status: 429 });
    const seen = await budgets(server, key);
    expect(seen.map(({ name, of, status }: Record<string, string>) => [name, of, status])).toEqual([
      ['soft', 'stories', 'used_up'],
      ['users', 'stories/ann', 'used_up'],
      ['users', 'stories/bob', 'used_up'],
      [`key ${key.slice(3, 15)} day`, key.slice(3, 15), 'near_end'],
    ]);
    const manage = (method: string, path: string, body?: unknown) =>
      fetch(`${server.url}/api/v1/budgets${path}`, {
        method,
        headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect(
      (await manage('POST', '', { name: 'model', per: 'model', only: ['house/other'], usd: COST / 2 })).status,
    ).toBe(200);
    await client.chat.completions.create(ask('house/other'));
    const rich = openai(server, await makeKey());
    expect(await caught(rich.chat.completions.create(ask('house/other')))).toMatchObject({ status: 429 });
    expect((await manage('DELETE', '/model')).status).toBe(200);
    expect((await manage('DELETE', '/model')).status).toBe(404);
    await rich.chat.completions.create(ask('house/other'));
    expect((await manage('POST', '', { name: 'x', usd: -1 })).status).toBe(400);
  });
});

describe('a governor', () => {
  it('charges attempts that end after their request', async () => {
    const ledger = createLedger();
    const rule = budget({ usd: 1 });
    const governor = createGovernor({ ledger, now: Date.now, source: () => ({ limits: none, budgets: [rule] }) });
    const leave = await governor.enter({
      subject: { keyId: 'k' },
      model: 'house/story',
      estimate: { tokens: 10, costNano: 1_000, isBilled: true },
    });
    if ('error' in leave) throw leave.error;
    const attempt: AttemptRecord = {
      requestId: 'r',
      attempt: 1,
      provider: 'house',
      model: 'story',
      operation: 'chat',
      streamed: true,
      startedAt: 1,
      totalMs: 1,
      outcome: 'ABORTED',
      costUsd: 0.000_000_5,
    };
    leave.recorder.record(attempt);
    leave.end();
    leave.end();
    leave.recorder.record(attempt);
    await sleep(1);
    const meters = governor.rules({ keyId: 'k' }).map(({ meter }) => meter);
    expect(await ledger.read(meters)).toMatchObject([{ used: 1_000, reserved: 0 }]);
  });
});
