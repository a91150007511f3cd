import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import { LlmError } from '@modelhaven/core';
import { afterEach, describe, expect, it } from 'vitest';
import { bestOf } from '../testing/best-of.ts';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function connect(script?: Script, options: Parameters<typeof listen>[1] = {}) {
  const manager = createScriptedManager(script);
  const server = await listen(manager, options);
  open.push(server);
  return { manager, client: new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 }) };
}

const failing = (error: LlmError): Script =>
  async function* () {
    yield* [];
    throw error;
  };

const ask = { model: 'auto', max_tokens: 50, messages: [{ role: 'user' as const, content: 'Hi' }] };

describe("Anthropic's client", () => {
  it('gets a message', async () => {
    const { client, manager } = await connect();
    const message = await client.messages.create({ ...ask, system: 'Be kind.', stop_sequences: ['END'] });
    expect(message).toMatchObject({
      type: 'message',
      model: 'local/demo',
      content: [{ type: 'text', text: 'Hello there.' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 5, output_tokens: 2 },
    });
    expect(message.id).toMatch(/^msg_/);
    expect(message._request_id).toMatch(/^[\w-]{8,}$/);
    expect(manager.calls[0]?.request).toMatchObject({
      maxTokens: 50,
      stopSequences: ['END'],
      messages: [{ role: 'system' }, { role: 'user' }],
    });
  });

  it('streams, and puts the same message together', async () => {
    const { client } = await connect();
    const stream = client.messages.stream(ask);
    const texts: string[] = [];
    stream.on('text', (text) => texts.push(text));
    expect((await stream.finalMessage()).content).toMatchObject([{ type: 'text', text: 'Hello there.' }]);
    expect(texts).toEqual(['Hello', ' there.']);
  });

  it('gets streamed tool calls', async () => {
    const { client, manager } = await connect(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: 'Let me look.' };
      yield { type: 'tool-call-delta', index: 0, id: 'a', name: 'get_weather', arguments: '{"city":' };
      yield { type: 'tool-call-delta', index: 0, arguments: '"Oslo"}' };
      yield { type: 'tool-call-delta', index: 1, id: 'b', name: 'get_weather', arguments: '{"city":"Rome"}' };
      yield { type: 'finish', reason: 'tool-calls', usage: {} };
    });
    const tools = [{ name: 'get_weather', input_schema: { type: 'object' as const } }];
    const message = await client.messages.stream({ ...ask, tools }).finalMessage();
    expect(message.stop_reason).toBe('tool_use');
    expect(message.content).toMatchObject([
      { type: 'text', text: 'Let me look.' },
      { type: 'tool_use', id: 'a', name: 'get_weather', input: { city: 'Oslo' } },
      { type: 'tool_use', id: 'b', name: 'get_weather', input: { city: 'Rome' } },
    ]);
    expect(manager.calls[0]?.request.tools).toMatchObject([{ name: 'get_weather' }]);
  });

  it.each([
    [new LlmError('INVALID_REQUEST', 'No.'), Anthropic.BadRequestError],
    [new LlmError('MODEL_NOT_FOUND', 'No such model.'), Anthropic.NotFoundError],
    [new LlmError('UNAUTHORIZED', 'Who are you?'), Anthropic.AuthenticationError],
    [new LlmError('RATE_LIMITED', 'Slower.'), Anthropic.RateLimitError],
    [new LlmError('UNAUTHORIZED', 'Our key is bad.', { provider: 'x' }), Anthropic.InternalServerError],
  ])('throws %s as its own class, streamed or not', async (error, expected) => {
    const { client } = await connect(failing(error));
    await expect(client.messages.create(ask)).rejects.toBeInstanceOf(expected);
    await expect(client.messages.stream(ask).finalMessage()).rejects.toThrow(error.message);
  });

  it('throws where a stream breaks', async () => {
    const { client } = await connect(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: 'Once' };
      throw new LlmError('STREAM_INTERRUPTED', 'The connection broke.');
    });
    await expect(client.messages.stream(ask).finalMessage()).rejects.toThrow('The connection broke.');
  });

  it('reads over pings', async () => {
    const { client } = await connect(
      async function* () {
        yield { type: 'start', model: 'demo', warnings: [] };
        await sleep(60);
        yield { type: 'text-delta', text: 'At last.' };
        yield { type: 'finish', reason: 'stop', usage: {} };
      },
      { keepAliveMs: 20 },
    );
    expect((await client.messages.stream(ask).finalMessage()).content).toMatchObject([{ text: 'At last.' }]);
  });

  it('stops the generation when it is told to', async () => {
    let stoppedAt = 0;
    const { client } = await connect(async function* (_request, { signal }) {
      signal?.addEventListener('abort', () => {
        stoppedAt = performance.now();
      });
      yield { type: 'start', model: 'demo', warnings: [] };
      while (!signal?.aborted) {
        yield { type: 'text-delta', text: 'on ' };
        await sleep(1);
      }
      throw new LlmError('ABORTED', 'Stopped.');
    });
    const measure = async () => {
      stoppedAt = 0;
      const stream = client.messages.stream(ask);
      const ended = stream.done().catch(() => {});
      await new Promise((resolve) => stream.once('text', resolve));
      const leftAt = performance.now();
      stream.abort();
      await ended;
      while (stoppedAt === 0) await sleep(2);
      return stoppedAt - leftAt;
    };
    expect(await bestOf(5, 100, measure)).toBeLessThan(100);
  });

  it('lists models', async () => {
    const { client } = await connect();
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toContain('local/demo');
    expect((await client.models.retrieve('local/demo')).display_name).toBe('Demo');
  });
});
