import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CREDITS_MS, type CreditLedger, createCreditLedger } from './credit-ledger.ts';

const START = Date.UTC(2026, 3, 16, 12);

function makeLedgers(names: readonly string[]) {
  const time = { now: START };
  const ledgers = names.map((name) => ({ name, ledger: createCreditLedger(name, () => time.now) }));
  /** Tells everybody what everybody has to say, in the order of the servers. */
  const meet = () => {
    for (const { name, ledger } of ledgers) {
      const news = ledger.news();
      for (const other of ledgers) if (other.name !== name) for (const each of news) other.ledger.adopt(name, each);
    }
  };
  return { time, ledgers, meet };
}

const read = (ledger: CreditLedger, usd: number, remainingUsd: number) => {
  ledger.learn({ usd, remainingUsd }, ledger.spending());
};

describe('credits of an account', () => {
  test('are unknown until somebody reads them, and known to all then', () => {
    const { ledgers, meet } = makeLedgers(['one', 'other']);
    const [one, other] = ledgers.map(({ ledger }) => ledger);
    one?.spend(2);
    meet();
    expect(other?.status()).toBeUndefined();
    if (other) read(other, 100, 40);
    meet();
    expect(one?.status()).toEqual({ creditsUsd: 100, creditsRemainingUsd: 40, creditsReadAt: START });
    one?.spend(1.5);
    one?.spend(Number.NaN);
    one?.spend(-3);
    meet();
    expect(other?.status()?.creditsRemainingUsd).toBe(38.5);
    expect(one?.status()?.creditsRemainingUsd).toBe(38.5);
  });

  test('what is spent while they are asked for is taken off, since the answer may not have it', () => {
    const ledger = createCreditLedger('one', () => START);
    const before = ledger.spending();
    ledger.spend(3);
    ledger.learn({ usd: 10, remainingUsd: 7 }, before);
    expect(ledger.status()?.creditsRemainingUsd).toBe(4);
  });

  test('a reading of more than a day ago says nothing any more', () => {
    const { time, ledgers, meet } = makeLedgers(['one', 'other']);
    const [one, other] = ledgers.map(({ ledger }) => ledger);
    if (one) read(one, 10, 7);
    meet();
    time.now += CREDITS_MS - 1;
    expect(other?.status()).toEqual({ creditsUsd: 10, creditsRemainingUsd: 7, creditsReadAt: START });
    time.now += 1;
    expect([one?.status(), other?.status(), one?.news()]).toEqual([undefined, undefined, []]);
  });

  test('whoever has a clock that is ahead is not right for longer than others', () => {
    const { time, ledgers } = makeLedgers(['one']);
    const [one] = ledgers.map(({ ledger }) => ledger);
    const ahead = { type: 'credits', usd: 10, remainingUsd: 9, readAt: START + 3_600_000, spentThen: {} } as const;
    one?.adopt('other', ahead);
    time.now += 1_000;
    if (one) read(one, 10, 5);
    expect(one?.status()?.creditsRemainingUsd).toBe(5);
    one?.adopt('other', { ...ahead, readAt: START });
    expect(one?.status()?.creditsRemainingUsd).toBe(5);
  });

  test('servers agree on the rest once they have met, whatever was spent, read and told twice', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('spend' as const), server: fc.nat(2), cents: fc.integer({ min: 1, max: 500 }) }),
      fc.record({ type: fc.constant('read' as const), server: fc.nat(2) }),
      fc.record({ type: fc.constant('meet' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { time, ledgers, meet } = makeLedgers(['a', 'b', 'c']);
        let left = 100_000;
        for (const each of steps) {
          time.now += 1;
          const { ledger } = ledgers['server' in each ? each.server : 0] ?? {};
          if (each.type === 'meet') meet();
          else if (each.type === 'spend') {
            ledger?.spend(each.cents / 100);
            left -= each.cents;
          } else if (ledger) {
            // What others spent is told before it is read, as with `GET /key`.
            meet();
            read(ledger, 1_000, left / 100);
          }
        }
        meet();
        const known = ledgers.map(({ ledger: { status } }) => status()?.creditsRemainingUsd);
        if (!steps.some(({ type }) => type === 'read')) return known.every((rest) => rest === undefined);
        return known.every((rest) => rest !== undefined && Math.abs(rest - left / 100) < 1e-6);
      }),
    );
  });
});
