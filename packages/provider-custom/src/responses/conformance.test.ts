import { describeProvider, loadReply } from '@modelhaven/provider-testkit';
import { createCustom } from '../custom-provider.ts';

const at = (name: string) => `${import.meta.dirname}/../__fixtures__/${name}`;

describeProvider('custom with the Responses API', {
  create: (server, { apiKey, logger }) =>
    createCustom('custom', { baseUrl: `${server.url}/v1`, apiKey, preset: 'openai', api: 'responses' }, { logger }),
  request: { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Sag Hallo.' }] },
  replies: {
    models: { on: 'GET /v1/models', reply: await loadReply(at('openai/models.json')) },
    chat: { on: 'POST /v1/responses', reply: await loadReply(at('openai/responses.json')) },
    chatStream: { on: 'POST /v1/responses', reply: await loadReply(at('openai/responses.sse')) },
    toolStream: { on: 'POST /v1/responses', reply: await loadReply(at('openai/responses-tools.sse')) },
    embeddings: { on: 'POST /v1/embeddings', reply: await loadReply(at('openai/embeddings.json')) },
    errorInside: await loadReply(at('openai/responses-failed.json')),
    errorInsideStream: await loadReply(at('openai/responses-failed.sse')),
  },
  embedRequest: { model: 'text-embedding-3-small', input: ['eins', 'zwei'] },
  unsupported: [{ cases: 'residency', reason: 'a hosted service: nothing to load' }],
});
