import { describeProvider, loadReply, type Responder } from '@modelhaven/provider-testkit';
import { createLmStudio } from './index.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`, status);
const chat = 'POST /v1/chat/completions';
const [busy, idle, load, unload] = await Promise.all(
  ['models-v1.json', 'models-v1-idle.json', 'load.json', 'unload.json'].map((name) => fixture(name)),
);
if (!busy || !idle || !load || !unload) throw new Error('fixtures are missing');

/** A memory that holds what was loaded last. */
function memory(): Readonly<Record<'list' | 'load' | 'unload', Responder>> {
  let isLoaded = false;
  const set = (value: boolean, reply: typeof load) => () => {
    isLoaded = value;
    return reply as NonNullable<typeof load>;
  };
  return {
    list: () => (isLoaded ? busy : idle) as NonNullable<typeof busy>,
    load: set(true, load),
    unload: set(false, unload),
  };
}
const state = memory();
const common = {
  chat: { on: chat, reply: await fixture('chat.json') },
  chatStream: { on: chat, reply: await fixture('chat.sse') },
  toolStream: { on: chat, reply: await fixture('tools.sse') },
  embeddings: { on: 'POST /v1/embeddings', reply: await fixture('embed.json') },
  errors: { 404: await fixture('error-nothing-loaded.json') },
  errorInside: await fixture('error-endpoint.json'),
  errorInsideStream: await fixture('crash.sse'),
};
const asked = {
  request: { model: 'google/gemma-3-4b', messages: [{ role: 'user', content: 'Greet me.' }] },
  embedRequest: { model: 'text-embedding-nomic-embed-text-v1.5', input: ['one', 'two'] },
  embedVectors: [
    [0.6, 0, 0.8],
    [0, 1, 0],
  ],
} as const;

describeProvider('lmstudio (REST API v1)', {
  create: (server, { apiKey, logger }) => createLmStudio({ apiKey, baseUrl: `${server.url}/v1` }, { logger }),
  replies: {
    ...common,
    background: [
      { on: 'GET /api/v1/models', reply: state.list },
      { on: 'POST /api/v1/models/load', reply: state.load },
      { on: 'POST /api/v1/models/unload', reply: state.unload },
    ],
    models: { on: 'GET /api/v1/models', reply: busy },
  },
  ...asked,
});

describeProvider('lmstudio (REST API v0)', {
  create: (server, { apiKey, logger }) => createLmStudio({ apiKey, baseUrl: server.url, api: 'v0' }, { logger }),
  replies: {
    ...common,
    background: [{ on: 'GET /api/v0/models', reply: await fixture('models-v0.json') }],
    models: { on: 'GET /api/v0/models', reply: await fixture('models-v0.json') },
  },
  ...asked,
  unsupported: [{ cases: 'residency', reason: 'before 0.4.0 the server loads and unloads models by itself only' }],
});
