import { LlmError, type ModelProvider, type TokenCounter } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import type { Alias } from './settings.ts';

const GOOD = [START, ...say('Fine.'), finish({ inputTokens: 7, outputTokens: 2 })];

/** A provider whose models count with the counter of that name; how often that was asked. */
function counting(id: string, models: readonly string[], count: TokenCounter['count'], key = id) {
  const asked: string[] = [];
  const base = provider(id, [GOOD], {
    models: models.map((model) => ({ id: model, capabilities: ['chat'], contextLength: 1_000 })),
  });
  const counter: TokenCounter = {
    key,
    count(request, options) {
      asked.push(request.model);
      return count(request, options);
    },
  };
  const own = Object.create(base, {
    tokenCounting: { value: { counterOf: ({ id: model }: { id: string }) => (model === 'odd' ? undefined : counter) } },
  });
  return { provider: own as ModelProvider & typeof base, asked };
}
const exact = (tokens: number) => async () => ({ tokens, upper: tokens });

describe('the plan', () => {
  it('counts once for each tokenizer, and says for each candidate how its tokens were found', async () => {
    const cloud = counting('cloud', ['a', 'b', 'odd'], exact(42));
    const other = counting('other', ['c'], exact(41));
    const { manager, time } = createHarness([cloud.provider, other.provider]);
    const plan = await time.run(manager.select({ prompt: 'Hello there' }));
    const byAddress = Object.fromEntries(plan.ranked.map(({ address, promptTokens }) => [address, promptTokens]));
    expect(byAddress).toMatchObject({
      'cloud/a': { tokens: 42, upper: 42, method: 'exact' },
      'cloud/b': { tokens: 42, method: 'exact' },
      'cloud/odd': { method: 'estimated' },
      'other/c': { tokens: 41, method: 'exact' },
    });
    expect([cloud.asked.length, other.asked.length]).toEqual([1, 1]);
    expect(plan.promptTokens).toBe(plan.ranked[0]?.promptTokens?.tokens);
  });

  it('counts once for two providers of one tokenizer, and not for models that nobody asked for', async () => {
    const one = counting('one', ['a'], exact(9), 'shared');
    const two = counting('two', ['b'], exact(9), 'shared');
    const { manager, time } = createHarness([one.provider, two.provider]);
    await time.run(manager.select({ prompt: 'Hello' }));
    expect(one.asked.length + two.asked.length).toBe(1);
    await time.run(manager.select({ prompt: 'Hello', model: 'two/b' }));
    expect(one.asked.length + two.asked.length).toBe(2);
    const asked = { ...(await time.run(manager.select({ taskType: 'general_chat' }))) };
    expect(asked.ranked.every(({ promptTokens }) => promptTokens?.method === 'estimated')).toBe(true);
    expect(one.asked.length + two.asked.length).toBe(2);
  });

  it('keeps a named model by its count, whose context the estimate doubts', async () => {
    const cloud = counting('cloud', ['a'], exact(700));
    const aliases: Record<string, Alias> = { mine: { models: ['cloud/a'] } };
    const { manager, time } = createHarness([cloud.provider], { settings: { aliases } });
    const plan = await time.run(manager.select({ prompt: '中文'.repeat(480), model: 'mine' }));
    expect(plan.ranked[0]?.reasons.join(' ')).not.toContain('although');
  });

  it.each<[string, TokenCounter['count'], RegExp | undefined]>([
    ['is late', () => new Promise(() => {}), /^Tokens of cloud are estimated: counting took longer than 1000 ms\.$/],
    ['cannot', async () => undefined, undefined],
    ['fails', () => Promise.reject(new Error('broken')), undefined],
    ['says nonsense', async () => ({ tokens: 5, upper: 4 }), undefined],
    [
      'has no library',
      () => Promise.reject(new LlmError('DEPENDENCY_MISSING', 'Run npm install it.')),
      /^Run npm install it\.$/,
    ],
  ])('falls back to the estimate where a counter %s', async (_, count, note) => {
    const cloud = counting('cloud', ['a'], count);
    const { manager, time } = createHarness([cloud.provider]);
    const plan = await time.run(manager.select({ prompt: 'Hello' }));
    expect(plan.ranked[0]?.promptTokens).toMatchObject({ method: 'estimated' });
    if (note) expect(plan.notes).toEqual([expect.stringMatching(note)]);
    else expect(plan.notes).toBeUndefined();
    const before = time.now();
    const { finish: end } = await time.run(watch(manager.stream({ prompt: 'Hello' })));
    expect(end?.reason).toBe('stop');
    expect(time.now() - before).toBeLessThanOrEqual(600);
  });

  it('stops counting when its caller leaves', async () => {
    let signal: AbortSignal | undefined;
    const cloud = counting('cloud', ['a'], (_, options) => {
      signal = options?.signal;
      return new Promise(() => {});
    });
    const { manager, time } = createHarness([cloud.provider]);
    const controller = new AbortController();
    const planning = manager.select({ prompt: 'Hello' }, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(time.run(planning)).rejects.toMatchObject({ code: 'ABORTED' });
    expect(signal?.aborted).toBe(true);
  });

  it('bills a broken answer for the tokens that were counted', async () => {
    const cut = [START, ...say('Half'), new LlmError('REFUSED_BY_PROVIDER', 'No.')];
    const base = provider('cloud', [cut], { models: [{ id: 'a', capabilities: ['chat'], contextLength: 1_000 }] });
    const counted = Object.create(base, {
      tokenCounting: { value: { counterOf: () => ({ key: 'k', count: exact(123) }) } },
    }) as typeof base;
    const { manager, time, records } = createHarness([counted]);
    await time.run(watch(manager.stream({ prompt: 'Hello' })));
    expect(records[0]?.usage).toMatchObject({ inputTokens: 123, estimated: true });
  });
});
