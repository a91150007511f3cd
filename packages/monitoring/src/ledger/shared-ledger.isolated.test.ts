import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram, makeRedis, type TestServer } from '../__fixtures__/test-servers.ts';
import { openRedisConnection } from '../redis/connection.ts';
import { createLedgerLink } from '../redis/ledger-link.ts';
import type { Ledger } from './ledger.ts';
import { createMeterBook } from './meter-book.ts';
import type { Claim, Meter } from './meters.ts';
import { createSharedLedger, type LedgerBatch, type LedgerLink } from './shared-ledger.ts';

const program = findProgram('redis-server');

describe.skipIf(!program)(
  `a ledger in Redis${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    let redis: TestServer;
    let run = 0;
    const open: Ledger[] = [];
    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
    });
    afterAll(async () => {
      for (const ledger of open) await ledger.close();
      await redis?.remove();
    });

    const link = async (prefix: string): Promise<LedgerLink> =>
      createLedgerLink(await openRedisConnection({ url: redis.url, timeoutMs: 1_000 }), prefix);
    const ledgers = async (count: number): Promise<Ledger[]> => {
      const prefix = `test${++run}`;
      const made = await Promise.all(
        Array.from({ length: count }, async () =>
          createSharedLedger({ link: await link(prefix), retryMs: 50, flushMs: 5 }),
        ),
      );
      open.push(...made);
      await vi.waitFor(() => expect(made.map((each) => each.status().mode)).toEqual(made.map(() => 'shared')), 30_000);
      // Each has to have heard of the others.
      await Promise.all(made.map((each) => each.read([])));
      return made;
    };
    const later = { endsAt: Date.now() + 86_400_000 };

    it('has met the others, or tried to, when it says so', async () => {
      const prefix = `test${++run}`;
      const [one, other] = await Promise.all([link(prefix), link(prefix)]);
      const window: Meter = { key: 'w', kind: 'window', limit: 5, windowMs: 60_000 };
      const first = createSharedLedger({ link: one });
      const second = createSharedLedger({ link: other });
      open.push(first, second);
      await Promise.all([first.met, second.met]);
      expect([first.status().mode, second.status().mode]).toEqual(['shared', 'shared']);
      const grants = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 ? first : second).take([{ meter: window, amount: 1 }])),
      );
      expect(grants.filter(({ isGranted }) => isGranted)).toHaveLength(5);
      const send = () => Promise.reject(new Error('away'));
      const alone = createSharedLedger({ link: { send, close: async () => {} } });
      open.push(alone);
      await alone.met;
      expect(alone.status().mode).toBe('away');
    });

    it('does what the book of one process does', async () => {
      const windowed: Meter = { key: 'w', kind: 'window', limit: 40, windowMs: 6_000_000 };
      const spent: Meter = { key: 's', kind: 'spending', limit: 1_000, ...later };
      const held: Meter = { key: 'h', kind: 'slots', limit: 3 };
      const claim: fc.Arbitrary<Claim> = fc.record({
        meter: fc.constantFrom(windowed, spent, held, { ...spent, isSoft: true }),
        amount: fc.nat(60),
        isBilled: fc.boolean(),
      });
      const change = fc.record({
        meter: fc.constantFrom(windowed, spent, held),
        add: fc.integer({ min: -30, max: 300 }),
        reserve: fc.integer({ min: -30, max: 30 }),
        /** What a clock counted that was put back since. Milliseconds. */
        aheadMs: fc.constantFrom(0, 0, 1_200_000),
      });
      const batches = fc.array(
        fc.record({ changes: fc.array(change, { maxLength: 3 }), claims: fc.array(claim, { maxLength: 4 }) }),
        { maxLength: 12 },
      );
      await fc.assert(
        fc.asyncProperty(batches, async (all) => {
          const to = await link(`same${++run}`);
          const book = createMeterBook();
          const at = Date.now();
          for (const [index, { changes, claims }] of all.entries()) {
            const reply = await to.send({
              server: 'a',
              number: index + 1,
              changes: changes.map(({ aheadMs, ...each }) => ({ ...each, at, ageMs: -aheadMs })),
              claims,
            });
            for (const { aheadMs, ...each } of changes) book.apply({ ...each, at: at + aheadMs });
            const outcome = book.take(claims, at);
            expect({ refused: reply.refused, taken: reply.taken }).toEqual({
              refused: outcome.refused,
              taken: outcome.taken,
            });
            for (const [place, { used, reserved }] of outcome.states.entries()) {
              expect(reply.states[place]).toMatchObject({ used, reserved });
            }
          }
          await to.close();
        }),
        { numRuns: 30 },
      );
    });

    it('does a batch once, however often it is sent', async () => {
      const to = await link(`once${++run}`);
      const meter: Meter = { key: 'b', kind: 'spending', limit: 100, ...later };
      const batch: LedgerBatch = {
        server: 'a',
        number: 1,
        changes: [{ meter, add: 9_007_199_254_740_000, at: 0, ageMs: 0 }],
        claims: [],
      };
      await to.send(batch);
      await to.send(batch);
      const { states } = await to.send({ ...batch, number: 2, changes: [], claims: [{ meter, amount: 0 }] });
      expect(states[0]?.used).toBe(9_007_199_254_740_000);
      await to.close();
    });

    it('keeps one limit and one budget over several servers', async () => {
      const all = await ledgers(3);
      const requests: Meter = { key: 'r', kind: 'window', limit: 50, windowMs: 3_600_000 };
      const budget: Meter = { key: 'b', kind: 'spending', limit: 1_000, ...later };
      const grants = await Promise.all(
        Array.from({ length: 300 }, (_, index) => (all[index % 3] as Ledger).take([{ meter: requests, amount: 1 }])),
      );
      expect(grants.filter(({ isGranted }) => isGranted)).toHaveLength(50);
      let spent = 0;
      await Promise.all(
        Array.from({ length: 300 }, async (_, index) => {
          const grant = await (all[index % 3] as Ledger).take([{ meter: budget, amount: 30 }]);
          await sleep(index % 7);
          if (!grant.isGranted) return;
          grant.settle([25]);
          spent += 25;
        }),
      );
      await vi.waitFor(
        async () => expect(await all[0]?.read([budget])).toMatchObject([{ used: spent, reserved: 0 }]),
        30_000,
      );
      expect(spent).toBeLessThanOrEqual(1_030);
    });

    it('goes on with a part of everything while Redis is away, and adds it all once it is back', async () => {
      const all = await ledgers(2);
      const budget: Meter = { key: 'b', kind: 'spending', limit: 10_000, ...later };
      const requests: Meter = { key: 'r', kind: 'window', limit: 100, windowMs: 3_600_000 };
      let spent = 0;
      let passed = 0;
      let isOver = false;
      const load = Promise.all(
        [0, 1, 2, 3].map(async (index) => {
          while (!isOver) {
            const grant = await (all[index % 2] as Ledger).take([
              { meter: budget, amount: 20 },
              { meter: { ...requests, isSoft: true }, amount: 1 },
            ]);
            await sleep(3);
            if (!grant.isGranted) continue;
            passed += 1;
            spent += 13;
            grant.settle([13, 1]);
          }
        }),
      );
      await sleep(200);
      await redis.kill();
      await vi.waitFor(() => expect(all.map((each) => each.status().mode)).toEqual(['away', 'away']), 30_000);
      const before = spent;
      await sleep(300);
      expect(spent).toBeGreaterThan(before);
      await redis.start();
      await vi.waitFor(() => expect(all.map((each) => each.status().mode)).toEqual(['shared', 'shared']), 30_000);
      await sleep(200);
      isOver = true;
      await load;
      await vi.waitFor(async () => {
        for (const each of all) {
          const [money, count] = await each.read([budget, requests]);
          expect(money).toMatchObject({ used: spent, reserved: 0 });
          // A request whose answer was cut counts twice at most: never too few.
          expect(count?.used).toBeGreaterThanOrEqual(passed);
          expect(count?.used).toBeLessThanOrEqual(passed + 4);
        }
      }, 30_000);
      // The promise: one request too much for each server that had to go on alone.
      expect(spent).toBeLessThanOrEqual(10_000 + all.length * 20);
    });

    it('frees what a server had reserved that is gone', async () => {
      const prefix = `gone${++run}`;
      const meter: Meter = { key: 'b', kind: 'spending', limit: 100, ...later };
      const to = await link(prefix);
      const from = { server: 'a', number: 1, changes: [], claims: [{ meter, amount: 100 }] };
      expect((await to.send(from)).taken).toEqual([100]);
      expect((await to.send({ ...from, server: 'b' })).refused).toBe(0);
      expect((await to.send({ ...from, server: 'c', formerly: 'a' })).taken).toEqual([100]);
      await to.close();
    });
  },
);
