import { readFileSync } from 'node:fs';
import { collect, LlmError, type StreamEvent } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { parseSse } from '../sse/parse.ts';
import { fromAnthropicEvents } from './from-events.ts';

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/__fixtures__/${name}`);

async function* pieces(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function eventsOf(...chunks: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of fromAnthropicEvents(parseSse(pieces(...chunks)))) events.push(event);
  return events;
}

async function failureOf(...chunks: readonly Uint8Array[]): Promise<{ error: LlmError; events: StreamEvent[] }> {
  const events: StreamEvent[] = [];
  try {
    for await (const event of fromAnthropicEvents(parseSse(pieces(...chunks)))) events.push(event);
  } catch (error) {
    if (LlmError.is(error)) return { error, events };
    throw error;
  }
  throw new Error('did not fail');
}

const resultOf = (name: string) => collect(fromAnthropicEvents(parseSse(pieces(fixture(name)))));
const sse = (...events: readonly object[]) =>
  Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));

describe('documented streams', () => {
  test('text, with ping, comment, CRLF and letters of several bytes', async () => {
    expect(await resultOf('text.sse')).toEqual({
      id: 'msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY',
      model: 'claude-opus-5-5',
      text: 'Hello, grüße 🌿!',
      toolCalls: [],
      finishReason: 'stop',
      rawFinishReason: 'end_turn',
      usage: { inputTokens: 25, outputTokens: 15 },
      warnings: [],
    });
  });

  test('parallel calls: in pieces, without arguments, whole at the start; cached tokens are part of the input', async () => {
    expect(await resultOf('tools.sse')).toMatchObject({
      text: "Okay, let's check the weather:",
      toolCalls: [
        { id: 'toolu_01T1x1fJ34qAmk2tNTrN7Up6', name: 'get_weather', arguments: '{"location": "San Francisco, CA"}' },
        { id: 'toolu_01A09q90qw90lq917835lq9', name: 'get_time', arguments: '{}' },
        { id: 'toolu_01WholeInput', name: 'get_moon', arguments: '{"phase":"full"}' },
      ],
      finishReason: 'tool-calls',
      usage: { inputTokens: 2572, cachedInputTokens: 2000, cacheWriteTokens: 100, outputTokens: 89 },
    });
  });

  test('thinking with its signature, and redacted thinking', async () => {
    const result = await resultOf('thinking.sse');
    expect(result.reasoning).toEqual([
      {
        type: 'reasoning',
        text: expect.stringMatching(/^I need to find .* 7 × 21 \+ 0$/s),
        signature: 'EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pkiMOYds',
      },
      { type: 'reasoning', text: '', redacted: expect.stringMatching(/^EmwK/) },
    ]);
    expect(result.usage.reasoningTokens).toBe(70);
  });

  test('what a server tool did is left out, and a pause is no ordinary end', async () => {
    expect(await resultOf('web-search.sse')).toMatchObject({
      text: "I'll check the weather in New York City. It is sunny.",
      toolCalls: [],
      finishReason: 'other',
      rawFinishReason: 'pause_turn',
      usage: { inputTokens: 10682, outputTokens: 510 },
    });
  });

  test('a refusal with its explanation', async () => {
    expect(await resultOf('refusal.sse')).toMatchObject({
      text: 'Hello..',
      refusal: 'The request was declined.',
      finishReason: 'refusal',
    });
  });
});

describe('the cut of the bytes does not matter', () => {
  test.each(['text.sse', 'tools.sse', 'thinking.sse', 'web-search.sse', 'refusal.sse'])('%s', async (name) => {
    const bytes = fixture(name);
    const whole = await eventsOf(bytes);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(await eventsOf(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    }
    expect(await eventsOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });
});

describe('a stream that ends early', () => {
  test('is an interruption at every byte before the reason to stop, and whole from there on', async () => {
    const bytes = fixture('text.sse');
    const whole = await eventsOf(bytes);
    const enough = bytes.indexOf('"output_tokens":15}}') + '"output_tokens":15}}'.length;
    for (let at = 0; at < bytes.length; at += 1) {
      if (at >= enough) expect(await eventsOf(bytes.subarray(0, at))).toEqual(whole);
      else expect((await failureOf(bytes.subarray(0, at))).error.code).toBe('STREAM_INTERRUPTED');
    }
  });

  test('tells what was used until then', async () => {
    const bytes = fixture('tools.sse');
    const { error } = await failureOf(bytes.subarray(0, bytes.indexOf('message_delta')));
    expect(error.details.usage).toMatchObject({ inputTokens: 2572 });
  });

  test('nothing at all', async () => {
    expect((await failureOf()).error.code).toBe('STREAM_INTERRUPTED');
  });
});

describe('errors in the middle', () => {
  test('are thrown after what came before them', async () => {
    const { error, events } = await failureOf(fixture('error-midway.sse'));
    expect(events.map(({ type }) => type)).toEqual(['start', 'text-delta']);
    expect([error.code, error.details.providerCode]).toEqual(['UNAVAILABLE', 'overloaded_error']);
  });

  test('also in the manner of other gateways', async () => {
    const { error } = await failureOf(sse({ error: { message: 'no', type: 'rate_limit_error' } }));
    expect(error.code).toBe('RATE_LIMITED');
  });
});

const start = { type: 'message_start', message: { id: 'm', model: 'x', usage: { input_tokens: 0, output_tokens: 0 } } };
const stop = { type: 'message_stop' };

describe('odd servers', () => {
  test('counts only at the end, no reason to stop, an unknown event, [DONE]', async () => {
    const bytes = Buffer.concat([
      sse(
        start,
        { type: 'future_event', x: 1 },
        { type: 'content_block_start', index: 0, content_block: { type: 'text' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'a' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'future_delta', x: 1 } },
        { type: 'message_delta', delta: {}, usage: { input_tokens: 7, output_tokens: 3 } },
        stop,
      ),
      Buffer.from('data: [DONE]\n\n'),
    ]);
    const result = await collect(fromAnthropicEvents(parseSse(pieces(bytes))));
    expect(result).toMatchObject({ text: 'a', finishReason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } });
  });

  test('interleaved calls without an id keep apart', async () => {
    const call = (index: number) => ({
      type: 'content_block_start',
      index,
      content_block: { type: 'tool_use', name: `f${index}` },
    });
    const piece = (index: number, partial_json: string) => ({
      type: 'content_block_delta',
      index,
      delta: { type: 'input_json_delta', partial_json },
    });
    const bytes = sse(start, call(0), call(1), piece(1, '{"b"'), piece(0, '{"a":1}'), piece(1, ':2}'), stop);
    const result = await collect(fromAnthropicEvents(parseSse(pieces(bytes))));
    expect(result.toolCalls).toEqual([
      { id: 'call_0', name: 'f0', arguments: '{"a":1}' },
      { id: 'call_1', name: 'f1', arguments: '{"b":2}' },
    ]);
    expect(result.finishReason).toBe('tool-calls');
  });

  test.each([
    ['text that is no JSON', Buffer.from('data: nonsense\n\n')],
    ['a delta before the start', sse({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta' } })],
    ['two starts', sse(start, start)],
    [
      'a delta of a block that never began',
      sse(start, { type: 'content_block_delta', index: 3, delta: { type: 'x' } }),
    ],
    ['a wrong type', sse(start, { type: 'content_block_start', index: 'zero', content_block: { type: 'text' } })],
  ])('%s', async (_name, bytes) => {
    expect((await failureOf(bytes)).error.code).toBe('BAD_RESPONSE');
  });
});
