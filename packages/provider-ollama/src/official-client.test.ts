import { createReplayServer, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { Ollama } from 'ollama';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The fixtures are what Ollama's own client accepts, and what it makes of them.
const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const chat = { model: 'qwen3:8b', messages: [{ role: 'user', content: 'Greet me.' }] };

let server: ReplayServer;
let client: Ollama;
beforeAll(async () => {
  server = await createReplayServer();
  client = new Ollama({ host: server.url });
});
afterAll(() => server.close());

async function streamed(name: string) {
  server.respond('POST /api/chat', await fixture(name));
  const parts: Awaited<ReturnType<typeof client.chat>>[] = [];
  for await (const part of await client.chat({ ...chat, stream: true })) parts.push(part);
  return parts;
}

test('an answer', async () => {
  const parts = await streamed('chat.ndjson');
  expect(parts.map(({ message }) => message.content).join('')).toBe('Guten Morgen, schöne Welt 🌿 – 世界.');
  expect(parts.at(-1)).toMatchObject({ done: true, done_reason: 'stop', prompt_eval_count: 31, eval_count: 14 });
});

test('thinking, tool calls and log probabilities', async () => {
  const thought = await streamed('thinking.ndjson');
  expect(thought.map(({ message }) => message.thinking ?? '').join('')).toBe('The user greets me.');
  const calls = (await streamed('tools.ndjson')).flatMap(({ message }) => message.tool_calls ?? []);
  expect(calls.map((call) => call.function.arguments)).toEqual([{ city: 'Köln' }, { city: 'Roma', days: 2 }]);
  const [first] = await streamed('logprobs.ndjson');
  expect(first?.logprobs?.[0]?.top_logprobs?.[1]?.token).toBe('Hello');
});

test('an error in the middle of a stream', async () => {
  await expect(streamed('mid-stream-error.ndjson')).rejects.toThrow('unexpected EOF');
});

test('a bare completion', async () => {
  server.respond('POST /api/generate', await fixture('generate.ndjson'));
  let text = '';
  for await (const part of await client.generate({ model: 'm', prompt: 'def add', stream: true }))
    text += part.response;
  expect(text).toBe('    return a + b');
});

test('a pull, and one that fails under status 200', async () => {
  server.respond('POST /api/pull', await fixture('pull.ndjson'));
  const seen: string[] = [];
  for await (const { status } of await client.pull({ model: 'qwen3:8b', stream: true })) seen.push(status);
  expect(seen.at(-1)).toBe('success');
  server.respond('POST /api/pull', await fixture('pull-unknown.ndjson'));
  const read = async () => {
    for await (const _ of await client.pull({ model: 'nope', stream: true }));
  };
  await expect(read()).rejects.toThrow('file does not exist');
});

test('lists, details, memory, vectors, version and errors', async () => {
  server.respond('GET /api/tags', await fixture('tags.json'));
  server.respond('POST /api/show', await fixture('show-qwen3.json'));
  server.respond('GET /api/ps', await fixture('ps.json'));
  server.respond('POST /api/embed', await fixture('embed.json'));
  server.respond('GET /api/version', await fixture('version.json'));
  expect((await client.list()).models.map(({ name }) => name)).toContain('nomic-embed-text:latest');
  expect((await client.show({ model: 'qwen3:8b' })).capabilities).toEqual(['completion', 'tools', 'thinking']);
  expect((await client.ps()).models[0]?.size_vram).toBe(6654289920);
  expect((await client.embed({ model: 'e', input: ['one', 'two'] })).embeddings).toHaveLength(2);
  expect((await client.version()).version).toBe('0.33.0');
  server.respond('POST /api/chat', await fixture('error-404.json', 404));
  await expect(client.chat(chat)).rejects.toMatchObject({ status_code: 404, message: "model 'nope:1b' not found" });
});
