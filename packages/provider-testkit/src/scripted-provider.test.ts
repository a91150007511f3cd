import { collect, LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createScriptedProvider, textScript } from './scripted-provider.ts';

const request = { model: 'model-a', messages: [{ role: 'user', content: 'Hi' }] } as const;

test('plays one script per call and repeats the last', async () => {
  const provider = createScriptedProvider({
    id: 'one',
    script: [
      textScript('Good  morning to you.', { usage: { outputTokens: 4 } }),
      [new LlmError('RATE_LIMITED', 'Wait.')],
    ],
  });
  expect(await provider.generate(request)).toMatchObject({ text: 'Good  morning to you.', usage: { outputTokens: 4 } });
  await expect(collect(provider.stream(request))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect(provider.generate(request)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(provider.calls.map((call) => [call.method, call.released])).toEqual([
    ['generate', true],
    ['stream', true],
    ['generate', true],
  ]);
  expect(provider.calls[0]?.request).toBe(request);
});

test('does nothing before the first next()', () => {
  const provider = createScriptedProvider({ id: 'one' });
  provider.stream(request);
  expect(provider.calls).toHaveLength(0);
});

test('a stall is freed by the signal, and the call knows it', async () => {
  const provider = createScriptedProvider({ id: 'one', script: [[{ type: 'stall' }]] });
  const controller = new AbortController();
  const answer = provider.generate(request, { signal: controller.signal });
  expect(provider.calls[0]).toMatchObject({ aborted: false, released: false });
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
  expect(provider.calls[0]).toMatchObject({ aborted: true, released: true });
});

test('delays by the clock that was handed in', async () => {
  const waits: number[] = [];
  const timers = {
    set: (callback: () => void, ms: number) => {
      waits.push(ms);
      queueMicrotask(callback);
    },
    clear: () => {},
    now: () => 0,
  };
  const provider = createScriptedProvider({
    id: 'one',
    script: (_, call) => [{ type: 'delay', ms: call * 1000 }, ...textScript('ok')],
    timers,
  });
  await provider.generate(request);
  await provider.generate(request);
  expect(waits).toEqual([0, 1000]);
});

test('a reader that leaves releases the call', async () => {
  const provider = createScriptedProvider({ id: 'one', script: [textScript('one two three')] });
  for await (const event of provider.stream(request)) if (event.type === 'text-delta') break;
  expect(provider.calls[0]).toMatchObject({ released: true, aborted: false });
});

test('lists, embeds, and rejects once it is closed', async () => {
  const provider = createScriptedProvider({
    id: 'one',
    models: ['a', { id: 'b', capabilities: ['embeddings'], free: true }],
    embed: ({ model, input }) => ({ model, vectors: input.map((text) => [text.length]), usage: {} }),
  });
  expect(await provider.listModels()).toEqual([
    { id: 'a', provider: 'one', capabilities: ['chat'] },
    { id: 'b', provider: 'one', capabilities: ['embeddings'], free: true },
  ]);
  expect((await provider.embeddings?.embed({ model: 'b', input: ['xx', 'y'] }))?.vectors).toEqual([[2], [1]]);
  expect((await provider.health()).status).toBe('up');
  await provider.close();
  await provider.close();
  expect(provider.isClosed).toBe(true);
  expect((await provider.health()).status).toBe('down');
  await expect(provider.listModels()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(collect(provider.stream(request))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
