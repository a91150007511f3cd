import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { packRollup, unpackRollup } from '../pack-rollup.ts';
import { addToRollup, emptyRollup } from '../rollup.ts';
import type { BlockRange, MetricBlock, MetricStore } from './store.ts';

/** What every store is tried with: one thing it must do, and how to find out. */
export interface StoreCase {
  readonly name: string;
  /** Rejects with an assertion error where the store does not. The store is empty when it begins. */
  run(store: MetricStore): Promise<void>;
}

const HOUR = 520_000;
const MINUTE = HOUR * 60;

/** A block of so many requests, for tests. */
export function makeBlock(requests: number, more: Partial<MetricBlock> = {}): MetricBlock {
  const rollup = emptyRollup();
  for (let at = 0; at < requests; at++) {
    addToRollup(rollup, {
      requestId: `r${at}`,
      attempt: 1,
      provider: 'p',
      model: 'm',
      operation: 'chat',
      streamed: true,
      startedAt: MINUTE * 60_000,
      firstEventMs: 100 + at,
      totalMs: 1_000 + at * 10,
      outcome: at % 5 === 4 ? 'TIMEOUT' : 'OK',
      usage: { inputTokens: 10, outputTokens: 20 },
      costUsd: 0.5,
    });
  }
  const entries: MetricBlock['entries'] = [
    { dimension: 'total', name: '', packed: packRollup(rollup) },
    { dimension: 'model', name: 'p/m:ü "quoted"\n', packed: packRollup(rollup) },
  ];
  return { span: 'minute', index: MINUTE, origin: 'one', entries, ...more };
}

/** The one conformance suite of stores. */
export const STORE_CASES: readonly StoreCase[] = [
  {
    name: 'gives back what was put, to the last bucket',
    async run(store) {
      const blocks = [makeBlock(7), makeBlock(3, { span: 'hour', index: HOUR })];
      await store.put(blocks);
      deepStrictEqual(await readAll(store, { span: 'minute', from: MINUTE, to: MINUTE }), [blocks[0]]);
      deepStrictEqual(await readAll(store, { span: 'hour', from: HOUR, to: HOUR }), [blocks[1]]);
    },
  },
  {
    name: 'replaces a block that is put again, and keeps those of other origins',
    async run(store) {
      await store.put([makeBlock(1), makeBlock(2, { origin: 'two' })]);
      await store.put([makeBlock(5)]);
      await store.put([makeBlock(5)]);
      deepStrictEqual(requestsOf(await readAll(store, { span: 'minute', from: MINUTE, to: MINUTE })), {
        'one 31200000': 5,
        'two 31200000': 2,
      });
    },
  },
  {
    name: 'reads a range with both ends, and nothing else',
    async run(store) {
      await store.put([-90, -2, -1, 0, 1, 90].map((offset) => makeBlock(1, { index: MINUTE + offset })));
      const read = await readAll(store, { span: 'minute', from: MINUTE - 1, to: MINUTE + 1 });
      deepStrictEqual(
        read.map(({ index }) => index - MINUTE).sort((a, b) => a - b),
        [-1, 0, 1],
      );
      strictEqual((await readAll(store, { span: 'hour', from: 0, to: 1e9 })).length, 0);
    },
  },
  {
    name: 'forgets what is pruned, and keeps what is not',
    async run(store) {
      const indexes = [-300, -200, -100, 0];
      await store.put(indexes.map((offset) => makeBlock(1, { index: MINUTE + offset })));
      await store.put(indexes.map((offset) => makeBlock(1, { span: 'hour', index: HOUR + offset })));
      await store.prune({ minute: MINUTE - 60, hour: HOUR - 150 });
      const minutes = await readAll(store, { span: 'minute', from: 0, to: 1e9 });
      ok(minutes.some(({ index }) => index === MINUTE));
      ok(!minutes.some(({ index }) => index <= MINUTE - 200));
      const hours = await readAll(store, { span: 'hour', from: 0, to: 1e9 });
      ok(hours.some(({ index }) => index === HOUR));
      ok(hours.some(({ index }) => index === HOUR - 100));
      ok(!hours.some(({ index }) => index <= HOUR - 200));
    },
  },
  {
    name: 'takes many blocks at once and many puts at a time',
    async run(store) {
      const puts = Array.from({ length: 20 }, (_, put) =>
        store.put(Array.from({ length: 10 }, (_, at) => makeBlock(1, { index: MINUTE + put * 10 + at }))),
      );
      await Promise.all(puts);
      strictEqual((await readAll(store, { span: 'minute', from: MINUTE, to: MINUTE + 199 })).length, 200);
    },
  },
  {
    name: 'puts nothing, closes twice',
    async run(store) {
      await store.put([]);
      await store.close();
      await store.close();
    },
  },
];

/** Everything of a range, in a list. */
export async function readAll(store: MetricStore, range: BlockRange): Promise<MetricBlock[]> {
  const blocks: MetricBlock[] = [];
  for await (const block of store.read(range)) blocks.push(block);
  return blocks;
}

function requestsOf(blocks: readonly MetricBlock[]): Record<string, number> {
  return Object.fromEntries(
    blocks
      .map((block): [string, number] => [`${block.origin} ${block.index}`, requestsIn(block)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Requests in the first entry of a block. */
export function requestsIn({ entries }: MetricBlock): number {
  const [first] = entries;
  return (first && unpackRollup(first.packed)?.requests) ?? 0;
}
