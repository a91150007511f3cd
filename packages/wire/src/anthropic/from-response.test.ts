import { readFileSync } from 'node:fs';
import { LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { fromAnthropicResponse } from './from-response.ts';

const message = JSON.parse(readFileSync(`${import.meta.dirname}/__fixtures__/message.json`, 'utf8'));

test('the documented answer', () => {
  expect(fromAnthropicResponse(message, { warnings: ['w'] })).toEqual({
    id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
    model: 'claude-opus-5-5',
    text: "I'll look that up.",
    reasoning: [
      {
        type: 'reasoning',
        text: 'Two cities, two calls.',
        signature: 'WaUjzkypQ2mUEVM36O2TxuC06KN8xyfbJwyem2dw3URve',
      },
      { type: 'reasoning', text: '', redacted: 'EmwKAhgBEgy3va3pzix' },
    ],
    toolCalls: [
      { id: 'toolu_01D7FLrfh4GYq7yT1ULFeyMV', name: 'get_weather', arguments: '{"location":"Berlin"}' },
      { id: 'toolu_01A09q90qw90lq917835lq9', name: 'get_weather', arguments: '{"location":"Köln"}' },
    ],
    finishReason: 'tool-calls',
    rawFinishReason: 'tool_use',
    usage: {
      inputTokens: 6197,
      cachedInputTokens: 2051,
      cacheWriteTokens: 2051,
      outputTokens: 503,
      reasoningTokens: 120,
    },
    warnings: ['w'],
  });
});

test.each([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'tool-calls'],
  ['pause_turn', 'other'],
  ['refusal', 'refusal'],
  ['toString', 'other'],
])('the end %s', (stop_reason, finishReason) => {
  expect(fromAnthropicResponse({ ...message, stop_reason })).toMatchObject({
    finishReason,
    rawFinishReason: stop_reason,
  });
});

test('a stop sequence is named', () => {
  const result = fromAnthropicResponse({ ...message, stop_reason: 'stop_sequence', stop_sequence: 'END' });
  expect(result.stopSequence).toBe('END');
});

test('an answer with the least of fields', () => {
  expect(fromAnthropicResponse({ content: [{ type: 'text', text: 'a' }] })).toEqual({
    model: '',
    text: 'a',
    toolCalls: [],
    finishReason: 'stop',
    usage: {},
    warnings: [],
  });
});

test.each([
  [{ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 'UNAVAILABLE'],
  [{ error: { message: 'secret' } }, 'PROVIDER_FAILED'],
  ['text', 'BAD_RESPONSE'],
  [undefined, 'BAD_RESPONSE'],
  [{ id: 'x' }, 'BAD_RESPONSE'],
  [{ content: 'x' }, 'BAD_RESPONSE'],
])('%o is an error although the status said success', (body, code) => {
  try {
    fromAnthropicResponse(body);
    expect.unreachable();
  } catch (error) {
    expect(LlmError.is(error) && error.code).toBe(code);
  }
});
