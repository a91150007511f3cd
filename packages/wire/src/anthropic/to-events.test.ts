import { LlmError, type StreamEvent } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { toAnthropicEvents } from './to-events.ts';

const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish: StreamEvent = { type: 'finish', reason: 'stop', usage: { inputTokens: 5, outputTokens: 2 } };
const call = (index: number, text: string, name?: string): StreamEvent => ({
  type: 'tool-call-delta',
  index,
  ...(name === undefined ? {} : { id: `id${index}`, name }),
  arguments: text,
});

async function* from(events: readonly StreamEvent[]) {
  yield* events;
}

/** The events in short: `start 0 text`, `delta 0 abc`, `stop 0`. */
async function outline(...events: readonly StreamEvent[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const { event, data } of toAnthropicEvents(from(events), { id: 'msg_1', model: 'shown' })) {
    expect(data.type).toBe(event);
    const {
      index,
      content_block: block,
      delta,
    } = data as unknown as {
      index: number;
      content_block?: { type: string; name?: string };
      delta?: Record<string, string>;
    };
    if (event === 'content_block_start') lines.push(`start ${index} ${block?.name ?? block?.type}`);
    else if (event === 'content_block_delta') {
      lines.push(
        `delta ${index} ${delta?.['text'] ?? delta?.['thinking'] ?? delta?.['partial_json'] ?? delta?.['signature']}`,
      );
    } else if (event === 'content_block_stop') lines.push(`stop ${index}`);
    else lines.push(event);
  }
  return lines;
}

test('every event in its order, whole', async () => {
  const events = [];
  const source = from([
    start,
    { type: 'text-delta', text: 'Hi' },
    { ...finish, usage: { inputTokens: 9, cachedInputTokens: 4, cacheWriteTokens: 1, outputTokens: 2 } },
  ]);
  for await (const event of toAnthropicEvents(source, { id: 'msg_1', model: 'shown' })) events.push(event);
  expect(events).toEqual([
    {
      event: 'message_start',
      data: {
        type: 'message_start',
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model: 'shown',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          stop_details: null,
          usage: {
            input_tokens: 0,
            output_tokens: 0,
            cache_creation_input_tokens: null,
            cache_read_input_tokens: null,
            output_tokens_details: null,
          },
        },
      },
    },
    {
      event: 'content_block_start',
      data: { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    },
    {
      event: 'content_block_delta',
      data: { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } },
    },
    { event: 'content_block_stop', data: { type: 'content_block_stop', index: 0 } },
    {
      event: 'message_delta',
      data: {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null, stop_details: null },
        usage: {
          input_tokens: 4,
          output_tokens: 2,
          cache_creation_input_tokens: 1,
          cache_read_input_tokens: 4,
          output_tokens_details: null,
        },
      },
    },
    { event: 'message_stop', data: { type: 'message_stop' } },
  ]);
});

test('thinking, its signature, redacted thinking, text', async () => {
  expect(
    await outline(
      start,
      { type: 'reasoning-delta', text: 'a' },
      { type: 'reasoning-delta', text: 'b' },
      { type: 'reasoning-delta', text: '', signature: 'sig' },
      { type: 'reasoning-delta', text: '', redacted: 'enc' },
      { type: 'reasoning-delta', text: 'c' },
      { type: 'text-delta', text: 'd' },
      finish,
    ),
  ).toEqual([
    'message_start',
    'start 0 thinking',
    'delta 0 a',
    'delta 0 b',
    'delta 0 sig',
    'stop 0',
    'start 1 redacted_thinking',
    'stop 1',
    'start 2 thinking',
    'delta 2 c',
    'stop 2',
    'start 3 text',
    'delta 3 d',
    'stop 3',
    'message_delta',
    'message_stop',
  ]);
});

describe('calls', () => {
  test('one after the other are written as they come', async () => {
    expect(await outline(start, call(0, '', 'f'), call(0, '{"a":'), call(0, '1}'), call(1, '{}', 'g'), finish)).toEqual(
      [
        'message_start',
        'start 0 f',
        'delta 0 {"a":',
        'delta 0 1}',
        'stop 0',
        'start 1 g',
        'delta 1 {}',
        'stop 1',
        'message_delta',
        'message_stop',
      ],
    );
  });

  test('interleaved ones are held back until the earlier is whole', async () => {
    expect(
      await outline(
        start,
        call(0, '{"a"', 'f'),
        call(1, '{"b"', 'g'),
        { type: 'text-delta', text: 'x' },
        call(0, ':1}'),
        call(1, ':2}'),
        finish,
      ),
    ).toEqual([
      'message_start',
      'start 0 f',
      'delta 0 {"a"',
      'delta 0 :1}',
      'stop 0',
      'start 1 g',
      'delta 1 {"b"',
      'delta 1 :2}',
      'stop 1',
      'start 2 text',
      'delta 2 x',
      'stop 2',
      'message_delta',
      'message_stop',
    ]);
  });

  test('broken arguments do not hold the stream up for ever', async () => {
    expect(await outline(start, call(0, '{"a"', 'f'), call(1, '{}', 'g'), finish)).toEqual([
      'message_start',
      'start 0 f',
      'delta 0 {"a"',
      'stop 0',
      'start 1 g',
      'delta 1 {}',
      'stop 1',
      'message_delta',
      'message_stop',
    ]);
  });
});

test('a refusal is text, unless there is text', async () => {
  const refused: StreamEvent = { type: 'finish', reason: 'refusal', usage: {} };
  const refusal: StreamEvent = { type: 'refusal-delta', text: 'No.' };
  expect(await outline(start, refusal, refused)).toContain('delta 0 No.');
  expect(await outline(start, { type: 'text-delta', text: 'Well' }, refusal, refused)).not.toContain('delta 0 No.');
});

test('what the source throws is thrown, and an end without finish is none', async () => {
  const broken = async function* (): AsyncGenerator<StreamEvent> {
    yield start;
    throw new LlmError('UNAVAILABLE', 'gone');
  };
  await expect(toAnthropicEvents(broken(), { id: 'a', model: 'b' }).next()).resolves.toMatchObject({ done: false });
  await expect(async () => {
    for await (const _ of toAnthropicEvents(broken(), { id: 'a', model: 'b' }));
  }).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(outline(start)).rejects.toMatchObject({ code: 'STREAM_INTERRUPTED' });
});
