import { type FinishReason, LlmError, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../openai/json.ts';
import { createResponsesEventMaker, type ResponsesEvent } from './event-maker.ts';
import { toResponsesAnswer } from './to-answer.ts';

function options(includeEncrypted = true) {
  let made = 0;
  const createId = (prefix: string) => `${prefix}${made++}`;
  return { id: 'resp_1', createdAt: 7, model: 'p/m', echo: {}, includeEncrypted, createId, now: () => 9 };
}

function play(events: readonly StreamEvent[], includeEncrypted?: boolean) {
  const maker = createResponsesEventMaker(options(includeEncrypted));
  return events.flatMap((event) => maker.eventsOf(event));
}
const typesOf = (events: readonly ResponsesEvent[]) => events.map(({ type }) => type.replace('response.', ''));
const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish = (reason: FinishReason): StreamEvent => ({ type: 'finish', reason, usage: {} });

describe('the events of a response', () => {
  it('of a thought and a call', () => {
    const events = play([
      start,
      { type: 'reasoning-delta', text: 'Hm.' },
      { type: 'reasoning-delta', text: '', signature: 's' },
      { type: 'tool-call-delta', index: 0, id: 'a', name: 'f', arguments: '{}' },
      finish('tool-calls'),
    ]);
    expect(typesOf(events)).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'reasoning_summary_part.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'output_item.done',
      'output_item.added',
      'function_call_arguments.delta',
      'function_call_arguments.done',
      'output_item.done',
      'completed',
    ]);
  });

  it('of a text that turns into a refusal: one message of two parts', () => {
    const events = play([
      start,
      { type: 'text-delta', text: 'I' },
      { type: 'refusal-delta', text: 'No.' },
      finish('refusal'),
    ]);
    expect(typesOf(events).slice(2)).toEqual([
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.done',
      'content_part.done',
      'content_part.added',
      'refusal.delta',
      'refusal.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ]);
  });

  it('keep what proves a thought to themselves unless it is asked for', () => {
    const thought: readonly StreamEvent[] = [
      start,
      { type: 'reasoning-delta', text: '', redacted: 'secret' },
      { type: 'reasoning-delta', text: 'Hm.', signature: 'proof' },
      { type: 'text-delta', text: 'Hi', logprobs: [{ token: 'Hi', logprob: -1 }] },
      finish('stop'),
    ];
    const shown = JSON.stringify(play(thought, true));
    expect(shown).toContain('"encrypted_content":"redacted#secret"');
    expect(shown).toContain('"encrypted_content":"proof"');
    expect(JSON.stringify(play(thought, false))).not.toMatch(/secret|proof/);
  });

  it('end with `incomplete` at a limit, and with `failed` where the answer broke', () => {
    expect(play([start, finish('length')]).at(-1)).toMatchObject({
      type: 'response.incomplete',
      response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, completed_at: null },
    });
    const maker = createResponsesEventMaker(options());
    maker.eventsOf(start);
    maker.eventsOf({ type: 'text-delta', text: 'Once' });
    expect(maker.fail(new LlmError('RATE_LIMITED', 'Slower.'))).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'Slower.' } },
    });
  });
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const delta: fc.Arbitrary<StreamEvent> = fc.oneof(
  text.map((each): StreamEvent => ({ type: 'text-delta', text: each })),
  text.map((each): StreamEvent => ({ type: 'reasoning-delta', text: each })),
  text.map((each): StreamEvent => ({ type: 'refusal-delta', text: each })),
  fc.tuple(fc.nat(2), text).map(
    ([index, each]): StreamEvent => ({
      type: 'tool-call-delta',
      index,
      id: `call_${index}`,
      name: 'f',
      arguments: each,
    }),
  ),
);

describe('whatever the answer', () => {
  it('every item is announced once, closed once, and stands in the response as it was closed', () => {
    fc.assert(
      fc.property(fc.array(delta, { maxLength: 20 }), (deltas) => {
        const events = play([start, ...deltas, finish('stop')]);
        expect(events.map((event) => event['sequence_number'])).toEqual(events.map((_, index) => index));
        const of = (type: string) => events.filter((event) => event.type === `response.output_item.${type}`);
        expect(of('added').map((event) => event['output_index'])).toEqual(of('added').map((_, index) => index));
        const closed = of('done').toSorted((a, b) => Number(a['output_index']) - Number(b['output_index']));
        const last = events.at(-1)?.['response'] as JsonObject;
        expect(closed.map((event) => event['item'])).toEqual(last['output']);
        expect(closed).toHaveLength(of('added').length);
        for (const kind of ['text', 'refusal'] as const) {
          const said = deltas
            .filter((each) => each.type === `${kind}-delta`)
            .map((each) => ('text' in each ? each.text : ''));
          const type = kind === 'text' ? 'response.output_text.delta' : 'response.refusal.delta';
          const sent = events.filter((event) => event.type === type).map((event) => event['delta']);
          expect(sent).toEqual(said);
        }
        for (const index of [0, 1, 2]) {
          const parts = deltas.flatMap((each) =>
            each.type === 'tool-call-delta' && each.index === index ? [each.arguments] : [],
          );
          const item = (last['output'] as JsonObject[]).find((each) => each['call_id'] === `call_${index}`);
          expect(item?.['arguments'] ?? '').toBe(parts.join(''));
        }
      }),
    );
  });
});

it('a whole answer is what the last event of its stream holds', async () => {
  const result = {
    model: 'm',
    text: 'Hi.',
    reasoning: [{ type: 'reasoning' as const, text: 'Hm.', signature: 's' }],
    toolCalls: [{ id: 'a', name: 'f', arguments: '{}' }],
    finishReason: 'tool-calls' as const,
    usage: { inputTokens: 1, outputTokens: 2, cachedInputTokens: 1 },
    warnings: [],
  };
  expect(await toResponsesAnswer(result, options())).toMatchObject({
    status: 'completed',
    completed_at: 9,
    output: [
      { type: 'reasoning', encrypted_content: 's' },
      { type: 'message', content: [{ text: 'Hi.' }] },
      { type: 'function_call', arguments: '{}' },
    ],
    usage: { input_tokens: 1, input_tokens_details: { cached_tokens: 1 }, output_tokens: 2, total_tokens: 3 },
  });
});
