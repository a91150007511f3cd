import { describeProvider, loadReply } from '@modelhaven/provider-testkit';
import { createOpenRouter } from './index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const chat = 'POST /api/v1/chat/completions';

describeProvider('openrouter', {
  create: (server, { apiKey, logger }) =>
    createOpenRouter('openrouter', { apiKey, baseUrl: `${server.url}/api/v1` }, { logger }),
  replies: {
    models: { on: 'GET /api/v1/models', reply: await fixture('models.json') },
    chat: { on: chat, reply: await fixture('chat.json') },
    chatStream: { on: chat, reply: await fixture('chat.sse') },
    toolStream: { on: chat, reply: await fixture('tools.sse') },
    embeddings: { on: 'POST /api/v1/embeddings', reply: await fixture('embeddings.json') },
    health: { on: 'GET /api/v1/key', reply: await fixture('key.json') },
    errors: {
      401: await fixture('error-401.json'),
      402: await fixture('error-402.json'),
      404: await fixture('error-404.json'),
      503: await fixture('error-503.json'),
    },
    errorInside: await fixture('error-inside.json'),
    errorInsideStream: await fixture('mid-stream-error.sse'),
  },
  request: { model: 'google/gemma-4-26b-a4b-it', messages: [{ role: 'user', content: 'Greet me.' }] },
  embedRequest: { model: 'openai/text-embedding-3-small', input: ['one', 'two'] },
  embedVectors: [
    [0.25, 0, 1],
    [0, 0.5, -1],
  ],
  unsupported: [{ cases: 'residency', reason: 'a hosted service: nothing is loaded on a machine of ours' }],
});
