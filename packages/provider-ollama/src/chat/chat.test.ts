import { collect, type GenerateRequest, type StreamEvent } from '@modelhaven/core';
import { createReplayServer, jsonReply, loadReply, ndjsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOllama, type OllamaConfigInput } from '../index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/../__fixtures__/${name}`, status);
const request: GenerateRequest = { model: 'qwen3:8b', messages: [{ role: 'user', content: 'Greet me.' }] };
const ended = (input: number, more: object = {}) =>
  ndjsonReply([
    { message: { content: 'Hi.' }, done: false },
    { message: { content: '' }, done: true, done_reason: 'stop', prompt_eval_count: input, eval_count: 2, ...more },
  ]);

let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
  server.respond('POST /api/show', await fixture('show-qwen3.json'));
  server.respond('GET /api/version', await fixture('version.json'));
  server.respond('GET /api/ps', jsonReply({ models: [] }));
  server.respond('POST /api/chat', await fixture('chat.ndjson'));
});
afterEach(() => server.close());

const create = (config: OllamaConfigInput = {}) => createOllama({ baseUrl: server.url, ...config });
const sent = (path = '/api/chat') =>
  JSON.parse(server.requests.findLast((received) => received.path === path)?.text() ?? '{}') as Record<
    string,
    unknown
  > & { options: Record<string, unknown> };

describe('the context is chosen and never left to Ollama', () => {
  const words = (count: number) => [{ role: 'user' as const, content: 'word '.repeat(count) }];

  test('in steps by what is asked, and never shrinking while the model stays', async () => {
    const provider = create();
    await provider.generate(request);
    expect(sent().options['num_ctx']).toBe(4096);
    expect(sent()).toMatchObject({ truncate: false, shift: false });
    await provider.generate({ ...request, messages: words(6_000) }).catch(() => {});
    expect(sent().options['num_ctx']).toBe(16384);
    await provider.generate(request);
    expect(sent().options['num_ctx']).toBe(16384);
  });

  test('at most what the model was trained for; what surely does not fit is refused unsent', async () => {
    await create().generate({ ...request, maxTokens: 39_000 });
    expect(sent().options).toMatchObject({ num_ctx: 40960, num_predict: 39_000 });
    const before = server.requests.filter(({ path }) => path === '/api/chat').length;
    await expect(create().generate({ ...request, messages: words(50_000) })).rejects.toMatchObject({
      code: 'CONTEXT_TOO_LONG',
    });
    await expect(
      create({ maxContextLength: 8192 }).generate({ ...request, messages: words(9_000) }),
    ).rejects.toMatchObject({
      code: 'CONTEXT_TOO_LONG',
      details: { provider: 'ollama', model: 'qwen3:8b' },
    });
    expect(server.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(before);
  });

  test('by config, by request, and by the parameters of the model itself', async () => {
    await create({ contextLength: 12_000 }).generate(request);
    expect(sent().options['num_ctx']).toBe(12_000);
    await create().generate({
      ...request,
      extra: { ollama: { contextLength: 9_000, keepAlive: '1h', options: { mirostat: 2 } } },
    });
    expect(sent()).toMatchObject({ options: { num_ctx: 9_000, mirostat: 2 }, keep_alive: '1h' });
    server.respond('POST /api/show', jsonReply({ parameters: 'num_ctx                        16384', model_info: {} }));
    await create().generate(request);
    expect(sent().options['num_ctx']).toBe(16_384);
  });

  test('also where nothing is known of the model', async () => {
    server.respond('POST /api/show', jsonReply({ error: 'unexpected' }, 500));
    await create().generate(request);
    expect(sent().options['num_ctx']).toBe(4096);
  });

  test('a prompt that was cut all the same is told', async () => {
    server.respond('POST /api/chat', ended(2_048));
    const result = await create().generate({ ...request, messages: words(5_000) });
    expect(result.warnings.join()).toMatch(/The prompt was cut: it has at least 5000 tokens, and Ollama read 2048/);
    server.respond('POST /api/chat', ended(5_010));
    expect((await create().generate({ ...request, messages: words(5_000) })).warnings).toEqual([]);
  });

  test('a count that lacks what was cached is no cut, in the versions that counted so', async () => {
    server.respond('POST /api/chat', ended(12));
    server.respond('GET /api/version', jsonReply({ version: '0.30.0' }));
    expect((await create().generate({ ...request, messages: words(500) })).warnings).toEqual([]);
    server.respond('GET /api/version', jsonReply({ version: '0.31.0' }));
    expect((await create().generate({ ...request, messages: words(500) })).warnings).toHaveLength(1);
  });

  test('a prompt that fills a context which was reduced behind our back is told, too', async () => {
    server.respond('POST /api/chat', ended(4_096));
    server.respond(
      'GET /api/ps',
      jsonReply({ models: [{ name: 'qwen3:8b', size: 10, size_vram: 10, context_length: 4096 }] }),
    );
    const { warnings } = await create().generate({ ...request, messages: words(4_000) });
    expect(warnings.join()).toMatch(/context of 4096 tokens in place of the 16384/);
    expect(warnings.join()).toMatch(/filled the whole context of 4096/);
  });
});

describe('a GPU that is not used is told', () => {
  const ps = (onGpu: number) =>
    jsonReply({ models: [{ name: 'qwen3:8b', size: 1000, size_vram: onGpu, context_length: 4096 }] });

  test('when it is expected: by config, or because a part of a model is on one', async () => {
    server.respond('GET /api/ps', ps(0));
    expect((await create({ gpuEnabled: true }).generate(request)).warnings.join()).toMatch(/ran on the CPU although/);
    expect((await create().generate(request)).warnings).toEqual([]);
    server.respond('GET /api/ps', ps(400));
    expect((await create().generate(request)).warnings.join()).toMatch(/Only 40 % of the model/);
    server.respond('GET /api/ps', ps(1000));
    expect((await create({ gpuEnabled: true }).generate(request)).warnings).toEqual([]);
  });

  test('when a server that had a GPU falls back to the CPU on loading anew', async () => {
    const provider = create();
    server.respond('GET /api/ps', ps(1000));
    await provider.generate(request);
    server.respond('GET /api/ps', ps(0));
    expect((await provider.generate(request)).warnings).toEqual([]);
    server.respond('POST /api/chat', ended(9, { load_duration: 4_000_000_000 }));
    expect((await provider.generate(request)).warnings.join()).toMatch(/ran on the CPU/);
  });

  test('never when none is wanted, and an old server without the call does no harm', async () => {
    server.respond('GET /api/ps', ps(0));
    expect((await create({ gpuEnabled: false }).generate(request)).warnings).toEqual([]);
    expect(sent().options['num_gpu']).toBe(0);
    server.respond('GET /api/ps', { status: 404, body: '404 page not found' });
    expect((await create({ gpuEnabled: true }).generate(request)).warnings).toEqual([]);
  });
});

describe('what is asked', () => {
  test('sampling, stop, seed, log probabilities', async () => {
    server.respond('POST /api/chat', await fixture('logprobs.ndjson'));
    const result = await create().generate({
      ...request,
      temperature: 0.5,
      topP: 0.9,
      topK: 20,
      minP: 0.1,
      seed: 7,
      stopSequences: ['END'],
      maxTokens: 50,
      repetitionPenalty: 1.1,
      frequencyPenalty: 0.2,
      presencePenalty: 0.3,
      logprobs: { top: 2 },
    });
    expect(sent()).toMatchObject({
      logprobs: true,
      top_logprobs: 2,
      options: {
        temperature: 0.5,
        top_p: 0.9,
        top_k: 20,
        min_p: 0.1,
        seed: 7,
        stop: ['END'],
        num_predict: 50,
        repeat_penalty: 1.1,
        frequency_penalty: 0.2,
        presence_penalty: 0.3,
      },
    });
    expect(result.logprobs?.map(({ token }) => token)).toEqual(['Hi', '!']);
    expect(result.logprobs?.[0]?.top?.[1]).toEqual({ token: 'Hello', logprob: -1.7, bytes: [72, 101, 108, 108, 111] });
  });

  test('a schema is handed on, without thinking unless that is asked for', async () => {
    const schema = { type: 'object', properties: { mood: { type: 'string' } } };
    const responseFormat = { type: 'json-schema', schema } as const;
    await create().generate({ ...request, responseFormat });
    expect(sent()).toMatchObject({ format: schema, think: false });
    const { warnings } = await create().generate({ ...request, responseFormat, reasoning: { effort: 'high' } });
    expect(sent()).toMatchObject({ format: schema, think: true });
    expect(warnings.join()).toMatch(/do not keep to the format/);
    await create().generate({ ...request, responseFormat: { type: 'json' } });
    expect(sent()['format']).toBe('json');
  });

  test('thinking: switched off, by levels for gpt-oss, left out with a word where the model cannot', async () => {
    await create().generate({ ...request, reasoning: { effort: 'none' } });
    expect(sent()['think']).toBe(false);
    await create().generate(request);
    expect(sent()).not.toHaveProperty('think');
    server.respond(
      'POST /api/show',
      jsonReply({ capabilities: ['completion', 'thinking'], details: { family: 'gptoss' } }),
    );
    await create().generate({ ...request, reasoning: { effort: 'minimal' } });
    expect(sent()['think']).toBe('low');
    server.respond('POST /api/show', jsonReply({ capabilities: ['completion'] }));
    expect((await create().generate({ ...request, reasoning: {} })).warnings).toEqual([
      'The model does not think before it answers.',
    ]);
    expect(sent()).not.toHaveProperty('think');
  });

  test('images and results of tools; addresses and files are refused with their place', async () => {
    await create().generate({
      ...request,
      tools: [{ name: 'look' }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is it?' },
            { type: 'image', base64: 'aGk=', mediaType: 'image/png' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'Hm.' },
            { type: 'tool-call', id: 'c1', name: 'look', arguments: '{"at":1}' },
            { type: 'tool-call', id: 'c2', name: 'look', arguments: 'not json' },
          ],
        },
        { role: 'tool', toolCallId: 'c1', content: 'A cat.' },
      ],
    });
    expect(sent()['messages']).toEqual([
      { role: 'user', content: 'What is it?', images: ['aGk='] },
      {
        role: 'assistant',
        content: '',
        thinking: 'Hm.',
        tool_calls: [
          { id: 'c1', function: { name: 'look', arguments: { at: 1 } } },
          { id: 'c2', function: { name: 'look', arguments: { arguments: 'not json' } } },
        ],
      },
      { role: 'tool', content: 'A cat.', tool_name: 'look', tool_call_id: 'c1' },
    ]);
    const withPart = (part: object): GenerateRequest => ({
      ...request,
      messages: [{ role: 'user', content: [part as { type: 'text'; text: string }] }],
    });
    await expect(create().generate(withPart({ type: 'image', url: 'http://169.254.169.254/' }))).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      details: { field: 'messages[0].content[0]' },
    });
    await expect(
      create().generate(withPart({ type: 'file', base64: 'aGk=', mediaType: 'application/pdf' })),
    ).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  test('what Ollama has no word for is told', async () => {
    const tools = [{ name: 'a' }, { name: 'b' }];
    const { warnings } = await create().generate({
      ...request,
      tools,
      toolChoice: { tool: 'b' },
      parallelToolCalls: false,
      logitBias: { '1': 5 },
    });
    expect(warnings).toHaveLength(3);
    expect((sent()['tools'] as { function: { name: string } }[]).map((tool) => tool.function.name)).toEqual(['b']);
    await create().generate({ ...request, tools, toolChoice: 'none' });
    expect(sent()).not.toHaveProperty('tools');
    await expect(create().generate({ ...request, extra: { ollama: { numCtx: 1 } } })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  test('an old Ollama is asked for what it knows, and the rest is told', async () => {
    server.respond('GET /api/version', jsonReply({ version: '0.2.8' }));
    server.respond('POST /api/show', await fixture('show-old.json'));
    const { warnings } = await create().generate({
      ...request,
      tools: [{ name: 'a' }],
      reasoning: {},
      logprobs: { top: 1 },
      responseFormat: { type: 'json-schema', schema: {} },
    });
    expect(warnings).toHaveLength(4);
    expect(sent()).toMatchObject({ format: 'json', options: { num_ctx: 8192 } });
    for (const key of ['tools', 'think', 'logprobs']) expect(sent()).not.toHaveProperty(key);
  });
});

describe('what is answered', () => {
  const events = async (name: string) => {
    server.respond('POST /api/chat', await fixture(name));
    const all: StreamEvent[] = [];
    for await (const event of create().stream(request)) all.push(event);
    return all;
  };

  test('thinking comes before the text', async () => {
    expect((await events('thinking.ndjson')).map(({ type }) => type)).toEqual([
      'start',
      'reasoning-delta',
      'reasoning-delta',
      'text-delta',
      'text-delta',
      'finish',
    ]);
  });

  test('calls are counted by us, whatever their index says, and end the answer as tool-calls', async () => {
    const calls = (await events('tools.ndjson')).filter((event) => event.type === 'tool-call-delta');
    expect(calls).toEqual([
      { type: 'tool-call-delta', index: 0, id: 'call_8x2f1k', name: 'get_weather', arguments: '{"city":"Köln"}' },
      {
        type: 'tool-call-delta',
        index: 1,
        id: 'call_m3q9zd',
        name: 'get_weather',
        arguments: '{"city":"Roma","days":2}',
      },
    ]);
    const old = await events('tools-old.ndjson');
    const ids = old.flatMap((event) => (event.type === 'tool-call-delta' ? [event.id] : []));
    expect(new Set(ids).size).toBe(2);
    expect(old.at(-1)).toMatchObject({ reason: 'tool-calls', rawReason: 'stop' });
  });

  test.each([
    [{ done_reason: 'length' }, 'length'],
    [{ done_reason: null, eval_count: 9 }, 'stop'],
    [{ done_reason: undefined, eval_count: 50 }, 'length'],
    [{ done_reason: 'load' }, 'other'],
  ])('the reason of %j', async (end, reason) => {
    server.respond('POST /api/chat', ended(9, end));
    expect((await collect(create().stream({ ...request, maxTokens: 50 }))).finishReason).toBe(reason);
  });

  test('tokens from the cache are part of the input', async () => {
    server.respond('POST /api/chat', ended(21, { prompt_eval_cached_count: 16 }));
    expect((await create().generate(request)).usage).toEqual({
      inputTokens: 21,
      outputTokens: 2,
      cachedInputTokens: 16,
    });
  });

  test('a count that was not told is absent', async () => {
    server.respond('POST /api/chat', ndjsonReply([{ message: { content: 'Hi' }, done: true }]));
    expect((await create().generate(request)).usage).toEqual({});
  });
});
