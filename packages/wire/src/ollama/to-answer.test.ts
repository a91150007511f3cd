import { collect, LlmError, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOllamaLineMaker } from './line-maker.ts';
import { ollamaChatResponseSchema, ollamaErrorSchema, ollamaGenerateResponseSchema } from './response-schemas.ts';
import { toOllamaAnswer, toOllamaChatLines, toOllamaGenerateLines, toOllamaResidency } from './to-answer.ts';
import { toOllamaError } from './to-error.ts';

async function* eventsOf(events: readonly StreamEvent[]) {
  yield* events;
}
async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
function clock(stepMs: number) {
  let at = Date.UTC(2026, 0, 1) - stepMs;
  return () => {
    at += stepMs;
    return at;
  };
}

const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish: StreamEvent = { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 4, outputTokens: 7 } };
const script: readonly StreamEvent[] = [
  start,
  { type: 'reasoning-delta', text: 'Hm.' },
  { type: 'reasoning-delta', text: '', signature: 's' },
  {
    type: 'text-delta',
    text: 'I look.',
    logprobs: [{ token: 'I', logprob: -0.1, top: [{ token: 'a', logprob: -2 }] }],
  },
  { type: 'tool-call-delta', index: 0, id: 'a', name: 'look', arguments: '{"at":' },
  { type: 'tool-call-delta', index: 1, id: 'b', name: 'look', arguments: 'no json' },
  { type: 'tool-call-delta', index: 0, arguments: '"it"}' },
  finish,
];

describe('the lines of a chat', () => {
  it('have thoughts, text, whole calls, and the figures at the end', async () => {
    const lines = await listOf(toOllamaChatLines(eventsOf(script), { model: 'p/m', now: clock(10) }));
    for (const line of lines) expect(ollamaChatResponseSchema.parse(line)).toEqual(line);
    expect(lines.map((line) => line['message'])).toEqual([
      { role: 'assistant', content: '', thinking: 'Hm.' },
      { role: 'assistant', content: 'I look.' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          { id: 'a', function: { index: 0, name: 'look', arguments: { at: 'it' } } },
          { id: 'b', function: { index: 1, name: 'look', arguments: { arguments: 'no json' } } },
        ],
      },
      { role: 'assistant', content: '' },
    ]);
    expect(lines[1]?.['logprobs']).toEqual([
      { token: 'I', logprob: -0.1, top_logprobs: [{ token: 'a', logprob: -2 }] },
    ]);
    expect(lines.map((line) => line['done'])).toEqual([false, false, false, true]);
    const last = lines.at(-1) ?? {};
    expect(last).toMatchObject({ model: 'p/m', done_reason: 'stop', prompt_eval_count: 4, eval_count: 7 });
    expect(Number(last['prompt_eval_duration']) + Number(last['eval_duration'])).toBe(last['total_duration']);
  });

  it('say the whole text, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (texts) => {
        const events = [start, ...texts.map((text): StreamEvent => ({ type: 'text-delta', text })), finish];
        const lines = await listOf(toOllamaGenerateLines(eventsOf(events), { model: 'm', now: () => 0 }));
        expect(lines.map((line) => line['response']).join('')).toBe(texts.join(''));
        expect(lines.filter((line) => line['done'] === true)).toHaveLength(1);
      }),
    );
  });

  it('keep a connection open without saying anything', () => {
    const line = createOllamaLineMaker({ shape: 'generate', model: 'm', now: () => 0 }).idle();
    expect(ollamaGenerateResponseSchema.parse(line)).toMatchObject({ response: '', done: false });
  });
});

describe('a whole answer', () => {
  it('says what its lines say', async () => {
    const result = await collect(eventsOf(script));
    const body = toOllamaAnswer('chat', result, { model: 'p/m', createdAtMs: 0, totalMs: 12.5, firstMs: 2 });
    expect(ollamaChatResponseSchema.parse(body)).toMatchObject({
      message: { content: 'I look.', thinking: 'Hm.', tool_calls: [{ id: 'a' }, { id: 'b' }] },
      done: true,
      total_duration: 12_500_000,
      prompt_eval_duration: 2_000_000,
    });
  });

  it('loses no refusal, and tells why it ended', async () => {
    const refusal: StreamEvent = { type: 'refusal-delta', text: 'No.' };
    const ends = ['refusal', 'content-filter', 'length', 'other'] as const;
    for (const [reason, word] of ends.map(
      (end, at) => [end, ['stop', 'content_filter', 'length', 'other'][at]] as const,
    )) {
      const events = [start, refusal, { type: 'finish', reason, usage: {} } as const];
      const [first, last] = await listOf(toOllamaGenerateLines(eventsOf(events), { model: 'm', now: () => 0 }));
      expect(first).toMatchObject({ response: 'No.' });
      expect(last).toMatchObject({ done_reason: word });
      const facts = { model: 'm', createdAtMs: 0, totalMs: 1 };
      expect(toOllamaAnswer('generate', await collect(eventsOf(events)), facts)).toMatchObject({
        response: 'No.',
        done_reason: word,
      });
    }
  });

  it('may be that a model was loaded', () => {
    const body = toOllamaResidency('chat', 'load', { model: 'm', createdAtMs: 0 });
    expect(ollamaChatResponseSchema.parse(body)).toMatchObject({ done: true, done_reason: 'load' });
  });
});

it('an error is a sentence and a code, and no fault of ours with a provider is the fault of the client', () => {
  const { status, body } = toOllamaError(new LlmError('MODEL_NOT_FOUND', 'There is none.'));
  expect([status, ollamaErrorSchema.parse(body)]).toEqual([404, { error: 'There is none.', code: 'MODEL_NOT_FOUND' }]);
  expect(toOllamaError(new LlmError('UNAUTHORIZED', 'No.', { provider: 'p' })).status).toBe(502);
  expect(toOllamaError(new LlmError('UNAUTHORIZED', 'No.')).status).toBe(401);
});
