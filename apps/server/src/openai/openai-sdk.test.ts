import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { bestOf } from '../testing/best-of.ts';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function connect(script?: Script) {
  const manager = createScriptedManager(script);
  const server = await listen(manager);
  open.push(server);
  return { manager, client: new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 }) };
}

const failing = (error: LlmError): Script =>
  async function* () {
    yield* [];
    throw error;
  };

const weatherTool = {
  type: 'function' as const,
  function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
};

const twoToolCalls: Script = async function* () {
  yield { type: 'start', model: 'demo', warnings: [] };
  yield { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'get_weather', arguments: '{"city":' };
  yield { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'get_weather', arguments: '' };
  yield { type: 'tool-call-delta', index: 0, arguments: '"Oslo"}' };
  yield { type: 'tool-call-delta', index: 1, arguments: '{"city":"Rome"}' };
  yield { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 9, outputTokens: 12 } };
};

const ask = { model: 'auto', messages: [{ role: 'user' as const, content: 'Hi' }] };

describe("OpenAI's client", () => {
  it('chats', async () => {
    const { client, manager } = await connect();
    const { data, response, request_id } = await client.chat.completions
      .create({ ...ask, max_completion_tokens: 9, temperature: 0.5, seed: 3 })
      .withResponse();
    expect(data).toMatchObject({
      object: 'chat.completion',
      model: 'local/demo',
      choices: [{ message: { role: 'assistant', content: 'Hello there.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
    });
    expect(request_id).toBe(response.headers.get('x-modelhaven-request-id'));
    expect(response.headers.get('x-modelhaven-cost-usd')).toBe('0.00000025');
    expect(manager.calls[0]?.request).toMatchObject({ model: 'auto', maxTokens: 9, temperature: 0.5, seed: 3 });
  });

  it('streams', async () => {
    const { client } = await connect();
    const stream = await client.chat.completions.create({
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
    });
    const texts: string[] = [];
    let usage: unknown;
    for await (const chunk of stream) {
      texts.push(chunk.choices[0]?.delta.content ?? '');
      usage = chunk.usage ?? usage;
    }
    expect(texts.join('')).toBe('Hello there.');
    expect(usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 2 });
  });

  it('gets parallel tool calls, whole and streamed', async () => {
    const { client, manager } = await connect(twoToolCalls);
    const whole = await client.chat.completions.create({ ...ask, tools: [weatherTool] });
    const streamed = await client.chat.completions.stream({ ...ask, tools: [weatherTool] }).finalChatCompletion();
    for (const { choices } of [whole, streamed]) {
      expect(choices[0]?.finish_reason).toBe('tool_calls');
      const calls = choices[0]?.message.tool_calls ?? [];
      expect(calls.map((call) => (call.type === 'function' ? [call.id, call.function.arguments] : []))).toEqual([
        ['call_a', '{"city":"Oslo"}'],
        ['call_b', '{"city":"Rome"}'],
      ]);
    }
    expect(manager.calls[0]?.request.tools).toEqual([
      { name: 'get_weather', parameters: weatherTool.function.parameters },
    ]);
  });

  it.each([
    [new LlmError('INVALID_REQUEST', 'No.', { field: 'model' }), OpenAI.BadRequestError],
    [new LlmError('MODEL_NOT_FOUND', 'No such model.'), OpenAI.NotFoundError],
    [new LlmError('UNAUTHORIZED', 'Who are you?'), OpenAI.AuthenticationError],
    [new LlmError('UNAUTHORIZED', 'Our key is bad.', { provider: 'openrouter' }), OpenAI.InternalServerError],
    [new LlmError('RATE_LIMITED', 'Slower.', { retryAfterMs: 3000 }), OpenAI.RateLimitError],
    [new LlmError('BLOCKED_BY_SAFETY', 'No.'), OpenAI.UnprocessableEntityError],
    [new LlmError('ALL_CANDIDATES_FAILED', 'All failed.'), OpenAI.InternalServerError],
  ])('throws %s as its own class, streamed or not', async (error, expected) => {
    const { client } = await connect(failing(error));
    await expect(client.chat.completions.create(ask)).rejects.toBeInstanceOf(expected);
    await expect(client.chat.completions.create({ ...ask, stream: true })).rejects.toMatchObject({
      message: expect.stringContaining(error.message),
      param: error.details.field ?? null,
    });
  });

  it('throws where a stream breaks, and keeps what came', async () => {
    const { client } = await connect(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: 'Once' };
      throw new LlmError('STREAM_INTERRUPTED', 'The connection broke.');
    });
    let text = '';
    const read = async () => {
      for await (const chunk of await client.chat.completions.create({ ...ask, stream: true })) {
        text += chunk.choices[0]?.delta.content ?? '';
      }
    };
    await expect(read()).rejects.toThrow('The connection broke.');
    expect(text).toBe('Once');
  });

  it('stops the generation when it stops reading', async () => {
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
      const stream = await client.chat.completions.create({ ...ask, stream: true });
      for await (const _ of stream) break;
      const leftAt = performance.now();
      while (stoppedAt === 0) await sleep(2);
      return stoppedAt - leftAt;
    };
    expect(await bestOf(5, 100, measure)).toBeLessThan(100);
  });

  it('names the field that is wrong', async () => {
    const { client, manager } = await connect();
    const wrong = { ...ask, messages: [{ role: 'user', content: [{ type: 'text', text: 7 }] }] };
    // @ts-expect-error the mistake is the point
    await expect(client.chat.completions.create(wrong)).rejects.toMatchObject({
      status: 400,
      param: 'messages[0].content[0].text',
    });
    expect(manager.calls).toEqual([]);
  });

  it('completes prompts the older way', async () => {
    const { client } = await connect();
    const whole = await client.completions.create({ model: 'auto', prompt: 'Once' });
    expect(whole.choices[0]?.text).toBe('Hello there.');
    let text = '';
    for await (const chunk of await client.completions.create({ model: 'auto', prompt: 'Once', stream: true })) {
      text += chunk.choices[0]?.text ?? '';
    }
    expect(text).toBe('Hello there.');
  });

  it('embeds', async () => {
    const { client } = await connect();
    for (const options of [{}, { encoding_format: 'float' as const }]) {
      const { data, model } = await client.embeddings.create({ model: 'local/demo', input: ['a', 'b'], ...options });
      expect(model).toBe('local/demo');
      expect(data.map(({ embedding }) => [...embedding])).toEqual([
        [0, 0.5, -1],
        [1, 0.5, -1],
      ]);
    }
  });

  it('ranks documents', async () => {
    const { client } = await connect();
    const body = { model: 'local/demo', query: 'which?', documents: ['long one', { text: 'short' }] };
    expect(await client.post('/rerank', { body })).toEqual({
      id: 'r',
      model: 'local/demo',
      results: [
        { index: 1, relevance_score: 1 / 6 },
        { index: 0, relevance_score: 1 / 9 },
      ],
      usage: { prompt_tokens: 2, total_tokens: 2 },
    });
    const best = await client.post('/rerank', { body: { ...body, top_n: 1, return_documents: true } });
    expect(best).toMatchObject({ results: [{ index: 1, document: { text: 'short' } }] });
    const wrong = client.post('/rerank', { body: { ...body, documents: [] } });
    await expect(wrong).rejects.toMatchObject({ status: 400, error: { param: 'documents' } });
  });

  it('lists models and finds one', async () => {
    const { client } = await connect();
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toEqual(expect.arrayContaining(['auto', 'local/demo', 'openrouter/meta-llama/llama-3.3-70b']));
    expect(await client.models.retrieve('openrouter/meta-llama/llama-3.3-70b')).toMatchObject({
      created: 1_733_500_000,
      owned_by: 'openrouter',
    });
    expect((await client.models.retrieve('auto')).owned_by).toBe('modelhaven');
    await expect(client.models.retrieve('nobody')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });

  it('is told of routes that do not exist in its own words', async () => {
    const { client } = await connect();
    await expect(client.get('/nothing')).rejects.toMatchObject({
      status: 404,
      type: 'invalid_request_error',
    });
  });
});
