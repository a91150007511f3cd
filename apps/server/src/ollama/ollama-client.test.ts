import { LlmError, type StreamEvent } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import { Ollama } from 'ollama';
import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const servers: ListeningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function connect(script?: Script, replaced: Partial<ModelManager> = {}) {
  const manager = createScriptedManager(script, replaced);
  const server = await listen(manager);
  servers.push(server);
  return { manager, server, client: new Ollama({ host: server.url }) };
}

const ask = { model: 'auto', messages: [{ role: 'user', content: 'Hi' }] };
const playing = (events: readonly StreamEvent[], failure?: LlmError): Script =>
  async function* () {
    yield* events;
    if (failure) throw failure;
  };
const start: StreamEvent = { type: 'start', model: 'demo', warnings: [] };

describe("Ollama's client", () => {
  it('chats, whole and streamed', async () => {
    const { client, manager } = await connect();
    const whole = await client.chat({ ...ask, options: { num_predict: 9, temperature: 0.5, num_ctx: 512 } });
    expect(whole).toMatchObject({
      model: 'local/demo',
      message: { role: 'assistant', content: 'Hello there.' },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 5,
      eval_count: 2,
      total_duration: 42_000_000,
    });
    expect(manager.calls[0]?.request).toMatchObject({ model: 'auto', maxTokens: 9, temperature: 0.5 });
    const texts: string[] = [];
    for await (const part of await client.chat({ ...ask, stream: true })) texts.push(part.message.content);
    expect(texts).toEqual(['Hello', ' there.', '']);
  });

  it('gets thoughts and parallel calls with arguments as objects', async () => {
    const { client } = await connect(
      playing([
        start,
        { type: 'reasoning-delta', text: 'Two cities.' },
        { type: 'tool-call-delta', index: 0, id: 'a', name: 'weather', arguments: '{"city":' },
        { type: 'tool-call-delta', index: 1, id: 'b', name: 'weather', arguments: '{"city":"Rome"}' },
        { type: 'tool-call-delta', index: 0, arguments: '"Oslo"}' },
        { type: 'finish', reason: 'tool-calls', usage: {} },
      ]),
    );
    const parts = [];
    for await (const part of await client.chat({ ...ask, stream: true, think: true })) parts.push(part.message);
    for (const messages of [parts, [(await client.chat(ask)).message]]) {
      expect(messages.map(({ thinking }) => thinking ?? '').join('')).toBe('Two cities.');
      const calls = messages.flatMap(({ tool_calls: made }) => made ?? []);
      expect(calls.map((call) => call.function.arguments)).toEqual([{ city: 'Oslo' }, { city: 'Rome' }]);
    }
  });

  it('answers a prompt with a picture', async () => {
    const { client, manager } = await connect();
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const { response } = await client.generate({ model: 'auto', prompt: 'What is it?', images: [picture] });
    expect(response).toBe('Hello there.');
    expect(manager.calls[0]?.request.messages?.[0]?.content).toMatchObject([
      { text: 'What is it?' },
      { type: 'image', mediaType: 'image/png' },
    ]);
    let text = '';
    for await (const part of await client.generate({ model: 'auto', prompt: 'Hi', stream: true }))
      text += part.response;
    expect(text).toBe('Hello there.');
  });

  it('embeds', async () => {
    const { client } = await connect();
    const { embeddings, model } = await client.embed({ model: 'local/demo:latest', input: ['a', 'b'] });
    expect(embeddings).toEqual([
      [0, 0.5, -1],
      [1, 0.5, -1],
    ]);
    expect(model).toBe('local/demo');
    expect((await client.embed({ model: 'local/demo', input: [] })).embeddings).toEqual([]);
  });

  it('lists and shows models, those in memory, and the version', async () => {
    const { client } = await connect();
    const { models } = await client.list();
    expect(models.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['auto', 'auto:free', 'local/demo', 'openrouter/meta-llama/llama-3.3-70b']),
    );
    for (const model of models) expect(model.digest).toMatch(/^[0-9a-f]{64}$/);
    const remote = await client.show({ model: 'openrouter/meta-llama/llama-3.3-70b' });
    expect(remote.capabilities).toEqual(['completion', 'tools']);
    expect(remote).toMatchObject({ remote_host: 'openrouter', model_info: { 'unknown.context_length': 131_072 } });
    expect(await client.show({ model: 'local/demo:latest' })).not.toHaveProperty('remote_host');
    expect((await client.show({ model: 'auto:latest' })).capabilities).toEqual(['completion']);
    const [running] = (await client.ps()).models;
    expect(running).toMatchObject({ name: 'local/demo', size: 1000, size_vram: 0 });
    expect(Number.isFinite(Date.parse(String(running?.expires_at)))).toBe(true);
    expect((await client.version()).version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('loads and unloads', async () => {
    const done: string[] = [];
    const { client } = await connect(undefined, {
      load: async (address) => {
        done.push(`load ${address}`);
        return { id: 'demo' };
      },
      unload: async (address) => {
        done.push(`unload ${address}`);
        throw new LlmError('UNSUPPORTED', 'It runs elsewhere.');
      },
    });
    expect(await client.generate({ model: 'local/demo', prompt: '' })).toMatchObject({ done_reason: 'load' });
    expect(await client.chat({ model: 'local/demo', messages: [], keep_alive: 0 })).toMatchObject({
      done_reason: 'unload',
    });
    expect(done).toEqual(['load local/demo', 'unload local/demo']);
  });
});

describe('what fails', () => {
  it('has its status and a sentence', async () => {
    const { client, server } = await connect(playing([], new LlmError('MODEL_NOT_FOUND', 'There is no model "nope".')));
    for (const stream of [false, true]) {
      const asked = stream ? client.chat({ ...ask, stream }) : client.chat(ask);
      await expect(asked).rejects.toMatchObject({ status_code: 404, message: 'There is no model "nope".' });
    }
    await expect(client.show({ model: 'nope' })).rejects.toMatchObject({ status_code: 404 });
    await expect(client.chat({ model: 'auto', messages: [{ role: 'robot', content: '' }] })).rejects.toMatchObject({
      status_code: 400,
    });
    const pull = await fetch(`${server.url}/api/pull`, { method: 'POST' });
    expect([pull.status, await pull.json()]).toEqual([404, { error: expect.any(String), code: 'INVALID_REQUEST' }]);
    const wrong = await fetch(`${server.url}/api/chat`);
    expect([wrong.status, Object.keys((await wrong.json()) as object)]).toEqual([405, ['error', 'code']]);
    const ours = await fetch(`${server.url}/api/v1/nothing`);
    expect(await ours.json()).toMatchObject({ error: { code: 'INVALID_REQUEST' } });
  });

  it('in the middle ends the stream with an error, and without `done`', async () => {
    const { client } = await connect(
      playing([start, { type: 'text-delta', text: 'Once' }], new LlmError('PROVIDER_FAILED', 'It broke.')),
    );
    const parts: unknown[] = [];
    const read = async () => {
      for await (const part of await client.chat({ ...ask, stream: true })) parts.push(part.done);
    };
    await expect(read()).rejects.toThrow('It broke.');
    expect(parts).toEqual([false]);
  });
});

it('the headers tell the type of the stream, and what had no effect', async () => {
  const { server } = await connect();
  const answer = await fetch(`${server.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // The client writes `stream` into what it is given.
    body: JSON.stringify({ ...ask, stream: undefined, keep_alive: '5m', options: { num_ctx: 9, 'x\r\ny': 1 } }),
  });
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
  expect(answer.headers.get('x-modelhaven-ignored')).toBe('options.num_ctx');
  expect(answer.headers.get('x-modelhaven-model')).toBe('demo');
  expect((await answer.text()).trim().split('\n')).toHaveLength(3);
});
