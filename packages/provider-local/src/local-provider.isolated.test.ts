import { describeProvider } from '@modelhaven/provider-testkit';
import { createLocal } from './index.ts';

const NO_NETWORK = 'The model runs in this process: there is no connection, no status and no bytes on a wire.';

describeProvider('provider-local', {
  create: (_server, { logger }) => createLocal('local', {}, { logger }),
  // A question with one way to answer it: where two are equally good, the tokens that share a batch may decide.
  request: { model: 'demo', messages: [{ role: 'user', content: 'What is the opposite of hot?' }], temperature: 0 },
  // The embedded model was not trained to call tools; a grammar makes it write a call all the same.
  toolRequest: {
    model: 'demo',
    messages: [{ role: 'user', content: 'What is 7 + 8?' }],
    tools: [
      { name: 'add', parameters: { properties: { a: { enum: [7, 8] }, b: { enum: [7, 8] } }, required: ['a', 'b'] } },
    ],
    toolChoice: 'required',
  },
  caseMs: 10_000,
  embedRequest: { model: 'demo', input: ['a cat', 'seven plus eight', 'a small cat'] },
  unsupported: [
    { cases: ['errors', 'broken', 'secrets', 'stream/garbled', 'embeddings/too-few'], reason: NO_NETWORK },
    { cases: ['stream/cut-everywhere', 'stream/tools-cut-everywhere'], reason: NO_NETWORK },
    {
      cases: ['cancel/list', 'cancel/generate', 'cancel/generate-body', 'cancel/stream-before-answer'],
      reason: NO_NETWORK,
    },
    { cases: ['cancel/stream-stalled', 'cancel/break', 'close/frees-connections'], reason: NO_NETWORK },
    { cases: ['embeddings/failures', 'health/never-rejects'], reason: NO_NETWORK },
  ],
});
