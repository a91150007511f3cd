import type { StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnswerPlan } from './answer-plan.ts';
import { USUAL_MARKS } from './answer-reader.ts';
import { createAnswerWriter } from './answer-writer.ts';

const plan: AnswerPlan = {
  reasoning: { ...USUAL_MARKS, declared: true, isOpen: false },
  isJson: false,
  check: () => [],
};

/** What comes of a text in pieces of one length: thinking, text, and how it ended. */
function write(text: string, length: number, stopSequences: readonly string[], isJson = false) {
  const writer = createAnswerWriter({ plan: { ...plan, isJson }, stopSequences, stopTexts: [], newCallId: () => 'id' });
  const found = { reasoning: '', text: '' };
  const take = (events: readonly StreamEvent[]) => {
    for (const event of events) {
      if (event.type === 'reasoning-delta') found.reasoning += event.text;
      if (event.type === 'text-delta') found.text += event.text;
    }
  };
  for (let at = 0; at < text.length; at += length) {
    const { events, ending } = writer.push(text.slice(at, at + length));
    take(events);
    if (ending) return { ...found, ending };
  }
  const { events, ending } = writer.end('stop', 'eos');
  take(events);
  expect(writer.text).toBe(found.text);
  return { ...found, ending };
}

it('a stop sequence ends the text, not the thinking before it, wherever the pieces end', () => {
  for (let length = 1; length < 30; length++) {
    expect(write('<think>a STOP b</think>\n\nyes STOP no', length, ['STOP'])).toEqual({
      reasoning: 'a STOP b',
      text: 'yes ',
      ending: { reason: 'stop', rawReason: 'stop_sequence', stopSequence: 'STOP' },
    });
  }
});

it('JSON ends where its value does', () => {
  expect(write('<think>{"no": 1}</think>{"a": "}"} and more', 1, [], true)).toEqual({
    reasoning: '{"no": 1}',
    text: '{"a": "}"}',
    ending: { reason: 'stop', rawReason: 'complete' },
  });
});

it('however a text is cut, the same comes of it', () => {
  const bits = ['<think>', '</think>', '<', 'th', 'ink>', 'ab', 'a', 'b', ' ', '\n', 'c'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...bits), { maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.constantFrom('ab', 'abc', 'b c', '<b'), { maxLength: 2 }),
      (parts, length, stops) => {
        const text = parts.join('');
        expect(write(text, length, stops)).toEqual(write(text, Math.max(1, text.length), stops));
      },
    ),
  );
});
