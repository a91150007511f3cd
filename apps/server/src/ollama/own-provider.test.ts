import { collect, type GenerateRequest, LlmError, type ModelProvider, type StreamEvent } from '@modelhaven/core';
import { createOllama } from '@modelhaven/provider-ollama';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedManager, type ScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

// Our server speaks Ollama's API, our provider reads it: what was said must arrive as it was meant.
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
  provider = createOllama('ollama', { baseUrl: server.url });
});
afterAll(async () => {
  await provider.close();
  await server.close();
});
beforeEach(() => {
  failure = undefined;
});

const start: StreamEvent = { type: 'start', model: 'demo', warnings: [] };
const usage = { inputTokens: 1200, outputTokens: 30, cachedInputTokens: 4 };
const finish = (reason: 'stop' | 'length' | 'tool-calls'): StreamEvent => ({ type: 'finish', reason, usage });
const request: GenerateRequest = {
  model: 'openrouter/meta-llama/llama-3.3-70b',
  messages: [
    { role: 'system', content: 'Be kind.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image', base64: 'iVBORw0KGgoAAAANSUhEUg==', mediaType: 'image/png' },
      ],
    },
    { role: 'assistant', content: [{ type: 'tool-call', id: 'call_1', name: 'look', arguments: '{"at":"it"}' }] },
    { role: 'tool', toolCallId: 'call_1', content: 'A cat.' },
    { role: 'user', content: 'Thank you. Go on.' },
  ],
  tools: [{ name: 'look', description: 'Looks.', parameters: { type: 'object', properties: {} } }],
  maxTokens: 100,
  temperature: 0.5,
  stopSequences: ['END'],
  responseFormat: { type: 'json-schema', schema: { type: 'object' } },
};

describe("our provider against our own server, in Ollama's dialect", () => {
  it('asks what was asked', async () => {
    script = [start, { type: 'text-delta', text: 'Gladly.' }, finish('stop')];
    await provider.generate(request);
    const { model, messages, tools, maxTokens, temperature, stopSequences, responseFormat } = request;
    expect(manager.calls.at(-1)?.request).toMatchObject({
      model,
      messages,
      tools,
      maxTokens,
      temperature,
      stopSequences,
      responseFormat,
    });
  });

  it('gets thoughts, text and parallel calls', async () => {
    script = [
      start,
      { type: 'reasoning-delta', text: 'Let me ' },
      { type: 'reasoning-delta', text: 'think.' },
      { type: 'text-delta', text: 'I look twice. 🐈\n\n' },
      { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'look', arguments: '{"at":' },
      { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'look', arguments: '{"at":"b"}' },
      { type: 'tool-call-delta', index: 0, arguments: '"a"}' },
      finish('tool-calls'),
    ];
    const result = await collect(provider.stream(request));
    expect(result).toMatchObject({ text: 'I look twice. 🐈\n\n', finishReason: 'tool-calls', usage });
    expect(result.reasoning).toEqual([{ type: 'reasoning', text: 'Let me think.' }]);
    expect(result.toolCalls.map(({ id, arguments: args }) => [id, JSON.parse(args)])).toEqual([
      ['call_a', { at: 'a' }],
      ['call_b', { at: 'b' }],
    ]);
  });

  it('gets every text as it was written, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('stop' as const, 'length' as const),
        async (pieces, reason) => {
          script = [start, ...pieces.map((text): StreamEvent => ({ type: 'text-delta', text })), finish(reason)];
          const result = await collect(provider.stream(request));
          expect(result).toMatchObject({ text: pieces.join(''), finishReason: reason });
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    new LlmError('INVALID_REQUEST', 'The temperature is wrong.'),
    new LlmError('MODEL_NOT_FOUND', 'There is no such model.'),
    new LlmError('RATE_LIMITED', 'Slower, please.', { retryAfterMs: 2000 }),
    new LlmError('UNAVAILABLE', 'Nobody is there.'),
  ])('gets the error before an answer as the same code: $code', async (error) => {
    script = [];
    failure = error;
    await expect(collect(provider.stream(request))).rejects.toMatchObject({ code: error.code });
  });

  it('gets an answer that broke as one that broke', async () => {
    script = [start, { type: 'text-delta', text: 'Once' }];
    failure = new LlmError('PROVIDER_FAILED', 'It broke.');
    await expect(collect(provider.stream(request))).rejects.toMatchObject({ code: 'PROVIDER_FAILED' });
  });

  it('lists the models, embeds, and knows what leaves the house', async () => {
    const models = await provider.listModels();
    expect(models.find(({ id }) => id === 'local/demo')).toMatchObject({ local: true, contextLength: 2048 });
    expect(models.find(({ id }) => id === request.model)).toMatchObject({
      local: false,
      contextLength: 131_072,
      capabilities: expect.arrayContaining(['chat', 'tools']),
    });
    const embedded = await provider.embeddings?.embed({ model: 'local/demo', input: ['a', 'b'] });
    expect(embedded?.vectors).toEqual([
      [0, 0.5, -1],
      [1, 0.5, -1],
    ]);
    expect((await provider.residency?.loaded())?.map(({ id }) => id)).toEqual(['local/demo']);
    expect((await provider.health()).status).toBe('up');
  });
});
