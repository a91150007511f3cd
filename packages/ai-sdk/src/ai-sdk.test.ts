import { type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import { createModelManager } from '@modelhaven/manager';
import { createScriptedProvider, textScript } from '@modelhaven/provider-testkit';
import { embedMany, generateText, Output, stepCountIs, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createModelhaven } from './index.ts';
import { managerOf } from './testing/manager-of.ts';

const usage = { inputTokens: 10, outputTokens: 5, cachedInputTokens: 4, reasoningTokens: 2 };
const script = (...events: readonly StreamEvent[]): readonly StreamEvent[] => [
  { type: 'start', model: 'm', warnings: [] },
  ...events,
];
const end = { type: 'finish', reason: 'stop', usage } as const;
const lastRequest = (provider: { calls: readonly { request?: unknown }[] }) =>
  provider.calls.filter(({ request }) => request !== undefined).at(-1)?.request as GenerateRequest;

describe('generateText', () => {
  it('is answered by the manager, with usage, account and the way it went', async () => {
    const { manager, providers } = managerOf({
      id: 'a',
      models: ['m'],
      script: [textScript('Once upon a time.', { usage })],
    });
    const modelhaven = createModelhaven({ manager, defaults: { taskType: 'narrative_generation' } });
    const answer = await generateText({
      model: modelhaven(),
      system: 'Be kind.',
      prompt: 'A story, please.',
      temperature: 0.5,
      maxOutputTokens: 50,
      stopSequences: ['END'],
    });
    expect(answer.text).toBe('Once upon a time.');
    expect(answer.finishReason).toBe('stop');
    expect(answer.usage).toMatchObject({ inputTokens: 10, outputTokens: 5 });
    expect(answer.usage.inputTokenDetails).toMatchObject({ cacheReadTokens: 4, noCacheTokens: 6 });
    expect(answer.usage.outputTokenDetails).toMatchObject({ reasoningTokens: 2, textTokens: 3 });
    expect(answer.response.modelId).toBe('a/m');
    expect(answer.providerMetadata?.['modelhaven']).toMatchObject({
      address: 'a/m',
      attempts: 1,
      trail: [{ role: 'first', outcome: 'OK' }],
      safety: { input: { action: 'none' } },
    });
    expect(lastRequest(providers[0] as never)).toMatchObject({
      temperature: 0.5,
      maxTokens: 50,
      stopSequences: ['END'],
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: [{ type: 'text', text: 'A story, please.' }] },
      ],
    });
  });

  it('lets another model stand in for one that fails', async () => {
    const { manager } = managerOf(
      { id: 'a', models: ['m'], script: [[new LlmError('UNAVAILABLE', 'Down.')]] },
      { id: 'b', models: ['n'], script: [textScript('Here I am.')] },
    );
    const answer = await generateText({
      model: createModelhaven({ manager })('a/m'),
      prompt: 'Hello',
      providerOptions: { modelhaven: { fallbacks: ['b/n'] } },
    });
    expect(answer.text).toBe('Here I am.');
    expect(answer.providerMetadata?.['modelhaven']).toMatchObject({ address: 'b/n', attempts: 2 });
  });

  it('rejects with our error, once, and names a wrong option', async () => {
    const { manager, providers } = managerOf({
      id: 'a',
      models: ['m'],
      script: [[new LlmError('UNAVAILABLE', 'Down.')]],
    });
    const model = createModelhaven({ manager })('a/m');
    const failed = await generateText({ model, prompt: 'Hello' }).catch((thrown: unknown) => thrown);
    expect(LlmError.is(failed) && failed.code).toBe('UNAVAILABLE');
    // The manager repeats; the AI SDK must not do it once more.
    expect(providers[0]?.calls.filter(({ request }) => request !== undefined)).toHaveLength(1);
    const wrong = await generateText({
      model,
      prompt: 'Hello',
      providerOptions: { modelhaven: { freeOnyl: true } },
    }).catch((thrown: unknown) => thrown);
    expect(wrong).toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining('freeOnyl') });
  });

  it('calls tools, hands back what they gave, and answers', async () => {
    const first = script(
      { type: 'reasoning-delta', text: 'I must look.' },
      { type: 'reasoning-delta', text: '', signature: 'proof' },
      { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather', arguments: '{"city":' },
      { type: 'tool-call-delta', index: 1, id: 'c2', name: 'weather', arguments: '{"city":"Rom"}' },
      { type: 'tool-call-delta', index: 0, arguments: '"Bern"}' },
      { type: 'finish', reason: 'tool-calls', usage },
    );
    const { manager, providers } = managerOf({
      id: 'a',
      models: [{ id: 'm', capabilities: ['chat', 'tools', 'reasoning'] }],
      script: [first, textScript('Sunny in both.')],
    });
    const answer = await generateText({
      model: createModelhaven({ manager })('a/m'),
      prompt: 'How is the weather?',
      tools: {
        weather: tool({
          description: 'The weather of a city',
          inputSchema: z.object({ city: z.string() }),
          execute: ({ city }) => ({ city, sky: 'sunny' }),
        }),
      },
      toolChoice: 'auto',
      stopWhen: stepCountIs(3),
    });
    expect(answer.text).toBe('Sunny in both.');
    expect(answer.steps[0]?.toolCalls.map(({ input }) => input)).toEqual([{ city: 'Bern' }, { city: 'Rom' }]);
    const { messages, tools, toolChoice } = lastRequest(providers[0] as never);
    expect(tools).toMatchObject([
      { name: 'weather', description: 'The weather of a city', parameters: { type: 'object' } },
    ]);
    expect(toolChoice).toBe('auto');
    expect(messages.slice(1)).toMatchObject([
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'I must look.', signature: 'proof' },
          { type: 'tool-call', id: 'c1', name: 'weather', arguments: '{"city":"Bern"}' },
          { type: 'tool-call', id: 'c2', name: 'weather', arguments: '{"city":"Rom"}' },
        ],
      },
      { role: 'tool', toolCallId: 'c1', content: '{"city":"Bern","sky":"sunny"}' },
      { role: 'tool', toolCallId: 'c2' },
    ]);
  });

  it('gives structured output by the schema that was asked for', async () => {
    const { manager, providers } = managerOf({
      id: 'a',
      models: [{ id: 'm', capabilities: ['chat', 'json-schema'] }],
      script: [textScript('{"hero":"fox","age":3}')],
    });
    const { output } = await generateText({
      model: createModelhaven({ manager })('a/m'),
      prompt: 'A hero',
      output: Output.object({ schema: z.object({ hero: z.string(), age: z.number() }) }),
    });
    expect(output).toEqual({ hero: 'fox', age: 3 });
    expect(lastRequest(providers[0] as never).responseFormat).toMatchObject({
      type: 'json-schema',
      schema: { type: 'object', required: ['hero', 'age'] },
    });
  });

  it('hands pictures on, as bytes and as links', async () => {
    const { manager, providers } = managerOf({
      id: 'a',
      models: [{ id: 'm', capabilities: ['chat', 'vision'] }],
    });
    await generateText({
      model: createModelhaven({ manager })('a/m'),
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', image: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
            { type: 'image', image: new URL('https://pictures.example/fox.png') },
          ],
        },
      ],
    });
    expect(lastRequest(providers[0] as never).messages[0]?.content).toMatchObject([
      { type: 'image', base64: 'iVBORw0KGgo=', mediaType: 'image/png' },
      { type: 'image', url: 'https://pictures.example/fox.png' },
    ]);
  });
});

describe('streamText', () => {
  it('streams text, thinking and the report', async () => {
    const { manager } = managerOf({
      id: 'a',
      models: ['m'],
      script: [
        script(
          { type: 'reasoning-delta', text: 'Hm.' },
          { type: 'text-delta', text: 'Good ' },
          { type: 'text-delta', text: 'evening.' },
          end,
        ),
      ],
    });
    const answer = streamText({ model: createModelhaven({ manager })('a/m'), prompt: 'Hello' });
    const parts: string[] = [];
    for await (const part of answer.fullStream) parts.push(part.type);
    expect(parts.filter((type) => /^(text|reasoning|finish)/.test(type))).toEqual([
      ...['reasoning-start', 'reasoning-delta', 'reasoning-end'],
      ...['text-start', 'text-delta', 'text-delta', 'text-end', 'finish-step', 'finish'],
    ]);
    expect(await answer.text).toBe('Good evening.');
    expect(await answer.reasoningText).toBe('Hm.');
    expect((await answer.providerMetadata)?.['modelhaven']).toMatchObject({ address: 'a/m' });
  });

  it('says that text was taken back', async () => {
    const { manager } = managerOf({ id: 'a', models: ['m'] });
    async function* events() {
      const route = { requestId: 'r', provider: 'a', model: 'm', address: 'a/m', attempts: 1 };
      yield { type: 'start', model: 'm', warnings: [], route } as const;
      yield { type: 'text-delta', text: 'Bad' } as const;
      yield { type: 'safety.retract', from: 0, categories: ['suicide'], level: 5 } as const;
      yield { type: 'text-delta', text: 'Let us talk.' } as const;
      const report = (await manager.generateText('Hello')).report;
      yield { type: 'finish', reason: 'content-filter', usage: {}, report } as const;
    }
    const answer = streamText({
      model: createModelhaven({ manager: { ...manager, stream: () => events() } })('a/m'),
      prompt: 'Hello',
    });
    const ends: unknown[] = [];
    for await (const part of answer.fullStream) if (part.type === 'text-end') ends.push(part.providerMetadata);
    expect(ends[0]).toEqual({ modelhaven: { retracted: { from: 0, categories: ['suicide'], level: 5 } } });
    expect(await answer.finishReason).toBe('content-filter');
  });

  it('stops the model when the caller stops, and when the reader leaves', async () => {
    for (const how of ['signal', 'leave'] as const) {
      const { manager, providers } = managerOf({
        id: 'a',
        models: ['m'],
        script: [[...script({ type: 'text-delta', text: 'One ' }), { type: 'stall' }]],
      });
      const stop = new AbortController();
      const model = createModelhaven({ manager })('a/m');
      if (how === 'signal') {
        const seen: string[] = [];
        const answer = streamText({ model, prompt: 'Hello', abortSignal: stop.signal });
        for await (const part of answer.fullStream) {
          seen.push(part.type);
          if (part.type === 'text-delta') stop.abort();
        }
        expect(seen.at(-1)).toBe('abort');
      } else {
        const { stream } = await model.doStream({
          prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
        });
        const reader = stream.getReader();
        for (
          let part = await reader.read();
          !part.done && part.value.type !== 'text-delta';
          part = await reader.read()
        );
        const stuck = reader.read();
        await reader.cancel();
        await stuck;
      }
      await expect.poll(() => providers[0]?.calls.at(-1)?.released).toBe(true);
    }
  });

  it('rejects before the stream where nobody begins, and errors within it where it breaks', async () => {
    const broken = new LlmError('STREAM_INTERRUPTED', 'Cut.');
    const { manager } = managerOf({
      id: 'a',
      models: ['m'],
      script: [[broken], [...script({ type: 'text-delta', text: 'One ' }), broken], [broken]],
    });
    const model = createModelhaven({ manager })('a/m');
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
    await expect(model.doStream({ prompt })).rejects.toMatchObject({ code: 'STREAM_INTERRUPTED' });
    const errors: unknown[] = [];
    const answer = streamText({ model, prompt: 'Hello', onError: ({ error }) => void errors.push(error) });
    const seen: string[] = [];
    for await (const part of answer.fullStream) seen.push(part.type);
    expect(seen).toContain('text-delta');
    expect(seen).toContain('error');
    expect(await answer.finishReason).toBe('error');
    expect(errors).toMatchObject([{ code: 'STREAM_INTERRUPTED' }]);
  });
});

describe('embedMany', () => {
  it('keeps the order and counts tokens', async () => {
    const provider = createScriptedProvider({
      id: 'a',
      models: [{ id: 'e', capabilities: ['embeddings'] }],
      embed: ({ model, input }) => ({
        model,
        vectors: input.map((text) => [text.length, 1]),
        usage: { inputTokens: input.length },
      }),
    });
    const modelhaven = createModelhaven({ manager: createModelManager({ providers: [provider] }) });
    const values = Array.from({ length: 100 }, (_, index) => 'x'.repeat(index + 1));
    const { embeddings, usage: used } = await embedMany({ model: modelhaven.embeddingModel('a/e'), values });
    expect(embeddings.map(([length]) => length)).toEqual(values.map(({ length }) => length));
    expect(used.tokens).toBe(100);
  });
});

it('says that it makes no pictures', () => {
  const { manager } = managerOf({ id: 'a' });
  expect(() => createModelhaven({ manager }).imageModel('a/m')).toThrow(/no pictures/);
});
