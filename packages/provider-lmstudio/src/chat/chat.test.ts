import { collect, type GenerateRequest } from '@modelhaven/core';
import { createReplayServer, jsonReply, loadReply, type ReplayServer, type Reply } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLmStudio, type LmStudioConfigInput } from '../index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/../__fixtures__/${name}`, status);
const models = await fixture('models-v1.json');
const asked: GenerateRequest = { model: 'google/gemma-3-4b', messages: [{ role: 'user', content: 'Greet me.' }] };
const schema = { type: 'json-schema', schema: { type: 'object' } } as const;

let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
  server.respond('GET /api/v1/models', models);
});
afterEach(() => server.close());

async function both(reply: Reply, request: GenerateRequest, config: LmStudioConfigInput = {}) {
  server.respond('POST /v1/chat/completions', reply);
  const provider = createLmStudio({ baseUrl: server.url, ...config });
  const whole = await provider.generate(request).catch((error: unknown) => error);
  const streamed = await collect(provider.stream(request)).catch((error: unknown) => error);
  await provider.close();
  return { whole, streamed };
}
const bodyOf = (index = 0) =>
  server.requests.filter(({ path }) => path === '/v1/chat/completions')[index]?.json() as Record<string, unknown>;
const answer = (message: object, finish_reason = 'stop', usage: object = { prompt_tokens: 31, completion_tokens: 9 }) =>
  jsonReply({ id: 'a', model: 'm', choices: [{ index: 0, message, finish_reason }], usage });

test('thinking comes as thinking, whichever field holds it', async () => {
  server.respond('POST /v1/chat/completions', await fixture('reasoning.sse'));
  const provider = createLmStudio({ baseUrl: server.url });
  const first = await collect(provider.stream(asked));
  expect(first).toMatchObject({ text: 'Hello.', reasoning: [{ text: 'They want a greeting.' }] });
  expect(first.usage).toEqual({ inputTokens: 70, outputTokens: 12, reasoningTokens: 8 });
  server.respond('POST /v1/chat/completions', await fixture('tools.sse'));
  const second = await collect(provider.stream({ ...asked, tools: [{ name: 'getWeather' }] }));
  expect(second).toMatchObject({
    reasoning: [{ text: 'Two cities: two calls.' }],
    finishReason: 'tool-calls',
    toolCalls: [
      { id: '365174485', name: 'getWeather', arguments: '{"city":"Köln"}' },
      { id: '365174486', name: 'getWeather', arguments: '{"city":"Bonn"}' },
    ],
  });
});

test('JSON that was written into the thinking is the answer, with a warning', async () => {
  const request = { ...asked, responseFormat: schema };
  const expected = { text: '{"mood": "calm"}', warnings: [expect.stringMatching(/into the thinking/)] };
  server.respond('POST /v1/chat/completions', await fixture('schema-in-reasoning.sse'));
  const provider = createLmStudio({ baseUrl: server.url });
  expect(await collect(provider.stream(request))).toMatchObject(expected);
  server.respond('POST /v1/chat/completions', await fixture('schema-in-reasoning.json'));
  expect(await provider.generate(request)).toMatchObject(expected);
  // Nobody asked for JSON here: an empty answer is what the model gave.
  expect(await provider.generate(asked)).toMatchObject({ text: '', warnings: [] });
});

test('thinking that is no JSON and no answer behind it is an error that says what to do', async () => {
  const reply = answer({ content: '', reasoning: 'Let me think: { broken' });
  const { whole, streamed } = await both(reply, { ...asked, responseFormat: schema });
  const expected = { code: 'UNSUPPORTED', message: expect.stringMatching(/switch thinking off/) };
  expect(whole).toMatchObject({ ...expected, details: { usage: { inputTokens: 31, outputTokens: 9 } } });
  expect(streamed).toMatchObject(expected);
});

test('thinking that ran out of tokens is a warning', async () => {
  const reply = answer({ content: '', reasoning: 'Let me' }, 'length');
  const { whole, streamed } = await both(reply, { ...asked, responseFormat: schema });
  for (const result of [whole, streamed]) {
    expect(result).toMatchObject({ finishReason: 'length', warnings: [expect.stringMatching(/allow more/)] });
  }
});

test('what LM Studio has no word for is said in other words', async () => {
  const request: GenerateRequest = {
    ...asked,
    responseFormat: { type: 'json' },
    tools: [{ name: 'a' }, { name: 'b' }],
    toolChoice: { tool: 'b' },
    repetitionPenalty: 1.1,
    maxTokens: 50,
    extra: { lmstudio: { draftModel: 'small' } },
  };
  await both(await fixture('chat.json'), request, { ttlSeconds: 60 });
  expect(bodyOf()).toMatchObject({
    response_format: { type: 'json_schema', json_schema: { schema: { type: 'object' } } },
    tools: [{ function: { name: 'b' } }],
    tool_choice: 'required',
    repeat_penalty: 1.1,
    max_tokens: 50,
    ttl: 60,
    draft_model: 'small',
  });
});

test('the ttl of a request is stronger than the one of the config', async () => {
  await both(await fixture('chat.json'), { ...asked, extra: { lmstudio: { ttlSeconds: 5 } } }, { ttlSeconds: 60 });
  expect(bodyOf()['ttl']).toBe(5);
});

test('what cannot be asked is a warning; content that would be lost is an error', async () => {
  const { whole } = await both(await fixture('chat.json'), { ...asked, logprobs: { top: 2 }, minP: 0.1, user: 'u' });
  expect(whole).toMatchObject({ warnings: [expect.stringMatching(/min_p/), expect.stringMatching(/logprobs/)] });
  for (const field of ['logprobs', 'min_p', 'user']) expect(bodyOf()).not.toHaveProperty(field);
  const image = { type: 'image', url: 'https://example.com/a.png' } as const;
  const file = { type: 'file', base64: 'AA==', mediaType: 'application/pdf' } as const;
  for (const part of [image, file]) {
    const { whole: refused, streamed } = await both(await fixture('chat.json'), {
      ...asked,
      messages: [{ role: 'user', content: [part] }],
    });
    for (const result of [refused, streamed]) {
      expect(result).toMatchObject({ code: 'UNSUPPORTED', details: { field: 'messages[0].content[0]' } });
    }
  }
});

test('an image travels as data', async () => {
  const image = { type: 'image', base64: 'iVBORw0KGgo=', mediaType: 'image/png' } as const;
  await both(await fixture('chat.json'), { ...asked, messages: [{ role: 'user', content: [image] }] });
  expect(JSON.stringify(bodyOf())).toContain('data:image/png;base64,iVBORw0KGgo=');
});

test.each([[{ ttl: 5 }], [{ ttlSeconds: 0 }], [7]])('extra.lmstudio %j is refused', async (extra) => {
  const request = { ...asked, extra: { lmstudio: extra as Record<string, unknown> } };
  const { whole, streamed } = await both(await fixture('chat.json'), request);
  for (const result of [whole, streamed]) expect(result).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(server.requests).toHaveLength(0);
});

test('a prompt of which fewer tokens were read than it has was cut', async () => {
  const messages = [{ role: 'user' as const, content: 'word '.repeat(5_000) }];
  const reply = answer({ content: 'ok' }, 'stop', { prompt_tokens: 4_000, completion_tokens: 1 });
  const { whole, streamed } = await both(reply, { ...asked, messages });
  for (const result of [whole, streamed]) {
    expect(result).toMatchObject({ warnings: [expect.stringMatching(/at least 5000 tokens.* read 4000/)] });
  }
});

test('an answer that ended because the context was full says so, one that reached its limit does not', async () => {
  const full = answer({ content: 'long' }, 'length', { prompt_tokens: 8_000, completion_tokens: 192 });
  const { whole } = await both(full, asked);
  expect(whole).toMatchObject({ warnings: [expect.stringMatching(/context of 8192 tokens was full/)] });
  const { whole: limited } = await both(full, { ...asked, maxTokens: 192 });
  expect(limited).toMatchObject({ warnings: [] });
});

test('a count of 0 is no count', async () => {
  const { whole } = await both(answer({ content: 'ok' }, 'stop', { prompt_tokens: 0, completion_tokens: 0 }), asked);
  expect(whole).toMatchObject({ text: 'ok', usage: {}, warnings: [] });
});

test('a server that does not tell about its models still answers', async () => {
  server.respond('GET /api/v1/models', jsonReply({ error: 'down' }, 500));
  const { whole, streamed } = await both(await fixture('chat.json'), asked);
  for (const result of [whole, streamed]) expect(result).toMatchObject({ finishReason: 'stop', warnings: [] });
});

test.each([
  ['crash.sse', 'PROVIDER_FAILED'],
  ['unloaded.sse', 'STREAM_INTERRUPTED'],
])('%s in the middle of a stream is %s', async (name, code) => {
  server.respond('POST /v1/chat/completions', await fixture(name));
  const events = createLmStudio({ baseUrl: server.url }).stream(asked);
  await expect(collect(events)).rejects.toMatchObject({ code, details: { model: asked.model, provider: 'lmstudio' } });
});
