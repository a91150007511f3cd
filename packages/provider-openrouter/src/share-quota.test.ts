import { LlmError, type SharedEntry, type SharedState } from '@modelhaven/core';
import { createCapturingLogger } from '@modelhaven/provider-testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createQuotaLedger, type QuotaNews } from './quota-ledger.ts';
import { type AccountNews, createSharedQuota } from './share-quota.ts';

const NOON = Date.UTC(2026, 3, 16, 12, 0, 10);
const MIDNIGHT = Date.UTC(2026, 3, 17);

/** A store that can be away, also after it has done what it was asked. */
function makeStore() {
  const topics = new Map<string, Map<string, { readonly value: string; readonly order: number }>>();
  const store = { trips: 0, mood: 'here' as 'here' | 'away' | 'deaf' };
  let order = 0;
  const unused = () => Promise.reject(new LlmError('UNSUPPORTED', 'Not asked for here.'));
  const state: SharedState = {
    async exchange(topic: string, entries: readonly SharedEntry[], since = '0') {
      store.trips++;
      if (store.mood === 'away') throw new LlmError('UNAVAILABLE', 'away');
      const written = topics.get(topic) ?? new Map<string, { readonly value: string; readonly order: number }>();
      topics.set(topic, written);
      for (const { key, value } of entries) written.set(key, { value, order: ++order });
      if (store.mood === 'deaf') throw new LlmError('UNAVAILABLE', 'lost on the way back');
      const news = [...written].filter(([, each]) => each.order > Number(since));
      return { entries: news.map(([key, { value }]) => ({ key, value })), cursor: String(order) };
    },
    ...{ add: unused, lease: unused, release: unused },
    close: async () => {},
  };
  return { store, state, topics };
}

function makeServers(apiKeys: readonly string[], account?: string) {
  const time = { now: NOON };
  const { store, state, topics } = makeStore();
  const now = () => time.now;
  const servers = apiKeys.map((apiKey, index) => {
    const quota = createQuotaLedger(now);
    const ledger = { ...quota, adopt: (from: string, news: AccountNews) => quota.adopt(from, news as QuotaNews) };
    const logger = createCapturingLogger();
    const shared = createSharedQuota({
      ...{ ledger, state, server: `server-${index}`, account, now, logger },
      // With a slash at the end it is the same address.
      ...{ baseUrl: `https://host/v1${'/'.repeat(index % 2)}`, apiKey },
    });
    const send = (count = 1) => {
      for (let sent = 0; sent < count; sent++) {
        ledger.count();
        shared.tell();
      }
    };
    return { ledger, shared, send, logger };
  });
  const meet = async () => {
    for (const _ of [1, 2]) {
      time.now += 6_000;
      for (const { shared } of servers) await shared.meet();
    }
  };
  return { time, store, topics, servers, meet };
}

const limit = (remaining: number, reset: number) => ({
  'x-ratelimit-limit': '50',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
});

describe('servers with one key', () => {
  test('count what the others sent, and tell it apart', async () => {
    const { servers, meet } = makeServers(['k', 'k', 'another']);
    const [one, other, stranger] = servers;
    one?.ledger.setTier(true);
    one?.send(3);
    other?.send(2);
    await meet();
    expect(one?.ledger.status().perDay).toMatchObject({ limit: 50, used: 5, usedByOthers: 2, remaining: 45 });
    expect(other?.ledger.status().perDay).toMatchObject({ limit: 50, used: 5, usedByOthers: 3, remaining: 45 });
    expect(stranger?.ledger.status().perDay).toMatchObject({ used: 0 });
  });

  test('count together with other keys of their account, where it is named', async () => {
    const { servers, meet } = makeServers(['k', 'l'], 'studio');
    const [one, other] = servers;
    one?.ledger.setTier(true);
    one?.send(3);
    other?.send(2);
    await meet();
    for (const each of servers) expect(each.ledger.status().perDay).toMatchObject({ used: 5, remaining: 45 });
  });

  test('hear from any of them what the account has left today, whoever used it', async () => {
    const { time, servers, meet } = makeServers(['k', 'l'], 'studio');
    const [one, other] = servers;
    other?.send(2);
    await meet();
    const before = one?.ledger.usedToday() ?? 0;
    // Sent while it is asked for: the answer may not have it.
    one?.send();
    one?.ledger.learnDay({ limit: 50, remaining: 30 }, before);
    await meet();
    for (const each of servers) {
      expect(each.ledger.status().perDay).toMatchObject({ limit: 50, used: 3, remaining: 29, source: 'account' });
    }
    time.now = MIDNIGHT;
    expect(one?.ledger.status().perDay).toMatchObject({ used: 0, source: 'documented' });
  });

  test('believe what any of them was told, and count on from there', async () => {
    const { servers, meet } = makeServers(['k', 'k']);
    const [one, other] = servers;
    other?.send(4);
    await meet();
    one?.send();
    expect(one?.ledger.learn(limit(30, MIDNIGHT))).toBe(true);
    one?.shared.tell();
    await meet();
    expect(other?.ledger.status().perDay).toMatchObject({ limit: 50, used: 5, remaining: 30, source: 'headers' });
    other?.send(2);
    await meet();
    for (const each of servers) expect(each.ledger.status().perDay).toMatchObject({ used: 7, remaining: 28 });
    // What was expected is no news.
    other?.ledger.count();
    expect(other?.ledger.learn(limit(27, MIDNIGHT))).toBe(false);
    expect(other?.ledger.learn(limit(20, MIDNIGHT))).toBe(true);
  });

  test('begin a new window together', async () => {
    const { time, servers, meet } = makeServers(['k', 'k']);
    for (const { send } of servers) send(2);
    await meet();
    time.now = MIDNIGHT;
    expect(servers.map(({ ledger }) => ledger.status().perDay.used)).toEqual([0, 0]);
    servers[0]?.send();
    await meet();
    expect(servers.map(({ ledger }) => ledger.status().perDay.used)).toEqual([1, 1]);
  });

  test('a burst costs a few trips, a request one', async () => {
    const { store, servers } = makeServers(['k', 'k']);
    servers[0]?.send(100);
    await new Promise(setImmediate);
    expect(store.trips).toBeLessThanOrEqual(2);
    store.trips = 0;
    for (let sent = 0; sent < 5; sent++) {
      servers[0]?.send();
      await new Promise(setImmediate);
    }
    expect(store.trips).toBe(5);
  });

  test('a store that is away is said once, left alone, and makes nobody wait', async () => {
    const { time, store, servers, meet } = makeServers(['k', 'k']);
    const [one, other] = servers;
    other?.send(2);
    await meet();
    store.mood = 'away';
    store.trips = 0;
    one?.send();
    await new Promise(setImmediate);
    expect(one?.shared.status()).toBe('away');
    one?.send(20);
    await one?.shared.meet();
    expect(store.trips).toBe(1);
    expect(one?.ledger.status().perDay).toMatchObject({ used: 23, usedByOthers: 2 });
    time.now += 6_000;
    await one?.shared.meet();
    expect(one?.logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    store.mood = 'here';
    await meet();
    expect(one?.shared.status()).toBe('shared');
    expect(other?.ledger.status().perDay.used).toBe(23);
  });

  test.each([undefined, 'secret-account'])(
    'neither key nor address nor account (%s) is in the store',
    async (account) => {
      const { topics, servers, meet } = makeServers(['sk-or-secret'], account);
      servers[0]?.send();
      await meet();
      const all = JSON.stringify([...topics].map(([name, entries]) => [name, [...entries]]));
      expect(all).toContain('perDay');
      expect(all).not.toMatch(/secret|host/);
    },
  );

  test('nonsense in the store is passed over', async () => {
    const { topics, servers, meet } = makeServers(['k']);
    servers[0]?.send();
    await meet();
    const [entries] = topics.values();
    entries?.set('x perDay', { value: '{"type":"count","span":"perDay","used":-5,"endsAt":1e99}', order: 1_000 });
    entries?.set('y perDay', { value: 'no JSON', order: 1_001 });
    await meet();
    expect(servers[0]?.ledger.status().perDay.used).toBe(1);
  });

  test('agree with the sum of what was sent after any outages, however they came', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('send' as const), server: fc.nat(2), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ type: fc.constant('mood' as const), mood: fc.constantFrom('here', 'away', 'deaf') }),
      fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 8_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { time, store, servers, meet } = makeServers(['k', 'k', 'k']);
        let sent = 0;
        for (const each of steps) {
          if (each.type === 'mood') store.mood = each.mood;
          else if (each.type === 'pass') time.now += each.ms;
          else {
            servers[each.server]?.send(each.count);
            sent += each.count;
          }
          await new Promise(setImmediate);
        }
        store.mood = 'here';
        await meet();
        await meet();
        expect(servers.map(({ ledger }) => ledger.status().perDay.used)).toEqual([sent, sent, sent]);
      }),
      { numRuns: 60 },
    );
  });
});

test('a ledger that nobody shares says nothing of others', () => {
  const ledger = createQuotaLedger(() => NOON);
  ledger.count();
  expect(ledger.status().perDay).not.toHaveProperty('usedByOthers');
});
