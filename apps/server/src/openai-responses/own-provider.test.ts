import { collect, type GenerateRequest, LlmError, type ModelProvider, type StreamEvent } from '@modelhaven/core';
import { createCustom } from '@modelhaven/provider-custom';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedManager, type ScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

// Our server speaks the Responses API, our provider reads it: what was said must arrive as it was meant.
let script: readonly StreamEvent[] = [];
let failure: LlmError | undefined;
let manager: ScriptedManager;
let server: ListeningServer;
let provider: ModelProvider;

beforeAll(async () => {
  manager = createScriptedManager(async function* () {
    yield* script;
    if (failure) throw failure;
  });
  server = await listen(manager);
  provider = createCustom('responses', {
    apiType: 'openai',
    api: 'responses',
    baseUrl: `${server.url}/v1`,
    apiKey: 'any',
  });
});
afterAll(async () => {
  await provider.close();
  await server.close();
});
beforeEach(() => {
  failure = undefined;
});

const start: StreamEvent = { type: 'start', model: 'demo', warnings: [] };
const usage = { inputTokens: 12, outputTokens: 30, cachedInputTokens: 4, reasoningTokens: 5 };
const request: GenerateRequest = {
  model: 'local/demo',
  messages: [{ role: 'user', content: 'What is this?' }],
  tools: [{ name: 'look', parameters: { type: 'object', properties: {} } }],
  maxTokens: 100,
};

describe("our provider against our own server, in the dialect of OpenAI's Responses", () => {
  it('gets thoughts, text and parallel calls, and hands them back as they were', async () => {
    script = [
      start,
      { type: 'reasoning-delta', text: 'Let me ' },
      { type: 'reasoning-delta', text: 'think.' },
      { type: 'reasoning-delta', text: '', signature: 'c2ln' },
      { type: 'text-delta', text: 'I look twice. 🐈\n\n' },
      { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'look', arguments: '{"at":' },
      { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'look', arguments: '{"at":"b"}' },
      { type: 'tool-call-delta', index: 0, arguments: '"a"}' },
      { type: 'finish', reason: 'tool-calls', usage },
    ];
    for (const result of [await provider.generate(request), await collect(provider.stream(request))]) {
      expect(result).toMatchObject({ text: 'I look twice. 🐈\n\n', finishReason: 'tool-calls', usage });
      expect(result.toolCalls).toEqual([
        { id: 'call_a', name: 'look', arguments: '{"at":"a"}' },
        { id: 'call_b', name: 'look', arguments: '{"at":"b"}' },
      ]);
      await provider.generate({
        ...request,
        messages: [
          ...request.messages,
          {
            role: 'assistant',
            content: [
              ...(result.reasoning ?? []),
              { type: 'text', text: result.text },
              ...result.toolCalls.map((call) => ({ type: 'tool-call' as const, ...call })),
            ],
          },
          { role: 'tool', toolCallId: 'call_a', content: 'A cat.' },
        ],
      });
      const asked = manager.calls.at(-1)?.request.messages;
      expect(asked?.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
      expect(asked?.[1]?.content).toEqual([
        { type: 'reasoning', text: 'Let me think.', signature: 'c2ln' },
        { type: 'text', text: 'I look twice. 🐈\n\n' },
        { type: 'tool-call', id: 'call_a', name: 'look', arguments: '{"at":"a"}' },
        { type: 'tool-call', id: 'call_b', name: 'look', arguments: '{"at":"b"}' },
      ]);
    }
  });

  it.each([
    new LlmError('INVALID_REQUEST', 'The temperature is wrong.'),
    new LlmError('CONTEXT_TOO_LONG', 'It holds 512 tokens.'),
    new LlmError('MODEL_NOT_FOUND', 'There is no such model.'),
    new LlmError('RATE_LIMITED', 'Slower, please.', { retryAfterMs: 2000 }),
  ])('gets the error before an answer as the same code: $code', async (error) => {
    script = [];
    failure = error;
    for (const ask of [provider.generate(request), collect(provider.stream(request))]) {
      await expect(ask).rejects.toMatchObject({ code: error.code });
    }
  });

  it('gets an answer that broke as one that broke', async () => {
    script = [start, { type: 'text-delta', text: 'Once' }];
    failure = new LlmError('PROVIDER_FAILED', 'It broke.');
    await expect(collect(provider.stream(request))).rejects.toSatisfy(LlmError.is);
  });
});
