import { LlmError } from '@modelhaven/core';
import {
  createReplayServer,
  describeProvider,
  jsonReply,
  loadReply,
  type ReplayServer,
} from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOpenAiCompatible } from './convenience.ts';
import { createCustom } from './custom-provider.ts';

const at = (name: string) => `${import.meta.dirname}/__fixtures__/llama-cpp/${name}`;
const messages = [{ role: 'user', content: 'Sag Hallo.' }] as const;

describeProvider('a llama.cpp server, by its own bytes', {
  create: (server, { apiKey, logger }) =>
    createCustom('box', { baseUrl: `${server.url}/v1`, apiKey, preset: 'llama-cpp' }, { logger }),
  request: { model: 'demo', messages },
  replies: {
    models: { on: 'GET /v1/models', reply: await loadReply(at('models.json')) },
    chat: { on: 'POST /v1/chat/completions', reply: await loadReply(at('chat.json')) },
    chatStream: { on: 'POST /v1/chat/completions', reply: await loadReply(at('chat.sse')) },
    toolStream: {
      on: 'POST /v1/chat/completions',
      reply: await loadReply(`${import.meta.dirname}/__fixtures__/openai/tools.sse`),
    },
    embeddings: { on: 'POST /v1/embeddings', reply: await loadReply(at('embeddings.json')) },
    background: [{ on: 'GET /props', reply: await loadReply(at('props.json')) }],
    errors: {
      400: await loadReply(at('error-400.json'), 400),
      404: await loadReply(at('error-404.json'), 404),
    },
    errorInside: await loadReply(at('error-400.json'), 200),
    errorInsideStream: await loadReply(`${import.meta.dirname}/__fixtures__/openai/error-midway.sse`),
  },
  embedRequest: { model: 'demo-embed', input: ['eins', 'zwei'] },
  unsupported: [{ cases: 'residency', reason: 'the server has the model that it was started with' }],
});

describe('what a llama.cpp server can', () => {
  let server: ReplayServer;
  beforeEach(async () => {
    server = await createReplayServer();
  });
  afterEach(() => server.close());
  const open = () => createOpenAiCompatible({ preset: 'llama-cpp', baseUrl: `${server.url}/v1` });

  test('is what it says of itself: context, schemas, tools where the template has a place for them', async () => {
    server.respond('GET /v1/models', await loadReply(at('models.json')));
    server.respond('GET /props', await loadReply(at('props.json')));
    expect(await open().listModels()).toMatchObject([
      { id: 'demo', contextLength: 512, capabilities: ['chat', 'json-schema', 'seed', 'logprobs'] },
    ]);
    server.respond(
      'GET /props',
      jsonReply({
        default_generation_settings: { n_ctx: 4096 },
        modalities: { vision: true, audio: false },
        chat_template_caps: { supports_tools: true, supports_parallel_tool_calls: false },
      }),
    );
    const [model] = await open().listModels();
    expect(model?.capabilities).toEqual(['chat', 'json-schema', 'seed', 'logprobs', 'tools', 'vision']);
  });

  test('includes counting tokens with its own template', async () => {
    server.respond('POST /v1/chat/completions/input_tokens', await loadReply(at('input-tokens.json')));
    expect(await open().countTokens?.({ model: 'demo', messages })).toBe(14);
    expect(server.requests[0]?.body.toString()).toContain('Sag Hallo.');
    server.respond('POST /v1/chat/completions/input_tokens', jsonReply({ tokens: 3 }));
    await expect(open().countTokens?.({ model: 'demo', messages })).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  });

  test('includes ranking, whose logits become shares', async () => {
    server.respond('POST /v1/rerank', await loadReply(at('rerank.json')));
    const documents = ['bear star', 'moon sun', 'bear bear'];
    const { results, usage } = (await open().reranking?.rerank({ model: 'rank', query: 'bear', documents })) ?? {};
    expect(results?.map(({ index }) => index)).toEqual([2, 0, 1]);
    for (const { score } of results ?? []) expect(score).toBeGreaterThan(0);
    for (const { score } of results ?? []) expect(score).toBeLessThan(1);
    expect(usage?.inputTokens).toBeGreaterThan(0);
  });

  test.each([
    ['error-image.json', 500, 'UNSUPPORTED', /no such input/],
    ['error-logits.json', 500, 'UNSUPPORTED', /not answer in text/],
    ['error-too-large.json', 500, 'CONTEXT_TOO_LONG', /512 tokens \(it has 60\d\)/],
    ['error-context.json', 400, 'CONTEXT_TOO_LONG', /512 tokens/],
  ] as const)('no failure that lasts is taken for a passing one: %s', async (file, status, code, sentence) => {
    server.respond('POST /v1/chat/completions', await loadReply(at(file), status));
    const error = await open()
      .generate({ model: 'demo', messages })
      .catch((thrown: unknown) => thrown);
    if (!LlmError.is(error)) throw new Error('It did not fail.');
    expect([error.code, error.traits.retry]).toEqual([code, false]);
    expect(error.message).toMatch(sentence);
  });
});
