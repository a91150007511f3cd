import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram, makeRedis, type TestServer } from '../__fixtures__/test-servers.ts';
import { SHARED_STATE_CASES } from '../shared/shared-state-cases.ts';
import { openRedisConnection } from './connection.ts';
import { createRedisState, type ListeningState } from './redis-state.ts';

const program = findProgram('redis-server');

describe.skipIf(!program)(
  `shared state in Redis${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    let redis: TestServer;
    let run = 0;
    const open: ListeningState[] = [];
    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
    });
    afterAll(async () => {
      for (const state of open) await state.close();
      await redis?.remove();
    });
    const make = async (prefix: string): Promise<ListeningState> => {
      const state = createRedisState(await openRedisConnection({ url: redis.url, timeoutMs: 1_000 }), prefix);
      open.push(state);
      return state;
    };

    it.each(SHARED_STATE_CASES)('$name', async ({ run: attempt }) => {
      const prefix = `case${++run}`;
      await attempt(await make(prefix), await make(prefix), (ms) => sleep(ms));
    });

    it('tells of changes at once, and goes on where Redis comes back', async () => {
      const prefix = `listen${++run}`;
      const [one, other] = [await make(prefix), await make(prefix)];
      const heard = vi.fn();
      const end = other.listen('t', heard);
      await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), 30_000);
      await one.exchange('t', [{ key: 'a', value: '1' }]);
      await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), 30_000);
      const { cursor } = await one.exchange('t', []);
      await redis.kill();
      await expect(one.exchange('t', [])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await redis.start();
      expect((await one.exchange('t', [{ key: 'b', value: '2' }], cursor)).entries).toEqual([{ key: 'b', value: '2' }]);
      await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThanOrEqual(3), 30_000);
      end();
    });

    it('gives all again when it lost its memory', async () => {
      const state = await make(`lost${++run}`);
      const { cursor } = await state.exchange('t', [
        { key: 'a', value: '1' },
        { key: 'b', value: '1' },
      ]);
      const flush = await openRedisConnection({ url: redis.url });
      await flush.send(['FLUSHALL']);
      await flush.close();
      const again = await state.exchange(
        't',
        [
          { key: 'a', value: '1' },
          { key: 'c', value: '1' },
          { key: 'd', value: '1' },
        ],
        cursor,
      );
      expect(again.entries.map(({ key }) => key)).toEqual(['a', 'c', 'd']);
    });
  },
);
