import { describeProvider, jsonReply, loadReply } from '@modelhaven/provider-testkit';
import { createCustom } from './custom-provider.ts';

const at = (name: string) => `${import.meta.dirname}/__fixtures__/${name}`;

describeProvider('custom with the Anthropic dialect', {
  create: (server, { apiKey, logger }) =>
    createCustom('custom', { baseUrl: server.url, apiKey, preset: 'anthropic' }, { logger }),
  request: { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: 'Sag Hallo.' }] },
  replies: {
    models: { on: 'GET /v1/models', reply: await loadReply(at('anthropic/models.json')) },
    chat: { on: 'POST /v1/messages', reply: await loadReply(at('anthropic/chat.json')) },
    chatStream: { on: 'POST /v1/messages', reply: await loadReply(at('anthropic/chat.sse')) },
    toolStream: { on: 'POST /v1/messages', reply: await loadReply(at('anthropic/tools.sse')) },
    errors: {
      400: await loadReply(at('anthropic/error-invalid.json'), 400),
      401: await loadReply(at('anthropic/error-key.json'), 401),
      402: jsonReply({ type: 'error', error: { type: 'billing_error', message: 'Check your billing.' } }, 402),
      404: await loadReply(at('anthropic/error-model.json'), 404),
      429: await loadReply(at('anthropic/error-rate.json'), 429),
      500: jsonReply({ type: 'error', error: { type: 'api_error', message: 'Internal server error' } }, 500),
      503: await loadReply(at('anthropic/error-overloaded.json'), 503),
    },
    errorInside: await loadReply(at('anthropic/error-overloaded.json'), 200),
    errorInsideStream: await loadReply(at('anthropic/error-midway.sse')),
  },
  unsupported: [
    { cases: 'residency', reason: 'a hosted service: nothing to load' },
    { cases: 'embeddings', reason: 'the Anthropic API has no embeddings' },
  ],
});
