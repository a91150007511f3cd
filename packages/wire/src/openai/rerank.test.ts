import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  acceptRerankRequest,
  fromRerankResponse,
  rerankResponseSchema,
  toRerankRequest,
  toRerankResponse,
} from './rerank.ts';

const body = { model: 'local/ranker', query: 'Which?', documents: ['a', { text: 'b' }] };

it('reads what clients of Cohere and Jina send', () => {
  expect(acceptRerankRequest({ ...body, top_n: 1, return_documents: true, max_tokens_per_doc: 4096 })).toEqual({
    request: { model: 'local/ranker', query: 'Which?', documents: ['a', 'b'], topN: 1 },
    returnDocuments: true,
    unknownFields: ['max_tokens_per_doc'],
  });
  expect(acceptRerankRequest({ ...body, top_n: null, user: 'u' })).toMatchObject({
    request: { user: 'u' },
    returnDocuments: false,
  });
});

it.each([
  [{ ...body, documents: [] }, 'documents'],
  [{ ...body, documents: ['a', ''] }, 'documents[1]'],
  [{ ...body, query: '' }, 'query'],
  [{ ...body, top_n: 0 }, 'top_n'],
  [{ query: 'x', documents: ['a'] }, 'model'],
])('refuses %j by its path', (wrong, field) => {
  expect(() => acceptRerankRequest(wrong)).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', details: expect.objectContaining({ field }) }),
  );
});

it('writes any ranking as its own schema has it, with the texts only where they are wanted', () => {
  const documents = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(documents, fc.boolean(), (texts, wanted) => {
      const results = texts.map((_, index) => ({ index, score: 1 / (index + 1) }));
      const written = toRerankResponse(
        { model: 'm', results, usage: { inputTokens: 5 } },
        { id: 'r', ...(wanted ? { documents: texts } : {}) },
      );
      const read = rerankResponseSchema.parse(JSON.parse(JSON.stringify(written)));
      expect(read.results.map(({ index, relevance_score }) => [index, relevance_score])).toEqual(
        results.map(({ index, score }) => [index, score]),
      );
      for (const { index, document } of read.results) expect(document?.text).toBe(wanted ? texts[index] : undefined);
      expect(read.usage).toEqual({ prompt_tokens: 5, total_tokens: 5 });
    }),
  );
});

const asked = { model: 'm', query: 'bear', documents: ['a', 'b', 'c'] };
const answer = (...scores: readonly (readonly [number, number])[]) => ({
  model: 'm',
  results: scores.map(([index, relevance_score]) => ({ index, relevance_score })),
  usage: { prompt_tokens: 21, total_tokens: 21 },
});

it('reads the ranking of a server, best first, and logits as shares', () => {
  expect(fromRerankResponse(answer([0, 0.2], [2, 0.9], [1, 0.2]), asked)).toEqual({
    model: 'm',
    results: [
      { index: 2, score: 0.9 },
      { index: 0, score: 0.2 },
      { index: 1, score: 0.2 },
    ],
    usage: { inputTokens: 21 },
  });
  const { results } = fromRerankResponse(answer([1, 0], [0, -800]), { ...asked, topN: 2 }, 'logit');
  expect(results).toEqual([
    { index: 1, score: 0.5 },
    { index: 0, score: 0 },
  ]);
  expect(toRerankRequest({ ...asked, topN: 2 })).toEqual({ ...asked, top_n: 2 });
});

it.each([
  null,
  { results: 'none' },
  answer([0, 1], [1, 1]),
  answer([0, 1], [0, 1], [1, 1]),
  answer([0, 1], [1, 1], [3, 1]),
  answer([0, 1], [1, 1], [0.5, 1]),
  answer([0, 1], [1, 1], [2, Number.NaN]),
])('takes no ranking of anything else: %j', (body) => {
  expect(() => fromRerankResponse(body, asked)).toThrow(expect.objectContaining({ code: 'BAD_RESPONSE' }));
});
