import { type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { Script } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from './__fixtures__/harness.ts';
import type { ModelManagerOptions } from './options.ts';

const cut = new LlmError('STREAM_INTERRUPTED', 'The connection was cut.');
const STORY = ['Once ', 'upon ', 'a ', 'time.'];
const WHOLE: Script = [START, ...say(...STORY), finish({ inputTokens: 10, outputTokens: 4 })];
const HALF: Script = [START, ...say(...STORY.slice(0, 2)), cut];
const LIST = { model: 'a/m', fallbacks: ['b/m'], prompt: 'A story.' };
const prefilling = { models: [{ id: 'm', capabilities: ['chat', 'prefill'] as const }] };

const lastMessage = (request: GenerateRequest) => request.messages.at(-1);
const streamed = (calls: readonly { method: string }[]) => calls.filter(({ method }) => method === 'stream').length;

describe('after something was given out', () => {
  test('a cut stream is continued by the same model, which says the same again', async () => {
    const a = provider('a', [HALF, WHOLE]);
    const { manager, time, records } = createHarness([a]);
    const seen = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'A story.' })));
    expect(seen.text).toBe(STORY.join(''));
    expect(seen.events.filter(({ type }) => type === 'start')).toHaveLength(1);
    expect(seen.events.filter(({ type }) => type === 'finish')).toHaveLength(1);
    expect(seen.finish?.warnings).toEqual(['a/m broke off in the middle and was asked to continue.']);
    expect(seen.finish?.report).toMatchObject({ attempts: 2, failedAttempts: [{ code: 'STREAM_INTERRUPTED' }] });
    expect(records).toMatchObject([{ outcome: 'STREAM_INTERRUPTED', usage: { estimated: true } }, { outcome: 'OK' }]);
  });

  test('a stalled stream is continued by the next model, not by the silent one', async () => {
    const a = provider('a', [[START, ...say('Once '), { type: 'stall' }]]);
    const { manager, time } = createHarness([a, provider('b', [WHOLE])]);
    const seen = await time.run(watch(manager.stream(LIST)));
    expect(seen.text).toBe(STORY.join(''));
    expect(seen.finish?.warnings).toEqual(['a/m broke off in the middle; b/m continued the answer.']);
    expect(streamed(a.calls)).toBe(1);
  });

  test('a model that goes on from a prefill is given one', async () => {
    const asked: GenerateRequest[] = [];
    const b = provider(
      'b',
      (request) => {
        asked.push(request);
        return [START, ...say('a ', 'time.'), finish()];
      },
      prefilling,
    );
    const { manager, time } = createHarness([provider('a', [HALF, [cut]]), b]);
    const seen = await time.run(watch(manager.stream({ ...LIST, maxTokens: 100 })));
    expect(seen.text).toBe(STORY.join(''));
    // Without the white space at its end, which some providers refuse.
    expect(asked.map(lastMessage)).toEqual([{ role: 'assistant', content: 'Once upon' }]);
    expect(asked[0]?.maxTokens).toBe(97);
  });

  test('a target that rejects the prefill is asked again without it', async () => {
    const b = provider(
      'b',
      (request) =>
        lastMessage(request)?.role === 'assistant'
          ? [new LlmError('INVALID_REQUEST', 'The last message must be of the user.')]
          : WHOLE,
      prefilling,
    );
    const { manager, time } = createHarness([provider('a', [HALF, [cut]]), b]);
    expect((await time.run(watch(manager.stream(LIST)))).text).toBe(STORY.join(''));
  });

  test('a model that begins anew in spite of the prefill repeats nothing', async () => {
    const long = ['The first sentence is long. ', 'The second ', 'ends it.'];
    const a = provider('a', [[START, ...say(...long.slice(0, 2)), cut], [cut]]);
    const { manager, time } = createHarness([a, provider('b', [[START, ...say(...long), finish()]], prefilling)]);
    expect((await time.run(watch(manager.stream(LIST)))).text).toBe(long.join(''));
  });

  test('another answer is never joined: a clear error, with what was used', async () => {
    const other: Script = [START, ...say('Something else.'), finish({ inputTokens: 10, outputTokens: 3 })];
    const { manager, time, records } = createHarness([provider('a', [HALF, other]), provider('b', [other])]);
    const seen = await time.run(watch(manager.stream(LIST)));
    expect(seen.text).toBe('Once upon ');
    expect(seen.error).toMatchObject({
      code: 'STREAM_INTERRUPTED',
      details: { provider: 'a', usage: { estimated: true } },
    });
    expect(seen.error?.details.attempts).toHaveLength(3);
    // The mismatch is no failure of the model that was asked.
    expect(records.map(({ outcome }) => outcome)).toEqual(['STREAM_INTERRUPTED', 'ABORTED', 'ABORTED']);
  });

  test('an answer that ends before what was given is another answer', async () => {
    const { manager, time } = createHarness([provider('a', [HALF, [START, ...say('Once'), finish()]])]);
    const seen = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'A story.' })));
    expect(seen.error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
    expect(seen.finish).toBeUndefined();
  });

  test('a recovery that breaks off further on is recovered again', async () => {
    const a = provider('a', [HALF, [START, ...say('Once ', 'upon ', 'a '), cut]]);
    const { manager, time } = createHarness([a, provider('b', [WHOLE])]);
    expect((await time.run(watch(manager.stream(LIST)))).text).toBe(STORY.join(''));
  });

  test.each<[string, Script, object]>([
    ['a tool call', [START, { type: 'tool-call-delta', index: 0, id: 'x', name: 'look', arguments: '{"a' }, cut], {}],
    ['structured output', [START, ...say('{"a'), cut], { responseFormat: { type: 'json' } }],
    ['log probabilities', [START, ...say('a'), cut], { logprobs: { top: 0 } }],
    ['a refusal', [START, { type: 'refusal-delta', text: 'I can' }, cut], {}],
  ])('%s is never stitched', async (_, script, fields) => {
    const a = provider('a', [script]);
    const b = provider('b', [WHOLE]);
    const { manager, time } = createHarness([a, b]);
    const seen = await time.run(watch(manager.stream({ ...LIST, ...fields })));
    expect(seen.error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
    expect(streamed(a.calls) + streamed(b.calls)).toBe(1);
  });

  test('thinking that was given out is not given twice', async () => {
    const think: StreamEvent = { type: 'reasoning-delta', text: 'Let me see.' };
    const a = provider('a', [
      [START, think, cut],
      [START, think, ...say('Yes.'), finish()],
    ]);
    const { manager, time } = createHarness([a]);
    const seen = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'Well?' })));
    expect(seen.events.map(({ type }) => type)).toEqual(['start', 'reasoning-delta', 'text-delta', 'finish']);
  });

  test("a provider's refusal keeps its reason and is not routed around", async () => {
    const refusal = new LlmError('REFUSED_BY_PROVIDER', 'The filter of the provider stopped it.');
    const b = provider('b', [WHOLE]);
    const { manager, time } = createHarness([provider('a', [[START, ...say('Once '), refusal]]), b]);
    const seen = await time.run(watch(manager.stream(LIST)));
    expect(seen.error).toMatchObject({
      code: 'REFUSED_BY_PROVIDER',
      message: 'The filter of the provider stopped it.',
    });
    expect(streamed(b.calls)).toBe(0);
  });

  test('can be switched off', async () => {
    const options: Omit<ModelManagerOptions, 'providers'> = { settings: { recovery: 'error' } };
    const a = provider('a', [HALF, WHOLE]);
    const { manager, time } = createHarness([a], options);
    const { error, text } = await time.run(watch(manager.stream({ model: 'a/m', prompt: 'A story.' })));
    expect(text).toBe('Once upon ');
    expect(error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
    expect(streamed(a.calls)).toBe(1);
  });

  test('who sees nothing before the end gets a whole answer from one model', async () => {
    const { manager, time } = createHarness([
      provider('a', [HALF]),
      provider('b', [[START, ...say('Another ', 'story.'), finish()]]),
    ]);
    const answer = await time.run(manager.generate(LIST));
    expect(answer.text).toBe('Another story.');
    expect(answer.report).toMatchObject({ address: 'b/m', attempts: 3 });
  });
});
