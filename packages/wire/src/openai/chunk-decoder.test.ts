import { collect, LlmError, type StreamEvent } from '@modelhaven/core';
import { expect, test } from 'vitest';
import type { ChunkEvent } from './chunk-decoder.ts';
import { fromOpenAiChunks } from './from-chunks.ts';

type Item = ChunkEvent | object | Error;

async function* source(items: readonly Item[]): AsyncGenerator<ChunkEvent> {
  for (const item of items) {
    if (item instanceof Error) throw item;
    yield 'data' in item ? (item as ChunkEvent) : { data: JSON.stringify(item) };
  }
}

const chunk = (delta: object, more: object = {}, top: object = {}) => ({
  id: 'c',
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: null, ...more }],
  ...top,
});
const hello = chunk({ content: 'Hello' });
const stop = chunk({}, { finish_reason: 'stop' });
const usage = { id: 'c', model: 'm', choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } };
const done = { data: '[DONE]' };

async function read(items: readonly Item[], options = {}): Promise<{ events: StreamEvent[]; code?: string }> {
  const events: StreamEvent[] = [];
  try {
    for await (const event of fromOpenAiChunks(source(items), options)) events.push(event);
    return { events };
  } catch (error) {
    if (!LlmError.is(error)) throw error;
    return { events, code: error.code };
  }
}

const START = { type: 'start', model: 'm', id: 'c', warnings: [] };
const HELLO = { type: 'text-delta', text: 'Hello' };
const FINISH = { type: 'finish', reason: 'stop', usage: {}, rawReason: 'stop' };

test('finish waits for the usage behind the reason, and comes without it at the end', async () => {
  const counted = { ...FINISH, usage: { inputTokens: 1, outputTokens: 2 } };
  expect((await read([hello, stop, usage, done])).events).toEqual([START, HELLO, counted]);
  expect((await read([hello, stop, usage])).events).toEqual([START, HELLO, counted]);
  expect((await read([hello, stop, done])).events).toEqual([START, HELLO, FINISH]);
  expect((await read([hello, stop])).events).toEqual([START, HELLO, FINISH]);
  expect((await read([hello, chunk({}, { finish_reason: 'stop' }, { usage: usage.usage })])).events).toEqual([
    START,
    HELLO,
    counted,
  ]);
});

test('lets the source go as soon as the answer is whole', async () => {
  let isReleased = false;
  async function* endless() {
    try {
      yield* source([hello, stop, usage]);
      await new Promise(() => {});
    } finally {
      isReleased = true;
    }
  }
  const result = await collect(fromOpenAiChunks(endless()));
  await new Promise((resolve) => setImmediate(resolve));
  expect([result.text, isReleased]).toEqual(['Hello', true]);
});

test('an end without a reason is no end', async () => {
  expect(await read([hello])).toEqual({ events: [START, HELLO], code: 'STREAM_INTERRUPTED' });
  expect(await read([])).toEqual({ events: [], code: 'STREAM_INTERRUPTED' });
  expect(await read([done])).toEqual({ events: [], code: 'STREAM_INTERRUPTED' });
  expect(await read([usage])).toEqual({ events: [], code: 'STREAM_INTERRUPTED' });
});

test('[DONE] without a reason is an end that is not called a stop', async () => {
  expect((await read([hello, done])).events.at(-1)).toEqual({
    type: 'finish',
    reason: 'other',
    usage: {},
    warnings: ['The provider did not say why the answer ended.'],
  });
});

test('a connection that breaks after the reason takes nothing away; before it, it does', async () => {
  const cut = new LlmError('STREAM_INTERRUPTED', 'cut');
  expect(await read([hello, stop, cut])).toEqual({ events: [START, HELLO, FINISH] });
  expect(await read([hello, cut])).toEqual({ events: [START, HELLO], code: 'STREAM_INTERRUPTED' });
  expect((await read([hello, stop, new LlmError('ABORTED', 'gone')])).code).toBe('ABORTED');
});

test.each<[string, Item, string]>([
  [
    'an error object',
    { error: { message: 'slow down', type: 'rate_limit_error', code: 'rate_limit_exceeded' } },
    'RATE_LIMITED',
  ],
  ['an error with a status', { error: { message: 'overloaded', code: 503 } }, 'UNAVAILABLE'],
  ['an error text', { error: 'boom' }, 'PROVIDER_FAILED'],
  ['an error event', { event: 'error', data: '{"message":"context length exceeded by 3"}' }, 'CONTEXT_TOO_LONG'],
  [
    'an error in the choice',
    chunk({}, { error: { code: 429, message: 'later' }, finish_reason: 'error' }),
    'RATE_LIMITED',
  ],
  ['a reason "error" alone', chunk({}, { finish_reason: 'error' }), 'PROVIDER_FAILED'],
  [
    'a reason that is no end',
    chunk({}, { finish_reason: 'abort' }, { usage: { prompt_tokens: 1 } }),
    'STREAM_INTERRUPTED',
  ],
  ['no JSON', { data: '{"choices":' }, 'BAD_RESPONSE'],
  ['no object', { data: '[1]' }, 'BAD_RESPONSE'],
  ['choices that are no list', { choices: 'x' }, 'BAD_RESPONSE'],
  ['content that is no text', chunk({ content: 7 }), 'BAD_RESPONSE'],
  ['JSON that is cut off at the end of the bytes', { data: '{"choices":', isUnterminated: true }, 'STREAM_INTERRUPTED'],
])('throws for %s, behind what came before', async (_what, item, code) => {
  expect(await read([hello, item, done])).toEqual({ events: [START, HELLO], code });
});

test.each<[string, Item]>([
  [
    'null everywhere',
    chunk({ role: null, content: null, refusal: null, tool_calls: null, function_call: null }, { logprobs: null }),
  ],
  ['a chunk without choices', { id: 'c', model: 'm' }],
  ['choices null', { id: 'c', model: 'm', choices: null }],
  ['a choice without delta', { id: 'c', model: 'm', choices: [{ index: 0, finish_reason: null }] }],
  ['an empty data field', { data: ' ' }],
  ['usage null', chunk({}, {}, { usage: null })],
  ['a ping', { event: 'ping', data: '{"type":"ping"}' }],
  ['another choice', { choices: [{ index: 1, delta: { content: 'no' }, finish_reason: 'stop' }] }],
])('survives %s', async (_what, item) => {
  expect(await read([hello, item, hello, stop, done])).toEqual({ events: [START, HELLO, HELLO, FINISH] });
});

test('a last message in place of a delta is not given out twice', async () => {
  const closing = {
    id: 'c',
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
  };
  expect((await read([hello, closing, done])).events).toEqual([START, HELLO, FINISH]);
});

test('reads the text of legacy completions', async () => {
  const text = (value: string, reason: string | null) => ({
    id: 'c',
    model: 'm',
    choices: [{ index: 0, text: value, finish_reason: reason }],
  });
  expect((await read([text('Hello', null), text('', 'stop'), done])).events).toEqual([START, HELLO, FINISH]);
});

test('usage that comes in parts is put together', async () => {
  const items = [
    chunk({ content: 'Hello' }, {}, { usage: { prompt_tokens: 7 } }),
    stop,
    { usage: { completion_tokens: 2 } },
  ];
  expect((await read(items)).events.at(-1)).toMatchObject({ usage: { inputTokens: 7, outputTokens: 2 } });
});

test('an empty usage does not erase what was counted', async () => {
  const items = [
    chunk({ content: 'Hello' }, {}, { usage: usage.usage }),
    chunk({}, { finish_reason: 'stop' }, { usage: {} }),
    done,
  ];
  expect((await read(items)).events.at(-1)).toMatchObject({ usage: { inputTokens: 1, outputTokens: 2 } });
});

test('the model and warnings of the request stand in where the answer names none', async () => {
  const nameless = { choices: [{ delta: { content: 'Hello' }, finish_reason: 'stop' }] };
  const { events } = await read([nameless, done], { model: 'asked', warnings: ['seed left out'] });
  expect(events[0]).toEqual({ type: 'start', model: 'asked', warnings: ['seed left out'] });
});

test('a provider may read usage its own way', async () => {
  const usageOf = () => ({ outputTokens: 9 });
  expect((await read([hello, stop, usage], { usageOf })).events.at(-1)).toMatchObject({ usage: { outputTokens: 9 } });
});
