import { describeProvider, jsonReply, loadReply, type Responder } from '@modelhaven/provider-testkit';
import { createOllama } from './index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const chat = 'POST /api/chat';
const show = await fixture('show-qwen3.json');
const ps = await fixture('ps.json');
const load = await fixture('load.json');

/** A memory that holds what was loaded last. */
function memory(): { readonly generate: Responder; readonly ps: Responder } {
  let isLoaded = false;
  return {
    generate: (request) => {
      isLoaded = !/"keep_alive":0/.test(request.text());
      return load;
    },
    ps: () => (isLoaded ? ps : jsonReply({ models: null })),
  };
}
const state = memory();

describeProvider('ollama', {
  create: (server, { apiKey, logger }) => createOllama('ollama', { apiKey, baseUrl: server.url }, { logger }),
  replies: {
    background: [
      { on: 'POST /api/show', reply: show },
      { on: 'GET /api/ps', reply: state.ps },
      { on: 'POST /api/generate', reply: state.generate },
      { on: 'GET /api/version', reply: await fixture('version.json') },
    ],
    models: { on: 'GET /api/tags', reply: await fixture('tags.json') },
    chatStream: { on: chat, reply: await fixture('chat.ndjson') },
    toolStream: { on: chat, reply: await fixture('tools.ndjson') },
    embeddings: { on: 'POST /api/embed', reply: await fixture('embed.json') },
    health: { on: 'GET /api/version', reply: await fixture('version.json') },
    errors: {
      401: await fixture('error-401.json'),
      404: await fixture('error-404.json'),
      503: await fixture('error-503.json'),
    },
    errorInside: await fixture('error-inside.json'),
    errorInsideStream: await fixture('mid-stream-error.ndjson'),
  },
  request: { model: 'qwen3:8b', messages: [{ role: 'user', content: 'Greet me.' }] },
  embedRequest: { model: 'nomic-embed-text', input: ['one', 'two'] },
  embedVectors: [
    [0.6, 0, 0.8],
    [0, 1, 0],
  ],
});
