import { LlmError, type ModelInfo, type ModelProvider, silentLogger } from '@modelhaven/core';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { createVirtualTime } from './__fixtures__/virtual-time.ts';
import { createModelPool } from './model-pool.ts';
import { resolveSettings } from './settings.ts';

/** A provider whose lists are handed out one by one. */
function setUp(answers: readonly (readonly string[] | Error | 'never')[]) {
  const time = createVirtualTime();
  let asked = 0;
  const provider: ModelProvider = {
    ...createScriptedProvider({ id: 'one' }),
    listModels: async () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (answer === 'never') return new Promise<never>(() => {});
      if (answer instanceof Error) throw answer;
      return (answer as readonly string[]).map((id): ModelInfo => ({ id, provider: 'one', capabilities: ['chat'] }));
    },
  };
  const { modelLists } = resolveSettings({ modelLists: { ttlMs: 1_000, failedTtlMs: 100, timeoutMs: 500 } });
  const pool = createModelPool({
    providers: [provider],
    settings: modelLists,
    now: time.now,
    timers: time.timers,
    logger: silentLogger,
  });
  const read = async (refresh = false) => {
    const [list] = await time.run(pool.read({ refresh }));
    return { ids: list?.models?.map(({ id }) => id), error: list?.error?.code };
  };
  return { time, pool, read, asked: () => asked };
}

test('a list is kept for its time, and asked for once at a time', async () => {
  const { time, pool, read, asked } = setUp([['a']]);
  await time.run(Promise.all([pool.read(), pool.read(), pool.read()]));
  expect(asked()).toBe(1);
  await read();
  expect(asked()).toBe(1);
  await read(true);
  expect(asked()).toBe(2);
});

test('an old list is served while the new one is fetched, and when that fails', async () => {
  const { time, read } = setUp([['a'], ['b'], new LlmError('UNAVAILABLE', 'Down.')]);
  expect(await read()).toEqual({ ids: ['a'], error: undefined });
  await time.pass(1_000);
  expect((await read()).ids).toEqual(['a']);
  await time.pass(1);
  expect((await read()).ids).toEqual(['b']);
  await time.pass(1_000);
  await read();
  await time.pass(1);
  expect(await read()).toEqual({ ids: ['b'], error: 'UNAVAILABLE' });
});

test('one that cannot list is not asked again at once', async () => {
  const { time, read, asked } = setUp([new LlmError('UNAVAILABLE', 'Down.'), ['a']]);
  expect(await read()).toEqual({ ids: undefined, error: 'UNAVAILABLE' });
  expect(await read()).toEqual({ ids: undefined, error: 'UNAVAILABLE' });
  expect(asked()).toBe(1);
  await time.pass(100);
  expect(await read()).toEqual({ ids: ['a'], error: undefined });
});

test('one that never answers is given up on, and a foreign exception stays outside', async () => {
  expect(await setUp(['never']).read()).toEqual({ ids: undefined, error: 'TIMEOUT' });
  expect(await setUp([new TypeError('x')]).read()).toEqual({ ids: undefined, error: 'PROVIDER_FAILED' });
});

test('nobody waits for one that hangs again while others have answered', async () => {
  const time = createVirtualTime();
  const hanging: ModelProvider = { ...createScriptedProvider({ id: 'slow' }), listModels: () => new Promise(() => {}) };
  const { modelLists } = resolveSettings({ modelLists: { failedTtlMs: 100, timeoutMs: 500 } });
  const pool = createModelPool({
    providers: [hanging, createScriptedProvider({ id: 'good' })],
    settings: modelLists,
    now: time.now,
    timers: time.timers,
    logger: silentLogger,
  });
  const timed = async () => {
    const startedAt = time.now();
    const lists = await time.run(pool.read());
    return [time.now() - startedAt, lists.flatMap(({ models }) => models ?? []).length];
  };
  expect(await timed()).toEqual([500, 1]);
  await time.pass(100);
  expect(await timed()).toEqual([0, 1]);
  pool.close();
});

test('who stops waiting does not stop the others', async () => {
  const { time, pool, read } = setUp(['never', ['a']]);
  const controller = new AbortController();
  const impatient = pool.read({ signal: controller.signal });
  const patient = pool.read();
  controller.abort();
  await expect(impatient).rejects.toMatchObject({ code: 'ABORTED' });
  expect((await time.run(patient))[0]?.error?.code).toBe('TIMEOUT');
  await time.pass(100);
  expect((await read()).ids).toEqual(['a']);
});

test('what is known is had at once, as the same array until something changes', async () => {
  const { time, pool, read } = setUp([['a'], ['b']]);
  expect(pool.peek()).toBeUndefined();
  await read();
  const first = pool.peek();
  expect(first).toEqual(await pool.read());
  expect(pool.peek()).toBe(first);
  expect(pool.peek(['one'])).toEqual(first);
  pool.invalidate('one');
  expect(pool.peek()).toBeUndefined();
  await read();
  expect(pool.peek()).not.toBe(first);
  await time.pass(1_000);
  expect(pool.peek()).toBeUndefined();
});

test('what is known of no provider is not taken for what is known of all', async () => {
  const { pool, read } = setUp([['a']]);
  await read();
  expect(pool.peek([])).toEqual([]);
  expect(pool.peek()).toMatchObject([{ models: [{ id: 'a' }] }]);
});
