import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SafetyVerdict } from '@modelhaven/core';
import { createModelManager, createResponseCache } from '@modelhaven/manager';
import { createMemoryBoundedStore } from '@modelhaven/monitoring';
import { buildServer } from '@modelhaven/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { clearCache, showCache } from './cache.ts';
import { showStats } from './stats.ts';

const NOTHING_FOUND: SafetyVerdict = {
  ...{ level: 0, action: 'none', categories: [], findings: [], confidence: 0, resources: [], degraded: false },
};

let close: () => Promise<void>;
let url: string;
beforeEach(async () => {
  const responseCache = createResponseCache({
    store: createMemoryBoundedStore({ maxEntries: 10, maxBytes: 10_000 }),
    settings: {
      ...{ ttlMs: 60_000, maxEntryBytes: 5_000, maxTemperature: 0, tools: [], shareUsers: false, shareTenants: [] },
    },
    secret: new Uint8Array(32),
  });
  const manager = createModelManager({ providers: [], responseCache });
  const app = buildServer(manager, { responseCache });
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  close = async () => {
    await app.close();
    await manager.close();
  };
  const ask = () =>
    responseCache.ask({
      request: { model: 'one/m', messages: [{ role: 'user', content: 'Name a tree.' }], temperature: 0 },
      requirements: {},
      address: 'one/m',
      verdict: NOTHING_FOUND,
      owner: { user: 'ada' },
      person: {},
      wishes: {},
      embed: async () => [],
    });
  (await ask()).keep?.({
    ...{ provider: 'one', model: 'm', address: 'one/m', costUsd: 0.25 },
    events: [
      { type: 'start', model: 'm', warnings: [] },
      { type: 'text-delta', text: 'Oak.' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 2_000, outputTokens: 10 } },
    ],
  });
  for (let turn = 0; turn < 2; turn++) await ask();
});
afterEach(() => close());

describe('cache', () => {
  it('shows what it saved, for people and as JSON, and in the numbers of the server', async () => {
    const { context, stdout } = fakeContext();
    await showCache(context, { url });
    expect(stdout()).toMatch(
      /^Answered 2 of 3 \(67%\)\nSaved 4000 \/ 20 tokens, \$0\.50\nHolds 1 text, 0\.0 MB\n {2}one\/m: 2, \$0\.50\n$/,
    );
    const json = fakeContext({ json: true });
    await showCache(json.context, { url });
    expect(JSON.parse(json.stdout())).toMatchObject({ hits: 2, misses: 1, saved_cost_usd: 0.5 });
    const stats = fakeContext();
    await showStats(stats.context, { url });
    expect(stats.stdout()).toContain(
      'From the response cache since the start: 2 answers, which saved 4000 / 20 tokens and $0.50',
    );
  });

  it('forgets what belongs to somebody, or everything, and never by leaving something out', async () => {
    const clear = async (options: Omit<Parameters<typeof clearCache>[1], 'url'>) => {
      const { context, stdout } = fakeContext();
      await clearCache(context, { ...options, url });
      return stdout();
    };
    await expect(clear({})).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await expect(clear({ all: true, user: 'ada' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await clear({ user: 'bob' })).toBe('There was nothing to forget.\n');
    expect(await clear({ user: 'ada' })).toBe('Forgotten: 1 text.\n');
    expect(await clear({ all: true })).toBe('There was nothing to forget.\n');
  });

  it('says so where a server has none, or is no Modelhaven', async () => {
    const manager = createModelManager({ providers: [] });
    const app = buildServer(manager);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const bare = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const failed = showCache(fakeContext().context, { url: bare });
    await expect(failed).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('response_cache'),
    });
    await app.close();
    await manager.close();
    const other = createServer((_request, response) => response.end('{"hits":"many"}'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const strange = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(showCache(fakeContext().context, { url: strange })).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    other.close();
  });
});
