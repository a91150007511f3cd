import {
  LlmError,
  type RerankRequest,
  type RerankResult,
  throwIfAborted,
  toRanking,
  untilAborted,
} from '@modelhaven/core';
import { createGrowingContext } from './growing-context.ts';
import type { ReaderParts } from './reader-parts.ts';

/** Puts texts in order by what they have to do with a question. Its context is created on first use. */
export interface Ranker {
  rerank(request: RerankRequest, name: string, signal: AbortSignal): Promise<RerankResult>;
  /** Waits for the text in progress and frees the context. */
  dispose(): Promise<void>;
}

/** The ranker of a loaded model. Requests take turns: each document is computed by itself anyway. */
export function createRanker({ model, contextLength, threads, sizes }: ReaderParts): Ranker {
  const growing = createGrowingContext(contextLength, async (contextSize) => {
    const context = await model.createRankingContext({ ...sizes(contextSize), threads });
    return { context, dispose: () => context.dispose() };
  });
  let turn: Promise<unknown> = Promise.resolve();

  const rank = async (request: RerankRequest, name: string, signal: AbortSignal): Promise<RerankResult> => {
    throwIfAborted(signal);
    const { query, documents, topN } = request;
    const any = await growing.withRoom(0);
    const lengths = documents.map((document, index) => {
      const tokens = any.calculateInputLength(query, document);
      if (tokens < contextLength) return tokens;
      throw new LlmError(
        'CONTEXT_TOO_LONG',
        `The question and this document have ${tokens} tokens together, and the context of this model holds ${contextLength - 1}. Split it.`,
        { field: `documents[${index}]` },
      );
    });
    const current = await growing.withRoom(Math.max(...lengths));
    const scores: number[] = [];
    for (const document of documents) {
      throwIfAborted(signal);
      scores.push(await current.rank(query, document));
    }
    return {
      model: name,
      results: toRanking(scores, topN),
      usage: { inputTokens: lengths.reduce((sum, tokens) => sum + tokens, 0) },
    };
  };

  return {
    rerank(request, name, signal) {
      const work = turn.then(() => rank(request, name, signal));
      turn = work.catch(() => {});
      return untilAborted(work, signal);
    },
    async dispose() {
      await turn;
      await growing.dispose();
    },
  };
}
