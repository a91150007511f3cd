import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { SharedState } from '@modelhaven/core';

/** What every shared state is tried with: one thing it must do, and how to find out. */
export interface SharedStateCase {
  readonly name: string;
  /**
   * Rejects with an assertion error where the state does not. The store is empty when it begins; both look at the same
   * one, as two processes do. `wait` lets so many milliseconds pass.
   */
  run(one: SharedState, other: SharedState, wait: (ms: number) => Promise<void>): Promise<void>;
}

const SOON_MS = 150;
const LATER_MS = 60_000;

/** The one conformance suite of shared state. */
export const SHARED_STATE_CASES: readonly SharedStateCase[] = [
  {
    name: 'gives what was written, once, to whoever follows with the cursor',
    async run(one, other) {
      const empty = await other.exchange('t', []);
      deepStrictEqual(empty.entries, []);
      await one.exchange('t', [
        { key: 'a', value: '1' },
        { key: 'b', value: '"ü"' },
      ]);
      const first = await other.exchange('t', [], empty.cursor);
      deepStrictEqual(first.entries, [
        { key: 'a', value: '1' },
        { key: 'b', value: '"ü"' },
      ]);
      deepStrictEqual((await other.exchange('t', [], first.cursor)).entries, []);
      deepStrictEqual((await one.exchange('another', [])).entries, []);
    },
  },
  {
    name: 'lets the last write stand, in the order of the store',
    async run(one, other) {
      await one.exchange('t', [{ key: 'a', value: 'one' }]);
      const { entries } = await other.exchange('t', [
        { key: 'b', value: 'b' },
        { key: 'a', value: 'other' },
      ]);
      deepStrictEqual(entries, [
        { key: 'b', value: 'b' },
        { key: 'a', value: 'other' },
      ]);
    },
  },
  {
    name: 'forgets entries when their time is over, and others never',
    async run(one, other, wait) {
      await one.exchange('t', [
        { key: 'short', value: '1', ttlMs: SOON_MS },
        { key: 'long', value: '2' },
      ]);
      strictEqual((await other.exchange('t', [])).entries.length, 2);
      await wait(SOON_MS * 2);
      deepStrictEqual((await other.exchange('t', [])).entries, [{ key: 'long', value: '2' }]);
    },
  },
  {
    name: 'adds all or none',
    async run(one, other) {
      const money = { key: 'usd', amount: 0.25, limit: 1, ttlMs: LATER_MS };
      const requests = { key: 'n', amount: 1, limit: 2, ttlMs: LATER_MS };
      deepStrictEqual((await one.add([money, requests])).values, [0.25, 1]);
      deepStrictEqual((await other.add([money, requests])).values, [0.5, 2]);
      const third = await one.add([money, requests]);
      strictEqual(third.refused, 1);
      deepStrictEqual(third.values, [0.5, 2]);
      ok(third.expiresInMs.every((ms) => ms > 0 && ms <= LATER_MS));
      // What was too much may be given back, also above a limit that was lowered since.
      deepStrictEqual((await other.add([{ ...money, amount: -0.125, limit: 0 }])).values, [0.375]);
    },
  },
  {
    name: 'looks at the sum where one call adds to a counter twice',
    async run(one) {
      const change = { key: 'n', amount: 2, limit: 3, ttlMs: LATER_MS };
      const result = await one.add([change, change]);
      strictEqual(result.refused, 1);
      deepStrictEqual(result.values, [0, 0]);
      deepStrictEqual(result.expiresInMs, [0, 0]);
    },
  },
  {
    name: 'keeps exact count of what comes at the same time',
    async run(one, other) {
      const change = { key: 'n', amount: 1, limit: 50, ttlMs: LATER_MS };
      const results = await Promise.all(Array.from({ length: 100 }, (_, at) => (at % 2 ? one : other).add([change])));
      strictEqual(results.filter(({ refused }) => refused === undefined).length, 50);
      deepStrictEqual((await one.add([{ ...change, amount: 0 }])).values, [50]);
    },
  },
  {
    name: 'begins a counter anew when its time is over, counted from its first addition',
    async run(one, _, wait) {
      const change = { key: 'n', amount: 1, ttlMs: SOON_MS };
      await one.add([change]);
      await wait(SOON_MS / 2);
      await one.add([change]);
      await wait(SOON_MS);
      deepStrictEqual((await one.add([change])).values, [1]);
    },
  },
  {
    name: 'gives a lease to one holder only, until it is given back or over',
    async run(one, other, wait) {
      strictEqual(await one.lease('probe', 'one', LATER_MS), true);
      strictEqual(await other.lease('probe', 'other', LATER_MS), false);
      strictEqual(await one.lease('probe', 'one', LATER_MS), true);
      await other.release('probe', 'other');
      strictEqual(await other.lease('probe', 'other', LATER_MS), false);
      await one.release('probe', 'one');
      strictEqual(await other.lease('probe', 'other', SOON_MS), true);
      await wait(SOON_MS * 2);
      strictEqual(await one.lease('probe', 'one', LATER_MS), true);
    },
  },
];
