import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { batchesOf, fromBatches, joinTexts, type StreamEvent } from './index.ts';

async function all<Value>(source: AsyncIterable<Value>): Promise<readonly Value[]> {
  const seen: Value[] = [];
  for await (const value of source) seen.push(value);
  return seen;
}

async function* from<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

it('gives the same events, however they are batched and read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.integer(), { maxLength: 4 }), { maxLength: 6 }), async (batches) => {
      expect(await all(fromBatches(from(batches)))).toEqual(batches.flat());
      expect(await all(batchesOf(fromBatches(from(batches))))).toEqual(batches);
      expect(await all(batchesOf(from(batches.flat())))).toEqual(batches.flat().map((value) => [value]));
    }),
  );
});

it('keeps the order where somebody asks for several events at once', async () => {
  const events = fromBatches(from([[1, 2], [3], [4, 5, 6]]))[Symbol.asyncIterator]();
  const asked = await Promise.all(Array.from({ length: 7 }, () => events.next()));
  expect(asked.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, undefined]);
});

it('gives what came before a failure, and then the failure', async () => {
  async function* broken() {
    yield [1, 2];
    throw new Error('broken');
  }
  const events = fromBatches(broken())[Symbol.asyncIterator]();
  expect([(await events.next()).value, (await events.next()).value]).toEqual([1, 2]);
  await expect(events.next()).rejects.toThrow('broken');
});

it.each(['events', 'batches'] as const)('lets its source go when a reader of %s leaves', async (way) => {
  const left = vi.fn();
  async function* source() {
    try {
      yield [1, 2];
      yield [3];
    } finally {
      left();
    }
  }
  const stream = fromBatches(source());
  for await (const _ of way === 'events' ? stream : batchesOf(stream)) break;
  expect(left).toHaveBeenCalledOnce();
});

it('joins neighbouring texts, and nothing that must stay apart', () => {
  const text = (piece: string): StreamEvent => ({ type: 'text-delta', text: piece });
  const token: StreamEvent = { type: 'text-delta', text: 'c', logprobs: [{ token: 'c', logprob: -1 }] };
  const thought: StreamEvent = { type: 'reasoning-delta', text: 'd' };
  expect(joinTexts([text('a'), text('b'), token, text('e'), thought, text('f'), text('g')])).toEqual([
    text('ab'),
    token,
    text('e'),
    thought,
    text('fg'),
  ]);
});
