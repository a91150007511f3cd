import assert from 'node:assert/strict';
import { collect, type GenerateResult, type Usage } from '@modelhaven/core';
import type { Bench, ConformanceCase } from '../bench.ts';

/** The complete answer, and that it is the streamed one. */
export const generateCases: readonly ConformanceCase[] = [
  {
    name: 'generate/answer',
    async run(bench) {
      const result = await generated(bench);
      assert.ok(result.text.length > 0, 'the answer has text');
      assert.ok(result.model.length > 0, 'the answer names its model');
      assert.ok(Array.isArray(result.toolCalls) && Array.isArray(result.warnings), 'lists are there even if empty');
      checkUsage(result.usage);
    },
  },
  {
    name: 'generate/agrees-with-stream',
    async run(bench) {
      const whole = essence(await generated(bench));
      if (bench.subject.replies?.chatStream) bench.serve('chatStream');
      const streamed = essence(await collect(bench.provider.stream(bench.request)));
      assert.deepEqual(streamed, whole, 'stream and generate give the same answer');
    },
  },
];

async function generated(bench: Bench): Promise<GenerateResult> {
  if (bench.subject.replies) bench.serve('chat');
  return bench.provider.generate(bench.request);
}

function essence({ text, refusal, toolCalls, finishReason, reasoning, usage: all }: GenerateResult) {
  // The second of two equal calls may find in a cache what the first one put there.
  const { cachedInputTokens: _read, cacheWriteTokens: _written, ...usage } = all;
  return {
    text,
    refusal,
    toolCalls,
    finishReason,
    reasoning: reasoning?.map((part) => part.text).join(''),
    usage,
  };
}

function checkUsage(usage: Usage): void {
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens, costUsd } = usage;
  for (const [name, value] of Object.entries({
    inputTokens,
    outputTokens,
    cachedInputTokens,
    cacheWriteTokens,
    reasoningTokens,
  })) {
    assert.ok(value === undefined || (Number.isInteger(value) && value >= 0), `usage.${name} is ${value}`);
  }
  assert.ok(costUsd === undefined || (Number.isFinite(costUsd) && costUsd >= 0), `usage.costUsd is ${costUsd}`);
  assert.ok((cachedInputTokens ?? 0) <= (inputTokens ?? Infinity), 'cached tokens are part of the input tokens');
  assert.ok((reasoningTokens ?? 0) <= (outputTokens ?? Infinity), 'reasoning tokens are part of the output tokens');
}
