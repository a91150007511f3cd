import { expect, test } from 'vitest';
import { tap } from './tap.ts';

async function* source(log: string[], failAt = Number.POSITIVE_INFINITY) {
  try {
    for (let number = 1; number <= 3; number++) {
      if (number === failAt) throw new Error('broken');
      yield number;
    }
  } finally {
    log.push('released');
  }
}

const watched = (log: string[], failAt?: number) =>
  tap(source(log, failAt), {
    event: (number) => log.push(`saw ${number}`),
    error: () => new Error('other'),
    end: () => log.push('over'),
  });

test('tells of every event and once of the end', async () => {
  const log: string[] = [];
  for await (const number of watched(log)) log.push(`got ${number}`);
  expect(log).toEqual(['saw 1', 'got 1', 'saw 2', 'got 2', 'saw 3', 'got 3', 'released', 'over']);
});

test('a reader who leaves releases the source first', async () => {
  const log: string[] = [];
  for await (const _ of watched(log)) break;
  expect(log).toEqual(['saw 1', 'released', 'over']);
});

test('the reader gets the other error, and nothing after it', async () => {
  const log: string[] = [];
  const iterator = watched(log, 2)[Symbol.asyncIterator]();
  await iterator.next();
  await expect(iterator.next()).rejects.toThrow('other');
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
  expect(log).toEqual(['saw 1', 'released', 'over']);
});

test('a watcher that throws releases the source', async () => {
  const log: string[] = [];
  const change = () => {
    throw new Error('watcher');
  };
  const iterator = tap(source(log), { change, end: () => log.push('over') })[Symbol.asyncIterator]();
  await expect(iterator.next()).rejects.toThrow('watcher');
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
  expect([...log].sort()).toEqual(['over', 'released']);
});

test('a source that throws at once fails as one that rejects', async () => {
  const log: string[] = [];
  const next = (): Promise<IteratorResult<number>> => {
    throw new Error('at once');
  };
  const failing = { [Symbol.asyncIterator]: () => ({ next }) };
  const iterator = tap(failing, { error: () => new Error('other'), end: () => log.push('over') })[
    Symbol.asyncIterator
  ]();
  await expect(iterator.next()).rejects.toThrow('other');
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
  expect(log).toEqual(['over']);
});
