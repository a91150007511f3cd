import { setTimeout as sleep } from 'node:timers/promises';
import type { BoundedStore } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram, makeRedis, type TestServer } from '../__fixtures__/test-servers.ts';
import { BOUNDED_STORE_CASES } from '../bounded/bounded-store-cases.ts';
import { openRedisConnection } from './connection.ts';
import { createRedisBoundedStore } from './redis-bounded-store.ts';

const program = findProgram('redis-server');

describe.skipIf(!program)(
  `a bounded store in Redis${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    let redis: TestServer;
    let run = 0;
    const open: BoundedStore[] = [];
    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
    });
    afterAll(async () => {
      for (const store of open) await store.close();
      await redis?.remove();
    });
    const make = async (prefix: string, bounds = { maxEntries: 100, maxBytes: 100_000 }): Promise<BoundedStore> => {
      const store = createRedisBoundedStore(await openRedisConnection({ url: redis.url }), prefix, bounds);
      open.push(store);
      return store;
    };

    it.each(BOUNDED_STORE_CASES)('$name', async ({ run: attempt }) => {
      const prefix = `case${++run}`;
      await attempt(
        (bounds) => make(prefix, bounds),
        (ms) => sleep(ms),
      );
    });

    it.each(['texts', 'known', 'used', 'ends', 'bytes'])(
      'begins anew where a Redis that is short of memory took its %s',
      async (part) => {
        const store = await make(part, { maxEntries: 2, maxBytes: 100 });
        for (const key of ['a', 'b']) await store.put(key, 'text', { ttlMs: 60_000 });
        const look = await openRedisConnection({ url: redis.url });
        expect(await look.send(['DEL', `{${part}}:${part}`])).toBe(1);
        await look.close();
        expect(await store.get('a')).toBeUndefined();
        for (const key of ['c', 'd', 'e']) await store.put(key, 'text', { ttlMs: 60_000 });
        expect(await store.get('e')).toMatchObject({ text: 'text' });
        expect(await store.size()).toEqual({ entries: 2, sizeBytes: 8 });
      },
    );

    it('is one for several servers, leaves nothing behind when all is over, and is away when Redis is', async () => {
      const [one, other] = [await make('shared'), await make('shared')];
      await one.put('a', 'text', { ttlMs: 500 });
      expect(await other.get('a')).toMatchObject({ text: 'text' });
      await sleep(700);
      const look = await openRedisConnection({ url: redis.url });
      expect(await look.send(['KEYS', '{shared}:*'])).toEqual([]);
      await look.close();
      await redis.kill();
      await expect(one.get('a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await redis.start();
      expect(await one.get('a')).toBeUndefined();
    });
  },
);
