import { createReplayServer, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The fixtures are what a real client accepts: OpenAI's own, which OpenRouter recommends to use.
const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const messages = [{ role: 'user' as const, content: 'Greet me.' }];
const model = 'google/gemma-4-26b-a4b-it';

let server: ReplayServer;
let client: OpenAI;
beforeAll(async () => {
  server = await createReplayServer();
  client = new OpenAI({ apiKey: 'sk-or-test', baseURL: `${server.url}/api/v1`, maxRetries: 0 });
});
afterAll(() => server.close());

test('whole and streamed answers hold the same', async () => {
  server.respond('POST /api/v1/chat/completions', await fixture('chat.json'));
  const whole = await client.chat.completions.create({ model, messages });
  server.respond('POST /api/v1/chat/completions', await fixture('chat.sse'));
  let text = '';
  let usage: unknown;
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
    usage = chunk.usage ?? usage;
  }
  expect(text).toBe(whole.choices[0]?.message.content);
  expect(usage).toEqual(whole.usage);
});

test('tool calls of a stream are put together', async () => {
  server.respond('POST /api/v1/chat/completions', await fixture('tools.sse'));
  const final = await client.chat.completions.stream({ model, messages, tools: [] }).finalChatCompletion();
  expect(
    final.choices[0]?.message.tool_calls?.map((call) => (call.type === 'function' ? call.function.arguments : '')),
  ).toEqual(['{"city":"Köln"}', '{"city":"Roma"}']);
});

test('an error in the middle of a stream is one to this client too', async () => {
  server.respond('POST /api/v1/chat/completions', await fixture('mid-stream-error.sse'));
  const read = async () => {
    for await (const _ of await client.chat.completions.create({ model, messages, stream: true }));
  };
  await expect(read()).rejects.toThrow();
});

test('vectors, models and failures', async () => {
  server.respond('POST /api/v1/embeddings', await fixture('embeddings.json'));
  const { data } = await client.embeddings.create({ model: 'e', input: ['one', 'two'], encoding_format: 'float' });
  expect(data.map(({ index }) => index)).toEqual([1, 0]);
  server.respond('GET /api/v1/models', await fixture('models.json'));
  expect((await client.models.list()).data.length).toBeGreaterThan(10);
  server.respond('POST /api/v1/chat/completions', await fixture('error-429-upstream.json', 429));
  await expect(client.chat.completions.create({ model, messages })).rejects.toBeInstanceOf(OpenAI.RateLimitError);
});
