import assert from 'node:assert/strict';
import { type ConformanceCase, eventsOf, rejection, within } from '../bench.ts';

/** Closing lets go of everything, once and for all. */
export const closeCases: readonly ConformanceCase[] = [
  {
    name: 'close/twice',
    async run({ provider }) {
      await provider.close();
      await provider.close();
    },
  },
  {
    name: 'close/later-calls-reject',
    async run(bench) {
      const { provider, request } = bench;
      const embedding = bench.subject.embedRequest ?? { model: request.model, input: ['a'] };
      await provider.close();
      await rejection(provider.listModels(), 'any', 'listModels after close');
      await rejection(provider.generate(request), 'any', 'generate after close');
      await rejection(eventsOf(provider.stream(request)), 'any', 'stream after close');
      if (provider.reranking) {
        const ranking = { model: request.model, query: 'a', documents: ['b'] };
        await rejection(provider.reranking.rerank(ranking), 'any', 'rerank after close');
      }
      if (provider.embeddings) await rejection(provider.embeddings.embed(embedding), 'any', 'embed after close');
      if (provider.residency) await rejection(provider.residency.load(request.model), 'any', 'load after close');
      assert.equal(bench.server.requests.length, 0, 'a closed provider sends nothing');
      const report = await provider.health();
      assert.equal(report.status, 'down', 'health of a closed provider is down, and resolves');
    },
  },
  {
    name: 'close/frees-connections',
    async run(bench) {
      bench.serve('chat');
      await bench.provider.generate(bench.request);
      await within(2000, 'close', bench.provider.close());
      for (const { closed, path } of bench.server.requests) await within(1000, `the connection of ${path}`, closed);
    },
  },
];
