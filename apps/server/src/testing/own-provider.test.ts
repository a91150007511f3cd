import { collect, type GenerateRequest, LlmError, type ModelProvider, type StreamEvent } from '@modelhaven/core';
import { createCustom } from '@modelhaven/provider-custom';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScriptedManager, type ScriptedManager } from './scripted-manager.ts';
import { type ListeningServer, listen } from './test-server.ts';

// Our server speaks each dialect, our provider reads it: what was said must arrive as it was meant.
let script: readonly StreamEvent[] = [];
let failure: LlmError | undefined;
let manager: ScriptedManager;
let server: ListeningServer;
const providers: Record<string, ModelProvider> = {};

beforeAll(async () => {
  manager = createScriptedManager(async function* () {
    yield* script;
    if (failure) throw failure;
  });
  server = await listen(manager);
  providers['openai'] = createCustom('openai', {
    apiType: 'openai',
    api: 'chat',
    baseUrl: `${server.url}/v1`,
    apiKey: 'any',
  });
  providers['anthropic'] = createCustom('anthropic', { apiType: 'anthropic', baseUrl: server.url, apiKey: 'any' });
});
afterAll(async () => {
  await Promise.all(Object.values(providers).map((provider) => provider.close()));
  await server.close();
});

const start: StreamEvent = { type: 'start', model: 'demo', warnings: [] };
const usage = { inputTokens: 12, outputTokens: 30, cachedInputTokens: 4 };
const finish = (reason: 'stop' | 'length' | 'tool-calls'): StreamEvent => ({ type: 'finish', reason, usage });

const request: GenerateRequest = {
  model: 'local/demo',
  messages: [
    { role: 'system', content: 'Be kind.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image', base64: 'aGk=', mediaType: 'image/png' },
      ],
    },
    { role: 'assistant', content: [{ type: 'tool-call', id: 'call_1', name: 'look', arguments: '{"at":"it"}' }] },
    { role: 'tool', toolCallId: 'call_1', content: 'A cat.' },
    { role: 'user', content: 'Thank you. Go on.' },
  ],
  tools: [
    { name: 'look', description: 'Looks.', parameters: { type: 'object', properties: { at: { type: 'string' } } } },
  ],
  toolChoice: 'auto',
  maxTokens: 100,
  stopSequences: ['END'],
};

describe.each(['openai', 'anthropic'])('our provider against our own server, in the dialect of %s', (name) => {
  const provider = () => providers[name] as ModelProvider;
  const bothWays = async () => {
    const whole = await provider().generate(request);
    const streamed = await collect(provider().stream(request));
    return [whole, streamed];
  };

  it('asks what was asked', async () => {
    failure = undefined;
    script = [start, { type: 'text-delta', text: 'Gladly.' }, finish('stop')];
    await provider().generate(request);
    const asked = manager.calls.at(-1)?.request;
    expect(asked).toMatchObject({ maxTokens: 100, stopSequences: ['END'], tools: [{ name: 'look' }] });
    expect(asked?.messages?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'user']);
    expect(asked?.messages?.[1]?.content).toMatchObject([
      { type: 'text', text: 'What is this?' },
      { type: 'image', base64: 'aGk=', mediaType: 'image/png' },
    ]);
    expect(asked?.messages?.[2]?.content).toMatchObject([
      { type: 'tool-call', id: 'call_1', name: 'look', arguments: expect.stringMatching(/^\{"at": ?"it"\}$/) },
    ]);
    expect(asked?.messages?.[3]).toMatchObject({ toolCallId: 'call_1' });
  });

  it('gets thoughts, texts and parallel calls, whole and streamed alike', async () => {
    failure = undefined;
    script = [
      start,
      { type: 'reasoning-delta', text: 'Let me ' },
      { type: 'reasoning-delta', text: 'think.' },
      { type: 'reasoning-delta', text: '', signature: 'c2ln' },
      { type: 'text-delta', text: 'I look ' },
      { type: 'text-delta', text: 'twice. 🐈\n\n' },
      { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'look', arguments: '{"at":' },
      { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'look', arguments: '{"at":"b"}' },
      { type: 'tool-call-delta', index: 0, arguments: '"a"}' },
      finish('tool-calls'),
    ];
    for (const result of await bothWays()) {
      expect(result.text).toBe('I look twice. 🐈\n\n');
      expect(result.reasoning).toMatchObject([{ text: 'Let me think.', signature: 'c2ln' }]);
      expect(result.finishReason).toBe('tool-calls');
      expect(result.toolCalls.map(({ id, arguments: args }) => [id, JSON.parse(args)])).toEqual([
        ['call_a', { at: 'a' }],
        ['call_b', { at: 'b' }],
      ]);
      expect(result.usage).toMatchObject(usage);
    }
  });

  it('gets every text as it was written, however it was cut', async () => {
    failure = undefined;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('stop' as const, 'length' as const),
        async (pieces, reason) => {
          script = [start, ...pieces.map((text): StreamEvent => ({ type: 'text-delta', text })), finish(reason)];
          const result = await collect(provider().stream(request));
          expect(result.text).toBe(pieces.join(''));
          expect(result.finishReason).toBe(reason);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    new LlmError('INVALID_REQUEST', 'The temperature is wrong.'),
    new LlmError('CONTEXT_TOO_LONG', 'It holds 512 tokens.'),
    new LlmError('MODEL_NOT_FOUND', 'There is no such model.'),
    new LlmError('RATE_LIMITED', 'Slower, please.', { retryAfterMs: 2000 }),
    new LlmError('UNAVAILABLE', 'Nobody is there.'),
  ])('gets the error before an answer as the same code: $code', async (error) => {
    script = [];
    failure = error;
    for (const ask of [provider().generate(request), collect(provider().stream(request))]) {
      await expect(ask).rejects.toMatchObject({
        code: error.code,
        ...(error.details.retryAfterMs === undefined ? {} : { details: { retryAfterMs: 2000 } }),
      });
    }
  });

  it('gets an answer that broke as one that broke', async () => {
    script = [start, { type: 'text-delta', text: 'Once' }];
    failure = new LlmError('PROVIDER_FAILED', 'It broke.');
    await expect(collect(provider().stream(request))).rejects.toSatisfy(LlmError.is);
  });

  it('lists the models', async () => {
    const ids = (await provider().listModels()).map(({ id }) => id);
    expect(ids).toContain('openrouter/meta-llama/llama-3.3-70b');
  });
});

describe('our provider against our own server', () => {
  it('embeds', async () => {
    const result = await providers['openai']?.embeddings?.embed({ model: 'local/demo', input: ['a', 'b'] });
    expect(result?.vectors).toEqual([
      [0, 0.5, -1],
      [1, 0.5, -1],
    ]);
  });
});
