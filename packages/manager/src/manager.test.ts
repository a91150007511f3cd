import type { Guard, InputDecision, SafetyVerdict, StreamEvent } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { createScriptedProvider, textScript } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import { createModelManager } from './manager.ts';

const GOOD = [START, ...say('All ', 'is well.'), finish({ inputTokens: 1_000, outputTokens: 500 })];
const priced = { models: [{ id: 'm', capabilities: ['chat'] as const, pricing: { inputPrice: 1, outputPrice: 2 } }] };
const verdict: SafetyVerdict = {
  level: 4,
  action: 'crisis',
  categories: ['suicide'],
  findings: [],
  confidence: 1,
  resources: [],
  degraded: false,
};

describe('answers', () => {
  test('come with text, route, cost and plan, and leave a record', async () => {
    const { manager, time, records } = createHarness([provider('one', [GOOD], priced)]);
    const answer = await time.run(
      manager.generateText('A story.', { taskType: 'therapeutic_narrative' }, { requestId: 'r1', keyId: 'k1' }),
    );
    expect(answer.text).toBe('All is well.');
    expect(answer.report).toMatchObject({
      requestId: 'r1',
      provider: 'one',
      model: 'm',
      address: 'one/m',
      attempts: 1,
      usage: { inputTokens: 1_000, outputTokens: 500 },
      costUsd: 0.002,
      failedAttempts: [],
      plan: { algorithm: 'performance_based' },
      safety: { input: { action: 'none' } },
    });
    expect(records).toEqual([
      expect.objectContaining({
        requestId: 'r1',
        keyId: 'k1',
        attempt: 1,
        taskType: 'therapeutic_narrative',
        operation: 'chat',
        streamed: false,
        outcome: 'OK',
        costUsd: 0.002,
      }),
    ]);
    expect(manager.performance.recent()).toEqual(records);
    const measured = await manager.performance.getModelPerformance('m', { timeframeHours: 1 });
    expect(measured).toMatchObject({ requests: 1, successes: 1, costUsd: 0.002 });
  });

  test('need no option but the providers', async () => {
    const manager = createModelManager({
      providers: [createScriptedProvider({ id: 'one', script: [textScript('Yes.')] })],
    });
    expect((await manager.generateText('Well?')).text).toBe('Yes.');
    await manager.close();
  });

  test('send nothing before they are read', async () => {
    const one = provider('one', [GOOD]);
    const { manager } = createHarness([one]);
    manager.stream({ prompt: 'Hi' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(one.calls).toEqual([]);
  });

  test('a recorder that throws costs nobody an answer', async () => {
    const { time } = createHarness([]);
    const manager = createModelManager({
      providers: [provider('one', [GOOD])],
      now: time.now,
      timers: time.timers,
      recorder: {
        record() {
          throw new Error('The disk is full.');
        },
      },
    });
    expect((await time.run(manager.generateText('Hi'))).text).toBe('All is well.');
  });
});

describe('the guard', () => {
  const guardOf = (input: () => Promise<InputDecision>, output: Guard['output'] = (events) => events): Guard => ({
    input,
    output,
  });

  test('may answer itself, also when every provider is down', async () => {
    const guard = guardOf(async () => ({ type: 'answer', text: 'You are not alone.', verdict }));
    const down = createScriptedProvider({ id: 'one', listError: new LlmError('UNAVAILABLE', 'Down.') });
    const { manager, time, records } = createHarness([down], { guard });
    const seen = await time.run(watch(manager.stream({ prompt: 'x', model: 'no/such' })));
    expect(seen.text).toBe('You are not alone.');
    expect(seen.events[0]).toMatchObject({
      type: 'start',
      route: { provider: 'modelhaven', address: 'modelhaven/safety', attempts: 0 },
    });
    expect(seen.finish?.report).toMatchObject({ costUsd: 0, safety: { input: { action: 'crisis' } } });
    expect(down.calls).toEqual([]);
    expect(records).toEqual([]);
  });

  test('changes what the model sees, and its verdicts are in the report', async () => {
    const one = provider('one', [GOOD]);
    const guard: Guard = {
      input: async (request) => ({
        type: 'continue',
        request: { ...request, user: 'redacted' },
        verdict: { ...verdict, action: 'note' },
      }),
      async *output(events, _request, _context, report) {
        for await (const event of events) {
          if (event.type === 'finish') report(verdict);
          yield event;
        }
      },
    };
    const { manager, time, records } = createHarness([one], { guard });
    const { finish: last } = await time.run(watch(manager.stream({ prompt: 'Hi' })));
    expect(one.calls.find(({ method }) => method === 'stream')?.request).toMatchObject({
      model: 'm',
      user: 'redacted',
    });
    expect(last?.report.safety).toMatchObject({ input: { action: 'note' }, output: { action: 'crisis' } });
    expect(records[0]).toMatchObject({ safetyAction: 'note', safetyLevel: 4 });
  });

  test('that fails lets nothing in', async () => {
    const one = provider('one', [GOOD]);
    const guard = guardOf(async () => Promise.reject(new TypeError('canary')));
    const { manager, time } = createHarness([one], { guard });
    const { error } = await time.run(watch(manager.stream({ prompt: 'Hi' })));
    expect(error).toMatchObject({ code: 'BLOCKED_BY_SAFETY' });
    expect(error?.message).not.toContain('canary');
    expect(one.calls).toEqual([]);
  });

  test('that fails on the way out stops the stream and lets the provider go', async () => {
    async function* failing(events: AsyncIterable<StreamEvent>): AsyncIterable<StreamEvent> {
      for await (const event of events) {
        if (event.type === 'text-delta') throw new RangeError('canary');
        yield event;
      }
    }
    const one = provider('one', [GOOD]);
    const two = provider('two', [GOOD]);
    const guard = guardOf(
      async () => ({ type: 'continue', request: { model: 'auto', messages: [] }, verdict }),
      failing,
    );
    const { manager, time, records } = createHarness([one, two], { guard });
    const { error, text } = await time.run(
      watch(manager.stream({ prompt: 'Hi', model: 'one/m', fallbacks: ['two/m'] })),
    );
    expect(error).toMatchObject({ code: 'BLOCKED_BY_SAFETY' });
    expect(text).toBe('');
    expect(one.calls.at(-1)).toMatchObject({ aborted: true, released: true });
    expect(records).toHaveLength(1);
    expect(two.calls.filter(({ method }) => method === 'stream')).toEqual([]);
  });

  test("does not hide a provider's error behind its own", async () => {
    const one = provider('one', [[new LlmError('UNAUTHORIZED', 'The key is wrong.')]]);
    const guard = guardOf(
      async () => ({ type: 'continue', request: { model: 'auto', messages: [] }, verdict }),
      async function* (events) {
        yield* events;
      },
    );
    const { manager, time } = createHarness([one], { guard });
    const { error } = await time.run(watch(manager.stream({ prompt: 'Hi', model: 'one/m' })));
    expect(error).toMatchObject({ code: 'UNAUTHORIZED' });
  });
});

describe('models', () => {
  const lists = () => [
    createScriptedProvider({
      id: 'cloud',
      models: [
        { id: 'dear', capabilities: ['chat', 'vision'], pricing: { inputPrice: 1, outputPrice: 4 } },
        { id: 'cheap', capabilities: ['chat'], pricing: { inputPrice: 0.1, outputPrice: 0.4 } },
        { id: 'gift', name: 'A Present', capabilities: ['chat'], free: true },
        { id: 'unpriced', capabilities: ['embeddings'] },
      ],
    }),
    createScriptedProvider({ id: 'broken', listError: new LlmError('UNAVAILABLE', 'Nobody answers.') }),
  ];

  test.each([
    [{}, ['dear', 'cheap', 'gift', 'unpriced']],
    [{ freeOnly: true }, ['gift']],
    [{ maxCostPerToken: 0.000_001 }, ['cheap', 'gift']],
    [{ capability: 'vision' }, ['dear']],
    [{ search: 'PRESENT' }, ['gift']],
    [{ taskType: 'world_building' }, ['dear', 'cheap', 'gift']],
  ])('are listed by %j', async (options, expected) => {
    const { manager, time } = createHarness(lists());
    const list = await time.run(manager.listModels(options));
    expect(list.models.map(({ id }) => id)).toEqual(expected);
    expect(list.unavailable).toMatchObject([{ provider: 'broken', error: { code: 'UNAVAILABLE' } }]);
  });

  test('are asked of one provider, which must exist', async () => {
    const { manager, time } = createHarness(lists());
    expect(await time.run(manager.getFreeModels({ provider: 'cloud' }))).toHaveLength(1);
    await expect(time.run(manager.listModels({ provider: 'clou' }))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: 'There is no provider "clou". Did you mean "cloud"?',
    });
  });

  test('a provider that cannot list may still be asked by address', async () => {
    const { manager, time } = createHarness(lists());
    expect(await time.run(manager.resolve('broken/anything'))).toEqual(['broken/anything']);
    expect(await time.run(manager.resolve('auto:free'))).toEqual(['cloud/gift']);
  });

  test('the state of providers is told, whoever is down', async () => {
    const { manager, time } = createHarness([
      ...lists(),
      createScriptedProvider({ id: 'deaf', health: { status: 'down', latencyMs: 3, detail: 'Refused.' } }),
    ]);
    expect(await time.run(manager.providers())).toMatchObject([
      { id: 'cloud', health: { status: 'up' }, modelCount: 4, circuit: { key: 'cloud', state: 'closed' } },
      { id: 'broken', health: { status: 'up' } },
      { id: 'deaf', health: { status: 'down', detail: 'Refused.' } },
    ]);
  });

  test('are tested whatever their circuit says, and a success closes it', async () => {
    const unwell: readonly Error[] = [new LlmError('PROVIDER_FAILED', 'It failed.')];
    const good = provider('a', [unwell, unwell, unwell, unwell, GOOD]);
    const bad = provider('b', [[new LlmError('UNAUTHORIZED', 'The key is wrong.')]]);
    const { manager, time } = createHarness([good, bad]);
    const failing = () => time.run(manager.generate({ model: 'a/m', prompt: 'Hi' }));
    await expect(failing()).rejects.toMatchObject({ code: 'PROVIDER_FAILED' });
    // One request with all its retries does not keep the others out.
    expect(manager.fallback.circuits()).toMatchObject([{ key: 'a' }, { key: 'a/m', state: 'closed' }]);
    await expect(failing()).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(manager.fallback.circuits()).toMatchObject([{ key: 'a' }, { key: 'a/m', state: 'open' }]);
    expect(await time.run(manager.test('a/m'))).toMatchObject({ address: 'a/m', ok: true });
    expect((await time.run(manager.generate({ model: 'a/m', prompt: 'Hi' }))).report.attempts).toBe(1);
    expect(await time.run(manager.test('b/m'))).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED' } });
    await expect(time.run(manager.test('c/m'))).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    await expect(time.run(manager.test('auto'))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test('are loaded and unloaded where that means something', async () => {
    const loaded = new Set<string>();
    const home = provider('home', [GOOD], {
      residency: {
        loaded: async () => [...loaded].map((id) => ({ id })),
        load: async (id) => {
          loaded.add(id);
          return { id };
        },
        unload: async (id) => void loaded.delete(id),
      },
    });
    const { manager, time } = createHarness([home, provider('cloud', [GOOD])]);
    expect(await time.run(manager.load('home/m'))).toEqual({ id: 'm' });
    expect((await time.run(manager.providers()))[0]?.loaded).toEqual([{ id: 'm' }]);
    await time.run(manager.unload('home/m'));
    expect(loaded.size).toBe(0);
    await expect(time.run(manager.load('cloud/m'))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });
});

describe('closing', () => {
  test('lets running answers end, refuses new ones, and closes every provider once', async () => {
    const { time: clock } = createHarness([]);
    const slow = provider('one', [[START, ...say('One '), { type: 'delay', ms: 5_000 }, ...say('two.'), finish()]], {
      timers: clock.timers,
    });
    const { manager, time } = createHarness([slow], {}, clock);
    const iterator = manager.stream({ prompt: 'Hi' })[Symbol.asyncIterator]();
    await time.run(iterator.next());
    const rest = watch({ [Symbol.asyncIterator]: () => iterator });
    const closed = Promise.all([manager.close(), manager.close()]);
    await expect(time.run(manager.generateText('More.'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await time.run(rest)).text).toBe('One two.');
    await time.run(closed);
    expect(slow.isClosed).toBe(true);
  });

  test('aborts what does not end in time', async () => {
    const stuck = provider('one', [[START, ...say('One '), { type: 'stall' }]]);
    const { manager, time, records } = createHarness([stuck]);
    const reading = watch(manager.stream({ prompt: 'Hi' }));
    await time.pass(0);
    await time.run(manager.close({ graceMs: 1_000 }));
    expect((await reading).error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(records).toHaveLength(1);
    expect(stuck.isClosed).toBe(true);
  });
});

describe('what cannot be put together', () => {
  test('two of one name, names that cannot be addressed, other contracts, aliases in a circle', () => {
    const one = createScriptedProvider({ id: 'one' });
    expect(() => createModelManager({ providers: [one, createScriptedProvider({ id: 'one' })] })).toThrow(
      'called "one"',
    );
    expect(() => createModelManager({ providers: [createScriptedProvider({ id: 'a/b' })] })).toThrow('slash');
    const future = { ...one, contract: 2 } as unknown as typeof one;
    expect(() => createModelManager({ providers: [future] })).toThrow('contract 2');
    expect(() => createModelManager({ providers: [one], settings: { aliases: { a: ['a'] } } })).toThrow('circle');
  });
});
