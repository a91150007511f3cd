import { type GenerateResult, LlmError, replay, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptEmbeddingRequest, toEmbeddingResponse } from './accept-embedding.ts';
import { acceptCompletionRequest, toCompletionChunks, toCompletionResponse } from './completions.ts';
import { fromOpenAiEmbeddingResponse } from './embeddings.ts';
import {
  chatCompletionChunkSchema,
  chatCompletionResponseSchema,
  completionResponseSchema,
  embeddingResponseSchema,
  errorResponseSchema,
  modelListSchema,
} from './response-schemas.ts';
import { createOpenAiSseWriter } from './sse-writer.ts';
import { toOpenAiChunks } from './to-chunks.ts';
import { toOpenAiError } from './to-error.ts';
import { toModelList } from './to-model-list.ts';
import { toOpenAiResponse } from './to-response.ts';

const identity = { id: 'chatcmpl-1', createdAt: 1_766_000_000, model: 'auto' };
const head = { id: 'chatcmpl-1', created: 1_766_000_000, model: 'auto' };
const answer: GenerateResult = {
  model: 'm',
  text: 'Hello',
  toolCalls: [],
  finishReason: 'stop',
  usage: { inputTokens: 3, outputTokens: 2 },
  warnings: [],
};

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('a plain answer looks as OpenAI writes it', () => {
  const body = toOpenAiResponse(answer, identity);
  expect(chatCompletionResponseSchema.parse(body)).toEqual(body);
  expect(body).toEqual({
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Hello', refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  });
});

test('an answer of calls has null content; what nobody counted is not called zero', () => {
  const body = toOpenAiResponse(
    {
      ...answer,
      text: '',
      toolCalls: [{ id: 'a', name: 'f', arguments: '{}' }],
      finishReason: 'tool-calls',
      usage: { outputTokens: 4 },
    },
    identity,
  );
  expect(body).toMatchObject({
    choices: [
      {
        message: {
          content: null,
          tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
        finish_reason: 'tool_calls',
      },
    ],
  });
  expect(body['usage']).toEqual({ completion_tokens: 4 });
  expect(toOpenAiResponse({ ...answer, usage: {} }, identity)).not.toHaveProperty('usage');
});

test.each([
  ['stop', undefined, { finish_reason: 'stop' }],
  ['stop', 'end_turn', { finish_reason: 'stop', native_finish_reason: 'end_turn' }],
  ['length', 'length', { finish_reason: 'length' }],
  ['content-filter', undefined, { finish_reason: 'content_filter' }],
  ['refusal', undefined, { finish_reason: 'content_filter', native_finish_reason: 'refusal' }],
  ['other', 'strange', { finish_reason: 'stop', native_finish_reason: 'strange' }],
] as const)('the reason %s (%s) is %j', (finishReason, rawFinishReason, expected) => {
  const body = toOpenAiResponse({ ...answer, finishReason, ...(rawFinishReason ? { rawFinishReason } : {}) }, identity);
  const [choice] = body['choices'] as object[];
  expect(choice).toMatchObject(expected);
  expect('native_finish_reason' in (choice ?? {})).toBe('native_finish_reason' in expected);
});

test('a stream looks as OpenAI writes it', async () => {
  const chunks = await all(toOpenAiChunks(replay(answer), { ...identity, includeUsage: true }));
  expect(chunks.map((chunk) => chatCompletionChunkSchema.parse(chunk))).toEqual(chunks);
  const top = { ...head, object: 'chat.completion.chunk', usage: null };
  const choice = { index: 0, logprobs: null, finish_reason: null };
  expect(chunks).toEqual([
    { ...top, choices: [{ ...choice, delta: { role: 'assistant', content: '' } }] },
    { ...top, choices: [{ ...choice, delta: { content: 'Hello' } }] },
    { ...top, choices: [{ ...choice, delta: {}, finish_reason: 'stop' }] },
    { ...top, choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } },
  ]);
  const without = await all(toOpenAiChunks(replay(answer), identity));
  expect(without).toHaveLength(3);
  expect(without.some((chunk) => 'usage' in chunk)).toBe(false);
});

test('the writer writes what the chunks say, whatever the text and the names', async () => {
  const text = fc.string({ unit: 'binary' });
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (content, model, includeUsage) => {
      const events: StreamEvent[] = [
        { type: 'start', model: 'm', warnings: [] },
        { type: 'text-delta', text: content },
        { type: 'text-delta', text: content, logprobs: [{ token: 'a', logprob: -1 }] },
        { type: 'finish', reason: 'stop', usage: { inputTokens: 1, outputTokens: 1 } },
      ];
      const options = { ...identity, model, includeUsage };
      const writer = createOpenAiSseWriter(options);
      const written = events.map((event) => writer.write(event)).join('');
      async function* source() {
        yield* events;
      }
      const chunks = await all(toOpenAiChunks(source(), options));
      expect(written).toBe(chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join(''));
    }),
  );
});

test('a failure in the middle is written in-band, without [DONE]', () => {
  const writer = createOpenAiSseWriter(identity);
  expect(writer.error(new LlmError('STREAM_INTERRUPTED', 'cut'))).toBe(
    'data: {"error":{"message":"cut","type":"server_error","param":null,"code":"stream_interrupted","modelhaven":{"code":"STREAM_INTERRUPTED"}}}\n\n',
  );
  expect(writer.end()).toBe('data: [DONE]\n\n');
});

test.each<[LlmError, number, object, object]>([
  [
    new LlmError('UNAUTHORIZED', 'own'),
    401,
    { type: 'authentication_error', code: 'invalid_api_key' },
    { 'x-should-retry': 'false' },
  ],
  [
    new LlmError('UNAUTHORIZED', 'theirs', { provider: 'p' }),
    502,
    { type: 'server_error', code: 'unauthorized' },
    { 'x-should-retry': 'false' },
  ],
  [new LlmError('QUOTA_EXHAUSTED', 'own'), 402, { code: 'insufficient_quota' }, { 'x-should-retry': 'false' }],
  [
    new LlmError('QUOTA_EXHAUSTED', 'theirs', { provider: 'p' }),
    502,
    { code: 'quota_exhausted' },
    { 'x-should-retry': 'false' },
  ],
  [
    new LlmError('INVALID_REQUEST', 'wrong', { field: 'messages[0].role' }),
    400,
    { type: 'invalid_request_error', param: 'messages[0].role' },
    { 'x-should-retry': 'false' },
  ],
  [new LlmError('CONTEXT_TOO_LONG', 'long'), 400, { code: 'context_length_exceeded' }, { 'x-should-retry': 'false' }],
  [new LlmError('MODEL_NOT_FOUND', 'none'), 404, { code: 'model_not_found' }, { 'x-should-retry': 'false' }],
  [
    new LlmError('RATE_LIMITED', 'slow', { provider: 'p', retryAfterMs: 1_200 }),
    429,
    { code: 'rate_limit_exceeded' },
    { 'retry-after': '2' },
  ],
  [new LlmError('BLOCKED_BY_SAFETY', 'no'), 422, { code: 'content_filter' }, { 'x-should-retry': 'false' }],
  [new LlmError('TIMEOUT', 'slow'), 504, { type: 'server_error', code: 'timeout' }, {}],
])('%s is answered with %i', (error, status, expected, headers) => {
  const response = toOpenAiError(error);
  expect(response.status).toBe(status);
  expect(response.headers).toEqual(headers);
  expect(errorResponseSchema.parse(response.body)).toEqual(response.body);
  expect(response.body).toMatchObject({
    error: { message: error.message, ...expected, modelhaven: { code: error.code } },
  });
});

test('what is thrown by accident gives nothing away, and a cause is never sent', () => {
  const response = toOpenAiError(new TypeError('secret detail'));
  expect([response.status, JSON.stringify(response.body).includes('secret')]).toEqual([500, false]);
  const caused = toOpenAiError(new LlmError('PROVIDER_FAILED', 'failed', { cause: new Error('secret detail') }));
  expect(JSON.stringify(caused.body)).not.toContain('secret');
});

test('tells of every attempt', () => {
  const attempts = [
    new LlmError('TIMEOUT', 'slow', { provider: 'a', model: 'x' }),
    new LlmError('RATE_LIMITED', 'later', { provider: 'b' }),
  ];
  expect(
    toOpenAiError(new LlmError('ALL_CANDIDATES_FAILED', 'all failed', { attempts, requestId: 'r' })).body,
  ).toMatchObject({
    error: {
      modelhaven: {
        code: 'ALL_CANDIDATES_FAILED',
        request_id: 'r',
        attempts: [
          { code: 'TIMEOUT', message: 'slow', provider: 'a', model: 'x' },
          { code: 'RATE_LIMITED', message: 'later', provider: 'b' },
        ],
      },
    },
  });
});

test('embeddings go out as they are wished for and come back the same', () => {
  const result = {
    model: 'e',
    vectors: [
      [0.5, -2],
      [1, 0.25],
    ],
    usage: { inputTokens: 7 },
  };
  const request = { model: 'e', input: ['a', 'b'] };
  for (const encodingFormat of ['float', 'base64'] as const) {
    const body: unknown = JSON.parse(JSON.stringify(toEmbeddingResponse(result, { encodingFormat })));
    expect(embeddingResponseSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ usage: { prompt_tokens: 7, total_tokens: 7 } });
    expect(fromOpenAiEmbeddingResponse(body, request)).toEqual(result);
  }
});

test('requests for embeddings are read', () => {
  expect(
    acceptEmbeddingRequest({ model: 'e', input: 'a', encoding_format: 'base64', dimensions: 8, user: 'u', x: 1 }),
  ).toEqual({
    request: { model: 'e', input: ['a'], dimensions: 8, user: 'u' },
    encodingFormat: 'base64',
    unknownFields: ['x'],
  });
  expect(acceptEmbeddingRequest({ model: 'e', input: ['a', 'b'] }).request.input).toEqual(['a', 'b']);
});

test.each([
  [{ model: 'e' }, 'INVALID_REQUEST', 'input'],
  [{ model: 'e', input: '' }, 'INVALID_REQUEST', 'input'],
  [{ model: 'e', input: [] }, 'INVALID_REQUEST', 'input'],
  [{ model: 'e', input: ['a', ''] }, 'INVALID_REQUEST', 'input[1]'],
  [{ model: 'e', input: 'a', encoding_format: 'int8' }, 'INVALID_REQUEST', 'encoding_format'],
  [{ model: 'e', input: [1, 2] }, 'UNSUPPORTED', 'input'],
  [{ model: 'e', input: [[1], [2]] }, 'UNSUPPORTED', 'input'],
])('refuses to embed %j', (body, code, field) => {
  expect(() => acceptEmbeddingRequest(body)).toThrow(
    expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
  );
});

test('legacy completions are read and answered', async () => {
  const accepted = acceptCompletionRequest({
    model: 'm',
    prompt: ['Once'],
    max_tokens: 9,
    stop: '\n',
    stream: true,
    stream_options: { include_usage: true },
    best_of: 1,
  });
  expect(accepted).toEqual({
    request: { model: 'm', messages: [{ role: 'user', content: 'Once' }], maxTokens: 9, stopSequences: ['\n'] },
    stream: true,
    includeUsage: true,
    n: 1,
    unknownFields: [],
  });
  const body = toCompletionResponse(answer, identity);
  expect(completionResponseSchema.parse(body)).toEqual(body);
  const chunks = await all(toCompletionChunks(replay(answer), { ...identity, includeUsage: true }));
  expect(chunks.map((chunk) => (chunk['choices'] as { text: string }[])[0]?.text)).toEqual(['Hello', '', undefined]);
  expect(chunks.at(-1)).toMatchObject({ usage: { total_tokens: 5 } });
  const calling = replay({ ...answer, toolCalls: [{ id: 'a', name: 'f', arguments: '' }] });
  await expect(all(toCompletionChunks(calling, identity))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
});

test.each([
  [{ prompt: ['a', 'b'] }, 'prompt'],
  [{ prompt: [1, 2] }, 'prompt'],
  [{ prompt: 'a', n: 2 }, 'n'],
  [{ prompt: 'a', best_of: 2 }, 'best_of'],
  [{ prompt: 'a', suffix: 'z' }, 'suffix'],
  [{ prompt: 'a', echo: true }, 'echo'],
])('does not offer the completion %j', (body, field) => {
  expect(() => acceptCompletionRequest({ model: 'm', ...body })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED', details: { field } }),
  );
});

test('lists models with what is known of them', () => {
  const list = toModelList([
    { id: 'auto' },
    { id: 'local/demo', provider: 'local', createdAt: 5, contextLength: 512, capabilities: ['chat'], free: true },
  ]);
  expect(modelListSchema.parse(list)).toEqual(list);
  expect(list).toEqual({
    object: 'list',
    data: [
      { id: 'auto', object: 'model', created: 0, owned_by: 'modelhaven' },
      {
        id: 'local/demo',
        object: 'model',
        created: 5,
        owned_by: 'local',
        context_length: 512,
        capabilities: ['chat'],
        free: true,
      },
    ],
  });
});
