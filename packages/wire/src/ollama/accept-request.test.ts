import { describe, expect, it } from 'vitest';
import { acceptOllamaChat, acceptOllamaEmbed, acceptOllamaGenerate, acceptOllamaShow } from './accept-request.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUg==';
const chat = (body: object) => {
  const accepted = acceptOllamaChat({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], ...body });
  if (accepted.type !== 'answer') throw new Error('Expected an answer.');
  return accepted;
};
const refused = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });

describe('a chat', () => {
  it('streams unless it is told not to', () => {
    expect(chat({}).stream).toBe(true);
    expect(chat({ stream: null }).stream).toBe(true);
    expect(chat({ stream: false }).stream).toBe(false);
  });

  it('has options in our names, and names those without effect', () => {
    const { request, ignored } = chat({
      options: {
        num_predict: 9,
        temperature: 0.5,
        top_k: 40,
        repeat_penalty: 1.1,
        stop: ['END'],
        seed: 3,
        mirostat: 2,
        num_ctx: 4096,
        num_gpu: 99,
      },
      keep_alive: '5m',
    });
    expect(request).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hi' }],
      maxTokens: 9,
      temperature: 0.5,
      topK: 40,
      repetitionPenalty: 1.1,
      stopSequences: ['END'],
      seed: 3,
      extra: { local: { keepAlive: '5m' }, ollama: { options: { mirostat: 2 }, keepAlive: '5m' } },
    });
    expect(ignored).toEqual(['options.num_ctx', 'options.num_gpu']);
    expect(chat({ options: { num_predict: -1 } }).request).not.toHaveProperty('maxTokens');
  });

  it('thinks, keeps to a form and tells probabilities as asked', () => {
    expect(chat({ think: true }).request.reasoning).toEqual({ effort: 'medium' });
    expect(chat({ think: false }).request.reasoning).toEqual({ effort: 'none' });
    expect(chat({ think: 'high' }).request.reasoning).toEqual({ effort: 'high' });
    expect(chat({ format: 'json' }).request.responseFormat).toEqual({ type: 'json' });
    const schema = { type: 'object' };
    expect(chat({ format: schema }).request.responseFormat).toEqual({ type: 'json-schema', schema });
    expect(chat({ format: '' }).request).not.toHaveProperty('responseFormat');
    expect(chat({ logprobs: true, top_logprobs: 2 }).request.logprobs).toEqual({ top: 2 });
  });

  it('has pictures, thoughts, calls and their results, with and without ids', () => {
    const call = (city: string) => ({ function: { name: 'weather', arguments: { city } } });
    const { request } = chat({
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Where is this?', images: [PNG] },
        {
          role: 'assistant',
          content: '',
          thinking: 'Two cities.',
          tool_calls: [call('Oslo'), { id: 'b', ...call('Rome') }],
        },
        { role: 'tool', tool_call_id: 'b', content: 'sun' },
        { role: 'tool', tool_name: 'weather', content: 'rain' },
      ],
      tools: [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }],
    });
    expect(request.tools).toEqual([{ name: 'weather', parameters: { type: 'object' } }]);
    expect(request.messages).toEqual([
      { role: 'system', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Where is this?' },
          { type: 'image', base64: PNG, mediaType: 'image/png' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Two cities.' },
          { type: 'tool-call', id: 'call_2_0', name: 'weather', arguments: '{"city":"Oslo"}' },
          { type: 'tool-call', id: 'b', name: 'weather', arguments: '{"city":"Rome"}' },
        ],
      },
      { role: 'tool', toolCallId: 'b', content: 'sun' },
      { role: 'tool', toolCallId: 'call_2_0', content: 'rain' },
    ]);
  });

  it('without messages loads a model or lets it go', () => {
    expect(acceptOllamaChat({ model: 'm' })).toEqual({ type: 'load', model: 'm', stream: true });
    expect(acceptOllamaChat({ model: 'm', messages: [], keep_alive: '10m', stream: false })).toMatchObject({
      type: 'load',
      stream: false,
    });
    expect(acceptOllamaChat({ model: 'm', messages: [], keep_alive: '1h30m' })).toMatchObject({
      keepAliveMs: 5_400_000,
    });
    expect(acceptOllamaChat({ model: 'm', messages: [], keep_alive: -1 })).toMatchObject({
      type: 'load',
      keepAliveMs: Number.POSITIVE_INFINITY,
    });
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(acceptOllamaChat({ model: 'm', messages, keep_alive: '5m' })).toMatchObject({
      request: { extra: { local: { keepAlive: '5m' }, ollama: { keepAlive: '5m' } } },
    });
    for (const wrong of [{ messages: [] }, { messages }]) {
      expect(() => acceptOllamaChat({ model: 'm', ...wrong, keep_alive: 'soon' })).toThrow(
        expect.objectContaining({ code: 'INVALID_REQUEST', details: expect.objectContaining({ field: 'keep_alive' }) }),
      );
    }
    for (const keepAlive of [0, '0', '0s']) {
      expect(acceptOllamaChat({ model: 'm', messages: [], keep_alive: keepAlive }).type).toBe('unload');
    }
  });

  it('is refused with the place that is wrong', () => {
    const user = (more: object) => () => chat({ messages: [{ role: 'user', content: 'Hi', ...more }] });
    expect(user({ images: ['%'] })).toThrow(refused('INVALID_REQUEST', 'messages[0].images[0]'));
    expect(user({ images: ['aGk='] })).toThrow(refused('INVALID_REQUEST', 'messages[0].images[0]'));
    expect(user({ role: 'system', images: [PNG] })).toThrow(refused('UNSUPPORTED', 'messages[0].images'));
    expect(user({ role: 'tool' })).toThrow(refused('INVALID_REQUEST', 'messages[0]'));
    expect(user({ role: 'robot' })).toThrow(refused('INVALID_REQUEST', 'messages[0].role'));
    expect(() => chat({ options: { temperature: 'warm' } })).toThrow(refused('INVALID_REQUEST', 'options.temperature'));
    expect(() => acceptOllamaChat({})).toThrow(refused('INVALID_REQUEST', 'model'));
  });
});

describe('the other requests', () => {
  it('a prompt is one message of the user', () => {
    expect(acceptOllamaGenerate({ model: 'm', prompt: 'Hi', system: 'Be kind.', images: [PNG] })).toMatchObject({
      type: 'answer',
      request: {
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: [{ type: 'text' }, { type: 'image', mediaType: 'image/png' }] },
        ],
      },
    });
    expect(acceptOllamaGenerate({ model: 'm', prompt: '' }).type).toBe('load');
    for (const field of [{ raw: true }, { template: '{{ .Prompt }}' }, { suffix: 'b' }, { context: [1] }]) {
      expect(() => acceptOllamaGenerate({ model: 'm', prompt: 'a', ...field })).toThrow(
        refused('UNSUPPORTED', Object.keys(field)[0] ?? ''),
      );
    }
  });

  it('texts to embed, and a model to show', () => {
    expect(acceptOllamaEmbed({ model: 'm', input: 'a', dimensions: 8 }).request).toEqual({
      model: 'm',
      input: ['a'],
      dimensions: 8,
    });
    expect(acceptOllamaEmbed({ model: 'm', input: [], truncate: true })).toEqual({
      request: { model: 'm', input: [] },
      ignored: ['truncate'],
    });
    expect(() => acceptOllamaEmbed({ model: 'm', input: ['a', ''] })).toThrow(refused('INVALID_REQUEST', 'input[1]'));
    expect(acceptOllamaShow({ name: 'm' })).toBe('m');
    expect(() => acceptOllamaShow({})).toThrow(refused('INVALID_REQUEST', 'model'));
  });
});
