import { createReplayServer, loadReply } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { withoutZero } from './embed.ts';
import { createLmStudio } from './index.ts';

const reply = await loadReply(`${import.meta.dirname}/__fixtures__/embed.json`);

test('tokens that nobody counted are unknown, and vectors that were not shortened are refused', async () => {
  const server = await createReplayServer();
  server.respond('POST /v1/embeddings', reply);
  const { embeddings } = createLmStudio({ baseUrl: server.url });
  const request = { model: 'nomic', input: ['one', 'two'], user: 'u' };
  expect((await embeddings.embed(request)).usage).toEqual({});
  expect(server.requests[0]?.json()).toEqual({ model: 'nomic', input: ['one', 'two'], encoding_format: 'float' });
  expect((await embeddings.embed({ ...request, dimensions: 3 })).vectors).toHaveLength(2);
  await expect(embeddings.embed({ ...request, dimensions: 2 })).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    details: { field: 'dimensions', provider: 'lmstudio', model: 'nomic' },
  });
  await server.close();
});

test('only a prompt of 0 tokens is doubted', () => {
  expect(withoutZero({ inputTokens: 3, outputTokens: 0 })).toEqual({ inputTokens: 3, outputTokens: 0 });
  expect(withoutZero({ inputTokens: 0, outputTokens: 5 })).toEqual({ outputTokens: 5 });
  expect(withoutZero({ inputTokens: 0, outputTokens: 0 })).toEqual({});
});
