import { LlmError, systemTimers } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import { cancellable } from './cancellable.ts';
import { createLifecycle } from './lifecycle.ts';

test('whoever asks several times at once gets one answer, in its order', async () => {
  const a = provider('a', [
    [START, ...say('Once ', 'upon '), finish({ outputTokens: 2 })],
    [START, ...say('a second answer'), finish()],
  ]);
  const { manager, records, time } = createHarness([a]);
  const iterator = manager.stream({ model: 'a/m', prompt: 'Hi' })[Symbol.asyncIterator]();
  const results = await time.run(Promise.all(Array.from({ length: 6 }, () => iterator.next())));
  expect(results.map(({ done, value }) => (done ? 'done' : value.type))).toEqual([
    'start',
    'text-delta',
    'text-delta',
    'finish',
    'done',
    'done',
  ]);
  expect(a.calls.filter(({ method }) => method === 'stream')).toHaveLength(1);
  expect(records).toMatchObject([{ outcome: 'OK' }]);
  expect(await manager.providers()).toMatchObject([{ load: { inFlight: 0 } }]);
});

test('whoever asked several times at once gets the failure once, and then the end', async () => {
  const { manager, time } = createHarness([provider('a', [[new LlmError('INVALID_REQUEST', 'No.')]])]);
  const iterator = manager.stream({ model: 'a/m', prompt: 'Hi' })[Symbol.asyncIterator]();
  const asked = Promise.allSettled([iterator.next(), iterator.next(), iterator.next()]);
  expect(await time.run(asked)).toMatchObject([
    { status: 'rejected', reason: { code: 'INVALID_REQUEST' } },
    { status: 'fulfilled', value: { done: true } },
    { status: 'fulfilled', value: { done: true } },
  ]);
});

test('a call whose source cannot be left is over all the same', async () => {
  const lifecycle = createLifecycle([], systemTimers, () => {});
  const events = cancellable(lifecycle, undefined, LlmError.from, () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.resolve({ done: false, value: [] }),
      return: () => Promise.reject(new Error('broken')),
    }),
  }));
  await events.next();
  await expect(events.return?.()).rejects.toThrow('broken');
  const started = performance.now();
  await lifecycle.close(60_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});
