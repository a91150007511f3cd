import { expect, it, vi } from 'vitest';
import { deferred } from './deferred.ts';

it('is made by its first reader, once, and gives what was made', async () => {
  const open = vi.fn(async () => numbers());
  async function* numbers() {
    yield 1;
    yield 2;
  }
  const stream = deferred(open);
  expect(open).not.toHaveBeenCalled();
  const seen: number[] = [];
  for await (const value of stream) seen.push(value);
  expect(seen).toEqual([1, 2]);
  expect(open).toHaveBeenCalledOnce();
});

it('throws why it could not be made, and is over then', async () => {
  const iterator = deferred(() => Promise.reject(new Error('no')))[Symbol.asyncIterator]();
  await expect(iterator.next()).rejects.toThrow('no');
  expect((await iterator.next()).done).toBe(true);
});

it('is let go of by a reader who leaves while it is made', async () => {
  const left = vi.fn();
  let made: (stream: AsyncIterable<number>) => void = () => {};
  const iterator = deferred<number>(() => new Promise((resolve) => (made = resolve)))[Symbol.asyncIterator]();
  const next = iterator.next();
  const returned = iterator.return?.();
  made({
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: 1 }),
      async return() {
        left();
        return { done: true, value: undefined };
      },
    }),
  });
  await next;
  await returned;
  expect(left).toHaveBeenCalledOnce();
  expect((await iterator.next()).done).toBe(true);
});
