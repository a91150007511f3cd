import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDeferred } from './deferred.ts';

test('works off in the order of coming, in the next turn at the latest, and nothing twice', async () => {
  const done: number[] = [];
  const deferred = createDeferred<number>((item) => done.push(item));
  deferred.add(1);
  deferred.add(2);
  expect(done).toEqual([]);
  deferred.settle();
  expect(done).toEqual([1, 2]);
  deferred.add(3);
  await turn();
  await turn();
  expect(done).toEqual([1, 2, 3]);
  deferred.add(4);
  await turn();
  await turn();
  expect(done).toEqual([1, 2, 3, 4]);
});

test('never lets more wait than it may, and counts what failed', () => {
  let done = 0;
  const deferred = createDeferred<number>((item) => {
    if (item === 2) throw new Error('No.');
    done += 1;
  }, 3);
  for (const item of [1, 2]) deferred.add(item);
  expect(done).toBe(0);
  deferred.add(3);
  expect([done, deferred.failed]).toEqual([2, 1]);
});

test('work that brings more work gets it done as well', async () => {
  const done: number[] = [];
  const deferred = createDeferred<number>((item) => {
    done.push(item);
    if (item < 3) deferred.add(item + 1);
  });
  deferred.add(1);
  deferred.settle();
  for (let each = 0; each < 4; each++) await turn();
  expect(done).toEqual([1, 2, 3]);
});
