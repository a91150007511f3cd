import { describeProvider, loadReply } from '@modelhaven/provider-testkit';
import { createCustom } from './custom-provider.ts';

const at = (name: string) => `${import.meta.dirname}/__fixtures__/${name}`;

describeProvider('custom with the OpenAI dialect', {
  create: (server, { apiKey, logger }) =>
    createCustom('custom', { baseUrl: `${server.url}/v1`, apiKey, preset: 'openai' }, { logger }),
  request: { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Sag Hallo.' }] },
  replies: {
    models: { on: 'GET /v1/models', reply: await loadReply(at('openai/models.json')) },
    chat: { on: 'POST /v1/chat/completions', reply: await loadReply(at('openai/chat.json')) },
    chatStream: { on: 'POST /v1/chat/completions', reply: await loadReply(at('openai/chat.sse')) },
    toolStream: { on: 'POST /v1/chat/completions', reply: await loadReply(at('openai/tools.sse')) },
    embeddings: { on: 'POST /v1/embeddings', reply: await loadReply(at('openai/embeddings.json')) },
    errors: {
      400: await loadReply(at('openai/error-400.json'), 400),
      401: await loadReply(at('openai/error-401.json'), 401),
      404: await loadReply(at('openai/error-404.json'), 404),
      429: await loadReply(at('openai/error-429.json'), 429),
      500: await loadReply(at('openai/error-500.json'), 500),
    },
    errorInside: await loadReply(at('openai/error-500.json'), 200),
    errorInsideStream: await loadReply(at('openai/error-midway.sse')),
  },
  embedRequest: { model: 'text-embedding-3-small', input: ['eins', 'zwei'] },
  embedVectors: [
    [0.5, 0.0625, -0.25],
    [0.25, -0.5, 0.125],
  ],
  unsupported: [{ cases: 'residency', reason: 'a hosted service: nothing to load' }],
});
