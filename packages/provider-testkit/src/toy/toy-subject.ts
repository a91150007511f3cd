import { jsonReply, ndjsonReply } from '../reply.ts';
import type { ProviderUnderTest } from '../subject.ts';
import type { Flaw } from './flaws.ts';
import { createToyProvider } from './toy-provider.ts';

const usage = { in: 9, out: 5 };

/** The toy provider with the replies of its server, ready for the cases. */
export function createToySubject(flaw?: Flaw): ProviderUnderTest {
  return {
    create: (server, context) => createToyProvider(server.url, context, flaw),
    replies: {
      models: { on: 'GET /models', reply: jsonReply({ models: [{ name: 'a' }, { name: 'b' }] }) },
      chat: { on: 'POST /chat', reply: jsonReply({ text: 'Grüße, 世界 🌿!', reason: 'stop', usage }) },
      chatStream: {
        on: 'POST /chat',
        reply: ndjsonReply([
          { text: 'Grü' },
          { text: 'ße, 世界' },
          { text: ' 🌿' },
          { text: '!' },
          { done: 'stop', usage },
        ]),
      },
      toolStream: {
        on: 'POST /chat',
        reply: ndjsonReply([
          { call: { index: 0, id: 'c0', name: 'get_weather', args: '{"city":' } },
          { call: { index: 1, id: 'c1', name: 'get_weather', args: '{"city":"Köln"}' } },
          { call: { index: 0, args: '"Rom"}' } },
          { done: 'tool-calls', usage },
        ]),
      },
      embeddings: {
        on: 'POST /embed',
        reply: jsonReply({
          vectors: [
            { index: 1, vector: [0, 1] },
            { index: 0, vector: [1, 0] },
          ],
        }),
      },
      errorInside: jsonReply({ error: 'overloaded' }),
      errorInsideStream: ndjsonReply([{ text: 'Grü' }, { error: 'overloaded' }]),
    },
    embedRequest: { model: 'e', input: ['one', 'two'] },
    embedVectors: [
      [1, 0],
      [0, 1],
    ],
    oversizeBytes: 32 * 1024 * 1024,
    caseMs: 15_000,
  };
}
