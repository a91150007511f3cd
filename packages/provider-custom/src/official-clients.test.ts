import Anthropic from '@anthropic-ai/sdk';
import { createReplayServer, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCustom } from './custom-provider.ts';

// The fixtures are only worth something if real clients accept them: here the official ones and our provider read the
// same bytes from the same server, and must understand the same.

const at = (name: string) => `${import.meta.dirname}/__fixtures__/${name}`;
const wire = (name: string) => `${import.meta.dirname}/../../wire/src/anthropic/__fixtures__/${name}`;

let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
});
afterEach(() => server.close());

describe('openai', () => {
  const official = () => new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'sk-test', maxRetries: 0 });
  const ours = () => createCustom('ours', { preset: 'openai', baseUrl: `${server.url}/v1`, apiKey: 'sk-test' });
  const messages = [{ role: 'user' as const, content: 'Sag Hallo.' }];

  test('a complete answer', async () => {
    server.respond('POST /v1/chat/completions', await loadReply(at('openai/chat.json')));
    const theirs = await official().chat.completions.create({ model: 'gpt-5-mini', messages });
    const result = await ours().generate({ model: 'gpt-5-mini', messages });
    expect(result).toMatchObject({
      text: theirs.choices[0]?.message.content,
      model: theirs.model,
      usage: {
        inputTokens: theirs.usage?.prompt_tokens,
        cachedInputTokens: theirs.usage?.prompt_tokens_details?.cached_tokens,
        reasoningTokens: theirs.usage?.completion_tokens_details?.reasoning_tokens,
      },
    });
    // Both ask for it in the same words.
    const [first, second] = server.requests;
    expect(second?.json()).toMatchObject(first?.json() as object);
    expect(second?.headers.authorization).toBe(first?.headers.authorization);
  });

  test('a streamed answer', async () => {
    server.respond('POST /v1/chat/completions', await loadReply(at('openai/chat.sse')));
    const runner = official().chat.completions.stream({
      model: 'gpt-5-mini',
      messages,
      stream_options: { include_usage: true },
    });
    const theirs = await runner.finalChatCompletion();
    const texts: string[] = [];
    for await (const event of ours().stream({ model: 'gpt-5-mini', messages })) {
      if (event.type === 'text-delta') texts.push(event.text);
    }
    expect(texts.join('')).toBe(theirs.choices[0]?.message.content);
    expect(theirs.usage?.completion_tokens).toBe(82);
  });

  test('streamed calls', async () => {
    server.respond('POST /v1/chat/completions', await loadReply(at('openai/tools.sse')));
    const tools = ['get_weather', 'get_time'].map((name) => ({ name, parameters: { type: 'object', properties: {} } }));
    const theirs = await official()
      .chat.completions.stream({
        model: 'gpt-5-mini',
        messages,
        tools: tools.map((tool) => ({ type: 'function', function: tool })),
      })
      .finalChatCompletion();
    const called: Record<number, string> = {};
    for await (const event of ours().stream({ model: 'gpt-5-mini', messages, tools })) {
      if (event.type === 'tool-call-delta') called[event.index] = (called[event.index] ?? '') + event.arguments;
    }
    const expected = theirs.choices[0]?.message.tool_calls ?? [];
    expect(Object.values(called)).toEqual(
      expected.map((call) => (call.type === 'function' ? call.function.arguments : '')),
    );
    expect(expected).toHaveLength(2);
  });

  test('models and vectors', async () => {
    server.respond('GET /v1/models', await loadReply(at('openai/models.json')));
    server.respond('POST /v1/embeddings', await loadReply(at('openai/embeddings.json')));
    const ids: string[] = [];
    for await (const model of official().models.list()) ids.push(model.id);
    expect((await ours().listModels()).map(({ id }) => id)).toEqual(ids);
    const input = ['eins', 'zwei'];
    const theirs = await official().embeddings.create({
      model: 'text-embedding-3-small',
      input,
      encoding_format: 'float',
    });
    const { vectors } = (await ours().embeddings?.embed({ model: 'text-embedding-3-small', input })) ?? {};
    const inOrder = [...theirs.data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    expect(vectors).toEqual(inOrder);
  });

  test.each(['responses', 'responses-tools'])('%s', async (name) => {
    server.respond('POST /v1/responses', await loadReply(at(`openai/${name}.sse`)));
    const theirs = await official().responses.stream({ model: 'gpt-5-mini', input: 'Sag Hallo.' }).finalResponse();
    const provider = createCustom('ours', {
      preset: 'openai',
      baseUrl: `${server.url}/v1`,
      apiKey: 'sk-test',
      api: 'responses',
    });
    let text = '';
    const called: Record<number, string> = {};
    for await (const event of provider.stream({ model: 'gpt-5-mini', messages })) {
      if (event.type === 'text-delta') text += event.text;
      if (event.type === 'tool-call-delta') called[event.index] = (called[event.index] ?? '') + event.arguments;
    }
    expect(text).toBe(theirs.output_text);
    expect(Object.values(called)).toEqual(
      theirs.output.flatMap((item) => (item.type === 'function_call' ? [item.arguments] : [])),
    );
  });

  test.each([
    ['400', OpenAI.BadRequestError, 'INVALID_REQUEST'],
    ['401', OpenAI.AuthenticationError, 'UNAUTHORIZED'],
    ['404', OpenAI.NotFoundError, 'MODEL_NOT_FOUND'],
    ['429', OpenAI.RateLimitError, 'RATE_LIMITED'],
    ['500', OpenAI.InternalServerError, 'PROVIDER_FAILED'],
  ] as const)('the error %s', async (status, error, code) => {
    server.respond('POST /v1/chat/completions', await loadReply(at(`openai/error-${status}.json`), Number(status)));
    await expect(official().chat.completions.create({ model: 'm', messages })).rejects.toBeInstanceOf(error);
    await expect(ours().generate({ model: 'm', messages })).rejects.toMatchObject({ code });
  });
});

describe('@anthropic-ai/sdk', () => {
  const official = () => new Anthropic({ baseURL: server.url, apiKey: 'sk-ant-test', maxRetries: 0 });
  const ours = () => createCustom('ours', { preset: 'anthropic', baseUrl: server.url, apiKey: 'sk-ant-test' });
  const messages = [{ role: 'user' as const, content: 'Sag Hallo.' }];
  const model = 'claude-haiku-4-5';

  test('a complete answer', async () => {
    server.respond('POST /v1/messages', await loadReply(at('anthropic/chat.json')));
    const theirs = await official().messages.create({ model, max_tokens: 16_384, messages });
    const result = await ours().generate({ model, messages });
    const block = theirs.content[0];
    expect(result.text).toBe(block?.type === 'text' ? block.text : undefined);
    expect(result.usage.inputTokens).toBe(theirs.usage.input_tokens + (theirs.usage.cache_read_input_tokens ?? 0));
    const [first, second] = server.requests;
    // Theirs speaks the version of 2026-10 and sends the key as bearer; the older one, which compatible servers know as
    // well, has a header of its own.
    expect(`Bearer ${second?.headers['x-api-key']}`).toBe(first?.headers.authorization);
    expect(second?.headers['anthropic-version']).toBe('2023-06-01');
    // The one difference is that we write every content as blocks, which the API takes for the same.
    expect(second?.json()).toEqual({
      ...(first?.json() as object),
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Sag Hallo.' }] }],
    });
  });

  test.each(['text.sse', 'tools.sse', 'thinking.sse', 'refusal.sse', 'web-search.sse'])('%s', async (name) => {
    server.respond('POST /v1/messages', await loadReply(wire(name)));
    const theirs = await official().messages.stream({ model, max_tokens: 1000, messages }).finalMessage();
    let text = '';
    const calls = new Map<number, string>();
    let thinking = '';
    let outputTokens: number | undefined;
    for await (const event of ours().stream({ model, messages })) {
      if (event.type === 'text-delta') text += event.text;
      if (event.type === 'reasoning-delta') thinking += event.text;
      if (event.type === 'tool-call-delta') {
        calls.set(event.index, (calls.get(event.index) ?? '') + event.arguments);
      }
      if (event.type === 'finish') outputTokens = event.usage.outputTokens;
    }
    const blocks = theirs.content;
    expect(text).toBe(blocks.map((block) => (block.type === 'text' ? block.text : '')).join(''));
    expect(thinking).toBe(blocks.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''));
    expect([...calls.values()].map((input) => JSON.parse(input))).toEqual(
      blocks.filter((block) => block.type === 'tool_use').map((block) => block.input),
    );
    expect(outputTokens).toBe(theirs.usage.output_tokens);
  });

  test('models and counted tokens', async () => {
    server.respond('GET /v1/models', await loadReply(at('anthropic/models.json')));
    server.respond('POST /v1/messages/count_tokens', {
      body: '{"input_tokens":14}',
      headers: { 'content-type': 'application/json' },
    });
    const ids: string[] = [];
    for await (const entry of official().models.list()) ids.push(entry.id);
    expect((await ours().listModels()).map(({ id }) => id)).toEqual(ids);
    const { input_tokens: theirs } = await official().messages.countTokens({ model, messages });
    expect(await ours().countTokens?.({ model, messages })).toBe(theirs);
  });

  test('an error in the middle of a stream', async () => {
    server.respond('POST /v1/messages', await loadReply(wire('error-midway.sse')));
    const stream = official().messages.stream({ model, max_tokens: 1000, messages });
    await expect(stream.finalMessage()).rejects.toMatchObject({ type: 'overloaded_error' });
    await expect(async () => {
      for await (const _ of ours().stream({ model, messages }));
    }).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { providerCode: 'overloaded_error' } });
  });

  test.each([
    ['invalid', 400, Anthropic.BadRequestError, 'INVALID_REQUEST'],
    ['too-long', 400, Anthropic.BadRequestError, 'CONTEXT_TOO_LONG'],
    ['credit', 400, Anthropic.BadRequestError, 'QUOTA_EXHAUSTED'],
    ['key', 401, Anthropic.AuthenticationError, 'UNAUTHORIZED'],
    ['model', 404, Anthropic.NotFoundError, 'MODEL_NOT_FOUND'],
    ['rate', 429, Anthropic.RateLimitError, 'RATE_LIMITED'],
    ['overloaded', 529, Anthropic.InternalServerError, 'UNAVAILABLE'],
  ] as const)('the error %s', async (name, status, error, code) => {
    server.respond('POST /v1/messages', await loadReply(wire(`error-${name}.json`), status));
    await expect(official().messages.create({ model, max_tokens: 10, messages })).rejects.toBeInstanceOf(error);
    await expect(ours().generate({ model, messages })).rejects.toMatchObject({ code });
  });
});
