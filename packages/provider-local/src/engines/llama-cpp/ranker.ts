import {
  LlmError,
  type RerankRequest,
  type RerankResult,
  throwIfAborted,
  toRanking,
  untilAborted,
} from '@modelhaven/core';
import type { LlamaModel, LlamaRankingContext } from 'node-llama-cpp';

/** Puts texts in order by what they have to do with a question. Its context is created on first use. */
export interface Ranker {
  rerank(request: RerankRequest, name: string, signal: AbortSignal): Promise<RerankResult>;
  /** Waits for the text in progress and frees the context. */
  dispose(): Promise<void>;
}

// Most documents are shorter; memory for longer ones is taken when the first of them comes.
const FIRST_TOKENS = 512;

/** The ranker of a loaded model. Requests take turns: each document is computed by itself anyway. */
export function createRanker(model: LlamaModel, contextLength: number, threads: number): Ranker {
  let context: LlamaRankingContext | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** A context that holds so many tokens, or as many as the model does. */
  const withRoom = async (tokens: number): Promise<LlamaRankingContext> => {
    if (context && (context.contextSize > tokens || context.contextSize >= contextLength)) return context;
    await context?.dispose();
    context = undefined;
    let contextSize = FIRST_TOKENS;
    while (contextSize <= tokens) contextSize *= 2;
    contextSize = Math.min(contextSize, contextLength);
    // Encoders look at all tokens at once, so a batch holds as many as the context.
    context = await model.createRankingContext({ contextSize, batchSize: contextSize, threads });
    return context;
  };

  const rank = async (request: RerankRequest, name: string, signal: AbortSignal): Promise<RerankResult> => {
    throwIfAborted(signal);
    const { query, documents, topN } = request;
    const any = await withRoom(0);
    const lengths = documents.map((document, index) => {
      const tokens = any.calculateInputLength(query, document);
      if (tokens < contextLength) return tokens;
      throw new LlmError(
        'CONTEXT_TOO_LONG',
        `The question and this document have ${tokens} tokens together, and the context of this model holds ${contextLength - 1}. Split it.`,
        { field: `documents[${index}]` },
      );
    });
    const current = await withRoom(Math.max(...lengths));
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
      await context?.dispose();
    },
  };
}
