import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLedger, type Grant } from './ledger.ts';
import type { Claim, Meter } from './meters.ts';
import { openKeptLedger } from './spending-file.ts';

const requests: Meter = { key: 'requests', kind: 'window', limit: 10, windowMs: 60_000 };
const budget: Meter = { key: 'budget', kind: 'spending', limit: 1_000, endsAt: 1e13 };
const slots: Meter = { key: 'slots', kind: 'slots', limit: 2 };

describe('a window', () => {
  it('never lets more through than its limit, wherever it is laid, and says when to come again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 6 })), { maxLength: 60 }),
        async (steps) => {
          let at = 1_800_000_000_000;
          const ledger = createLedger({ now: () => at });
          const passed: { at: number; amount: number }[] = [];
          for (const [waitMs, amount] of steps) {
            at += waitMs;
            const grant = await ledger.take([{ meter: requests, amount }]);
            if (grant.isGranted) passed.push({ at, amount });
            else {
              expect(grant.waitMs).toBeGreaterThan(0);
              at += grant.waitMs;
              expect((await ledger.take([{ meter: requests, amount }])).isGranted).toBe(true);
              passed.push({ at, amount });
            }
            const recent = passed.filter((each) => each.at > at - 60_000);
            expect(recent.reduce((sum, each) => sum + each.amount, 0)).toBeLessThanOrEqual(10);
          }
        },
      ),
    );
  });

  it('is given back what was not used, and counts what was used beyond', async () => {
    let at = 1_800_000_000_000;
    const ledger = createLedger({ now: () => at });
    const grant = await ledger.take([{ meter: requests, amount: 9 }]);
    at += 5_000;
    if (grant.isGranted) grant.settle([2]);
    expect(await ledger.read([requests])).toMatchObject([{ used: 2 }]);
    const large = await ledger.take([{ meter: requests, amount: 3 }]);
    if (large.isGranted) large.settle([50]);
    expect(await ledger.read([requests])).toMatchObject([{ used: 52 }]);
    expect(await ledger.take([{ meter: requests, amount: 1 }])).toMatchObject({ isGranted: false, refused: 0 });
  });

  it('keeps nobody out for longer than itself when the clock is put back, and lets nobody begin anew', async () => {
    let at = 1_800_000_000_000;
    const ledger = createLedger({ now: () => at });
    for (let count = 0; count < 10; count++) await ledger.take([{ meter: requests, amount: 1 }]);
    at -= 3_600_000;
    const refused = await ledger.take([{ meter: requests, amount: 1 }]);
    expect(refused.isGranted).toBe(false);
    if (refused.isGranted) return;
    expect(refused.waitMs).toBeLessThanOrEqual(61_000);
    expect(refused.states[0]).toMatchObject({ used: 10 });
    expect(refused.states[0]?.resetMs).toBeLessThanOrEqual(61_000);
    at += refused.waitMs;
    expect((await ledger.take([{ meter: requests, amount: 10 }])).isGranted).toBe(true);
  });

  it('lets one through that is larger than itself, when nothing else is there', async () => {
    const ledger = createLedger();
    expect((await ledger.take([{ meter: requests, amount: 1_000 }])).isGranted).toBe(true);
    expect((await ledger.take([{ meter: requests, amount: 1 }])).isGranted).toBe(false);
  });
});

describe('a ledger', () => {
  it('takes all or nothing', async () => {
    const ledger = createLedger();
    const claims: Claim[] = [
      { meter: requests, amount: 1 },
      { meter: { ...budget, limit: 0 }, amount: 5 },
    ];
    expect(await ledger.take(claims)).toMatchObject({ isGranted: false, refused: 1 });
    expect(await ledger.read([requests])).toMatchObject([{ used: 0 }]);
  });

  it('counts slots while they are held', async () => {
    const ledger = createLedger();
    const take = () => ledger.take([{ meter: slots, amount: 1 }]);
    const [first] = [await take(), await take()];
    expect(await take()).toMatchObject({ isGranted: false, waitMs: 1_000 });
    if (first?.isGranted) {
      first.settle([]);
      first.settle([]);
    }
    expect((await take()).isGranted).toBe(true);
    expect((await take()).isGranted).toBe(false);
  });

  /** Any order of requests that begin, end, are charged late; with any estimate and any real use. */
  const commands = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('begin' as const), estimate: fc.integer({ min: 0, max: 400 }) }),
      fc.record({ type: fc.constant('end' as const), used: fc.integer({ min: 0, max: 600 }), which: fc.nat(20) }),
      fc.record({ type: fc.constant('charge' as const), used: fc.integer({ min: 0, max: 50 }) }),
    ),
    { maxLength: 80 },
  );

  it('loses nothing and invents nothing: what was settled is what was spent, and nothing stays reserved', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const ledger = createLedger({ now: () => 1_800_000_000_000 });
        const running: { grant: Extract<Grant, { isGranted: true }>; estimate: number }[] = [];
        let spent = 0;
        for (const command of all) {
          if (command.type === 'begin') {
            const { used: before, reserved } = (await ledger.read([budget]))[0] ?? { used: 0, reserved: 0 };
            const grant = await ledger.take([{ meter: budget, amount: command.estimate }]);
            expect(grant.isGranted).toBe(before + reserved < 1_000);
            if (grant.isGranted) running.push({ grant, estimate: command.estimate });
          } else if (command.type === 'charge') {
            ledger.charge([{ meter: budget, add: command.used }]);
            spent += command.used;
          } else if (running.length > 0) {
            const [ended] = running.splice(command.which % running.length, 1);
            ended?.grant.settle([command.used]);
            spent += command.used;
          }
          const [state] = await ledger.read([budget]);
          expect(state?.used).toBe(spent);
          expect(state?.reserved).toBeGreaterThanOrEqual(0);
        }
        for (const { grant } of running) grant.settle([7]);
        expect(await ledger.read([budget])).toMatchObject([{ used: spent + 7 * running.length, reserved: 0 }]);
      }),
    );
  });

  it('overshoots by one request at most, however many run, while estimates hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ estimate: fc.integer({ min: 1, max: 500 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        async (all) => {
          const ledger = createLedger({ now: () => 1_800_000_000_000 });
          const running: (() => void)[] = [];
          for (const { estimate, part } of all) {
            const grant = await ledger.take([{ meter: budget, amount: estimate }]);
            if (grant.isGranted) running.push(() => grant.settle([Math.floor(estimate * part)]));
            if (running.length > 5) running.shift()?.();
          }
          for (const end of running) end();
          const [state] = await ledger.read([budget]);
          expect(state?.used).toBeLessThan(1_000 + 500);
        },
      ),
    );
  });

  it('lets through what costs nothing when nothing is left', async () => {
    const ledger = createLedger();
    ledger.charge([{ meter: budget, add: 5_000 }]);
    expect(await ledger.take([{ meter: budget, amount: 0 }])).toMatchObject({ isGranted: false });
    expect((await ledger.take([{ meter: budget, amount: 0, isBilled: false }])).isGranted).toBe(true);
    expect((await ledger.take([{ meter: { ...budget, isSoft: true }, amount: 9 }])).isGranted).toBe(true);
  });
});

describe('a kept ledger', () => {
  it('remembers what was spent, and refuses a damaged file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-ledger-'));
    try {
      const options = { folder, logger: silentLogger, flushMs: 5 };
      const first = await openKeptLedger(options);
      const grant = await first.take([{ meter: budget, amount: 100 }]);
      if (grant.isGranted) grant.settle([40]);
      first.charge([{ meter: budget, add: 2 }]);
      // As a crash would leave it: before anything is closed.
      await vi.waitFor(
        () => expect(readFileSync(join(folder, 'spendings.json'), 'utf8')).toContain('"used":42'),
        20_000,
      );
      const guest = await openKeptLedger(options);
      expect(await guest.read([budget])).toMatchObject([{ used: 0 }]);
      await first.close();
      const second = await openKeptLedger(options);
      expect(await second.read([budget])).toMatchObject([{ used: 42 }]);
      await second.close();
      writeFileSync(join(folder, 'spendings.json'), '{"version":1');
      await expect(openKeptLedger(options)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
