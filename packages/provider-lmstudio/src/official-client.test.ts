import { collect } from '@modelhaven/core';
import { createReplayServer, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLmStudio } from './index.ts';

// The fixtures are only worth something if a real client accepts them: here OpenAI's own and our provider read the same
// bytes from the same server, and must understand the same.

const fixture = (name: string) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`);
const messages = [{ role: 'user' as const, content: 'Greet me.' }];
const model = 'google/gemma-3-4b';

let server: ReplayServer;
let official: OpenAI;
beforeEach(async () => {
  server = await createReplayServer();
  server.respond('GET /api/v1/models', await fixture('models-v1.json'));
  official = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'lm-studio', maxRetries: 0 });
});
afterEach(() => server.close());
const ours = () => createLmStudio({ baseUrl: `${server.url}/v1`, apiKey: 'lm-studio' });

test('a complete answer', async () => {
  server.respond('POST /v1/chat/completions', await fixture('chat.json'));
  const theirs = await official.chat.completions.create({ model, messages });
  const result = await ours().generate({ model, messages });
  expect(result).toMatchObject({
    text: theirs.choices[0]?.message.content,
    model: theirs.model,
    usage: { inputTokens: theirs.usage?.prompt_tokens, outputTokens: theirs.usage?.completion_tokens },
  });
  const [first, second] = server.requests;
  expect(second?.json()).toMatchObject(first?.json() as object);
  expect(second?.headers.authorization).toBe(first?.headers.authorization);
});

test('streamed calls', async () => {
  server.respond('POST /v1/chat/completions', await fixture('tools.sse'));
  const stream = official.chat.completions.stream({ model, messages, stream_options: { include_usage: true } });
  const theirs = await stream.finalChatCompletion();
  const result = await collect(ours().stream({ model, messages, tools: [{ name: 'get_weather' }] }));
  const calls = theirs.choices[0]?.message.tool_calls?.map((call) =>
    call.type === 'function' ? [call.id, call.function.name, call.function.arguments] : [],
  );
  expect(result.toolCalls.map((call) => [call.id, call.name, call.arguments])).toEqual(calls);
  expect(result.usage.outputTokens).toBe(theirs.usage?.completion_tokens);
});

test('models and vectors', async () => {
  server.respond('GET /v1/models', await fixture('models-openai.json'));
  server.respond('POST /v1/embeddings', await fixture('embed.json'));
  const ids: string[] = [];
  for await (const entry of official.models.list()) ids.push(entry.id);
  const provider = createLmStudio({ baseUrl: server.url, api: 'openai' });
  expect((await provider.listModels()).map(({ id }) => id)).toEqual(ids);
  const request = { model: 'nomic', input: ['one', 'two'] };
  const theirs = await official.embeddings.create({ ...request, encoding_format: 'float' });
  expect((await provider.embeddings.embed(request)).vectors).toEqual(theirs.data.map(({ embedding }) => embedding));
});
