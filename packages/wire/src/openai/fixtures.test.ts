import { readdirSync, readFileSync } from 'node:fs';
import { collect, type GenerateResult, LlmError, type StreamEvent } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createSseParser, parseSse } from '../sse/parse.ts';
import { createOpenAiChunkDecoder } from './chunk-decoder.ts';
import { fromOpenAiChunks } from './from-chunks.ts';

const folder = new URL('./__fixtures__/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.sse'))
  .map((name) => name.slice(0, -4));
const bytesOf = (name: string) => readFileSync(new URL(`${name}.sse`, folder));

/** Reads a stream the synchronous way, in the given pieces. */
function decode(pieces: readonly Uint8Array[]): { events: StreamEvent[]; error?: LlmError } {
  const events: StreamEvent[] = [];
  const decoder = createOpenAiChunkDecoder();
  const parser = createSseParser({ onEvent: (event) => decoder.push(event, events) });
  try {
    for (const piece of pieces) parser.push(piece);
    parser.end();
    decoder.end(events);
    return { events };
  } catch (error) {
    if (!LlmError.is(error)) throw error;
    return { events, error };
  }
}

const call = (id: string, name: string, args: string) => ({ id, name, arguments: args });
const weather = (id: string, args: string) => call(id, 'weather', args);

const ANSWERS: Readonly<Record<string, Partial<GenerateResult>>> = {
  'openai-text': {
    model: 'gpt-5-mini-2025-08-07',
    id: 'chatcmpl-BsT1xQ',
    text: 'Hello, wörld 🙂\n – “ok”?',
    finishReason: 'stop',
    usage: { inputTokens: 19, outputTokens: 30, cachedInputTokens: 16, reasoningTokens: 12 },
  },
  'openai-tools-parallel': {
    text: '',
    toolCalls: [weather('call_A1', '{"city":"Köln","days":3}'), weather('call_B2', '{"city":"Lyon"}')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 80, outputTokens: 41, cachedInputTokens: 0, reasoningTokens: 0 },
  },
  'openai-refusal': { text: '', refusal: "I'm sorry, I can't help with that.", finishReason: 'refusal', usage: {} },
  'openai-logprobs': {
    text: 'Yes!',
    logprobs: [
      {
        token: 'Yes',
        logprob: -0.0021,
        bytes: [89, 101, 115],
        top: [
          { token: 'Yes', logprob: -0.0021, bytes: [89, 101, 115] },
          { token: 'No', logprob: -6.25, bytes: [78, 111] },
        ],
      },
      {
        token: '!',
        logprob: -0.31,
        bytes: [33],
        top: [
          { token: '!', logprob: -0.31, bytes: [33] },
          { token: '.', logprob: -1.31, bytes: [46] },
        ],
      },
    ],
  },
  'azure-filter-prelude': {
    model: 'gpt-4o-2024-11-20',
    id: 'chatcmpl-Az',
    text: 'Hi there',
    usage: { inputTokens: 9, outputTokens: 3 },
  },
  'deepseek-reasoning': {
    text: 'The answer is **4**.',
    reasoning: [{ type: 'reasoning', text: 'First, 2 + 2… is 4.' }],
    usage: { inputTokens: 13, outputTokens: 26, cachedInputTokens: 0, reasoningTokens: 18 },
  },
  'openrouter-reasoning': {
    text: 'Dear reader,',
    reasoning: [{ type: 'reasoning', text: 'Let me think.', signature: 'EqQBCkYIBxgC+sig==' }],
    finishReason: 'stop',
    rawFinishReason: 'end_turn',
    usage: {
      inputTokens: 41,
      outputTokens: 62,
      cachedInputTokens: 32,
      cacheWriteTokens: 4,
      reasoningTokens: 20,
      costUsd: 0.001053,
    },
  },
  'groq-usage': { text: 'Fast.', usage: { inputTokens: 36, outputTokens: 3 } },
  'mistral-thinking': {
    text: 'Bonjour !',
    reasoning: [{ type: 'reasoning', text: 'Hm, yes.' }],
    usage: { inputTokens: 10, outputTokens: 23 },
  },
  'vllm-cumulative-usage': {
    text: 'I look it up.',
    toolCalls: [call('chatcmpl-tool-7', 'search', '{"q": "tea"}')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 21, outputTokens: 15 },
  },
  'ollama-tools-index-zero': {
    toolCalls: [
      call('call_8a', 'file_write', '{"path":"hello.py"}'),
      call('call_9b', 'file_write', '{"path":"world.py"}'),
    ],
    finishReason: 'tool-calls',
    rawFinishReason: 'stop',
  },
  'gemini-tools-bare': {
    toolCalls: [weather('call_gem-1_0', '{"city":"Rome"}'), weather('call_gem-1_1', '{"city":"Oslo"}')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 55, outputTokens: 20 },
  },
  'llama-cpp-timings': { text: 'Grüß dich', finishReason: 'length', usage: { inputTokens: 14, outputTokens: 4 } },
  'proxy-crlf-bom-no-done': { text: 'eins 🇩🇪 zwei', finishReason: 'stop', usage: {} },
  'legacy-function-call': {
    toolCalls: [call('call_chatcmpl-legacy_0', 'lookup', '{"id":7}')],
    finishReason: 'tool-calls',
    rawFinishReason: 'function_call',
  },
  'xai-reasoning-beside': {
    text: 'Forty-two',
    reasoning: [{ type: 'reasoning', text: 'Thinking... ' }],
    usage: { inputTokens: 30, outputTokens: 92, cachedInputTokens: 6, reasoningTokens: 90 },
  },
  'tools-interleaved': { toolCalls: [call('a', 'one', '{"x":1}'), call('b', 'two', '{"y":2}')] },
  'several-choices': { text: 'A1A2', finishReason: 'stop' },
};

const FAILURES: Readonly<Record<string, { readonly text: string; readonly code: string; readonly status?: number }>> = {
  'openrouter-midstream-error': { text: 'Once upon', code: 'PROVIDER_FAILED', status: 502 },
  'lmstudio-error-event': { text: 'So', code: 'PROVIDER_FAILED' },
  'vllm-error-then-done': { text: 'Part', code: 'PROVIDER_FAILED', status: 500 },
};

test('every fixture has its expectation', () => {
  expect(names).toEqual([...Object.keys(ANSWERS), ...Object.keys(FAILURES)].sort());
});

test.each(Object.entries(ANSWERS))('reads %s', async (name, expected) => {
  async function* source() {
    yield bytesOf(name);
  }
  const result = await collect(fromOpenAiChunks(parseSse(source())));
  expect(result).toMatchObject({ warnings: [], ...expected });
  expect(result.usage).toEqual(expected.usage ?? {});
});

const textOf = (events: readonly StreamEvent[]) =>
  events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

test.each(Object.entries(FAILURES))(
  'gives out the text in front of the failure in %s, then the failure',
  (name, expected) => {
    const { events, error } = decode([bytesOf(name)]);
    expect({ text: textOf(events), code: error?.code, status: error?.details.status }).toEqual({
      status: undefined,
      ...expected,
    });
    expect(events.some((event) => event.type === 'finish')).toBe(false);
  },
);

test.each(names)('%s is the same at every cut', (name) => {
  const bytes = bytesOf(name);
  const outcome = (pieces: readonly Uint8Array[]) => {
    const { events, error } = decode(pieces);
    return JSON.stringify([events, error?.code]);
  };
  const whole = outcome([bytes]);
  for (let at = 1; at < bytes.length; at += 1) {
    const cut = outcome([bytes.subarray(0, at), bytes.subarray(at)]);
    if (cut !== whole) expect(cut, `cut at ${at}`).toBe(whole);
  }
  expect(outcome(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(whole);
});

test.each(Object.keys(ANSWERS))('%s, broken off anywhere, is never taken for a whole answer', (name) => {
  const bytes = bytesOf(name);
  const content = (events: readonly StreamEvent[]) => JSON.stringify(events.filter(({ type }) => type !== 'finish'));
  const whole = content(decode([bytes]).events);
  const outcomes = Array.from({ length: bytes.length }, (_, at) => {
    const { events, error } = decode([bytes.subarray(0, at)]);
    return error ? error.code : content(events) === whole ? 'whole' : 'maimed';
  });
  expect(new Set(outcomes)).toEqual(new Set(['STREAM_INTERRUPTED', 'whole']));
  // It becomes whole with the reason, and stays so.
  expect(outcomes.lastIndexOf('STREAM_INTERRUPTED')).toBeLessThan(outcomes.indexOf('whole'));
  expect(outcomes.indexOf('whole')).toBeGreaterThan(bytes.lastIndexOf('"finish_reason":"'));
});
