import type { StreamEvent } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { USUAL_MARKS } from '../answer-reader.ts';
import { createAnswerWriter } from '../answer-writer.ts';
import type { OnnxCache } from './onnx-cache.ts';
import { writeOnnxAnswer } from './write-onnx-answer.ts';

const PIECES = ['<end>', '<think>', 'Hm', ', well', '.\n', '</think>', '\n\nThe', ' ans', 'wer'];

it('keeps thinking apart, counts it, and tells how likely the tokens of the text were', async () => {
  const script = [1, 2, 3, 4, 5, 6, 7, 8, 0];
  const cache = {
    sharedLength: () => 1,
    keep: (length: number) => length,
    read: async () => Float32Array.from(PIECES, () => 0),
  } as unknown as OnnxCache;
  const plan = { reasoning: { ...USUAL_MARKS, declared: false, isOpen: false }, isJson: false, check: () => [] };
  const answer = writeOnnxAnswer(
    {
      cache,
      prompt: [2, 2],
      sampler: { next: () => script.shift() as number },
      maxTokens: 20,
      maxReasoningTokens: 20,
      plan,
      filter: undefined,
      callFilter: undefined,
      encode: () => [],
      specialText: () => undefined,
      writer: createAnswerWriter({
        plan,
        stopSequences: [],
        stopTexts: [],
        newCallId: () => '',
      }),
      endTokens: new Set([0]),
      logprobs: { top: 0 },
      decode: (tokens) => tokens.map((token) => PIECES[token]).join(''),
      signal: new AbortController().signal,
    },
    { done: Promise.resolve() },
  );
  const events: StreamEvent[] = [];
  let result = await answer.next();
  for (; !result.done; result = await answer.next()) events.push(result.value);
  const of = (type: 'text-delta' | 'reasoning-delta') =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  expect(of('reasoning-delta')).toBe('Hm, well.');
  expect(of('text-delta')).toBe('The answer');
  const likely = events.flatMap((event) => (event.type === 'text-delta' ? (event.logprobs ?? []) : []));
  expect(likely.map(({ token }) => token)).toEqual(['\n\nThe', ' ans', 'wer']);
  expect(result.value).toEqual({
    reason: 'stop',
    rawReason: 'eos',
    outputTokens: 9,
    cachedTokens: 1,
    reasoningTokens: 5,
  });
});

it('reads a long prompt in parts, between which an abort lets go of the cache', async () => {
  const reads: number[] = [];
  const answerTo = (controller: AbortController, abortAt: number) => {
    reads.length = 0;
    const step = { done: Promise.resolve() as Promise<unknown> };
    const cache = {
      sharedLength: () => 0,
      keep: () => 0,
      read: async (tokens: readonly number[]) => {
        reads.push(tokens.length);
        if (reads.length === abortAt) controller.abort();
        return Float32Array.from(PIECES, () => 0);
      },
    } as unknown as OnnxCache;
    const plan = { isJson: false, check: () => [] };
    const writer = createAnswerWriter({ plan, stopSequences: [], stopTexts: [], newCallId: () => '' });
    const answer = writeOnnxAnswer(
      {
        cache,
        prompt: Array.from({ length: 1300 }, () => 1),
        sampler: { next: () => 0 },
        maxTokens: 1,
        maxReasoningTokens: 1,
        plan,
        writer,
        filter: undefined,
        callFilter: undefined,
        encode: () => [],
        specialText: () => undefined,
        endTokens: new Set([0]),
        logprobs: undefined,
        decode: () => '',
        signal: controller.signal,
      },
      step,
    );
    return { answer, step };
  };
  await answerTo(new AbortController(), 99).answer.next();
  expect(reads).toEqual([512, 512, 276]);
  const { answer, step } = answerTo(new AbortController(), 1);
  await expect(answer.next()).rejects.toMatchObject({ code: 'ABORTED' });
  await step.done;
  expect(reads).toEqual([512]);
});
