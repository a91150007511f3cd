import assert from 'node:assert/strict';
import type { EmbeddingCapability, EmbedRequest, ModelProvider } from '@modelhaven/core';
import { type Bench, type ConformanceCase, rejection } from '../bench.ts';

const ability = (provider: ModelProvider) => provider.embeddings !== undefined;

/** Vectors come in the order of the texts, and none is missing. */
export const embedCases: readonly ConformanceCase[] = [
  {
    name: 'embeddings/order-and-length',
    ability,
    async run(bench) {
      const { capability, request } = prepare(bench);
      const { vectors, model } = await capability.embed(request);
      assert.ok(model.length > 0, 'the result names its model');
      assert.equal(vectors.length, request.input.length, 'there is one vector per text');
      assert.equal(new Set(vectors.map((vector) => vector.length)).size, 1, 'all vectors have one length');
      assert.ok((vectors[0]?.length ?? 0) > 0, 'vectors are not empty');
      if (bench.subject.embedVectors) {
        assert.deepEqual(
          vectors.map((vector) => [...vector]),
          bench.subject.embedVectors,
          'vectors are in the order of the texts',
        );
      }
    },
  },
  {
    // About the wire, so without the ability: a provider that embeds without one may declare it.
    name: 'embeddings/too-few',
    async run(bench) {
      const { capability, request } = prepare(bench);
      bench.exchange('embeddings');
      const more = { ...request, input: [...request.input, 'one text more than there are vectors'] };
      await rejection(capability.embed(more), ['BAD_RESPONSE'], 'fewer vectors than texts');
    },
  },
  {
    name: 'embeddings/failures',
    async run(bench) {
      const { capability, request } = prepare(bench);
      await rejection(capability.embed(request, { signal: AbortSignal.abort() }), ['ABORTED'], 'embed, aborted');
      bench.serveInstead('embeddings', { status: 401, body: '{}' });
      await rejection(capability.embed(request), ['UNAUTHORIZED'], 'embed, 401');
      bench.serveInstead('embeddings', { body: '<html>' });
      await rejection(capability.embed(request), ['BAD_RESPONSE'], 'embed, HTML page');
    },
  },
];

function prepare(bench: Bench): { readonly capability: EmbeddingCapability; readonly request: EmbedRequest } {
  const capability = bench.provider.embeddings;
  assert.ok(capability, 'the provider has no "embeddings": add them, or declare the cases unsupported');
  if (bench.subject.replies) bench.serve('embeddings');
  const request = bench.subject.embedRequest;
  assert.ok(request && request.input.length >= 2, 'This case needs "embedRequest" with two texts or more.');
  return { capability, request };
}
